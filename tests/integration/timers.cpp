// Timers in a running server: what their deeds send leaves, and none keeps the server from stopping.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/session/conversation.hpp"
#include "libchat/session/line_codec.hpp"
#include "tests/integration/busy_room.hpp"

#include <map>
#include <stdexcept>
#include <string>

using namespace chat;
using namespace chat::test;
using namespace std::chrono_literals;

namespace {

// Outlives each of its connections: a line is called back later, to whoever is connected then.
class Echoing final : public Protocol {
public:
    explicit Echoing(const ListenerContext& context) : timers_(context.timers) {}

    std::unique_ptr<Handler> answer(Session& session) override {
        return std::make_unique<Conversation<LineCodec>>(session, LineCodec("\n", 80), converse(session));
    }

private:
    struct Seat {
        Seat(Echoing& e, Session& out) : echo(e), number(++echo.last_) { echo.sessions_.emplace(number, &out); }
        Seat(const Seat&) = delete;
        ~Seat() { echo.sessions_.erase(number); }
        Echoing& echo;
        int number;
    };
    Talk<TextLine> converse(Session& out) {
        const Seat seat(*this, out);
        out.send("welcome\n");
        for (;;) {
            const result<TextLine> heard = co_await next<TextLine>();
            if (!heard) co_return;
            later(std::string(heard->text));
        }
    }
    void later(const std::string& line) {
        const auto wait = line == "never" ? 1h : std::chrono::milliseconds(20);
        timer_ = timers_.after(wait, [this, line] {
            if (line == "throw") throw std::runtime_error("asked to");
            for (const auto& [number, session] : sessions_) session->send(line + "\n");
        });
    }

    Timers& timers_;
    std::map<int, Session*> sessions_;
    int last_ = 0;
    Timer timer_;
};

std::unique_ptr<Protocol> make(const ListenerContext& context) { return std::make_unique<Echoing>(context); }

struct Scene : Serving {
    Scene() : Serving(ProtocolType{"echoing", "echoing", 0, {}, make, ""}) {}
    Client welcome() {
        Client client(port);
        CHECK(client.until("\n") == "welcome\n");
        return client;
    }
};

} // namespace

TEST_CASE("timers over sockets: what a deed sends leaves at once, although its client is gone") {
    Scene scene;
    Client other = scene.welcome();
    const auto begin = std::chrono::steady_clock::now();
    {
        Client client = scene.welcome();
        client.send("hello\n");
    }
    CHECK(other.until("\n") == "hello\n");
    CHECK(std::chrono::steady_clock::now() - begin >= 20ms);
}

TEST_CASE("timers over sockets: what a deed throws is logged, and everybody lives on") {
    Scene scene;
    Client client = scene.welcome();
    client.send("throw\n");
    while (scene.server.log.lines().empty()) (void)scene.server.connections();
    CHECK(scene.server.log.lines().front().find("asked to") != std::string::npos);
    client.send("hello\n");
    CHECK(client.until("\n") == "hello\n");
}

TEST_CASE("timers over sockets: one that still runs does not keep the server from stopping") {
    Scene scene;
    Client client = scene.welcome();
    client.send("never\n");
    client.shut_down_sending();
    CHECK(client.until_closed() == "");
    CHECK(scene.server.stops_within(Client::deadline));
}
