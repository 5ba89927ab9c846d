// A word to the service manager, systemd for one: we are ready, we reload, we stop.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/log.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace chat::daemon {

// The plain protocol of sd_notify(3): datagrams of KEY=VALUE lines to the socket that $NOTIFY_SOCKET names, a path or
// @abstract. Without the variable nothing is said. A message that does not get through is lost, and the log is told of
// the first one. None of this waits longer than `patience` for a manager that does not read.
class ServiceManager {
public:
    static constexpr std::chrono::milliseconds patience{100};

    // Takes $NOTIFY_SOCKET out of the environment: what it says is meant for us, and not for programs that we may start
    // one day. Before there is a second thread. `log` outlives this. Throws std::bad_alloc at worst.
    explicit ServiceManager(Log& log);
    ServiceManager(const ServiceManager&) = delete;
    ~ServiceManager();

    // Every port is bound: `systemctl start` has done its work. Throws std::bad_alloc at worst.
    void ready(std::size_t listeners);
    // SIGHUP is obeyed between these two: the manager sees that we reload, and when we serve again. (The audit log's
    // own thread opens the new file a moment later.) Nothing of it is said once we are stopping.
    void reloading() noexcept;
    void reloaded() noexcept;
    // We go, and on purpose. The last word: what follows is not sent.
    void stopping() noexcept;

private:
    void open() noexcept;
    void tell(std::string_view message) noexcept;
    void complain(std::string_view what) noexcept;

    Log& log_;
    std::string socket_name_;
    std::string ready_;
    int socket_ = -1; // kept, since there may be no descriptor left when we want to say that we stop
    bool has_complained_ = false;
    bool stopping_ = false;
};

} // namespace chat::daemon
