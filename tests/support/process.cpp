// Starting programs and listening to them.
// SPDX-License-Identifier: BSL-1.0
#include "tests/support/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
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

[[noreturn]] void fail(const std::string& what) { throw std::system_error(errno, std::generic_category(), what); }

void close_descriptor(int& descriptor) noexcept {
    if (descriptor >= 0) ::close(descriptor);
    descriptor = -1;
}

struct Pipe {
    Pipe() {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0) fail("pipe2");
        read = ends[0];
        write = ends[1];
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe() {
        close_descriptor(read);
        close_descriptor(write);
    }
    int read = -1;
    int write = -1;
};

// What the child is given, and how it differs from us.
struct Spawning {
    Spawning() {
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawnattr_init(&attributes);
    }
    Spawning(const Spawning&) = delete;
    Spawning& operator=(const Spawning&) = delete;
    ~Spawning() {
        ::posix_spawn_file_actions_destroy(&actions);
        ::posix_spawnattr_destroy(&attributes);
    }

    // The child has its own session, so that no terminal of ours and no group of ours is touched, and no ignored
    // signals.
    void be_alone() {
        sigset_t ordinary, none;
        sigemptyset(&none);
        sigemptyset(&ordinary);
        for (const int signal : {SIGPIPE, SIGINT, SIGQUIT, SIGTERM, SIGHUP}) sigaddset(&ordinary, signal);
        ::posix_spawnattr_setsigdefault(&attributes, &ordinary);
        ::posix_spawnattr_setsigmask(&attributes, &none);
        ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    }

    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
};

std::vector<char*> pointers(std::vector<std::string>& strings) {
    std::vector<char*> all;
    for (std::string& string : strings) all.push_back(string.data());
    all.push_back(nullptr);
    return all;
}

std::vector<std::string> our_environment(const std::vector<std::string>& added) {
    std::vector<std::string> all = added;
    for (char** entry = environ; *entry; ++entry) {
        const std::string_view ours = *entry;
        const std::string_view name = ours.substr(0, ours.find('=') + 1);
        if (std::ranges::none_of(added, [&](const std::string& a) { return a.starts_with(name); }))
            all.emplace_back(ours);
    }
    return all;
}

milliseconds left(Process::Clock::time_point until) {
    return std::max(milliseconds(0), std::chrono::ceil<milliseconds>(until - Process::Clock::now()));
}

} // namespace

void Process::start(const Command& command, void* actions, void* attributes) {
    std::vector<std::string> argv = command.argv;
    std::vector<std::string> environment = our_environment(command.environment);
    const int error =
        ::posix_spawn(&pid_, argv[0].c_str(), static_cast<posix_spawn_file_actions_t*>(actions),
                      static_cast<posix_spawnattr_t*>(attributes), pointers(argv).data(), pointers(environment).data());
    if (error != 0) throw std::system_error(error, std::generic_category(), "cannot start " + argv[0]);
}

Process Process::on_pipes(const Command& command) {
    Pipe in, out, err;
    Spawning spawning;
    spawning.be_alone();
    ::posix_spawn_file_actions_adddup2(&spawning.actions, in.read, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&spawning.actions, out.write, STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&spawning.actions, err.write, STDERR_FILENO);
    Process process;
    process.start(command, &spawning.actions, &spawning.attributes);
    process.input_ = std::exchange(in.write, -1);
    process.output_.descriptor = std::exchange(out.read, -1);
    process.errors_.descriptor = std::exchange(err.read, -1);
    ::fcntl(process.input_, F_SETFL, O_NONBLOCK);
    return process;
}

// The first terminal that a new session opens is its own: no fork by hand is needed.
Process Process::on_terminal(const Command& command, unsigned short rows, unsigned short columns) {
    Process process;
    process.terminal_ = true;
    process.input_ = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    if (process.input_ < 0 || ::grantpt(process.input_) != 0 || ::unlockpt(process.input_) != 0) fail("no terminal");
    process.resize(rows, columns);
    std::array<char, 128> name{};
    if (::ptsname_r(process.input_, name.data(), name.size()) != 0) fail("ptsname_r");
    Spawning spawning;
    spawning.be_alone();
    ::posix_spawn_file_actions_addopen(&spawning.actions, STDIN_FILENO, name.data(), O_RDWR, 0);
    ::posix_spawn_file_actions_adddup2(&spawning.actions, STDIN_FILENO, STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&spawning.actions, STDIN_FILENO, STDERR_FILENO);
    process.start(command, &spawning.actions, &spawning.attributes);
    process.output_.descriptor = ::fcntl(process.input_, F_DUPFD_CLOEXEC, 0);
    return process;
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

void Process::resize(unsigned short rows, unsigned short columns) {
    const winsize size{rows, columns, 0, 0};
    if (::ioctl(input_, TIOCSWINSZ, &size) != 0) fail("cannot set the terminal's size");
}

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
    if (written < 0 && errno != EAGAIN && errno != EINTR) fail("the program takes no input");
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
