// Messages that end by silence, and frames kept back, without a socket.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/session/conversation.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fake_session.hpp"
#include "tests/support/turn_codec.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

using namespace chat;
using namespace chat::test;
using namespace std::chrono_literals;

namespace {

// What the test holds in its hands of a talk.
struct Strings {
    TurnCodec* codec = nullptr;
    std::optional<Answer<Done>> answer;
    std::size_t heard = 0;
};

// Says what it hears. "wait" waits for an answer, "hold" keeps the next messages back, "again" asks to be offered them,
// and "for ever" does so whatever it hears.
Talk<TextLine> converse(Session& out, TurnCodec& codec, Strings& strings) {
    strings.codec = &codec;
    for (;;) {
        const result<TextLine> heard = co_await next<TextLine>();
        ++strings.heard;
        const std::string text = heard ? std::string(heard->text) : heard.error().message();
        out.send((heard ? "<" : "(") + text + (heard ? ">" : ")"));
        if (!heard && heard.error() == make_error_code(errc::end_of_input)) co_return;
        if (text == "hold") codec.hold(true);
        if (text == "again") out.offer_again();
        if (text != "wait") continue;
        auto [later, answer] = Later<Done>::pending();
        strings.answer.emplace(std::move(answer));
        (void)co_await later;
    }
}

struct Guest {
    explicit Guest(std::vector<std::chrono::milliseconds> silences = {100ms}) : turns(std::move(silences)) {
        session.begin(std::make_unique<Conversation<TurnCodec>>(
            session, TurnCodec(turns), [this](TurnCodec& codec) { return converse(session, codec, strings); }));
    }
    Turns turns;
    Strings strings;
    FakeSession session;
};

// Asks again, whatever it is offered.
class Restless final : public Handler {
public:
    explicit Restless(Session& session) : session_(session) {}
    void begin() override {}
    std::size_t consume(std::string_view) override {
        session_.offer_again();
        return 0;
    }
    bool listening() const noexcept override { return true; }
    void resume() override {}
    void hear(error_code) override {}

private:
    Session& session_;
};

} // namespace

TEST_CASE("quiet: a message ends when the input has been quiet for long enough, not before") {
    Guest guest;
    guest.session.types("hel");
    guest.session.types("lo");
    guest.session.falls_quiet(99ms);
    CHECK(guest.session.sees() == "");
    guest.session.falls_quiet(100ms);
    CHECK(guest.session.sees() == "<hello>");
    guest.session.types("you");
    guest.session.falls_quiet(1h);
    CHECK(guest.session.sees() == "<you>");
}

TEST_CASE("quiet: a silence that nobody waits for is not told") {
    Guest guest;
    guest.session.falls_quiet(1h);
    guest.session.types("hello\n");
    guest.session.falls_quiet(1h);
    CHECK(guest.session.sees() == "<hello>");
    CHECK(guest.turns.told.empty());
}

TEST_CASE("quiet: the longer one of two silences is told after the shorter, each once") {
    Guest guest({100ms, 2s});
    guest.session.types("hello");
    guest.session.falls_quiet(100ms);
    guest.session.falls_quiet(1s);
    CHECK(guest.session.sees() == "");
    guest.session.falls_quiet(1h);
    CHECK(guest.session.sees() == "<hello>");
    CHECK(guest.turns.told == std::vector<std::chrono::milliseconds>{100ms, 2s});
}

TEST_CASE("quiet: what asks on for the same silence is told once, and again after more bytes") {
    Guest guest;
    guest.turns.deaf = true;
    guest.session.types("hel");
    guest.session.falls_quiet(1h);
    guest.session.falls_quiet(2h);
    CHECK(guest.turns.told.size() == 1);
    guest.session.types("lo");
    guest.session.falls_quiet(1h);
    CHECK(guest.turns.told.size() == 2);
}

TEST_CASE("quiet: the end of the input is the longest silence, and comes before the end is heard") {
    Guest guest;
    guest.session.types("one\ntwo");
    guest.session.ends_input();
    CHECK(guest.session.sees() == "<one><two>(end of input)");
    CHECK(guest.turns.told == std::vector<std::chrono::milliseconds>{std::chrono::milliseconds::max()});
}

TEST_CASE("quiet: it is not told while the talk waits for an answer, but afterwards") {
    Guest guest;
    guest.session.types("wait\nhello");
    guest.session.falls_quiet(1h);
    CHECK(guest.turns.told.empty());
    guest.strings.answer->give(Done());
    CHECK(guest.session.sees() == "<wait>");
    guest.session.falls_quiet(100ms);
    CHECK(guest.session.sees() == "<hello>");
}

TEST_CASE("quiet: a codec that has eaten everything may speak all the same") {
    Guest guest;
    guest.turns.limit = 3;
    guest.session.types("long");
    guest.session.types("er");
    CHECK(guest.session.sees() == "");
    guest.session.falls_quiet(100ms);
    CHECK(guest.session.sees() == "(frame too long)");
    guest.session.types("again long");
    guest.session.ends_input();
    CHECK(guest.session.sees() == "(frame too long)(end of input)");
}

TEST_CASE("quiet: a frame kept back is heard when the session is asked to offer it again, not inside that call") {
    Guest guest;
    guest.session.types("hold\none\ntwo\n");
    CHECK(guest.session.sees() == "<hold>");
    CHECK(guest.session.handler().holds());
    guest.strings.codec->hold(false);
    guest.session.offer_again();
    CHECK(guest.strings.heard == 1);
    CHECK(guest.session.sees() == "<one><two>");
    CHECK_FALSE(guest.session.handler().holds());
}

TEST_CASE("quiet: what a talk asks for itself is done before the step returns") {
    Guest guest;
    guest.session.types("again\nhold\n");
    guest.strings.codec->hold(false);
    guest.session.types("one\n");
    CHECK(guest.strings.heard == 3);
    guest.session.offer_again();
    CHECK_FALSE(guest.session.hung_up());
    CHECK(guest.session.sees() == "<again><hold><one>");
}

TEST_CASE("quiet: who asks again whatever happens is found out") {
    FakeSession session;
    session.begin(std::make_unique<Restless>(session));
    CHECK_THROWS_AS(session.types("x"), std::logic_error);
}

TEST_CASE("quiet: after the end nobody is told or offered anything") {
    Guest guest;
    guest.session.types("hel");
    guest.session.hang_up("");
    guest.session.offer_again();
    guest.session.falls_quiet(1h);
    guest.session.vanishes();
    guest.session.offer_again();
    guest.session.falls_quiet(1h);
    CHECK(guest.session.sees() == "");
    CHECK(guest.turns.told.empty());
}
