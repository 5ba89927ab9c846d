// The command protocol without sockets: what a person would type, what he would see.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/session/conversation.hpp"
#include "protocols/crlf/protocol.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/every_split.hpp"
#include "tests/support/fake_session.hpp"
#include "tests/support/house.hpp"

#include <memory>
#include <string>

using namespace chat;
using namespace chat::test;

namespace {

struct CrlfHouse : House {
    explicit CrlfHouse(JournalKind kind = JournalKind::memory) : House(crlf::protocol_type(), kind) {}
};

// A client; whatever the journal is, it has answered when types() returns.
struct Guest {
    explicit Guest(House& h) : house(h), protocol(h.protocol()) {
        session.begin(protocol->answer(session));
        CHECK(session.sees() == "Welcome to Ann's chat room\r\n");
    }
    void types(std::string_view bytes) {
        session.types(bytes);
        house.disk.run_all();
    }
    std::string answers(std::string_view bytes) {
        types(bytes);
        return session.sees();
    }

    House& house;
    std::unique_ptr<Protocol> protocol;
    FakeSession session;
};

JournalKind both() { return GENERATE(JournalKind::memory, JournalKind::delaying); }

} // namespace

TEST_CASE("crlf: a speaker without a name is called unknown") {
    CrlfHouse house(both());
    Guest ann(house), bob(house);
    CHECK(ann.answers("push: hello\r\n") == "OK\r\n");
    CHECK(bob.answers("get\r\n") == "unknown: hello\r\n");
}

TEST_CASE("crlf: a name stands before what is said from then on") {
    CrlfHouse house(both());
    Guest ann(house);
    CHECK(ann.answers("push: one\r\nname: Ann Lee\r\npush: two\r\nname: \r\npush: three\r\n") ==
          "OK\r\nOK\r\nOK\r\nOK\r\nOK\r\n");
    CHECK(ann.answers("get\r\n") == "unknown: one\nAnn Lee: two\nunknown: three\r\n");
    CHECK(house.audit.count("name Ann Lee accepted") == 1);
    CHECK(house.audit.count("name unknown accepted") == 1);
}

TEST_CASE("crlf: an empty buffer and an empty text are answered as such") {
    CrlfHouse house(both());
    Guest ann(house);
    CHECK(ann.answers("get\r\n") == "\r\n");
    CHECK(ann.answers("push: \r\n") == "OK\r\n");
    CHECK(ann.answers("get\r\n") == "unknown: \r\n");
}

TEST_CASE("crlf: test gives the words back, byte for byte") {
    CrlfHouse house;
    Guest ann(house);
    CHECK(ann.answers("test: words\r\n") == "words\r\n");
    CHECK(ann.answers("test: \r\n") == "\r\n");
    CHECK(ann.answers("test:   a \xff\x01\n b \r\r\n") == "  a \xff\x01\n b \r\r\n");
}

TEST_CASE("crlf: a range counts from 0, includes both ends, and is clamped") {
    CrlfHouse house(both());
    Guest ann(house);
    ann.types("push: a\r\npush: b\r\npush: c\r\n");
    ann.session.sees();
    CHECK(ann.answers("getrange 0 0\r\n") == "unknown: a\r\n");
    CHECK(ann.answers("getrange 1 2\r\n") == "unknown: b\nunknown: c\r\n");
    CHECK(ann.answers("getrange 1 99999999999999999999999\r\n") == "unknown: b\nunknown: c\r\n");
    CHECK(ann.answers("getrange 0 18446744073709551615\r\n") == "unknown: a\nunknown: b\nunknown: c\r\n");
    CHECK(ann.answers("getrange 3 9\r\n") == "\r\n");
    CHECK(ann.answers("getrange 2 1\r\n") == "\r\n");
    CHECK(ann.answers("getrange 18446744073709551615 18446744073709551615\r\n") == "\r\n");
}

TEST_CASE("crlf: help fits in one read of a student's client and has one CR LF, at its end") {
    CrlfHouse house;
    Guest ann(house);
    const std::string help = ann.answers("help\r\n");
    CHECK(help.size() < 4096);
    CHECK(help.find("\r\n") == help.size() - 2);
    for (const char* command : {"help", "test: ", "name: ", "get", "push: ", "getrange ", "adios"})
        CHECK(help.find(command) != std::string::npos);
}

TEST_CASE("crlf: an unrecognized command comes back verbatim") {
    CrlfHouse house;
    Guest ann(house);
    CHECK(ann.answers("HELP\r\n") == "Error: unrecognized command: HELP\r\n");
    CHECK(ann.answers("\r\n") == "Error: unrecognized command: \r\n");
    CHECK(ann.answers("getrange 1\n\xff\r\n") == "Error: unrecognized command: getrange 1\n\xff\r\n");
}

TEST_CASE("crlf: adios closes without a byte, unless the listener says otherwise") {
    CrlfHouse house;
    Guest ann(house);
    CHECK(ann.answers("adios\r\ntest: unheard\r\n") == "");
    CHECK(ann.session.hung_up());

    house.options.set("adios_reply", "yes");
    Guest bob(house);
    CHECK(bob.answers("adios\r\n") == "adios\r\n");
    CHECK(bob.session.hung_up());
}

TEST_CASE("crlf: the end of the input is answered with what was asked before it") {
    CrlfHouse house(both());
    Guest ann(house);
    ann.types("push: hi\r\nget\r\nhalf a com");
    ann.session.ends_input();
    house.disk.run_all();
    CHECK(ann.session.sees() == "OK\r\nunknown: hi\r\n");
    CHECK(ann.session.hung_up());
}

TEST_CASE("crlf: a line over the limit is refused, the session lives") {
    CrlfHouse house(both());
    house.limits.line = 64;
    Guest ann(house);
    CHECK(ann.answers("push: " + std::string(64, 'x') + "\r\n") == "OK\r\n");
    CHECK(ann.answers("push: " + std::string(65, 'x') + "\r\n") == "Error: line too long\r\n");
    CHECK(ann.answers("push: " + std::string(1'000'000, 'x') + "\r\ntest: still here\r\n") ==
          "Error: line too long\r\nstill here\r\n");
    CHECK(house.audit.count("refused unknown line too long") == 2);
}

TEST_CASE("crlf: the answers are the same however the requests are cut") {
    constexpr std::string_view requests =
        "name: Bob\r\ntest: a\nb\r\npush: hi\r\nget\r\nwhat\r\ngetrange 0 0\r\nadios\r\n";
    const auto kind = both();
    every_split(requests, [&](const Pieces& pieces) {
        CrlfHouse house(kind);
        Guest bob(house);
        for (const std::string_view piece : pieces) bob.types(piece);
        const std::string seen = bob.session.sees();
        if (seen != "OK\r\na\nb\r\nOK\r\nBob: hi\r\nError: unrecognized command: what\r\nBob: hi\r\n" ||
            !bob.session.hung_up())
            FAIL("with " << pieces.size() << " pieces: " << seen);
    });
}

TEST_CASE("crlf: OK means that the line is kept, and a line that is not kept is not said") {
    CrlfHouse house(JournalKind::delaying);
    Guest ann(house);
    ann.session.types("push: hi\r\n");
    CHECK(ann.session.sees() == "");
    house.disk.run_all();
    CHECK(ann.session.sees() == "OK\r\n");
    dynamic_cast<DelayingJournal&>(house.lobby.room("lobby").journal()).failing(true);
    CHECK(ann.answers("push: lost\r\n") == "Error: not stored\r\n");
    CHECK(ann.answers("get\r\n") == "unknown: hi\r\n");
}

TEST_CASE("crlf: a buffer that has used up its memory says so, and what is in it stays") {
    CrlfHouse house;
    house.options.set("buffer", "private");
    Guest ann(house);
    const std::string push = "push: " + std::string(4000, 'x') + "\r\n";
    int kept = 0;
    while (ann.answers(push) == "OK\r\n") ++kept;
    CHECK(kept > 200);
    CHECK(ann.answers(push) == "Error: not stored\r\n");
    CHECK(ann.answers("getrange 0 0\r\n").size() > 4000);
    CHECK(house.audit.count("refused unknown") == 2);
}

TEST_CASE("crlf: no name and no text can forge a line of the shared buffer") {
    CrlfHouse house(both());
    Guest eve(house), ann(house);
    CHECK(eve.answers("name: eve\nann: I quit\npush\r\n") == "OK\r\n");
    CHECK(eve.answers("push: a\nann: b\rc\x1b[2J\r\n") == "OK\r\n");
    CHECK(ann.answers("get\r\n") == "eve ann: I quit push: a ann: b c [2J\r\n");
}

TEST_CASE("crlf: a private buffer is one's own, verbatim, and nothing of it is said in the room") {
    CrlfHouse house(both());
    house.options.set("buffer", "private");
    Guest ann(house), bob(house);
    CHECK(ann.answers("name: A\xff\r\npush: x\ny\r\nget\r\n") == "OK\r\nOK\r\nA\xff: x\ny\r\n");
    CHECK(bob.answers("get\r\n") == "\r\n");
    CHECK(house.lobby.room("lobby").journal().end() == 0);
    CHECK(house.audit.count("message A\xff x\ny private") == 1);
}

TEST_CASE("crlf: a private text that ends in CR does not end the reply early") {
    CrlfHouse house;
    house.options.set("buffer", "private");
    Guest ann(house);
    CHECK(ann.answers("push: a\r\r\npush: b\r\nget\r\n") == "OK\r\nOK\r\nunknown: a \nunknown: b\r\n");
}

TEST_CASE("crlf: of a long name the beginning is kept, in whole characters, and the audit log has all of it") {
    CrlfHouse house(both());
    Guest ann(house);
    CHECK(ann.answers("name: x" + std::string(2000, '\xe9') + "\r\n") == "OK\r\n");
    CHECK(ann.answers("push: hi\r\n") == "OK\r\n");
    const std::string line = ann.answers("get\r\n");
    CHECK(line.size() == 255 + std::string(": hi\r\n").size());
    CHECK(line.starts_with("x\xc3\xa9\xc3\xa9"));
    CHECK(line.ends_with("\xc3\xa9: hi\r\n"));
    CHECK(house.audit.lines().front().ends_with("raw:x" + std::string(2000, '\xe9')));
}

TEST_CASE("crlf: a long reply waits for its reader, and its last line is fixed when it starts") {
    CrlfHouse house(both());
    Guest ann(house), bob(house);
    std::string expected;
    for (int i = 0; i < 100; ++i) {
        const std::string text = std::to_string(i) + std::string(1000, 'x');
        ann.types("push: " + text + "\r\n");
        expected += (i ? "\nunknown: " : "unknown: ") + text;
    }
    bob.session.reads_nothing();
    bob.types("get\r\n");
    const std::string beginning = bob.session.sees();
    CHECK(beginning.size() < 2 * Journal::page_bytes);
    ann.types("push: too late\r\n");
    bob.session.reads_all();
    house.disk.run_all();
    CHECK(beginning + bob.session.sees() == expected + "\r\n");
}

TEST_CASE("crlf: a client that is gone while its line is stored has said it") {
    CrlfHouse house(JournalKind::delaying);
    Guest ann(house), bob(house);
    ann.session.types("push: hi\r\n");
    ann.session.vanishes();
    house.disk.run_all();
    CHECK(bob.answers("get\r\n") == "unknown: hi\r\n");
}
