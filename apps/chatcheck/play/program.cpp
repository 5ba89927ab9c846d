// Starting, hearing and ending a program under test.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/play/program.hpp"

#include "apps/chatcheck/play/family.hpp"
#include "apps/process/spawn.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace chat::check {

Program::Program(std::string command, Stdin input, Desk& desk)
    : desk_(&desk), mark_(new_family_mark()), terminal_(input == Stdin::terminal) {
    desk.transcript.add("program", Deed::started, command);
    const Command shell{{"/bin/sh", "-c", std::move(command)}, {mark_, "TERM=xterm", "PYTHONUNBUFFERED=1"}};
    Spawned spawned;
    try {
        const auto turn = starting();
        spawned = terminal_ ? spawn_on_terminal(shell, 40, 200) : spawn_on_pipes(shell);
    } catch (const std::system_error& error) {
        throw Stop{Outcome::harness_error, error.what(), {}};
    }
    pid_ = spawned.pid;
    input_ = Descriptor(spawned.input);
    output_.from = Descriptor(spawned.output);
    errors_.from = Descriptor(spawned.errors);
    watch(true);
}

Program::~Program() {
    watch(false);
    end_all();
}

void Program::watch(bool on) {
    for (Stream* stream : {&output_, &errors_}) on ? desk_->pump.watch(*stream) : desk_->pump.forget(*stream);
}

void Program::move_to(Desk& desk) {
    watch(false);
    desk_ = &desk;
    output_.text.clear();
    errors_.text.clear();
    output_.flooded = errors_.flooded = false;
    seen_ = 0;
    watch(true);
}

void Program::type(std::string_view bytes) {
    desk_->transcript.add("program", Deed::typed, bytes);
    const auto until = Clock::now() + desk_->pace.patience();
    while (!bytes.empty() && input_) {
        const ssize_t count = ::write(input_.get(), bytes.data(), bytes.size());
        if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
        if (count >= 0 || errno == EINTR) continue;
        if (errno != EAGAIN) return input_.close(); // it has closed its input: what it does then is looked at elsewhere
        if (!desk_->pump.wait(input_.get(), POLLOUT, until))
            throw Stop{Outcome::timeout, "the program does not read its standard input", {}};
    }
}

void Program::end_input() {
    if (terminal_) return type("\x04");
    input_.close();
    desk_->transcript.add("program", Deed::note, "standard input is closed");
}

void Program::signal(int number) {
    if (!ended()) ::kill(-pid_, number);
}

bool Program::shows(std::string_view text) {
    const auto until = Clock::now() + desk_->pace.patience();
    for (;;) {
        const std::size_t found = output_.text.find(text, seen_);
        if (found != std::string::npos) {
            seen_ = found + text.size();
            return true;
        }
        if (!output_.from || Clock::now() >= until) return false;
        desk_->pump.take(until);
    }
}

std::optional<std::string> Program::ends() {
    const auto until = Clock::now() + desk_->pace.patience();
    while (!ended() && Clock::now() < until)
        desk_->pump.take(std::min(until, Clock::now() + std::chrono::milliseconds(10)));
    return ended_;
}

const std::optional<std::string>& Program::ended() {
    int state = 0;
    if (ended_ || ::waitpid(pid_, &state, WNOHANG) != pid_) return ended_;
    desk_->pump.take(Clock::now());
    const int status = WIFEXITED(state) ? WEXITSTATUS(state) : 0;
    const int number = WIFSIGNALED(state) ? WTERMSIG(state) : status > 128 ? status - 128 : 0; // as a shell says it
    ended_ = number > 0 ? fmt::format("signal {}", number) : fmt::format("exit {}", status);
    desk_->transcript.add("program", Deed::exited, *ended_);
    return ended_;
}

double Program::cpu_seconds() const { return cpu_seconds_of_family(mark_); }
long Program::memory() const { return memory_of_family(mark_); }

void Program::end_all() {
    using std::chrono::milliseconds;
    ::kill(-pid_, SIGTERM);
    for (const auto until = Clock::now() + milliseconds(500); !ended() && Clock::now() < until;) ::poll(nullptr, 0, 5);
    ::kill(-pid_, SIGKILL);
    kill_family(mark_);
    if (!ended_) ::waitpid(pid_, nullptr, 0);
}

// A terminal whose program is gone says EIO where a pipe says 0.
void Program::Stream::take() {
    std::array<char, 64 * 1024> room;
    const ssize_t count = ::read(from.get(), room.data(), room.size());
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (count <= 0) return from.close();
    if (text.size() >= most_output) {
        if (!flooded)
            program.desk_->transcript.add("program", Deed::note, "it writes without end; the rest is dropped");
        flooded = true;
        return;
    }
    const std::string_view bytes(room.data(), static_cast<std::size_t>(count));
    text += bytes;
    program.desk_->transcript.add("program", deed, bytes);
}

} // namespace chat::check
