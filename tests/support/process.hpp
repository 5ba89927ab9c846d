// Runs a program for a test: on pipes or on a terminal of its own, with a deadline on everything.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/process/spawn.hpp"

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace chat::test {

// The program is killed when this ends before it does. Throws runtime_error when it cannot be started or written to.
class Process {
public:
    using Clock = std::chrono::steady_clock;
    // How long a test waits before it fails: long enough for a slow machine under a sanitizer.
    static constexpr std::chrono::seconds deadline{20};

    using Command = chat::Command;

    // Standard input, output and error are three pipes.
    static Process on_pipes(const Command& command);
    // They are one terminal of this size, and what the program writes to either is output.
    static Process on_terminal(const Command& command, unsigned short rows, unsigned short columns);

    Process(Process&& other) noexcept;
    Process& operator=(Process&&) = delete;
    ~Process();

    // Writes all of it, and reads what comes meanwhile.
    void types(std::string_view bytes);
    // No more input: the end of the pipe, or ^D on a terminal.
    void ends_input();
    void signal(int number);
    // The terminal's window is closed.
    void closes_terminal();
    void resize(unsigned short rows, unsigned short columns);

    // Waits until the output, behind what was last seen, contains `text`; false at the deadline, or when the program
    // has ended without it.
    bool sees(std::string_view text, std::chrono::milliseconds limit = deadline);
    // The same of standard error.
    bool complains(std::string_view text, std::chrono::milliseconds limit = deadline);

    // Waits until the program has ended and said all; its exit status, or 128 and the signal that killed it. -1 at the
    // deadline.
    int ends(std::chrono::milliseconds limit = deadline);

    // Reads what there is, once: waits for something up to `limit`. False when nothing came.
    bool reads(std::chrono::milliseconds limit);

    // All that came so far.
    const std::string& output() const noexcept { return output_.text; }
    const std::string& errors() const noexcept { return errors_.text; }
    pid_t pid() const noexcept { return pid_; }

private:
    struct Stream {
        int descriptor = -1;
        std::string text;
        std::size_t seen = 0;
    };

    Process(const Spawned& spawned, bool terminal);
    bool sees_in(Stream& stream, std::string_view text, std::chrono::milliseconds limit);
    bool exchange(std::string_view& bytes, std::chrono::milliseconds limit);
    static bool take(Stream& stream);
    void close_input() noexcept;

    pid_t pid_ = -1;
    int input_ = -1;
    bool terminal_ = false;
    std::optional<int> status_;
    Stream output_;
    Stream errors_;
};

// The program of this name that the tests' own build made.
std::string built_program(std::string_view name);

} // namespace chat::test
