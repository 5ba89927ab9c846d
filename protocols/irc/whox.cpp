// A user in the columns of WHO.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/whox.hpp"

#include <algorithm>

namespace chat::irc {
namespace {

bool is_token(std::string_view word) noexcept {
    return !word.empty() && word.size() <= 3 && std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view or_else(std::string_view value, std::string_view placeholder) noexcept {
    return value.empty() ? placeholder : value;
}

} // namespace

WhoOptions::WhoOptions(std::string_view parameter) noexcept
    : token("0"), operators_only(parameter.substr(0, parameter.find('%')).find('o') != parameter.npos) {
    const std::size_t percent = parameter.find('%');
    if (percent == parameter.npos) return;
    const std::string_view asked = parameter.substr(percent + 1);
    const std::size_t comma = std::min(asked.find(','), asked.size());
    fields = asked.substr(0, comma);
    const std::string_view word = asked.substr(std::min(comma + 1, asked.size()));
    if (is_token(word)) token = word;
}

std::string who_flags(const WhoFacts& user, bool multi_prefix) {
    std::string flags(user.away ? "G" : "H");
    if (user.is_operator) flags += '*';
    flags += user.prefixes.substr(0, multi_prefix ? user.prefixes.size() : 1);
    if (user.is_bot) flags += 'B';
    return flags;
}

// Hops (d) and the level of a room's operator (o) are no standard fields, but ircu, where WHOX comes from, has them in
// these places, and clients ask for them.
void append_whox(std::string& out, Head head, const WhoOptions& options, const WhoFacts& user, bool multi_prefix) {
    if (options.wants('t')) head.add(options.token);
    if (options.wants('c')) head.add(or_else(user.room, "*"));
    if (options.wants('u')) head.add(user.user);
    if (options.wants('i')) head.add(or_else(user.address, "255.255.255.255"));
    if (options.wants('h')) head.add(user.host);
    if (options.wants('s')) head.add(user.server);
    if (options.wants('n')) head.add(user.nick);
    if (options.wants('f')) head.add(who_flags(user, multi_prefix));
    if (options.wants('d')) head.add("0");
    if (options.wants('l')) head.add(std::to_string(user.idle.count()));
    if (options.wants('a')) head.add(or_else(user.account, "0"));
    if (options.wants('o')) head.add("n/a");
    if (options.wants('r'))
        append_line(out, head, user.realname);
    else
        append_line(out, head);
}

void append_who(std::string& out, Head head, const WhoFacts& user, bool multi_prefix) {
    head.add({or_else(user.room, "*"), user.user, user.host, user.server, user.nick, who_flags(user, multi_prefix)});
    append_line(out, head, "0 " + std::string(user.realname));
}

} // namespace chat::irc
