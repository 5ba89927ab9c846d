// What all links and programs of one case share.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/pace.hpp"
#include "apps/chatcheck/play/pump.hpp"
#include "apps/chatcheck/play/transcript.hpp"

#include <string>

namespace chat::check {

struct Desk {
    Pace pace;
    Level level = Level::must; // what a broken expectation is called
    Transcript transcript;
    Pump pump;
    std::string leniency; // why the case is not passed in full, if it is not

    // The case goes on, but what was done is not what is recommended.
    void lenient(const std::string& why) {
        if (leniency.empty()) leniency = why;
        transcript.add("", Deed::note, "lenient: " + why);
    }
};

} // namespace chat::check
