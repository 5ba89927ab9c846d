// A session's unsent bytes.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/fifo.hpp"
#include "libchat/core/wire.hpp"
#include "libchat/session/limits.hpp"

#include <sys/uio.h>

#include <cstddef>
#include <cstdint>
#include <span>

namespace chat {

// How full an outbox is, measured by [limits] outbox_soft and outbox_hard.
enum class Pressure { none, soft, hard };

class Outbox {
public:
    // Neighbours on one page become one run.
    void push(Wire wire);

    std::size_t bytes() const noexcept { return bytes_; }
    // What they cost in memory: many short replies cost more than their bytes. The limits count this.
    std::size_t cost() const noexcept { return bytes_ + runs_.size() * run_cost; }
    bool empty() const noexcept { return bytes_ == 0; }
    Pressure pressure(const Limits& limits) const noexcept;

    // Points at the runs in order, as many as there is room for; valid until the next push, sent or clear.
    std::size_t gather(std::span<iovec> runs) const noexcept;
    // The first `count` bytes are gone. At most bytes().
    void sent(std::size_t count) noexcept;
    void clear() noexcept;

private:
    static constexpr std::size_t run_cost = 64; // a wire in the queue, and the header of its page

    [[no_unique_address]] Fifo<Wire> runs_; // the next member fits into its padding
    std::uint32_t bytes_ = 0;
};

} // namespace chat
