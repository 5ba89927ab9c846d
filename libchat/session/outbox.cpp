// Queueing and sending runs of bytes.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/session/outbox.hpp"

#include <algorithm>
#include <utility>

namespace chat {

void Outbox::push(Wire wire) {
    if (wire.empty()) return;
    bytes_ += static_cast<std::uint32_t>(wire.size());
    if (!runs_.empty() && wire.follows(runs_.back()))
        runs_.back().extend(wire);
    else
        runs_.push(std::move(wire));
}

Pressure Outbox::pressure(const Limits& limits) const noexcept {
    if (cost() > limits.outbox_hard) return Pressure::hard;
    return cost() > limits.outbox_soft ? Pressure::soft : Pressure::none;
}

std::size_t Outbox::gather(std::span<iovec> runs) const noexcept {
    const std::size_t count = std::min(runs.size(), runs_.size());
    for (std::size_t i = 0; i < count; ++i)
        runs[i] = iovec{const_cast<char*>(runs_[i].data()), runs_[i].size()}; // iovec is not const; send() only reads
    return count;
}

void Outbox::sent(std::size_t count) noexcept {
    bytes_ -= static_cast<std::uint32_t>(count);
    while (!runs_.empty() && count >= runs_.front().size()) count -= runs_.pop().size();
    if (count > 0) runs_.front().skip(count);
}

void Outbox::clear() noexcept {
    runs_ = Fifo<Wire>();
    bytes_ = 0;
}

} // namespace chat
