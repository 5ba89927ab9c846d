// A real server in the test's process: real sockets on port 0, its loop on a thread of its own.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/clock.hpp"
#include "libchat/core/hub.hpp"
#include "libchat/core/lobby.hpp"
#include "libchat/net/server.hpp"
#include "libchat/session/protocol.hpp"
#include "tests/support/fakes.hpp"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace chat::test {

// Remembers what the operator would read.
class RecordingLog final : public Log {
public:
    void write(LogLevel level, std::string_view line) noexcept override;
    std::vector<std::string> lines(LogLevel least = LogLevel::warning) const;

private:
    mutable std::mutex mutex_;
    std::vector<std::pair<LogLevel, std::string>> lines_;
};

// Everything is set up by the constructor and `listen`; then start(). Stops, and waits, when it is destroyed.
class TestServer {
public:
    explicit TestServer(JournalKind kind = JournalKind::memory, const Limits& limits = {});
    ~TestServer();

    // Before start(). Returns the port.
    std::uint16_t listen(const ProtocolType& type, const Options& options, const Sections& sections,
                         const std::string& address = "127.0.0.1");
    std::uint16_t listen(const ProtocolType& type, const Options& options, const std::string& address = "127.0.0.1") {
        return listen(type, options, Sections(type.sections), address);
    }
    std::uint16_t listen(const ProtocolType& type) { return listen(type, Options(type.options)); }
    void start();

    // Any thread: runs `deed` on the loop and waits for it.
    void on_loop(const std::function<void()>& deed);
    // Begins a graceful stop; false when the loop has not ended within `at_most`.
    bool stops_within(std::chrono::milliseconds at_most);
    std::size_t connections();
    // How many rooms there are, the one that listeners are bound to included.
    std::size_t rooms();
    // Waits until that many are connected; false after a generous deadline.
    bool has_connections(std::size_t count);
    // Waits until so many audit records begin with these words; false after a generous deadline.
    bool has_recorded(std::size_t count, std::string_view beginning);

    RecordingAudit audit;
    RecordingLog log;

private:
    Schedule later();

    WallClock clock_;
    Limits limits_;
    Roster roster_;
    Lobby lobby_;
    MemoryBudget memory_{1024 * 1024 * 1024};
    Hub hub_;

public:
    Server server;
    Room& room;

private:
    std::thread thread_;
    bool ended_ = false;
    std::mutex mutex_;
    std::condition_variable changed_;
};

} // namespace chat::test
