// What the tests of chat-line share: the server's half of a login, and the client on pipes or a terminal.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "tests/support/catch.hpp"
#include "tests/support/fake_server.hpp"
#include "tests/support/gate.hpp"
#include "tests/support/process.hpp"
#include "tests/support/terminal.hpp"

#include <stdexcept>
#include <string>
#include <vector>

namespace chat::test::liner {

inline const std::string leaving = "logout\n";
inline const std::string welcome = "USERS *\nOK login Bob\n"; // as it is said, and shown

// Ends the script of a fake server.
inline void expect(bool right, const char* otherwise) {
    if (!right) throw std::runtime_error(otherwise);
}

inline void let_in(FakeClient& client, const std::string& name = "Bob") {
    client.hears("login " + name + "\n");
    client.says("USERS *\nOK login " + name + "\n");
}

inline std::vector<std::string> at(const std::string& port, const std::vector<std::string>& name = {"Bob"}) {
    std::vector<std::string> argv{built_program("chat-line"), "127.0.0.1", port};
    argv.insert(argv.end(), name.begin(), name.end());
    return argv;
}

inline Process client_of(const std::string& port, const std::vector<std::string>& name = {"Bob"}) {
    return Process::on_pipes({at(port, name), {}});
}

inline Terminal terminal_of(const std::string& port, const std::vector<std::string>& name = {"Bob"}) {
    return Terminal(at(port, name), 12, 80);
}

} // namespace chat::test::liner
