// One connection to a client: its texts, cut off the bytes in whatever framing it speaks, and bytes for it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/peer/text_codec.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace chat::peer {

// Who listens to a client. Called on the thread of the loop, and never after the visit is closed.
class Ears {
public:
    virtual void hear(const Text& text) = 0;
    virtual void hear_too_long() = 0;
    // Nothing more comes.
    virtual void hear_the_end() = 0;

protected:
    ~Ears() = default;
};

class Visit : public std::enable_shared_from_this<Visit> {
public:
    Visit(boost::asio::ip::tcp::socket socket, const WireRules& rules);

    // `ears` live until the visit is closed.
    void begin(Ears& ears);

    // While held, a client whose texts have their length before them is not heard: it waits for a reply.
    void hold() noexcept { codec_.hold(); }
    void release();

    // Bytes are sent in order, one write for each call where the client keeps up. Who does not read is cut off.
    void send(std::string_view bytes);
    // Ends our side once all is sent, and waits until the client has ended its own, or for a second.
    boost::asio::awaitable<void> part();
    void close() noexcept;

    // None until it is known.
    std::optional<Framing> framing() const noexcept { return codec_.framing(); }
    const std::string& handle() const noexcept { return codec_.handle(); }
    const std::string& ip() const noexcept { return ip_; }

private:
    using Clock = std::chrono::steady_clock;
    using Self = std::shared_ptr<Visit>; // what runs keeps it

    boost::asio::awaitable<void> receive(Self self);
    boost::asio::awaitable<void> write(Self self);
    void cut_texts();
    void wait_for_quiet();
    bool full() const noexcept;

    boost::asio::ip::tcp::socket socket_;
    TextCodec codec_;
    std::string ip_;
    Ears* ears_ = nullptr; // none once closed
    std::string unread_;
    std::string unsent_;
    Clock::time_point last_heard_{};
    boost::asio::steady_timer quiet_; // of the codec
    boost::asio::steady_timer news_;  // all is sent, or read, or over
    bool writing_ = false;
    bool ended_ = false; // the client has nothing more to say
};

} // namespace chat::peer
