// All that passed between chatcheck and the program under test in one case, in order.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/verdict.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace chat::check {

enum class Deed {
    started,    // the program; bytes: its command
    connected,  // a connection to or from it
    sent,       // by us
    received,   // by us
    finished,   // we sent our FIN
    dropped,    // we sent a RST
    closed,     // we closed
    ended,      // its FIN came
    was_reset,  // its RST came
    refused,    // no connection could be had; bytes: why
    typed,      // into the program's standard input
    shown,      // on its standard output or terminal
    complained, // on its standard error
    exited,     // bytes: "exit 0", "signal 11"
    note,       // bytes: a sentence for the reader
};

std::string_view word(Deed deed) noexcept; // "sent", "was-reset"

struct Event {
    std::chrono::microseconds when; // since the case began
    std::string who;                // a connection by its name, "ann"; or "program"
    Deed deed;
    std::string bytes;
};

class Transcript {
public:
    using Clock = std::chrono::steady_clock;

    // Sent and received in one go is one event each: octets keep the pieces they came in.
    void add(std::string_view who, Deed deed, std::string_view bytes = {});

    const std::vector<Event>& events() const noexcept { return events_; }

    // The mark for the octet number `at` (from 0) of all that `who` received; or behind the last event, if it never
    // came.
    Mark mark(std::string_view who, std::size_t at, std::string legal) const;

    // Keeps no more than `most` of the octets that were received, and those of the marked event; the events stay.
    void shorten(std::size_t most, const std::optional<Mark>& mark);

    // All octets of this kind, in one string.
    std::string all(std::string_view who, Deed deed) const;

private:
    Clock::time_point began_ = Clock::now();
    std::vector<Event> events_;
};

} // namespace chat::check
