// What a client may ask for: every command, by name.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace chat::irc {

class Client;
struct Request;

struct Command {
    std::string_view name;        // in upper case
    std::size_t least_parameters; // fewer: ERR_NEEDMOREPARAMS
    bool before_registration;     // may be given before, else ERR_NOTREGISTERED
    // Answers it. Views of the request are good until it returns.
    void (*obey)(Client& client, const Request& request);
    std::string_view help; // its parameters, for HELP
};

// In the order of their names.
std::span<const Command> all_commands() noexcept;

// In any case of its letters; null where there is none.
const Command* command_called(std::string_view name) noexcept;

// ---- by theme ----

namespace connection { // connection_commands.cpp, cap_command.cpp
void cap(Client& client, const Request& request);
void pass(Client& client, const Request& request);
void nick(Client& client, const Request& request);
void user(Client& client, const Request& request);
void ping(Client& client, const Request& request);
void pong(Client& client, const Request& request);
void quit(Client& client, const Request& request);
} // namespace connection

namespace person { // person_commands.cpp
void away(Client& client, const Request& request);
void setname(Client& client, const Request& request);
} // namespace person

namespace speech { // speech_commands.cpp
void privmsg(Client& client, const Request& request);
void notice(Client& client, const Request& request);
void tagmsg(Client& client, const Request& request);
} // namespace speech

namespace channel { // channel_, list_, invitation_commands.cpp, kick_command.cpp
void join(Client& client, const Request& request);
void part(Client& client, const Request& request);
void topic(Client& client, const Request& request);
void names(Client& client, const Request& request);
void list(Client& client, const Request& request);
void kick(Client& client, const Request& request);
void invite(Client& client, const Request& request);
} // namespace channel

namespace mode {                                   // mode_commands.cpp
void mode(Client& client, const Request& request); // of a channel, or of the user himself
} // namespace mode

namespace query { // query_commands.cpp, who_command.cpp, whois_commands.cpp, monitor_command.cpp
void who(Client& client, const Request& request);
void whois(Client& client, const Request& request);
void whowas(Client& client, const Request& request);
void ison(Client& client, const Request& request);
void userhost(Client& client, const Request& request);
void monitor(Client& client, const Request& request);
} // namespace query

namespace server { // server_commands.cpp, help_command.cpp
void motd(Client& client, const Request& request);
void lusers(Client& client, const Request& request);
void version(Client& client, const Request& request);
void time(Client& client, const Request& request);
void info(Client& client, const Request& request);
void help(Client& client, const Request& request);
void admin(Client& client, const Request& request);
void links(Client& client, const Request& request);
void stats(Client& client, const Request& request);
} // namespace server

namespace authority { // operator_commands.cpp
void oper(Client& client, const Request& request);
void kill(Client& client, const Request& request);
void wallops(Client& client, const Request& request);
void rehash(Client& client, const Request& request);
} // namespace authority

} // namespace chat::irc
