// Deeds beside a running loop: others are served meanwhile, answers leave at once, and the end waits for one at most.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/session/conversation.hpp"
#include "libchat/session/line_codec.hpp"
#include "tests/integration/busy_room.hpp"

#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>

using namespace chat;
using namespace chat::test;

namespace {

// Stays closed until the test opens it; counts who came to it.
class Door {
public:
    void open() {
        const std::lock_guard lock(mutex_);
        open_ = true;
        changed_.notify_all();
    }
    void pass() {
        std::unique_lock lock(mutex_);
        ++came_;
        changed_.notify_all();
        changed_.wait(lock, [this] { return open_; });
    }
    void somebody_came() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return came_ > 0; });
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool open_ = false;
    int came_ = 0;
};

Door* door = nullptr;

// Repeats each line, "slow" once the door is open, and "throw" not at all.
class Slow final : public Protocol {
public:
    explicit Slow(const ListenerContext& context) : workers_(context.workers) {}

    std::unique_ptr<Handler> answer(Session& session) override {
        return std::make_unique<Conversation<LineCodec>>(session, LineCodec("\n", 80), converse(session));
    }

private:
    Talk<TextLine> converse(Session& out) {
        for (;;) {
            const result<TextLine> heard = co_await next<TextLine>();
            if (!heard) co_return;
            Later<std::string> later = aside(std::string(heard->text));
            const result<std::string> reply = co_await later;
            out.send(reply ? *reply : reply.error().message() + "\n");
        }
    }
    Later<std::string> aside(std::string line) {
        return workers_.do_aside([line = std::move(line)]() -> result<std::string> {
            if (line == "slow") door->pass();
            if (line == "throw") throw std::runtime_error("asked to");
            return line + "\n";
        });
    }

    Workers& workers_;
};

std::unique_ptr<Protocol> make(const ListenerContext& context) { return std::make_unique<Slow>(context); }

struct Scene {
    Scene() { door = &slow_door; }
    ~Scene() { slow_door.open(); }
    Door slow_door;
    Serving serving{ProtocolType{"slow", "slow", 0, {}, make, ""}};
};

} // namespace

TEST_CASE("workers over sockets: an answer leaves at once, and the lines after it are answered in order") {
    Scene scene;
    scene.slow_door.open();
    Client client(scene.serving.port);
    client.send("one\nslow\nthrow\nfour\n");
    CHECK(client.until("four\n") == "one\nslow\nState not recoverable\nfour\n");
    CHECK(scene.serving.server.log.lines().front().find("asked to") != std::string::npos);
}

TEST_CASE("workers over sockets: whoever waits holds up the worker, and not the loop") {
    Scene scene;
    Client slow(scene.serving.port), next(scene.serving.port);
    slow.send("slow\n");
    scene.slow_door.somebody_came();
    next.send("next\n");
    CHECK(scene.serving.server.connections() == 2); // the loop answers
    scene.slow_door.open();
    CHECK(slow.until("\n") == "slow\n");
    CHECK(next.until("\n") == "next\n");
}

TEST_CASE("workers over sockets: who goes meanwhile is answered nothing, and the end comes while others wait") {
    Scene scene;
    Client waits(scene.serving.port);
    waits.send("slow\n");
    scene.slow_door.somebody_came();
    Client queued(scene.serving.port);
    {
        Client gone(scene.serving.port);
        gone.send("gone\n");
        CHECK(scene.serving.server.has_connections(3));
    }
    queued.send("queued\n");
    CHECK(scene.serving.server.stops_within(std::chrono::seconds(10)));
}
