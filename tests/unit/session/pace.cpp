// How fast a client may speak: a burst, then a rate, by a clock that a test sets; nothing is lost, the order is kept.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/session/pace.hpp"

#include "libchat/session/conversation.hpp"
#include "libchat/session/line_codec.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fake_session.hpp"
#include "tests/support/manual_timers.hpp"
#include "tests/support/turn_codec.hpp"

#include <memory>
#include <optional>
#include <string>

using namespace chat;
using namespace chat::test;
using namespace std::chrono_literals;

namespace {

// Says every line again, and what ends it; "wait" waits for an answer, "bye" ends.
Talk<TextLine> converse(Session& out, std::optional<Answer<Done>>& answer) {
    for (;;) {
        const result<TextLine> heard = co_await next<TextLine>();
        if (!heard) {
            out.send("(" + heard.error().message() + ")");
            if (heard.error() == make_error_code(errc::frame_too_long)) continue;
            co_return;
        }
        out.send(std::string(heard->text) + " ");
        if (heard->text == "bye") co_return;
        if (heard->text != "wait") continue;
        auto [later, given] = Later<Done>::pending();
        answer.emplace(std::move(given));
        (void)co_await later;
    }
}

struct Guest {
    explicit Guest(const Pace& pace = {3, 10}) : pacing(pace, timers) {
        session.begin(std::make_unique<Conversation<LineCodec>>(session, LineCodec("\n", 20), converse(session, answer),
                                                                pacing.begin()));
    }
    // What is seen after so much time.
    std::string after(std::chrono::milliseconds time) {
        timers.passes(time);
        return session.sees();
    }

    ManualTimers timers;
    Pacing pacing;
    std::optional<Answer<Done>> answer;
    FakeSession session;
};

std::string lines(int from, int to, std::string_view end = "\n") {
    std::string text;
    for (int line = from; line <= to; ++line) text += std::to_string(line).append(end);
    return text;
}

} // namespace

TEST_CASE("pace: a burst is heard at once, then one frame a step, to the millisecond") {
    Guest guest;
    guest.session.types("1\n2\n3\n4\n5\n6\n");
    CHECK(guest.session.sees() == "1 2 3 ");
    CHECK(guest.after(99ms) == "");
    CHECK(guest.after(1ms) == "4 ");
    CHECK(guest.after(99ms) == "");
    CHECK(guest.after(1ms) == "5 ");
    CHECK(guest.after(100ms) == "6 ");
    CHECK(guest.timers.running() == 0);
}

TEST_CASE("pace: who rests may speak in bursts again, and no longer ones for a longer rest") {
    Guest guest;
    guest.session.types("1\n2\n3\n");
    CHECK(guest.session.sees() == "1 2 3 ");
    guest.timers.passes(200ms);
    guest.session.types("4\n5\n6\n");
    CHECK(guest.session.sees() == "4 5 ");
    CHECK(guest.after(100ms) == "6 ");
    guest.timers.passes(24h);
    guest.session.types("7\n8\n9\n10\n");
    CHECK(guest.session.sees() == "7 8 9 ");
}

TEST_CASE("pace: who keeps to it is never held back") {
    Guest guest({1, 10});
    for (int line = 0; line < 100; ++line) {
        guest.session.types("x\n");
        CHECK(guest.session.sees() == "x ");
        CHECK_FALSE(guest.session.handler().paused());
        guest.timers.passes(100ms);
    }
}

TEST_CASE("pace: who comes a moment too early is held back for that moment") {
    Guest guest({1, 10});
    guest.session.types("1\n");
    guest.timers.passes(99ms);
    guest.session.types("2\n");
    CHECK(guest.session.sees() == "1 ");
    CHECK(guest.after(1ms) == "2 ");
}

TEST_CASE("pace: a rate that divides no second is kept over a long time") {
    Guest guest({2, 3});
    guest.session.types(lines(1, 1'000));
    CHECK(guest.session.sees() == lines(1, 2, " "));
    CHECK(guest.after(100s) == lines(3, 302, " "));
}

TEST_CASE("pace: of a thousand commands at once none is lost, and each comes in its turn") {
    Guest guest({5, 2});
    guest.session.types(lines(1, 1'000));
    std::string seen = guest.session.sees();
    CHECK(seen == lines(1, 5, " "));
    for (int half_second = 0; half_second < 995; ++half_second) seen += guest.after(500ms);
    CHECK(seen == lines(1, 1'000, " "));
    CHECK(guest.timers.running() == 0);
}

TEST_CASE("pace: a client that drips is counted by its frames, not by its bytes") {
    Guest guest;
    for (const char byte : std::string("first\nsecond\nthird\nfourth\n")) guest.session.types({&byte, 1});
    CHECK(guest.session.sees() == "first second third ");
    CHECK(guest.after(100ms) == "fourth ");
    guest.timers.passes(1s);
    for (const char byte : std::string("a long line, a byte\n")) guest.session.types({&byte, 1});
    CHECK(guest.session.sees() == "a long line, a byte ");
}

TEST_CASE("pace: the end of the input is heard behind all that was held back") {
    Guest guest;
    guest.session.types("1\n2\n3\n4\n5\nhalf");
    guest.session.ends_input();
    CHECK(guest.session.sees() == "1 2 3 ");
    CHECK_FALSE(guest.session.hung_up());
    CHECK(guest.after(100ms) == "4 ");
    CHECK(guest.after(100ms) == "5 ");
    CHECK(guest.after(100ms) == "(end of input)");
    CHECK(guest.session.hung_up());
}

TEST_CASE("pace: who goes while he is held back is gone, and nothing waits for him") {
    Guest guest;
    guest.session.types("1\n2\n3\n4\n");
    CHECK(guest.timers.running() == 1);
    SECTION("by a reset") { guest.session.vanishes(); }
    SECTION("by a deadline, which does not wait") {
        guest.session.set_deadline(1min);
        guest.session.deadline_passes();
        CHECK(guest.session.sees() == "1 2 3 (timed out)");
    }
    SECTION("with the server") {
        guest.session.stops();
        CHECK(guest.session.sees() == "1 2 3 (server is stopping)");
    }
    CHECK(guest.timers.running() == 0);
    guest.session.sees();
    CHECK(guest.after(1h) == "");
}

TEST_CASE("pace: what comes behind a goodbye is not waited for") {
    Guest guest;
    guest.session.types("1\n2\nbye\n4\n");
    CHECK(guest.session.hung_up());
    CHECK(guest.timers.running() == 0);
}

TEST_CASE("pace: a frame that is too long counts as well") {
    Guest guest({1, 10});
    guest.session.types(std::string(30, 'x') + "\n2\n");
    CHECK(guest.session.sees() == "(frame too long)");
    CHECK(guest.after(100ms) == "2 ");
}

TEST_CASE("pace: waiting for an answer and being held back do not get into each other's way") {
    Guest guest({1, 10});
    guest.session.types("wait\n2\n3\n");
    CHECK(guest.session.sees() == "wait ");
    SECTION("the answer comes first") {
        guest.answer->give(Done());
        CHECK(guest.session.sees() == "");
        CHECK(guest.after(100ms) == "2 ");
    }
    SECTION("the answer comes late, and the time it took counts") {
        CHECK(guest.after(1h) == "");
        guest.answer->give(Done());
        CHECK(guest.session.sees() == "2 ");
    }
    CHECK(guest.after(100ms) == "3 ");
}

TEST_CASE("pace: without a limit nobody is held back, and nothing is kept for it") {
    Guest guest(Pace{});
    CHECK(guest.pacing.begin() == nullptr);
    guest.session.types(lines(1, 1'000));
    CHECK(guest.session.sees() == lines(1, 1'000, " "));
}

TEST_CASE("pace: what does not count leaves the burst whole") {
    ManualTimers timers;
    FakeSession session;
    Throttle throttle({1, 1}, timers);
    throttle.counts(false);
    for (int frame = 0; frame < 10; ++frame) throttle.spend();
    CHECK_FALSE(throttle.holds_back(session));
    throttle.counts(true);
    CHECK_FALSE(throttle.holds_back(session));
    throttle.spend();
    CHECK(throttle.holds_back(session));
    CHECK(throttle.pauses());
}
