// One conversation with a peer: our text, its reply, and again, until one of us quits.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chat-peer/due.hpp"
#include "apps/console/console.hpp"
#include "apps/console/style.hpp"
#include "protocols/peer/framing.hpp"
#include "protocols/peer/reply_codec.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>

namespace chat::peer {

// How a conversation has ended.
enum class Ending : std::uint8_t {
    left,      // by us, as the user wanted
    host_quit, // by the server's word
    lost       // by the server, without a word
};

// Who speaks, and how.
struct Manner {
    Style style;
    std::optional<Framing> framing; // else what the server does first tells
    std::string handle;             // empty where none is needed
    std::uint16_t port;             // that we call
};

class Conversation {
public:
    // Must outlive the run of the loop.
    Conversation(boost::asio::io_context& io, Console& console, Manner manner);

    // Throws Unreachable.
    boost::asio::awaitable<void> connect(std::string host, std::string port);

    // Speaks, once connected, until the user or the server has had enough, and shows all of it. Throws what the console
    // throws.
    boost::asio::awaitable<Ending> run();

    // Quits as soon as it can.
    void leave();

private:
    using Clock = std::chrono::steady_clock;

    boost::asio::awaitable<void> choose_framing();
    boost::asio::awaitable<void> introduce();
    boost::asio::awaitable<void> introduce_by(std::string bytes, bool answered);
    boost::asio::awaitable<void> pause();
    boost::asio::awaitable<void> talk();
    boost::asio::awaitable<std::optional<std::string>> read_message();
    std::string fault_of(std::string_view message) const;
    boost::asio::awaitable<void> part(Ending ended);
    boost::asio::awaitable<void> send(std::string bytes);
    boost::asio::awaitable<void> hear_reply();
    boost::asio::awaitable<bool> silence_until(Clock::time_point time);

    boost::asio::awaitable<void> receive();
    void hear_all();
    void take(const Reply& reply);
    void show(std::string_view text);
    void close();
    void give_up_after(Clock::duration time);
    bool over() const noexcept { return closed_ || leaving_; }

    boost::asio::ip::tcp::socket socket_;
    Console& console_;
    Manner manner_;
    std::string unread_;
    Due due_;
    std::string host_;                  // its handle, where its texts are bare and it has told it
    std::optional<std::string> answer_; // to our introduction; what comes then is not shown
    bool introducing_ = false;
    bool replied_ = false;               // since we last spoke
    boost::asio::steady_timer news_;     // whoever waits for something to happen waits here
    boost::asio::steady_timer patience_; // with a server that neither reads nor closes
    std::exception_ptr failure_;         // of receive()
    bool host_quit_ = false;
    bool leaving_ = false;
    bool parted_ = false; // we have quit: nothing more is shown
    bool closed_ = false; // the connection is at its end, or the server has quit
    bool ended_ = false;  // nothing more can come
};

} // namespace chat::peer
