// What was sent in a case, to be sent again.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/desk.hpp"
#include "apps/chatcheck/play/server.hpp"

#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace chat::check {

struct Step {
    std::chrono::microseconds when; // since the case began
    std::string who;                // which connection
    Deed deed;                      // connected, sent, finished, dropped or closed
    std::string bytes;
};

struct Recording {
    std::string slug;
    std::vector<Step> steps;
};

// The file is no recording; what() names line and key.
struct BadRecording : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Reads what the replay report wrote. Throws BadRecording.
std::vector<Recording> read_recordings(std::string_view text);

// Does the steps at their times, and takes what comes meanwhile and for Pace::quiet() after; the desk has the
// transcript. Throws Stop where a connection cannot be had.
void play_again(const Recording& recording, const Address& address, Desk& desk);

} // namespace chat::check
