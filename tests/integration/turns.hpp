// What the tests of chat-peer and chat-serve share: free ports, and either program on pipes or a terminal.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "tests/support/catch.hpp"
#include "tests/support/process.hpp"
#include "tests/support/terminal.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace chat::test::turns {

// A port from 1024 on at which nobody listens.
std::uint16_t free_port();

// Waits until the program, which is one of ours on a terminal and says nothing of it, listens at the port.
bool listens(Process& program, std::uint16_t port);

inline std::vector<std::string> command(const std::string& program, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), built_program(program));
    return arguments;
}

// chat-serve at a free port, on pipes; it listens already. What is typed is its script.
struct Operator {
    explicit Operator(const std::vector<std::string>& options = {});

    const std::uint16_t port;
    Process program;
};

// Wide enough for any message in one row.
inline constexpr unsigned short wide = 800;

// chat-serve at the port, on a terminal; it listens already.
Terminal operator_at(std::uint16_t port, const std::vector<std::string>& options = {});

// chat-peer that calls the port, on pipes and on a terminal.
Process peer_of(const std::string& port, const std::vector<std::string>& options = {});
Terminal peer_terminal_of(const std::string& port, const std::vector<std::string>& options = {});

// A client's end of a conversation that it has quit, and the operator's, as they stand on their screens.
inline const std::string opened = "Connection with client opened.\n";
inline const std::string client_ended = "Client requested to close connection. Waiting for new connection...\n\n";
inline const std::string server_ended = "Server requested to close connection. Waiting for new connection...\n\n";
inline const std::string we_ended = "You have requested to close this connection. Good Bye\n";
inline const std::string host_ended = "Server requested to close connection. Good Bye\n";

} // namespace chat::test::turns
