// Running a server beside a test.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/test_server.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <future>
#include <memory>
#include <stdexcept>
#include <utility>

namespace chat::test {
namespace {

constexpr auto generous = std::chrono::seconds(20);

// Asks again and again, on the loop's own time, until it is so.
template <class Question> bool becomes_true(Question question) {
    const auto by = std::chrono::steady_clock::now() + generous;
    while (!question()) {
        if (std::chrono::steady_clock::now() > by) return false;
        std::this_thread::yield();
    }
    return true;
}

} // namespace

void RecordingLog::write(LogLevel level, std::string_view line) noexcept {
    const std::lock_guard lock(mutex_);
    lines_.emplace_back(level, line);
}

std::vector<std::string> RecordingLog::lines(LogLevel least) const {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> found;
    for (const auto& [level, line] : lines_)
        if (level >= least) found.push_back(line);
    return found;
}

TestServer::TestServer(JournalKind kind, const Limits& limits)
    : limits_(limits),
      roster_(clock_, audit),
      lobby_(journals(kind, later()), clock_, audit, roster_),
      hub_("Ann", clock_, lobby_, roster_, audit, memory_),
      server(limits_, audit, log),
      room(lobby_.bound_room("lobby")) {}

// A disk that takes a millisecond.
Schedule TestServer::later() {
    return [this](std::function<void()> deed) {
        auto timer = std::make_shared<boost::asio::steady_timer>(server.io(), std::chrono::milliseconds(1));
        timer->async_wait([timer, deed = std::move(deed)](error_code ec) {
            if (!ec) deed();
        });
    };
}

TestServer::~TestServer() { stops_within(generous); }

std::uint16_t TestServer::listen(const ProtocolType& type, const Options& options, const Sections& sections,
                                 const std::string& address) {
    if (type.prepare) type.prepare(hub_, sections);
    const Endpoint endpoint{std::string(type.listener), std::string(type.name), address, 0};
    return server
        .listen(endpoint,
                [&](std::uint16_t port) {
                    return type.make(ListenerContext{hub_, room, limits_, options, sections, port, server.timers(),
                                                     server.workers(), type.pace});
                })
        .port();
}

void TestServer::start() {
    thread_ = std::thread([this] {
        server.run();
        const std::lock_guard lock(mutex_);
        ended_ = true;
        changed_.notify_all();
    });
}

void TestServer::on_loop(const std::function<void()>& deed) {
    std::promise<void> done;
    boost::asio::post(server.io(), [&] {
        deed();
        done.set_value();
    });
    if (done.get_future().wait_for(generous) != std::future_status::ready)
        throw std::runtime_error("the loop is stuck");
}

bool TestServer::stops_within(std::chrono::milliseconds at_most) {
    if (!thread_.joinable()) return true;
    boost::asio::post(server.io(), [this] { server.stop(); });
    std::unique_lock lock(mutex_);
    const bool in_time = changed_.wait_for(lock, at_most, [this] { return ended_; });
    lock.unlock();
    thread_.join();
    return in_time;
}

std::size_t TestServer::connections() {
    std::size_t count = 0;
    on_loop([&] { count = server.connections(); });
    return count;
}

std::size_t TestServer::rooms() {
    std::size_t count = 0;
    on_loop([&] { count = lobby_.rooms(); });
    return count;
}

bool TestServer::has_connections(std::size_t count) {
    return becomes_true([&] { return connections() == count; });
}

bool TestServer::has_recorded(std::size_t count, std::string_view beginning) {
    return becomes_true([&] { return audit.count(beginning) >= count; });
}

} // namespace chat::test
