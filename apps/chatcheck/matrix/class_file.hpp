// The file of an interop lab: the servers and clients of a class.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/habits.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace chat::check {

// An INI file:
//   [class]            protocol = crlf
//   [server.alice]     exec = python3 alice/server.py {port}
//   [client.bob]       exec = ./bob/client {host} {port} {name}
//                      types = {name}\n        what is typed first, if the client asks for something
//                      leaves = /quit\n        what is typed to leave, if it is not the protocol's own word
struct ClassFile {
    struct Program {
        std::string name;
        std::string exec;
        std::string types;  // with \n for the end of a line, already resolved
        std::string leaves; // the same
    };

    std::string protocol;
    Habits habits; // [class] dialect = handle, and whatever else is a habit of the protocol
    std::vector<Program> servers;
    std::vector<Program> clients;
};

// Throws ConfigError, which names line and key.
ClassFile read_class(const std::string& file, std::string_view text);

} // namespace chat::check
