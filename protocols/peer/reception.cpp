// Binding conversations to connections.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/reception.hpp"

#include <algorithm>
#include <utility>

namespace chat::peer {
namespace {

// A client of header10 connects for its next message before it closes the last connection, or just after.
constexpr std::chrono::seconds overlap{1};

} // namespace

void Reception::welcome(Newcomer& newcomer) {
    const auto waiting =
        std::ranges::find_if(waiting_, [&](const Waiting& w) { return w.dialogue->who().origin->ip == newcomer.ip(); });
    if (waiting != waiting_.end()) {
        auto dialogue = std::move(waiting->dialogue);
        waiting_.erase(waiting);
        newcomer.adopt(std::move(dialogue));
        return;
    }
    newcomers_.push_back(newcomer);
    newcomer.patience_ = setting_.timers.after(overlap, [&newcomer] { newcomer.unlink(); });
}

void Reception::keep(std::unique_ptr<Dialogue> dialogue) {
    const auto newcomer =
        std::ranges::find_if(newcomers_, [&](const Newcomer& n) { return n.ip() == dialogue->who().origin->ip; });
    if (newcomer != newcomers_.end()) {
        newcomer->no_longer_new();
        newcomer->adopt(std::move(dialogue));
        return;
    }
    const auto place = waiting_.insert(waiting_.end(), Waiting{std::move(dialogue), Timer()});
    place->patience = setting_.timers.after(setting_.reattach, [this, place] {
        place->dialogue->ends_because("did not come back");
        waiting_.erase(place);
    });
}

} // namespace chat::peer
