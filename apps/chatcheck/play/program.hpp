// A program under test: started by a shell's command line, listened to, and ended with all that it started.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/descriptor.hpp"
#include "apps/chatcheck/play/desk.hpp"

#include <sys/types.h>

#include <optional>
#include <string>
#include <string_view>

namespace chat::check {

// What it writes goes to the transcript of the case that stands at the desk, up to a bound: a program that floods is
// told of, and its flood is dropped.
class Program {
public:
    enum class Stdin { pipe, terminal };
    using Clock = Pump::Clock;
    static constexpr std::size_t most_output = 256 * 1024; // of each stream, in one case

    // `command` is what one would type in a shell. Throws Stop (harness-error) when there is no shell.
    Program(std::string command, Stdin input, Desk& desk);
    Program(const Program&) = delete;
    // Ends it, and whatever of its children is left: SIGTERM, then SIGKILL.
    ~Program();

    // The next case: what is written from now on belongs to it.
    void move_to(Desk& desk);

    void type(std::string_view bytes);
    void end_input();
    void signal(int number);

    // Waits until standard output (on a terminal: the screen's bytes) contains `text`, behind what was waited for
    // before. False at the end of the patience, or when the program has ended without it.
    bool shows(std::string_view text);
    // Waits until it has ended; "exit 0" or "signal 11", nothing at the end of the patience.
    std::optional<std::string> ends();
    // How it has ended, if it has.
    const std::optional<std::string>& ended();

    pid_t pid() const noexcept { return pid_; }
    const std::string& output() const noexcept { return output_.text; }
    const std::string& errors() const noexcept { return errors_.text; }
    // The processor time that it and its children have used.
    double cpu_seconds() const;
    // The memory that it and its children have, in KiB.
    long memory() const;

private:
    struct Stream final : Pump::Source {
        Stream(Program& owner, Deed written) : program(owner), deed(written) {}
        int descriptor() const noexcept override { return from.get(); }
        void take() override;

        Program& program;
        Deed deed;
        Descriptor from;
        std::string text;
        bool flooded = false;
    };

    void watch(bool on);
    void end_all();

    Desk* desk_;
    std::string mark_; // in the environment of all that it starts
    pid_t pid_ = -1;
    bool terminal_;
    Descriptor input_;
    Stream output_{*this, Deed::shown};
    Stream errors_{*this, Deed::complained};
    std::size_t seen_ = 0; // of output_.text
    std::optional<std::string> ended_;
};

} // namespace chat::check
