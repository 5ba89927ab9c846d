// The binary protocol over real sockets: what the audit log says of it, every disposition and every reason.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/broadcast_chatter.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <string>

using namespace chat;
using namespace chat::test;
using namespace chat::test::binary;
using namespace std::chrono_literals;
using namespace std::string_literals;

namespace {

using Records = std::vector<std::string>;

// The records since Ann, who is there, joined.
Records since_ann(const Parlour& room) {
    Records all = room.audit();
    const auto joined = std::ranges::find(all, "join Ann lobby");
    REQUIRE(joined != all.end());
    return Records(joined + 1, all.end());
}

} // namespace

TEST_CASE("broadcast audit: a name, a join, words, a direct, and a leave, in the order in which they happened") {
    Parlour room;
    Chatter ann(room.port, "Ann"), bob(room.port, "Bob");
    CHECK(ann.hears() == joining("Bob"));
    bob.sends(talk("hi there\r\n") + direct("/w ann psst") + list() + talk("") + leave());
    CHECK(bob.hears_the_rest() == Heard{"03 Ann,Bob"});
    CHECK(ann.hears(3) == Heard{said("Bob", "hi there"), whispered("Bob", "psst"), leaving("Bob")});
    CHECK(room.audit() == Records{"name Ann accepted", "join Ann lobby", "name Bob accepted", "join Bob lobby",
                                  "message Bob lobby hi there", "direct Bob Ann psst", "leave Bob lobby left"});
}

TEST_CASE("broadcast audit: a name that is refused, with the reason") {
    Parlour room;
    Chatter ann(room.port, "Ann"), bob(room.port);
    const auto [name, record] = GENERATE(table<std::string, std::string>({
        {"ann", "name ann rejected name in use"},
        {"", "name  rejected blank name"},
        {std::string(33, 'x'), "name " + std::string(33, 'x') + " rejected name too long"},
        {"$Al", "name $Al rejected name begins with a sign"},
        {"A,l", "name A,l rejected name has a character it may not have"},
        {"A l", "name A l rejected name has a character it may not have"},
        {std::string(65'535, 'x'), "name  rejected name of 65535 bytes too long"},
    }));
    bob.sends(join(name));
    CHECK(bob.hears() == "01");
    CHECK(since_ann(room) == Records{record});
}

TEST_CASE("broadcast audit: a name that is no clean text has its bytes as they came") {
    Parlour room;
    Chatter ann(room.port, "Ann"), bob(room.port);
    bob.sends(join("caf\xe9") + join("A\nl") + join("A\0l"s) + join("\x1b[2J\r\n"));
    CHECK(bob.hears(4) == times(4, "01"));
    CHECK(since_ann(room) == Records{"name caf\u00e9 rejected name is not UTF-8 raw:caf\xe9",
                                     "name A l rejected name has a character it may not have raw:A\nl",
                                     "name A l rejected name has a character it may not have raw:A\0l"s,
                                     "name  [2J rejected name has a character it may not have raw:\x1b[2J"});
}

TEST_CASE("broadcast audit: a text that is no clean text has its bytes as they came") {
    Parlour room;
    Chatter ann(room.port, "Ann"), bob(room.port, "Bob");
    CHECK(ann.hears() == joining("Bob"));
    ann.sends(talk("two\nlines") + direct("@Bob caf\xe9"));
    CHECK(bob.hears(2) == Heard{said("Ann", "two lines"), whispered("Ann", "caf\u00e9")});
    const Records records = since_ann(room);
    REQUIRE(records.size() == 4);
    CHECK(records[2] == "message Ann lobby two lines raw:two\nlines");
    CHECK(records[3] == "direct Ann Bob caf\u00e9 raw:caf\xe9");
}

TEST_CASE("broadcast audit: what is refused to a client without a name, with the reason") {
    Parlour room;
    Chatter ann(room.port, "Ann"), bob(room.port);
    bob.sends(talk("hi") + direct("@Ann hi") + frame(5, "x") + frame(200, "") + list());
    bob.hears(5);
    CHECK(since_ann(room) == Records{"refused Join first", "refused Join first", "refused type 5 Unsupported Command",
                                     "refused type 200 Unsupported Command", "refused Join first"});
}

TEST_CASE("broadcast audit: what is refused to a client with a name, with the name and the reason") {
    Parlour room;
    Chatter ann(room.port, "Ann");
    ann.sends(join("Bob") + frame(5, "x") + talk(std::string(4097, 'x')) + direct("@Bob hi") +
              direct(std::string(9000, 'x')) + direct("@Ann"));
    ann.hears(6);
    CHECK(since_ann(room) == Records{"refused Ann Already joined", "refused Ann type 5 Unsupported Command",
                                     "refused Ann Too long", "refused Ann @Bob hi No such user", "refused Ann Too long",
                                     "refused Ann Nothing to tell: @name text"});
}

TEST_CASE("broadcast audit: why somebody left") {
    Parlour room;
    Chatter ann(room.port, "Ann");
    Chatter left(room.port, "Left"), half(room.port, "Half"), lost(room.port, "Lost");
    ann.hears(3);
    left.hears(2);
    left.sends(leave());
    CHECK(left.hears_the_rest() == Heard());
    CHECK(ann.hears() == leaving("Left"));
    half.client.shut_down_sending();
    CHECK(half.hears_the_rest() == Heard{joining("Lost"), leaving("Left")});
    CHECK(ann.hears() == leaving("Half"));
    lost.client.reset();
    CHECK(ann.hears() == leaving("Lost"));
    room.server.on_loop([&] { room.server.server.stop(); });
    ann.hears_the_rest();
    ann.client.reset();
    CHECK(room.server.stops_within(5s));
    Records records = since_ann(room);
    std::erase_if(records, [](const std::string& record) { return !record.starts_with("leave"); });
    CHECK(records == Records{"leave Left lobby left", "leave Half lobby client closed",
                             "leave Lost lobby connection reset", "leave Ann lobby server stopping"});
}

TEST_CASE("broadcast audit: who has been silent for too long was idle") {
    Limits limits;
    limits.idle = 1s;
    Parlour room(limits);
    Chatter ann(room.port, "Ann");
    CHECK(ann.hears_the_rest() == Heard{"05 Timed out"});
    CHECK(room.server.has_recorded(1, "leave"));
    CHECK(since_ann(room) == Records{"leave Ann lobby idle"});
}

TEST_CASE("broadcast audit: a slow reader is told of, and then that he left") {
    Limits limits;
    limits.outbox_soft = 64 * 1024;
    Parlour room(limits);
    Chatter ann(room.port, "Ann"), slow(room.port, "Slow", 4096);
    const std::string text(4000, 'x');
    for (int i = 0; i < 16'000 && room.server.audit.count("slow-reader") == 0; ++i) ann.sends(talk(text));
    REQUIRE(room.server.has_recorded(1, "leave Slow"));
    Records records = since_ann(room);
    std::erase_if(records, [](const std::string& record) { return record.starts_with("message"); });
    REQUIRE(records.size() == 4);
    CHECK_THAT(records[2], contains_text("slow-reader"));
    CHECK(records[3] == "leave Slow lobby slow reader");
}
