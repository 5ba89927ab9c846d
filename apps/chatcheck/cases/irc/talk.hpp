// How a client of IRC talks, in the cases.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/cases/irc/message.hpp"
#include "apps/chatcheck/play/server_scene.hpp"

#include <initializer_list>
#include <string>
#include <string_view>

namespace chat::check::irc {

// Somebody who talks with the server, and answers its PINGs. What is not asked for here is passed over, as clients do;
// but a refusal is not.
class Person {
public:
    // A connection, not registered; the nick is nobody else's.
    Person(ServerScene& scene, std::string_view role)
        : nick(scene.unique(role)), link(scene.arrive(role)), scene_(scene) {}

    std::string nick;
    Link& link;

    // Sends a line, CR LF included.
    void says(const std::string& line) { link.send(line + "\r\n"); }

    // Reads to the next message with one of these commands.
    Message expect(std::initializer_list<std::string_view> commands);
    // Reads to the next message with this command and, where it is not empty, of this nick; it must have these
    // parameters. Behind them there may be others.
    Message expect_of(std::string_view who, std::string_view command, std::initializer_list<std::string> params);
    // Says a line that must be refused with one of these numerics.
    void is_refused(const std::string& line, std::initializer_list<std::string_view> numerics);
    // Nothing that comes until it is quiet has `text` in it.
    void expect_unheard(std::string_view text);

    // NICK and USER, and all that the server says to them.
    void registers();
    // JOIN, and all that the server says to it; the nicks that it lists, signs before them included.
    std::vector<std::string> joins(const std::string& channel);
    void parts(const std::string& channel);
    // QUIT, and the end of the connection.
    void quits();
    // The nicks in the messages 353, to 366.
    std::vector<std::string> listed();
    // Everything until the answer to a PING, which is sent.
    std::vector<Message> until_pong();

    [[noreturn]] void wrong(const Message& message, const std::string& wanted);

private:
    Message next(std::string_view what);

    ServerScene& scene_;
};

// The same, and registered.
class Member : public Person {
public:
    Member(ServerScene& scene, std::string_view role) : Person(scene, role) { registers(); }
};

// A channel that nobody else is in.
inline std::string unique_channel(ServerScene& scene) { return scene.unique("#c"); }

// Whether a list of nicks, such as that of 353, has this one once, with whatever sign before it.
bool has_once(const std::vector<std::string>& nicks, const std::string& nick);

} // namespace chat::check::irc
