// Writing down what passed.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/play/transcript.hpp"

#include <array>
#include <utility>

namespace chat::check {

std::string_view word(Deed deed) noexcept {
    constexpr std::array<std::string_view, 15> words{"started", "connected", "sent",       "received",  "finished",
                                                     "dropped", "closed",    "ended",      "was-reset", "refused",
                                                     "typed",   "shown",     "complained", "exited",    "note"};
    return words[static_cast<std::size_t>(deed)];
}

void Transcript::add(std::string_view who, Deed deed, std::string_view bytes) {
    const auto when = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began_);
    events_.push_back({when, std::string(who), deed, std::string(bytes)});
}

Mark Transcript::mark(std::string_view who, std::size_t at, std::string legal) const {
    for (std::size_t i = 0; i < events_.size(); ++i) {
        const Event& event = events_[i];
        if (event.who != who || event.deed != Deed::received) continue;
        if (at < event.bytes.size()) return {i, at, std::move(legal)};
        at -= event.bytes.size();
    }
    const std::size_t last = events_.empty() ? 0 : events_.size() - 1;
    return {last, events_.empty() ? 0 : events_[last].bytes.size(), std::move(legal)};
}

void Transcript::shorten(std::size_t most, const std::optional<Mark>& mark) {
    std::size_t kept = 0, dropped = 0;
    for (std::size_t i = 0; i < events_.size(); ++i) {
        if (events_[i].deed != Deed::received) continue;
        kept += events_[i].bytes.size();
        if (kept <= most || (mark && mark->event == i)) continue;
        dropped += events_[i].bytes.size();
        events_[i].bytes = {};
    }
    if (dropped > 0) add("", Deed::note, std::to_string(dropped) + " octets that came are left out here");
}

std::string Transcript::all(std::string_view who, Deed deed) const {
    std::string together;
    for (const Event& event : events_)
        if (event.who == who && event.deed == deed) together += event.bytes;
    return together;
}

} // namespace chat::check
