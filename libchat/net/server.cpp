// Turning the loop, keeping the connections, going down in good order.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/net/server.hpp"

#include <boost/asio/post.hpp>
#include <fmt/format.h>

#include <chrono>
#include <utility>

namespace chat {

Server::Server(const Limits& limits, Audit& audit, Log& log)
    : limits_(limits),
      audit_(audit),
      log_(log),
      deadlines_(io_),
      timers_(deadlines_, log),
      workers_(io_, log),
      grace_(io_),
      admission_(limits_, audit) {}

Server::~Server() {
    drop_all();
    workers_.stop();
}

Listener& Server::listen(const Endpoint& endpoint, const ProtocolMaker& make) {
    return *listeners_.emplace_back(std::make_unique<Listener>(*this, endpoint, make));
}

void Server::run() {
    for (const auto& listener : listeners_) listener->start();
    while (!over() && io_.run_one()) take_turn();
}

// Reads until the input is dry, then flushes each touched session once: with many speakers one send carries many
// messages. Bounded in count and time, so that a flood of input cannot starve output.
void Server::take_turn() {
    constexpr int most_handlers = 256;
    for (int handled = 1; handled < most_handlers && !turn_.over() && io_.poll_one(); ++handled) {}
    turn_.flush();
    audit_.turn_over();
    if (!turn_.idle()) boost::asio::post(io_, [] {}); // the next turn begins at once
}

void Server::welcome(const ConnectionPtr& connection, Protocol& protocol) {
    connection->place = static_cast<std::uint32_t>(connections_.size());
    connections_.push_back(connection);
    const Origin& origin = *connection->origin();
    audit_.record(AuditRecord("connect", connection->origin()));
    log_.debug(fmt::format("connection {} ({}) from {} port {}", origin.conn, origin.protocol, origin.ip, origin.port));
    connection->begin(protocol);
}

void Server::closed(Connection& connection, std::string_view reason) {
    AuditRecord disconnect("disconnect", connection.origin());
    disconnect.reason = reason;
    audit_.record(disconnect);
    log_.debug(fmt::format("connection {} ended: {}", connection.origin()->conn, reason));
    admission_.leave(*connection.origin(), std::chrono::steady_clock::now());
    ConnectionPtr& place = connections_[connection.place];
    std::swap(place, connections_.back()); // the last one takes its place
    place->place = connection.place;
    connections_.pop_back();
}

void Server::stop() {
    if (std::exchange(stopping_, true)) return drop_all();
    for (const auto& listener : listeners_) listener->close();
    for (const ConnectionPtr& connection : connections_) connection->stop();
    grace_.expires_after(grace);
    grace_.async_wait([this](error_code ec) {
        if (ec) return;
        log_.warning(fmt::format("stopping: {} connections did not end in time", connections_.size()));
        drop_all();
    });
}

void Server::drop_all() {
    while (!connections_.empty()) connections_.back()->close();
}

} // namespace chat
