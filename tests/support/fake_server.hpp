// A TCP server that does what a test tells it, on a thread of its own.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <thread>

namespace chat::test {

// One connection to a fake server, as the script sees it. Everything has a deadline: a client that does not do what the
// script expects ends the script.
class FakeClient {
public:
    explicit FakeClient(int socket) noexcept : socket_(socket) {}
    FakeClient(const FakeClient&) = delete;
    FakeClient& operator=(const FakeClient&) = delete;
    ~FakeClient();

    // One segment. Throws when the client has closed.
    void says(std::string_view bytes);
    // Reads up to the end of `bytes`, which must come next and exactly. Throws when something else comes, or nothing.
    void hears(std::string_view bytes);
    // What one recv gives: empty at the client's end.
    std::string hears_some();
    // Reads to the client's end, and gives what came.
    std::string hears_rest();
    // No more from us; the client may still speak.
    void half_closes();
    // Closes by a reset: what is on its way is lost.
    void resets();
    // Waits, and hears nothing meanwhile. False when something came.
    bool hears_nothing_for(int milliseconds);

private:
    int socket_;
};

class FakeServer {
public:
    // Listens on a free port of 127.0.0.1, and plays `script` to the first client that comes.
    explicit FakeServer(std::function<void(FakeClient&)> script);
    FakeServer(const FakeServer&) = delete;
    FakeServer& operator=(const FakeServer&) = delete;
    ~FakeServer();

    std::string port() const { return std::to_string(port_); }

    // Waits for the script's end; empty when all went by it, otherwise what did not.
    std::string verdict();

private:
    void play(const std::function<void(FakeClient&)>& script);

    int listener_ = -1;
    unsigned short port_ = 0;
    std::string failure_;
    std::thread thread_;
};

} // namespace chat::test
