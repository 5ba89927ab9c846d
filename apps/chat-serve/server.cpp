// Accepting clients, and telling the operator about it.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chat-serve/server.hpp"

#include "protocols/peer/render.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <fmt/format.h>

#include <string>
#include <utility>

namespace chat::peer {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

namespace {

// How long a client that closes after every message is waited for (README, "header10").
constexpr std::chrono::seconds reattach{10};

constexpr int waiting_clients = 16;

tcp::acceptor listen_on(asio::io_context& io, std::uint16_t port) {
    tcp::acceptor acceptor(io);
    error_code reason;
    acceptor.open(tcp::v4(), reason);
    if (!reason) acceptor.set_option(tcp::acceptor::reuse_address(true), reason);
    if (!reason) acceptor.bind(tcp::endpoint(tcp::v4(), port), reason);
    if (!reason) acceptor.listen(waiting_clients, reason);
    if (reason) throw CannotListen(fmt::format("cannot listen on port {}: {}", port, reason.message()));
    return acceptor;
}

WireRules rules_of(const Manner& manner, std::uint16_t port) {
    WireRules rules;
    rules.pinned = manner.framing;
    rules.detection.port = port;
    rules.detection.greeting = manner.framing == Framing::greeting;
    return rules;
}

const char* who_ended(Ending ending) noexcept {
    if (ending == Ending::idle) return "Client timed out.";
    const bool client = ending == Ending::client || ending == Ending::unattached;
    return client ? "Client requested to close connection." : "Server requested to close connection.";
}

} // namespace

Server::Server(asio::io_context& io, Console& console, const Manner& manner, std::uint16_t port)
    : console_(console), manner_(manner), acceptor_(listen_on(io, port)), deadline_(io), io_(io) {
    rules_ = rules_of(manner, port);
}

asio::awaitable<void> Server::run() {
    do {
        std::shared_ptr<Visit> visit = std::exchange(next_, nullptr);
        if (!visit) visit = co_await next_visit(Clock::time_point::max());
        if (!visit) break;
        console_.forget_typed();
        say_opened();
        co_await serve(visit);
    } while (goes_on());
}

asio::awaitable<void> Server::serve(std::shared_ptr<Visit> visit) {
    const std::string ip = visit->ip();
    const auto otherwise = [this] {
        say_ended(Ending::client);
        say_opened();
    };
    if (manner_.framing == Framing::greeting) visit->send(greeting);
    conversation_ = std::make_unique<Conversation>(io_, console_, manner_.style, manner_.idle);
    Ending ending = co_await conversation_->run(visit, nullptr);
    while (ending == Ending::unattached && !leaving_) {
        visit = co_await next_visit(Clock::now() + reattach);
        if (!visit || visit->ip() != ip) break;
        ending = co_await conversation_->run(visit, otherwise);
        visit = nullptr;
    }
    next_ = ending == Ending::unattached ? visit : nullptr;
    if (ending == Ending::no_more_input) leaving_ = true;
    say_ended(ending);
}

// None at that time, and none once we leave.
asio::awaitable<std::shared_ptr<Visit>> Server::next_visit(Clock::time_point until) {
    deadline_.expires_at(until);
    deadline_.async_wait([this](const error_code& cancelled) {
        if (!cancelled) acceptor_.cancel();
    });
    std::shared_ptr<Visit> visit;
    while (!visit && !leaving_) {
        auto [error, socket] = co_await acceptor_.async_accept(asio::as_tuple(asio::use_awaitable));
        if (error == asio::error::operation_aborted && Clock::now() >= until) break;
        if (error == asio::error::operation_aborted || error == asio::error::connection_aborted) continue;
        if (error) throw boost::system::system_error(error, "cannot accept a client");
        visit = std::make_shared<Visit>(std::move(socket), rules_);
    }
    deadline_.cancel();
    co_return visit;
}

void Server::leave() {
    leaving_ = true;
    acceptor_.cancel();
    if (conversation_) conversation_->leave();
}

void Server::say_opened() { console_.print("Connection with client opened."); }

void Server::say_ended(Ending ending) {
    if (!goes_on()) return console_.print(who_ended(ending));
    console_.print(fmt::format("{} Waiting for new connection...", who_ended(ending)));
    console_.print("");
}

} // namespace chat::peer
