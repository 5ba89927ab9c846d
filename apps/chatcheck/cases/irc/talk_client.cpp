// Reading what an IRC client says.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/irc/talk_client.hpp"

#include "apps/chatcheck/play/show.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>

namespace chat::check::irc {

Message Host::expect(std::string_view command, std::initializer_list<std::string> params) {
    const std::string wanted = fmt::format("{} {}", command, fmt::join(params, " "));
    for (;;) {
        std::string line = link.read_to("\n", wanted);
        if (line.ends_with('\r')) line.pop_back();
        Message message = parse(line);
        std::ranges::transform(message.command, message.command.begin(),
                               [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
        if (message.command == "CAP" && message.param(0) == "LS") sends(":irc.check CAP * LS :");
        if (message.command == "PING" && command != "PING") sends(":irc.check PONG irc.check :" + message.last());
        if (message.command != command) continue;
        const auto [ours, theirs] = std::ranges::mismatch(params, message.params);
        if (ours == params.end()) return message;
        link.fail(fmt::format("{} came, where {} was to come", quoted(line, 100), quoted(wanted, 100)), wanted,
                  line.size() + 2);
    }
}

void Host::expect_registration() {
    bool nick_came = false, user_came = false;
    while (!nick_came || !user_came) {
        std::string line = link.read_to("\n", nick_came ? "USER" : "NICK and USER");
        if (line.ends_with('\r')) line.pop_back();
        const Message message = parse(line);
        if (message.command == "CAP" && message.param(0) == "LS") sends(":irc.check CAP * LS :");
        if (message.command == "NICK") nick = message.param(0);
        nick_came = nick_came || message.command == "NICK";
        user_came = user_came || message.command == "USER";
        if (message.command == "USER" && message.params.size() < 4)
            link.fail("USER has " + std::to_string(message.params.size()) + " parameters", "USER name 0 * :real name",
                      line.size() + 2);
    }
}

void Host::welcome() {
    tells("001", ":Welcome " + nick);
    tells("005", "CHANTYPES=# PREFIX=(o)@ :are supported by this server");
    tells("422", ":no message of the day");
}

void Host::brings_into(const std::string& channel) {
    scene_.type("/join " + channel);
    expect("JOIN", {channel});
    sends(':' + nick + "!user@host JOIN " + channel);
    tells("353", "= " + channel + " :@Bob " + nick);
    tells("366", channel + " :End of names");
}

void Host::expect_seen(const std::string& text) {
    sends(":Bob!bob@host PRIVMSG " + nick + " :" + text);
    scene_.expect_shown(text);
}

void Host::expect_said(const std::string& channel, const std::string& text) {
    scene_.type(text);
    expect("PRIVMSG", {channel, text});
}

} // namespace chat::check::irc
