// Frames kept back over real sockets: heard when they are asked for again, bounded, and none lost.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/net/input_buffer.hpp"
#include "tests/integration/quiet_scene.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace chat;
using namespace chat::test;
using namespace std::chrono_literals;

namespace {

// A scene in which silence ends nothing while a test lasts.
struct HeldScene : QuietScene {
    explicit HeldScene(const Limits& limits = {}) : QuietScene({1h}, limits) {}

    Client welcome_holder(int receive_buffer = 0) {
        Client client = welcome(receive_buffer);
        client.send("hold\n");
        CHECK(client.until("\n") == "[hold]\n");
        return client;
    }
};

// As many bytes of lines as are taken, until nothing more is for a thousand rounds of the loop.
std::size_t floods(QuietScene& scene, Client& client) {
    const std::string line = std::string(999, 'x') + "\n";
    std::string lines;
    for (int i = 0; i < 100; ++i) lines += line;
    std::size_t sent = 0;
    for (int refusals = 0; refusals < 1000 && sent < 200'000'000; ++refusals) {
        const std::size_t taken = client.send_some(std::string_view(lines).substr(sent % lines.size()));
        sent += taken;
        if (taken > 0) refusals = 0;
        (void)scene.server.connections(); // one round of the loop
    }
    return sent;
}

} // namespace

TEST_CASE("held over sockets: what is kept back is heard once it is asked for, without another byte") {
    HeldScene scene;
    Client client = scene.welcome_holder();
    client.send("one\ntwo\n");
    REQUIRE(scene.has_offered(8));
    CHECK(client.hears_nothing());
    CHECK(scene.release());
    CHECK(client.until("\n") == "[one]\n");
    CHECK(client.until("\n") == "[two]\n");
}

TEST_CASE("held over sockets: a talk may ask for itself, as often as it likes") {
    HeldScene scene;
    Client client = scene.welcome();
    scene.server.on_loop([&] {
        scene.strings.when_settled = [](Session& session) {
            session.offer_again();
            session.offer_again();
        };
    });
    client.send("settle\none\nsettle\ntwo");
    CHECK(client.until("[settle]\n[one]\n[settle]\n") == "[settle]\n[one]\n[settle]\n");
    client.shut_down_sending();
    CHECK(client.until_closed() == "[two]\n(end of input)\n");
}

TEST_CASE("held over sockets: what is kept back may be given up at the end of the input") {
    HeldScene scene;
    Client client = scene.welcome_holder();
    client.send("one\ntwo");
    client.shut_down_sending();
    CHECK(client.until_closed() == "[one]\n[two]\n(end of input)\n");
}

TEST_CASE("held over sockets: a client that floods a talk that holds is not read for ever, and loses nothing") {
    HeldScene scene;
    Client client = scene.welcome_holder();
    const std::size_t sent = floods(scene, client);
    CHECK(sent > InputBuffer::size);
    CHECK(sent < 200'000'000);
    std::size_t offered = 0, before = 0, heard = 0;
    scene.server.on_loop([&] {
        offered = scene.turns.most_offered;
        before = scene.strings.bytes;
    });
    CHECK(offered > InputBuffer::size);
    CHECK(offered <= 2 * InputBuffer::size);
    CHECK(scene.release());
    client.send("\nthe end\n");
    CHECK(client.until("[the end]\n").ends_with("[the end]\n"));
    scene.server.on_loop([&] { heard = scene.strings.bytes - before; });
    CHECK(heard == sent + 9);
}

TEST_CASE("held over sockets: a long message is no frame kept back") {
    HeldScene scene;
    Client client = scene.welcome();
    for (const std::size_t size : {InputBuffer::size + 3, std::size_t{1024 * 1024}}) {
        client.send(std::string(size, 'x') + "\n");
        CHECK(client.until("\n") == "[" + std::to_string(size) + " bytes]\n");
    }
    client.send("hold\n"); // and behind frames that were, it is read on
    CHECK(client.until("\n") == "[hold]\n");
    scene.server.on_loop([&] { scene.turns.most_offered = 0; });
    client.send("one\n");
    const std::size_t taken = client.send_some(std::string(256 * 1024, 'x'));
    REQUIRE(scene.has_offered(InputBuffer::size));
    CHECK(scene.release());
    CHECK(client.until("\n") == "[one]\n");
    client.send("\n");
    CHECK(client.until("\n") == "[" + std::to_string(taken) + " bytes]\n");
}

TEST_CASE("held over sockets: a client that is cut off in the turn in which its talk asked again is gone for good") {
    Limits limits;
    limits.outbox_hard = limits.least_hard();
    HeldScene scene(limits);
    Client client = scene.welcome(4096), other = scene.welcome();
    scene.server.on_loop([&] {
        scene.strings.when_settled = [](Session& session) {
            session.send(std::string(flood, 'x')); // the turn is over, and more than hard is unsent
            session.offer_again();
        };
    });
    client.send("settle\n");
    CHECK(scene.server.has_recorded(1, "disconnect slow reader"));
    other.send("hello\n");
    CHECK(other.until("\n") == "[hello]\n");
}
