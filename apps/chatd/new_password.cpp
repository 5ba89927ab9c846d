// Reading a password, unseen.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatd/new_password.hpp"

#include "libchat/core/text.hpp"

#include <poll.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <iostream>
#include <optional>
#include <string_view>

namespace chat::daemon {
namespace {

constexpr std::size_t longest_password = 256; // a line of any protocol holds it

// While it stands, the terminal shows nothing but the ends of lines. Signals that end or stop us wait: they come when
// it goes, once the terminal is as it was.
class Unseen {
public:
    Unseen() {
        sigset_t waiting;
        ::sigemptyset(&waiting);
        for (const int signal : {SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP}) ::sigaddset(&waiting, signal);
        ::sigprocmask(SIG_BLOCK, &waiting, &signals_before_);
        signals_ = ::signalfd(-1, &waiting, SFD_CLOEXEC);
        ::tcgetattr(STDIN_FILENO, &before_);
        termios unseen = before_;
        unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        unseen.c_lflag |= ECHONL;
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
    }
    Unseen(const Unseen&) = delete;
    ~Unseen() {
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
        ::close(signals_);
        ::sigprocmask(SIG_SETMASK, &signals_before_, nullptr);
    }

    // Waits for input; false where a signal came instead.
    bool await_input() const {
        pollfd either[] = {{STDIN_FILENO, POLLIN, 0}, {signals_, POLLIN, 0}};
        while (::poll(either, 2, -1) < 0 && errno == EINTR) {}
        return (either[1].revents & POLLIN) == 0;
    }

private:
    sigset_t signals_before_;
    termios before_{};
    int signals_ = -1;
};

// What stands before the next LF or the end, CR cut off. Byte for byte: what comes behind the line is not ours.
std::string read_line() {
    std::string line;
    for (char byte = 0; line.size() <= longest_password + 1;) {
        const ssize_t got = ::read(STDIN_FILENO, &byte, 1);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0 || byte == '\n') break;
        line += byte;
    }
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

std::string_view fault(std::string_view password) {
    if (password.empty()) return "an empty password is none";
    if (password.size() > longest_password) return "the password is longer than 256 bytes";
    if (!text::is_clean(password)) return "the password is not UTF-8, or has a control character";
    return {};
}

std::string checked(std::string password) {
    const std::string_view wrong = fault(password);
    if (!wrong.empty()) throw PasswordError(std::string(wrong));
    return password;
}

// Nothing where a signal came, and went by.
std::optional<std::string> ask_twice() {
    const Unseen unseen;
    std::cerr << "Password: " << std::flush;
    if (!unseen.await_input()) return std::nullopt;
    std::string password = checked(read_line());
    std::cerr << "Again: " << std::flush;
    if (!unseen.await_input()) return std::nullopt;
    if (read_line() != password) throw PasswordError("the two passwords differ");
    return password;
}

} // namespace

std::string read_new_password() {
    if (::isatty(STDIN_FILENO) == 0) return checked(read_line());
    for (;;)
        if (std::optional<std::string> password = ask_twice()) return *std::move(password);
}

} // namespace chat::daemon
