// Talks and conversations: resumed by frames and answers, ended by one road.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/session/conversation.hpp"
#include "libchat/session/line_codec.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fake_session.hpp"

#include <optional>
#include <stdexcept>
#include <string>

using namespace chat;
using namespace chat::test;

namespace {

// What the talks below wait for.
struct World {
    std::optional<Answer<Done>> answer;
    int alive = 0;

    Later<Done> deed() {
        auto [later, given] = Later<Done>::pending();
        answer.emplace(std::move(given));
        return std::move(later);
    }
};

struct Alive {
    explicit Alive(World& w) : world(w) { ++world.alive; }
    Alive(const Alive&) = delete;
    ~Alive() { --world.alive; }
    World& world;
};

// Says "<text>" to a line; "wait" waits for a deed, "throw" throws, "bye" ends.
Talk<TextLine> converse(Session& out, World& world) {
    const Alive alive(world);
    out.send("hello ");
    for (;;) {
        const result<TextLine> heard = co_await next<TextLine>();
        if (!heard) {
            out.send("(" + heard.error().message() + ")");
            if (heard.error() == make_error_code(errc::frame_too_long)) continue;
            co_return;
        }
        if (heard->text == "throw") throw std::runtime_error("asked to");
        if (heard->text == "bye") co_return;
        const bool waits = heard->text == "wait";
        out.send("<" + std::string(heard->text) + ">");
        if (!waits) continue;
        const auto done = co_await world.deed();
        out.send(done ? "done " : "not done ");
    }
}

struct Guest {
    Guest() {
        session.begin(std::make_unique<Conversation<LineCodec>>(session, LineCodec("\n", 8), converse(session, world)));
    }
    World world;
    FakeSession session;
};

} // namespace

TEST_CASE("talk: it greets, hears frames, and ends") {
    Guest guest;
    CHECK(guest.session.sees() == "hello ");
    guest.session.types("a\nb\nc");
    CHECK(guest.session.sees() == "<a><b>");
    guest.session.types("c\nbye\nunheard\n");
    CHECK(guest.session.sees() == "<cc>");
    CHECK(guest.session.hung_up());
    CHECK(guest.world.alive == 0);
}

TEST_CASE("talk: the end of the input is heard once whole frames are") {
    Guest guest;
    guest.session.types("a\nhalf");
    guest.session.ends_input();
    CHECK(guest.session.sees() == "hello <a>(end of input)");
    CHECK(guest.session.hung_up());
}

TEST_CASE("talk: a frame that is too long is heard and the talk goes on") {
    Guest guest;
    guest.session.types("123456789\nb\n");
    CHECK(guest.session.sees() == "hello (frame too long)<b>");
}

TEST_CASE("talk: while it waits for an answer no frame is heard, but all are afterwards, then the end") {
    Guest guest;
    guest.session.types("wait\na\nb\n");
    guest.session.ends_input();
    CHECK(guest.session.sees() == "hello <wait>");
    CHECK_FALSE(guest.session.handler().listening());
    guest.world.answer->give(Done());
    CHECK(guest.session.sees() == "done <a><b>(end of input)");
    CHECK(guest.session.hung_up());
}

TEST_CASE("talk: an answer that is dropped is answered all the same") {
    Guest guest;
    guest.session.types("wait\n");
    guest.world.answer.reset();
    CHECK(guest.session.sees() == "hello <wait>not done ");
}

TEST_CASE("talk: what it throws comes out of the call that resumed it") {
    Guest guest;
    CHECK_THROWS_WITH(guest.session.types("throw\n"), "asked to");
    CHECK(guest.world.alive == 0);
}

TEST_CASE("talk: a handler destroyed while its talk waits forgets the answer") {
    Guest guest;
    guest.session.types("wait\n");
    guest.session.vanishes();
    CHECK(guest.world.alive == 0);
    guest.world.answer->give(Done()); // nobody is there
    CHECK(guest.session.sees() == "hello <wait>");
}
