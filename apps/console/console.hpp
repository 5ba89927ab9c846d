// Lines in, lines out: what a client in a terminal, or on a pipe, has of its user.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace chat {

// Everything here is called on the thread of the io_context. What is written is on its way when the call returns; a
// function that writes throws system_error when the output is gone.
class Console {
public:
    Console() = default;
    Console(const Console&) = delete;
    Console& operator=(const Console&) = delete;
    virtual ~Console() = default;

    // What stands before the line that is typed, from now on. Empty: no prompt.
    virtual void prompt(std::string text) = 0;

    // The next line without its end, after the prompt; nullopt at the end of the input or once interrupted. One caller
    // at a time. What is typed while nobody reads is kept for the next reader.
    virtual boost::asio::awaitable<std::optional<std::string>> read_line() = 0;

    // Shows `line` above the one being typed. On a terminal its control characters become blanks.
    virtual void print(std::string_view line) = 0;

    // Shows `line` behind the prompt, as if it had been typed.
    virtual void show_typed(std::string_view line) = 0;

    // Whoever reads a line gets nullopt now, and what is typed of it is no part of the next: later readers read on.
    virtual void dismiss() = 0;

    // What a person has typed while nobody read it was meant for somebody else: it is no part of what is read later.
    // Lines on a pipe stay.
    virtual void forget_typed() = 0;

    // The input ends here: a reader gets nullopt now, and so does every later one.
    virtual void interrupt() = 0;

    // True where a person types, with editing; false on a pipe.
    virtual bool interactive() const noexcept = 0;
};

// What a console on a pipe does with the lines it reads; on a terminal they stand there anyway.
enum class Transcript {
    output_only, // nothing
    both_ways,   // shows each behind its prompt
};

// A console on standard input and output: with editing where both are a terminal, otherwise plain.
std::unique_ptr<Console> open_console(boost::asio::io_context& io, Transcript transcript);

// True when standard output is a terminal: what is shown must be harmless then.
bool output_is_terminal() noexcept;

// True when a person sits there, with editing or without: standard input and output are terminals.
bool at_terminal() noexcept;

} // namespace chat
