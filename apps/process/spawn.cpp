// posix_spawn, pipes and terminals.
// SPDX-License-Identifier: BSL-1.0
#include "apps/process/spawn.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>
#include <system_error>
#include <utility>

namespace chat {
namespace {

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
    // signals; and nothing is open in it but what the actions before gave it.
    void be_alone() {
        ::posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
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

pid_t start(const Command& command, const Spawning& spawning) {
    std::vector<std::string> argv = command.argv;
    std::vector<std::string> environment = our_environment(command.environment);
    pid_t pid = -1;
    const int error = ::posix_spawn(&pid, argv[0].c_str(), &spawning.actions, &spawning.attributes,
                                    pointers(argv).data(), pointers(environment).data());
    if (error != 0) throw std::system_error(error, std::generic_category(), "cannot start " + argv[0]);
    return pid;
}

} // namespace

Spawned spawn_on_pipes(const Command& command) {
    Pipe in, out, err;
    Spawning spawning;
    ::posix_spawn_file_actions_adddup2(&spawning.actions, in.read, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&spawning.actions, out.write, STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&spawning.actions, err.write, STDERR_FILENO);
    spawning.be_alone();
    const pid_t pid = start(command, spawning);
    ::fcntl(in.write, F_SETFL, O_NONBLOCK);
    return {pid, std::exchange(in.write, -1), std::exchange(out.read, -1), std::exchange(err.read, -1)};
}

// The first terminal that a new session opens is its own: no fork by hand is needed.
Spawned spawn_on_terminal(const Command& command, unsigned short rows, unsigned short columns) {
    Spawned spawned;
    spawned.input = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    if (spawned.input < 0 || ::grantpt(spawned.input) != 0 || ::unlockpt(spawned.input) != 0) fail("no terminal");
    resize_terminal(spawned.input, rows, columns);
    std::array<char, 128> name{};
    if (::ptsname_r(spawned.input, name.data(), name.size()) != 0) fail("ptsname_r");
    Spawning spawning;
    ::posix_spawn_file_actions_addopen(&spawning.actions, STDIN_FILENO, name.data(), O_RDWR, 0);
    ::posix_spawn_file_actions_adddup2(&spawning.actions, STDIN_FILENO, STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&spawning.actions, STDIN_FILENO, STDERR_FILENO);
    spawning.be_alone();
    spawned.pid = start(command, spawning);
    spawned.output = ::fcntl(spawned.input, F_DUPFD_CLOEXEC, 0);
    return spawned;
}

void resize_terminal(int terminal, unsigned short rows, unsigned short columns) {
    const winsize size{rows, columns, 0, 0};
    if (::ioctl(terminal, TIOCSWINSZ, &size) != 0) fail("cannot set the terminal's size");
}

} // namespace chat
