// How IRC says what happens.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/dialect.hpp"
#include "protocols/irc/capability.hpp"
#include "protocols/irc/tags.hpp"

#include <string>

namespace chat::irc {

// Clients differ in the tags that they are sent, and in how a join looks; all that have the same capabilities of those
// share one dialect. Whether a client hears something at all is not decided here.
class IrcDialect final : public Dialect {
public:
    IrcDialect(bool time, bool tags, bool extended_join) noexcept
        : time_(time), tags_(tags), extended_join_(extended_join) {}

    void render(const Message& message, std::string& out) const override;

    // The one for a client. They live as long as the process.
    static const IrcDialect& of(const Capabilities& capabilities) noexcept;

private:
    struct Words;

    const bool time_;
    const bool tags_; // msgid, client-only tags, bot
    const bool extended_join_;
};

// "2026-11-20T06:51:55.360Z" (IRCv3 server-time).
std::string tag_time(Time time);

// "#lobby": what a room is called on IRC, and back. No room is meant where there is no #.
std::string channel_of(std::string_view room);
std::string_view room_of(std::string_view channel) noexcept;

} // namespace chat::irc
