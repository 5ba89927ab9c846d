// Accepting clients, also when descriptors run out.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/net/listener.hpp"

#include "libchat/net/server.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <exception>
#include <utility>

namespace chat {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr int backlog = 4096;

bool out_of_resources(const error_code& ec) {
    const int why = ec.value(); // accept(2) fails with the system's numbers
    return why == EMFILE || why == ENFILE || why == ENOBUFS || why == ENOMEM;
}

std::string usual_spelling(const asio::ip::address& address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
    return address.to_string();
}

} // namespace

// A descriptor kept for the day when none is left: given up, it lets us accept a waiting client and turn it away,
// instead of spinning on a readable acceptor that cannot be read.
class Listener::Reserve {
public:
    Reserve() { take(); }
    Reserve(const Reserve&) = delete;
    ~Reserve() { give_up(); }

    void take() { descriptor_ = ::open("/dev/null", O_RDONLY | O_CLOEXEC); }
    void give_up() {
        if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
    }

private:
    int descriptor_ = -1;
};

Listener::Listener(Server& server, Endpoint endpoint, const ProtocolMaker& make)
    : server_(server),
      endpoint_(std::move(endpoint)),
      acceptor_(server.io().get_executor()),
      reserve_(std::make_unique<Reserve>()) {
    try {
        open();
    } catch (const boost::system::system_error& e) {
        throw ListenError("listen." + endpoint_.name + ": cannot listen on " + endpoint_.address + " port " +
                          std::to_string(endpoint_.port) + ": " + e.code().message());
    }
    protocol_ = make(port_);
}

Listener::~Listener() = default;

void Listener::open() {
    const tcp::endpoint local(asio::ip::make_address(endpoint_.address), endpoint_.port);
    acceptor_.open(local.protocol());
    acceptor_.set_option(asio::socket_base::reuse_address(true)); // a restart binds the same port at once
    if (local.address().is_v6()) acceptor_.set_option(asio::ip::v6_only(false)); // whatever the system's default is
    acceptor_.bind(local);
    acceptor_.listen(backlog);
    acceptor_.non_blocking(true);
    port_ = acceptor_.local_endpoint().port();
}

std::string Listener::address() const {
    const bool v6 = endpoint_.address.find(':') != std::string::npos;
    return (v6 ? "[" + endpoint_.address + "]" : endpoint_.address) + ":" + std::to_string(port_);
}

std::string Listener::reachable_at() const {
    const auto address = asio::ip::make_address(endpoint_.address);
    if (!address.is_unspecified()) return endpoint_.address;
    return address.is_v6() ? "::1" : "127.0.0.1";
}

void Listener::start() {
    asio::co_spawn(acceptor_.get_executor(), accept_all(), [](const std::exception_ptr& failure) {
        if (failure) std::rethrow_exception(failure); // a listener that died unseen would be worse: run() throws
    });
}

void Listener::close() {
    acceptor_.close();
    protocol_->stop();
}

asio::awaitable<void> Listener::accept_all() {
    constexpr auto token = asio::as_tuple(asio::use_awaitable);
    for (;;) {
        co_await acceptor_.async_wait(Acceptor::wait_read, token);
        if (!acceptor_.is_open()) co_return;
        if (!take_in_waiting()) co_await rest();
    }
}

// Those who wait, many at a time: in a storm of busy clients the newcomers would else come in one a round. False where
// accepting fails and would fail again at once.
bool Listener::take_in_waiting() {
    constexpr int at_most = 64;
    for (int i = 0; i < at_most; ++i) {
        Socket client(acceptor_.get_executor());
        tcp::endpoint from; // told by accept(2) itself, so that a client that is gone at once leaves its trace too
        error_code ec;
        acceptor_.accept(client, from, ec);
        if (!ec)
            take_in(std::move(client), from);
        else
            return nobody_waits(ec);
    }
    return true;
}

// True where accepting failed for the best of reasons. For any other, those who wait or the operator are told.
bool Listener::nobody_waits(const error_code& ec) {
    if (ec == asio::error::would_block) return true;
    if (out_of_resources(ec))
        turn_away_waiting();
    else
        server_.log().warning("listen." + endpoint_.name + ": cannot accept a client: " + ec.message());
    return false;
}

// What just failed would fail again at once.
asio::awaitable<void> Listener::rest() {
    constexpr auto token = asio::as_tuple(asio::use_awaitable);
    constexpr auto pause = std::chrono::milliseconds(100);
    asio::steady_timer timer(server_.io(), pause);
    co_await timer.async_wait(token);
}

void Listener::take_in(Socket client, const tcp::endpoint& from) {
    const OriginPtr origin(new Origin(endpoint_.name, endpoint_.protocol, server_.next_connection(),
                                      usual_spelling(from.address()), from.port()));
    const std::string_view why_not = server_.admission().enter(origin, std::chrono::steady_clock::now());
    if (!why_not.empty()) return tell(client, why_not);
    server_.welcome(ConnectionPtr(new Connection(server_, std::move(client), origin)), *protocol_);
}

// What the kernel does not take at once is not said: nobody waits for whom we do not serve.
void Listener::tell(Socket& client, std::string_view why) {
    error_code ignored;
    client.non_blocking(true, ignored);
    client.send(asio::buffer(protocol_->turn_away(why)), 0, ignored);
}

// Those who wait are told: a client that hangs unserved would not know why.
void Listener::turn_away_waiting() {
    constexpr int at_most = 64;
    int turned_away = 0;
    reserve_->give_up();
    for (; turned_away < at_most; ++turned_away) {
        Socket client(acceptor_.get_executor());
        error_code none_left;
        acceptor_.accept(client, none_left);
        if (none_left) break;
        tell(client, "the server is full");
    }
    reserve_->take();
    if (turned_away == 0) return;
    const std::string what = "no descriptors left: " + std::to_string(turned_away) + " clients turned away";
    server_.log().warning("listen." + endpoint_.name + ": " + what);
    AuditRecord refused("refused", OriginPtr());
    refused.reason = what;
    server_.audit().record(refused);
}

} // namespace chat
