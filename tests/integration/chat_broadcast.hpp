// What the tests of chat-broadcast share: the server's half of a conversation, and the client on pipes or a terminal.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/broadcast/frame.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fake_server.hpp"
#include "tests/support/gate.hpp"
#include "tests/support/process.hpp"
#include "tests/support/terminal.hpp"

#include <stdexcept>
#include <string>
#include <vector>

namespace chat::test::broadcast {

using chat::broadcast::frame;
using chat::broadcast::Type;

inline const std::string raw_accepted(1, '\0');
inline const std::string raw_refused(1, '\1');
inline const std::string leaving = frame(Type::leave, "");
inline const std::string announcement = "**Bob is joining the chat**\n"; // as it is shown

// Ends the script of a fake server.
inline void expect(bool right, const char* otherwise) {
    if (!right) throw std::runtime_error(otherwise);
}

// The server's half of a join, to the end of the announcement.
inline void let_in(FakeClient& client, const std::string& name = "Bob") {
    client.hears(frame(Type::join, name));
    client.says(raw_accepted + frame(Type::talk, "**" + name + " is joining the chat**"));
}

inline std::vector<std::string> bob_at(const std::string& port) {
    return {built_program("chat-broadcast"), "127.0.0.1", "Bob", "--port", port};
}

inline Process client_of(const FakeServer& server, const std::vector<std::string>& options = {}) {
    std::vector<std::string> argv = bob_at(server.port());
    argv.insert(argv.end(), options.begin(), options.end());
    return Process::on_pipes({argv, {}});
}

inline Terminal terminal_of(const std::string& port) { return Terminal(bob_at(port), 8, 60); }

// Started by a shell that tells how it ended, and whether the terminal is as it was.
inline Terminal checked_terminal_of(const std::string& port) {
    std::vector<std::string> argv{"/bin/sh", "-c",
                                  "trap : INT; before=$(stty -g); \"$@\"; echo status $?;"
                                  "[ \"$before\" = \"$(stty -g)\" ] && echo as before",
                                  "sh"};
    for (const std::string& word : bob_at(port)) argv.push_back(word);
    return Terminal(argv, 8, 60);
}

} // namespace chat::test::broadcast
