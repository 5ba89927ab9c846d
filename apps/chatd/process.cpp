// Descriptors, announcements, signals.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatd/process.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <iostream>
#include <string>
#include <utility>

namespace chat::daemon {

void keep_standard_streams() {
    int descriptor = 0; // open() takes the lowest that is free
    while (descriptor >= 0 && descriptor <= STDERR_FILENO) descriptor = ::open("/dev/null", O_RDWR);
    if (descriptor > STDERR_FILENO) ::close(descriptor);
}

void raise_descriptor_limit(const Limits& limits, Log& log) {
    constexpr rlim_t for_ourselves = 64; // listeners, the audit log, standard streams, the reserve
    rlimit descriptors{};
    if (::getrlimit(RLIMIT_NOFILE, &descriptors) != 0) return;
    descriptors.rlim_cur = descriptors.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &descriptors); // where it fails, the check below speaks
    ::getrlimit(RLIMIT_NOFILE, &descriptors);
    if (descriptors.rlim_cur < limits.connections + for_ourselves)
        log.warning(fmt::format("[limits] connections = {} needs more descriptors than the {} this process may have; "
                                "clients beyond them are turned away (raise it with ulimit -n or LimitNOFILE=)",
                                limits.connections, descriptors.rlim_cur));
}

void announce(const Listener& listener, const ProtocolType& type, Log& log) {
    const std::string address = listener.address();
    std::cout << "listening " << listener.name() << ' ' << type.name << ' ' << address << std::endl;
    log.info(fmt::format("{}: talk to it with   {}", listener.name(),
                         fmt::format(fmt::runtime(type.how_to_talk), fmt::arg("address", listener.reachable_at()),
                                     fmt::arg("port", listener.port()))));
}

void announce_ready() { std::cout << "ready" << std::endl; }

namespace {

bool has_terminal() noexcept {
    const int terminal = ::open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal < 0) return false;
    ::close(terminal);
    return true;
}

bool under_nohup() noexcept {
    struct sigaction action {};
    ::sigaction(SIGHUP, nullptr, &action);
    return action.sa_handler == SIG_IGN;
}

} // namespace

Signals::Signals(Server& server, ServiceManager& manager, Log& log, std::function<void()> reload)
    : server_(server),
      manager_(manager),
      log_(log),
      reload_(std::move(reload)),
      ends_with_terminal_(has_terminal() && !under_nohup()),
      signals_(server.io(), SIGTERM, SIGINT, SIGHUP) {
    std::signal(SIGPIPE, SIG_IGN);
    wait();
}

void Signals::wait() {
    signals_.async_wait([this](error_code ec, int signal) {
        if (ec) return; // we are going
        caught(signal);
        wait();
    });
}

void Signals::caught(int signal) {
    const bool terminal_is_gone = signal == SIGHUP && ends_with_terminal_ && !has_terminal();
    if (signal == SIGHUP && !terminal_is_gone) {
        log_.info("SIGHUP: opening the audit log anew");
        manager_.reloading();
        reload_();
        manager_.reloaded();
    } else {
        log_.info("stopping");
        manager_.stopping();
        server_.stop();
    }
}

} // namespace chat::daemon
