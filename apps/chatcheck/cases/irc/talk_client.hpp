// How an IRC server talks with the client under test, in the cases.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/cases/irc/message.hpp"
#include "apps/chatcheck/play/client_scene.hpp"

#include <initializer_list>
#include <string>
#include <string_view>

namespace chat::check::irc {

// The server that the client under test connects to, and its connection. Commands that are not asked for are passed
// over, and answered as a small server would: CAP, PING, MODE, WHO.
class Host {
public:
    // Starts the client and waits for it.
    explicit Host(ClientScene& scene) : link(scene.meet()), nick(scene.name()), scene_(scene) {}

    Link& link;
    std::string nick; // of the client

    void sends(const std::string& line) { link.send(line + "\r\n"); }
    // A numeric to the client.
    void tells(std::string_view numeric, const std::string& rest) {
        sends(":irc.check " + std::string(numeric) + ' ' + nick + ' ' + rest);
    }

    // Reads to the next message with this command and, where any are given, these parameters.
    Message expect(std::string_view command, std::initializer_list<std::string> params = {});
    // Reads NICK and USER, in any order.
    void expect_registration();
    void welcome();
    // All that until a client is in this channel, which is typed.
    void brings_into(const std::string& channel);
    // Says something to the client as Bob would; it must be seen.
    void expect_seen(const std::string& text);
    // Types a text, which must come to this channel.
    void expect_said(const std::string& channel, const std::string& text);

private:
    ClientScene& scene_;
};

// A client that has been let in.
class Guest : public Host {
public:
    explicit Guest(ClientScene& scene) : Host(scene) {
        expect_registration();
        welcome();
    }
};

} // namespace chat::check::irc
