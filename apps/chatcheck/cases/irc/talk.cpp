// Reading what an IRC server says.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/irc/talk.hpp"

#include "apps/chatcheck/play/show.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <sstream>

namespace chat::check::irc {

Message Person::next(std::string_view what) {
    for (;;) {
        std::string line = link.read_to("\n", what);
        if (line.ends_with('\r')) line.pop_back();
        Message message = parse(line);
        if (message.command != "PING") return message;
        says("PONG :" + message.last());
    }
}

void Person::wrong(const Message& message, const std::string& wanted) {
    link.fail(fmt::format("{} came, where {} was to come", quoted(message.line, 100), wanted), wanted,
              message.line.size() + 2);
}

Message Person::expect(std::initializer_list<std::string_view> commands) {
    const std::string wanted = fmt::format("{}", fmt::join(commands, " or "));
    for (;;) {
        Message message = next(wanted);
        if (std::ranges::find(commands, message.command) != commands.end()) return message;
        if (message.is_refusal()) wrong(message, wanted);
    }
}

Message Person::expect_of(std::string_view who, std::string_view command, std::initializer_list<std::string> params) {
    const std::string wanted = fmt::format(":{}... {} {}", who, command, fmt::join(params, " "));
    for (;;) {
        Message message = expect({command});
        if (!who.empty() && message.who() != who) continue;
        const auto [ours, theirs] = std::ranges::mismatch(params, message.params);
        if (ours != params.end()) wrong(message, quoted(wanted, 100));
        return message;
    }
}

void Person::is_refused(const std::string& line, std::initializer_list<std::string_view> numerics) {
    says(line);
    expect(numerics);
}

void Person::expect_unheard(std::string_view text) {
    const std::string came = link.read_until_quiet();
    const std::size_t at = came.find(text);
    if (at == std::string::npos) return;
    link.fail(fmt::format("{} heard {}, which is not for {}", link.name(), quoted(text), link.name()),
              "nothing of that", came.size() - at);
}

void Person::registers() {
    says("NICK " + nick);
    says("USER " + nick + " 0 * :" + nick + " of chatcheck");
    const Message welcome = expect({"001"});
    if (welcome.param(0) != nick) wrong(welcome, "001 " + nick);
    expect({"376", "422"});
}

std::vector<std::string> Person::listed() {
    std::vector<std::string> nicks;
    for (;;) {
        const Message message = expect({"353", "366"});
        if (message.command == "366") return nicks;
        std::istringstream in(message.last());
        nicks.insert(nicks.end(), std::istream_iterator<std::string>(in), {});
    }
}

std::vector<std::string> Person::joins(const std::string& channel) {
    says("JOIN " + channel);
    expect_of(nick, "JOIN", {channel});
    return listed();
}

void Person::parts(const std::string& channel) {
    says("PART " + channel);
    expect_of(nick, "PART", {channel});
}

void Person::quits() {
    says("QUIT");
    if (!link.ends()) link.fail("the connection is still open after QUIT", "the end of the connection");
}

std::vector<Message> Person::until_pong() {
    const std::string token = scene_.unique("token");
    says("PING " + token);
    std::vector<Message> all;
    for (;;) {
        Message message = next("the answer to a PING");
        if (message.command == "PONG" && message.last() == token) return all;
        all.push_back(std::move(message));
    }
}

bool has_once(const std::vector<std::string>& nicks, const std::string& nick) {
    return std::ranges::count_if(nicks, [&nick](const std::string& each) {
               return each.substr(std::min(each.find_first_not_of("~&@%+"), each.size())) == nick;
           }) == 1;
}

} // namespace chat::check::irc
