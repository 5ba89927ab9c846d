// The extended WHO: which fields are asked for, and a user in them (IRCv3, WHOX).
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/irc/reply.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace chat::irc {

// The second parameter of a WHO, `o%tcuhn,42`. Views it.
struct WhoOptions {
    explicit WhoOptions(std::string_view parameter) noexcept;

    bool wants(char field) const noexcept { return fields && fields->find(field) != fields->npos; }

    std::optional<std::string_view> fields; // behind a %; without one it is an ordinary WHO, answered by 352
    std::string_view token;                 // 1 to 3 digits; otherwise 0
    bool operators_only;                    // an `o` before the %
};

// What is told of one user.
struct WhoFacts {
    std::string_view room; // one that may be told, with its #; empty where there is none
    std::string_view user;
    std::string_view address; // empty where it is not told
    std::string_view host;
    std::string_view server;
    std::string_view nick;
    std::string_view prefixes; // of his seat in the room, `@+`, the highest first
    std::string_view account;  // empty where he has none
    std::string_view realname;
    std::chrono::seconds idle{0};
    bool away = false;
    bool is_operator = false; // of the server
    bool is_bot = false;
};

// The flags of 352 and 354: H or G, `*` of an operator, the highest prefix or with multi-prefix all, B of a bot.
std::string who_flags(const WhoFacts& user, bool multi_prefix);

// `head` is that of a 354 or 352: Head(server, Numeric::RPL_WHOSPCRPL, nick). 354 has the fields asked for, in the
// order of the specification; fields that are not known are passed over.
void append_whox(std::string& out, Head head, const WhoOptions& options, const WhoFacts& user, bool multi_prefix);
void append_who(std::string& out, Head head, const WhoFacts& user, bool multi_prefix);

} // namespace chat::irc
