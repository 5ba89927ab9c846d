// How one protocol says a message.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/message.hpp"

#include <string>

namespace chat {

// Stateless, and known by its address: members that share a dialect object share the rendered bytes.
class Dialect {
public:
    virtual ~Dialect() = default;
    // Appends the message in this dialect's words, whole frames only. Leaving `out` empty leaves the message unsaid.
    virtual void render(const Message& message, std::string& out) const = 0;
};

} // namespace chat
