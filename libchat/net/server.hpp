// The event loop, the listeners, and every connection until it is closed.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/audit.hpp"
#include "libchat/core/log.hpp"
#include "libchat/net/admission.hpp"
#include "libchat/net/connection.hpp"
#include "libchat/net/deadlines.hpp"
#include "libchat/net/input_buffer.hpp"
#include "libchat/net/listener.hpp"
#include "libchat/net/loop_timers.hpp"
#include "libchat/net/loop_workers.hpp"
#include "libchat/net/turn.hpp"
#include "libchat/session/limits.hpp"
#include "libchat/session/protocol.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace chat {

// One thread runs it. Declare it after the rooms: its handlers leave rooms that must still stand.
class Server {
public:
    // `audit` and `log` outlive the server.
    Server(const Limits& limits, Audit& audit, Log& log);
    Server(const Server&) = delete;
    ~Server();

    // Binds at once, accepts once run() runs. Throws ListenError.
    Listener& listen(const Endpoint& endpoint, const ProtocolMaker& make);

    // Serves until stop() has done its work.
    void run();

    // Refuses new clients, tells the others, sends what is owed; what is not gone after `grace`, or at a second call,
    // is dropped. On the loop thread.
    void stop();
    static constexpr auto grace = std::chrono::seconds(3);

    // For signals, and for whoever posts an answer from another thread.
    boost::asio::io_context& io() noexcept { return io_; }

    // For protocols: what they set up does not keep the server from stopping.
    Timers& timers() noexcept { return timers_; }
    // What is being done beside the loop is waited for when the server is destroyed, before its protocols are.
    Workers& workers() noexcept { return workers_; }

    // For connections and listeners.
    Turn& turn() noexcept { return turn_; }
    Deadlines& deadlines() noexcept { return deadlines_; }
    InputBuffer& input() noexcept { return input_; }
    const Limits& limits() const noexcept { return limits_; }
    Audit& audit() noexcept { return audit_; }
    Log& log() noexcept { return log_; }
    Admission& admission() noexcept { return admission_; }
    // What all outboxes cost together, which each connection keeps up to date.
    std::size_t unsent = 0;
    // One outbox may cost so much more than nothing: its share, where all together cost too much.
    bool takes_too_much(std::size_t cost) const noexcept {
        return unsent > limits_.outbox_total && cost > limits_.outbox_total / connections_.size();
    }
    std::size_t connections() const noexcept { return connections_.size(); }
    std::uint64_t next_connection() noexcept { return ++last_connection_; }
    // The connection has been admitted.
    void welcome(const ConnectionPtr& connection, Protocol& protocol);
    void closed(Connection& connection, std::string_view reason);

private:
    bool over() const noexcept { return stopping_ && connections_.empty(); }
    void take_turn();
    void drop_all();

    const Limits limits_;
    Audit& audit_;
    Log& log_;
    boost::asio::io_context io_{1}; // one thread runs it; locking stays on, since others post
    Deadlines deadlines_;
    LoopTimers timers_;
    LoopWorkers workers_;
    boost::asio::steady_timer grace_;
    Admission admission_;
    InputBuffer input_;
    Turn turn_;
    std::vector<std::unique_ptr<Listener>> listeners_;
    std::vector<ConnectionPtr> connections_;
    std::uint64_t last_connection_ = 0;
    bool stopping_ = false;
};

} // namespace chat
