// Where words come from: one connection, as the audit log names it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <boost/smart_ptr/intrusive_ptr.hpp>
#include <boost/smart_ptr/intrusive_ref_counter.hpp>

#include <cstdint>
#include <string>
#include <utility>

namespace chat {

// Never changes, and outlives its connection for as long as somebody's words are on their way. Loop thread only.
struct Origin : boost::intrusive_ref_counter<Origin, boost::thread_unsafe_counter> {
    Origin(std::string l, std::string p, std::uint64_t c, std::string i, std::uint16_t po)
        : listener(std::move(l)), protocol(std::move(p)), ip(std::move(i)), conn(c), port(po) {}

    const std::string listener; // its name in the configuration: "commands"
    const std::string protocol; // "crlf"
    const std::string ip;       // the client's address, IPv4 or IPv6 in its usual spelling
    const std::uint64_t conn;   // counts the connections of this process from 1, never reused
    const std::uint16_t port;   // the client's port
};

using OriginPtr = boost::intrusive_ptr<const Origin>;

} // namespace chat
