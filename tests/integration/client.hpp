// A client with a plain blocking socket. Waits for bytes with a deadline, never sleeps.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace chat::test {

class Client {
public:
    // Connects to loopback. Throws std::system_error. A small `receive_buffer` makes a slow reader of whoever does not
    // read.
    explicit Client(std::uint16_t port, const std::string& address = "127.0.0.1", int receive_buffer = 0);
    Client(const Client&) = delete;
    Client(Client&& other) noexcept;
    ~Client();

    // Sends all of it. Throws std::system_error where the server is gone.
    void send(std::string_view bytes);
    // Sends what the socket takes without waiting.
    std::size_t send_some(std::string_view bytes);
    void shut_down_sending();
    // Closes with a reset.
    void reset();

    // What comes until it ends with `end`, that included. After the deadline, or the end: what came so far.
    std::string until(std::string_view end);
    // What comes until the server closes. Ends with "(reset)" where it was reset, "(late)" where it did not close.
    std::string until_closed();
    // Exactly that many bytes, or fewer where no more come.
    std::string bytes(std::size_t count);
    // True when nothing at all is there to read.
    bool hears_nothing() const;

    static constexpr auto deadline = std::chrono::seconds(20);

private:
    enum class Came { bytes, end, reset, nothing };
    Came receive(std::chrono::steady_clock::time_point by);

    int socket_;
    std::string heard_;
};

} // namespace chat::test
