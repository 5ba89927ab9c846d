// Binding conversations to connections.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/reception.hpp"

#include <algorithm>
#include <utility>

namespace chat::peer {
namespace {

// A client of header10 connects for its next message before it closes the last connection, or just after.
constexpr std::chrono::seconds overlap{1};

constexpr const char* did_not_come_back = "did not come back"; // for the audit log

} // namespace

void Reception::welcome(Newcomer& newcomer) {
    const auto waiting = std::ranges::find_if(
        waiting_, [&](const auto& dialogue) { return dialogue->who().origin->ip == newcomer.ip(); });
    if (waiting != waiting_.end()) {
        auto dialogue = std::move(*waiting);
        waiting_.erase(waiting);
        newcomer.adopt(std::move(dialogue));
        return;
    }
    newcomers_.push_back(newcomer);
    newcomer.patience_ = setting_.timers.after(overlap, [&newcomer] { newcomer.unlink(); });
}

void Reception::keep(std::unique_ptr<Dialogue> dialogue) {
    Dialogue& lost = *dialogue;
    lost.is_missed(setting_.timers.after(setting_.reattach, [this, &lost] { give_up(lost); }));
    place(std::move(dialogue));
}

void Reception::keep_on(std::unique_ptr<Dialogue> dialogue) {
    if (dialogue->missed()) return place(std::move(dialogue));
    dialogue->ends_because(did_not_come_back);
}

void Reception::place(std::unique_ptr<Dialogue> dialogue) {
    if (closed_) return; // it ends
    const auto newcomer =
        std::ranges::find_if(newcomers_, [&](const Newcomer& n) { return n.ip() == dialogue->who().origin->ip; });
    if (newcomer == newcomers_.end()) {
        waiting_.push_back(std::move(dialogue));
        return;
    }
    newcomer->no_longer_new();
    newcomer->adopt(std::move(dialogue));
}

// Where a newcomer has adopted it, it is his for as long as he says nothing: his user may be typing.
void Reception::give_up(Dialogue& dialogue) {
    const auto waiting = std::ranges::find_if(waiting_, [&](const auto& kept) { return kept.get() == &dialogue; });
    if (waiting == waiting_.end()) return;
    dialogue.ends_because(did_not_come_back);
    waiting_.erase(waiting);
}

void Reception::close() noexcept {
    closed_ = true;
    waiting_.clear();
}

} // namespace chat::peer
