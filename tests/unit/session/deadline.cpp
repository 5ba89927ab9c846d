// A talk's own deadline, without a socket: the test lets it pass, and sees what the talk makes of it.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/session/conversation.hpp"
#include "libchat/session/line_codec.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fake_session.hpp"

#include <memory>
#include <stdexcept>
#include <string>

using namespace chat;
using namespace chat::test;
using namespace std::chrono_literals;

namespace {

// Says what it hears. "lift" lifts the deadline, "more" sets it anew, "wait" waits until room is there, and "cling"
// goes on listening whatever happens.
Talk<TextLine> converse(Session& out) {
    bool clings = false;
    out.set_deadline(5s);
    for (;;) {
        const result<TextLine> heard = co_await next<TextLine>();
        if (!heard) out.send("(" + heard.error().message() + ")");
        if (!heard && clings) continue;
        if (!heard) co_return;
        const std::string word(heard->text);
        if (word == "wait") (void)co_await out.drained();
        if (word == "lift") out.lift_deadline();
        if (word == "more") out.set_deadline(1h);
        if (word == "cling") clings = true;
        out.send("<" + word + ">");
    }
}

struct Guest {
    Guest() {
        session.begin(std::make_unique<Conversation<LineCodec>>(session, LineCodec("\n", 80), converse(session)));
    }
    FakeSession session;
};

} // namespace

TEST_CASE("deadline: when it passes the talk hears so, says farewell, and that is the end") {
    Guest guest;
    CHECK(guest.session.deadline() == 5s);
    guest.session.types("a\nb");
    guest.session.deadline_passes();
    CHECK(guest.session.sees() == "<a>(timed out)");
    CHECK(guest.session.hung_up());
    CHECK_FALSE(guest.session.deadline());
}

TEST_CASE("deadline: one that was lifted or set anew is no more") {
    Guest guest;
    guest.session.types("more\n");
    CHECK(guest.session.deadline() == 1h);
    guest.session.types("lift\n");
    CHECK_FALSE(guest.session.deadline());
    CHECK_THROWS_AS(guest.session.deadline_passes(), std::logic_error);
}

TEST_CASE("deadline: a talk that waits for an answer hears of it afterwards, before it hears what was left over") {
    Guest guest;
    guest.session.reads_nothing();
    guest.session.types("wait\nlift\n");
    guest.session.deadline_passes();
    CHECK(guest.session.sees() == "");
    guest.session.reads_all();
    CHECK(guest.session.sees() == "<wait>(timed out)");
    CHECK(guest.session.hung_up());
}

TEST_CASE("deadline: a talk that goes on listening hears of it once and is hung up") {
    Guest guest;
    guest.session.types("cling\n");
    guest.session.deadline_passes();
    guest.session.types("a\n");
    guest.session.ends_input();
    CHECK(guest.session.sees() == "<cling>(timed out)");
    CHECK(guest.session.hung_up());
}
