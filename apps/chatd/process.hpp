// What a daemon owes the system it runs on: descriptors, signals, and a word about where it listens.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatd/notify.hpp"
#include "libchat/core/log.hpp"
#include "libchat/net/listener.hpp"
#include "libchat/net/server.hpp"
#include "libchat/session/limits.hpp"
#include "libchat/session/protocol.hpp"

#include <boost/asio/signal_set.hpp>

#include <functional>

namespace chat::daemon {

// Opens /dev/null where standard input, output or error is closed, or the next file or client would be taken for it.
// First of all.
void keep_standard_streams();

// Takes as many descriptors as the system gives, and says so when they are fewer than [limits] connections needs.
void raise_descriptor_limit(const Limits& limits, Log& log);

// One line for programs, on standard output and flushed: `listening NAME PROTOCOL ADDRESS:PORT`; and one for people, in
// the log: how to talk to it.
void announce(const Listener& listener, const ProtocolType& type, Log& log);
// `ready`: every port is bound, clients are served from here on.
void announce_ready();

// SIGTERM and SIGINT stop the server, a second one drops whoever is left at once; SIGHUP calls `reload`, or stops the
// server where it means that our terminal is gone (not under nohup). The service manager is told of both. SIGPIPE is
// ignored. As long as this lives.
class Signals {
public:
    Signals(Server& server, ServiceManager& manager, Log& log, std::function<void()> reload);

private:
    void wait();
    void caught(int signal);

    Server& server_;
    ServiceManager& manager_;
    Log& log_;
    std::function<void()> reload_;
    const bool ends_with_terminal_; // before signals_, which replaces nohup's SIG_IGN
    boost::asio::signal_set signals_;
};

} // namespace chat::daemon
