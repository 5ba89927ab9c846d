// What the operator allows one client to cost: the [limits] section.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/address_range.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace chat {

// So many within a time: at once, and then one a step.
struct ConnectionRate {
    std::size_t count = 0; // 0: any number
    std::chrono::milliseconds per{0};

    std::chrono::milliseconds step() const noexcept {
        return count == 0 ? std::chrono::milliseconds(0) : per / static_cast<std::int64_t>(count);
    }
    bool operator==(const ConnectionRate&) const = default;
};

struct Limits {
    std::size_t connections = 10'000;                                     // more are refused
    std::size_t connections_per_ip = 16;                                  // of one household; 0: any number
    ConnectionRate new_connections_per_ip{32, std::chrono::minutes(10)};  // the same
    std::vector<AddressRange> exempt{*AddressRange::parse("127.0.0.0/8"), // from both of these
                                     *AddressRange::parse("::1/128")};
    std::size_t line = 4096;                           // bytes of one text, after the verb, as it came
    std::size_t outbox_soft = 64 * 1024;               // unsent bytes above which a client is no longer read
    std::size_t outbox_hard = 256 * 1024;              // unsent bytes, after a flush, that make a slow reader
    std::size_t outbox_total = 512 * 1024 * 1024;      // unsent bytes of all, beyond which who has most of them is slow
    std::chrono::milliseconds outbox_patience{10'000}; // how long above soft before it is one
    std::size_t memory = 256 * 1024 * 1024;            // bytes that the lines of all buffers together may take
    std::chrono::milliseconds idle{0};                 // without a byte from the client; 0 = never

    // What one step of a reply may add above soft: a page of the journal, or all that one read brought; and the longest
    // line, which may double when it is made UTF-8. A hard limit nearer to soft would cut off clients that do read.
    std::size_t least_hard() const noexcept { return outbox_soft + 64 * 1024 + 2 * line; }
};

} // namespace chat
