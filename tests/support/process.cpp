// Starting programs and listening to them.
// SPDX-License-Identifier: BSL-1.0
#include "tests/support/process.hpp"

#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace chat::test {
namespace {

using std::chrono::milliseconds;

void close_descriptor(int& descriptor) noexcept {
    if (descriptor >= 0) ::close(descriptor);
    descriptor = -1;
}

milliseconds left(Process::Clock::time_point until) {
    return std::max(milliseconds(0), std::chrono::ceil<milliseconds>(until - Process::Clock::now()));
}

} // namespace

Process::Process(const Spawned& spawned, bool terminal)
    : pid_(spawned.pid), input_(spawned.input), terminal_(terminal) {
    output_.descriptor = spawned.output;
    errors_.descriptor = spawned.errors;
}

Process Process::on_pipes(const Command& command) { return Process(spawn_on_pipes(command), false); }

Process Process::on_terminal(const Command& command, unsigned short rows, unsigned short columns) {
    return Process(spawn_on_terminal(command, rows, columns), true);
}

Process::Process(Process&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      input_(std::exchange(other.input_, -1)),
      terminal_(other.terminal_),
      status_(other.status_),
      output_(std::exchange(other.output_, Stream())),
      errors_(std::exchange(other.errors_, Stream())) {}

Process::~Process() {
    if (pid_ > 0 && !status_) {
        ::kill(pid_, SIGKILL);
        ::waitpid(pid_, nullptr, 0);
    }
    close_input();
    close_descriptor(output_.descriptor);
    close_descriptor(errors_.descriptor);
}

void Process::close_input() noexcept { close_descriptor(input_); }

void Process::types(std::string_view bytes) {
    const auto until = Clock::now() + deadline;
    while (!bytes.empty())
        if (!exchange(bytes, left(until)) && Clock::now() >= until)
            throw std::runtime_error("the program does not read");
}

void Process::ends_input() {
    if (terminal_) return types("\x04");
    close_input();
}

void Process::signal(int number) {
    if (pid_ > 0 && !status_) ::kill(pid_, number);
}

void Process::closes_terminal() {
    close_input();
    close_descriptor(output_.descriptor);
}

void Process::resize(unsigned short rows, unsigned short columns) { resize_terminal(input_, rows, columns); }

bool Process::sees(std::string_view text, milliseconds limit) { return sees_in(output_, text, limit); }

bool Process::complains(std::string_view text, milliseconds limit) {
    return sees_in(terminal_ ? output_ : errors_, text, limit);
}

bool Process::sees_in(Stream& stream, std::string_view text, milliseconds limit) {
    for (const auto until = Clock::now() + limit;;) {
        const std::size_t found = stream.text.find(text, stream.seen);
        if (found != std::string::npos) {
            stream.seen = found + text.size();
            return true;
        }
        if (stream.descriptor < 0) return false;
        if (!reads(left(until)) && Clock::now() >= until) return false;
    }
}

int Process::ends(milliseconds limit) {
    const auto until = Clock::now() + limit;
    while (output_.descriptor >= 0 || errors_.descriptor >= 0)
        if (!reads(left(until)) && Clock::now() >= until) return -1;
    if (status_) return *status_;
    pollfd ended{static_cast<int>(::syscall(SYS_pidfd_open, pid_, 0)), POLLIN, 0};
    ::poll(&ended, 1, static_cast<int>(left(until).count()));
    close_descriptor(ended.fd);
    int state = 0;
    if (::waitpid(pid_, &state, WNOHANG) != pid_) return -1;
    status_ = WIFSIGNALED(state) ? 128 + WTERMSIG(state) : WEXITSTATUS(state);
    return *status_;
}

bool Process::reads(milliseconds limit) {
    std::string_view nothing;
    return exchange(nothing, limit);
}

// Waits for one thing to happen: output comes, or ends, or some of `bytes` can be written. False when nothing did.
bool Process::exchange(std::string_view& bytes, milliseconds limit) {
    std::array<pollfd, 3> waits{};
    waits[0] = pollfd{output_.descriptor, POLLIN, 0};
    waits[1] = pollfd{errors_.descriptor, POLLIN, 0};
    waits[2] = pollfd{bytes.empty() ? -1 : input_, POLLOUT, 0};
    if (::poll(waits.data(), waits.size(), static_cast<int>(limit.count())) <= 0) return false;
    if (waits[0].revents != 0) take(output_);
    if (waits[1].revents != 0) take(errors_);
    if (waits[2].revents == 0) return true;
    const ssize_t written = ::write(input_, bytes.data(), bytes.size());
    if (written < 0 && errno != EAGAIN && errno != EINTR)
        throw std::system_error(errno, std::generic_category(), "the program takes no input");
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    return true;
}

// A terminal whose program is gone says EIO where a pipe says 0.
bool Process::take(Stream& stream) {
    std::array<char, 64 * 1024> room;
    const ssize_t count = ::read(stream.descriptor, room.data(), room.size());
    if (count > 0) stream.text.append(room.data(), static_cast<std::size_t>(count));
    if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) close_descriptor(stream.descriptor);
    return count > 0;
}

std::string built_program(std::string_view name) { return std::string(CHAT_BIN_DIR) + "/" + std::string(name); }

} // namespace chat::test
