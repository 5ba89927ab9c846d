// Who sits before the client under test: chatcheck, at its standard input; or a person, who is asked.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/desk.hpp"
#include "apps/chatcheck/play/program.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace chat::check {

class User {
public:
    virtual ~User() = default;

    // The case begins: a client is started that connects to this port of 127.0.0.1, under this name. Throws Stop.
    virtual void start(Desk& desk, int port, const std::string& name) = 0;
    // The case is over: the client is ended.
    virtual void stop() = 0;

    virtual void type(std::string_view bytes) = 0;
    virtual void end_input() = 0;

    // Waits until the client has shown `text`, behind what was waited for before. Nothing where nobody can look: a
    // person's screen.
    virtual std::optional<bool> shows(std::string_view text) = 0;
    // Waits until the client has ended; how. Nothing at the end of the patience, or where nobody can look.
    virtual std::optional<std::string> ends() = 0;
    // Does somebody sit there who can be asked, and whose terminal obeys escape sequences? On a pipe a script types.
    virtual bool at_terminal() const noexcept = 0;
    // The started program, or nullptr.
    virtual Program* program() noexcept = 0;
};

// `command` with {host}, {port} and {name} in it, run by a shell, its input a pipe or a terminal.
std::unique_ptr<User> started_client(std::string command, Program::Stdin input);

// A person, who is told what to do by `tell`.
std::unique_ptr<User> asked_person(std::function<void(const std::string&)> tell);

} // namespace chat::check
