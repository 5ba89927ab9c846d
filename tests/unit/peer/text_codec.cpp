// Cutting texts off every wire, however the bytes arrive and whenever they pause.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/text_codec.hpp"
#include "protocols/peer/render.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/peer/silent_client.hpp"

#include <string>
#include <vector>

using namespace chat;
using namespace chat::peer;
using namespace chat::test;
using namespace std::chrono_literals;
using namespace std::string_literals;

namespace {

Heard hear(Framing framing, const std::string& bytes) { return hear_every_split(pinned(framing), bytes); }

std::string padded(std::string text, std::size_t size) {
    text.resize(size, '\0');
    return text;
}

} // namespace

TEST_CASE("peer codec: a text of a handle client ends at LF, at NUL, or with the silence behind it") {
    for (const std::string text : {"Bob> hi", "Bob>hi", "Bob-> hi", "Bob> hi\n", "Bob> hi\r\n", "Bob> hi\n\n"})
        CHECK(hear(Framing::handle, text) == Heard{"hi", "left: "});
    CHECK(hear(Framing::handle, "Bob> hi\0"s) == Heard{"hi", "left: "});
    CHECK(hear(Framing::handle, padded("Bob> hi", 511)) == Heard{"hi", "left: "});
    CHECK(hear(Framing::handle, padded("Bob> hi\n", 511)) == Heard{"hi", "left: "});
    CHECK(hear(Framing::handle, "Bob> a\nBob> b\nBob> c") == Heard{"a", "b", "c", "left: "});
}

TEST_CASE("peer codec: only this session's handle is taken off") {
    CHECK(hear(Framing::handle, "Bob> a\nAnn> b\nBob> Bob> c\nBob>  d\n") ==
          Heard{"a", "Ann> b", "Bob> c", " d", "left: "});
    CHECK(hear(Framing::handle, "Bob-> a\nBob> b\nBob->c\n") == Heard{"a", "b", "c", "left: "});
    CHECK(hear(Framing::handle, "hello there\nBob> b\n") == Heard{"hello there", "Bob> b", "left: "});
    CHECK(hear(Framing::handle, "555> a\n555> b\n") == Heard{"a", "b", "left: "});
    CHECK(hear(Framing::plain, "Bob> a") == Heard{"Bob> a", "left: "});
    CHECK(hear(Framing::greeting, "Bob\nBob> a\nAnn> b\n") == Heard{"handle Bob", "a", "Ann> b", "left: "});
    CHECK(hear(Framing::len4, "0006Bob> a") == Heard{"Bob> a", "left: "});
}

TEST_CASE("peer codec: the handle is known with the first text") {
    SilentClient bob(detected());
    bob.sends("Bob-> hi\n");
    CHECK(bob.codec.handle() == "Bob");
    CHECK(bob.codec.framing() == Framing::handle);
    SilentClient ann(pinned(Framing::len_total));
    CHECK(ann.codec.handle().empty());
    ann.sends("5 Ann");
    CHECK(ann.codec.handle() == "Ann");
    SilentClient nobody(detected());
    nobody.sends("hello there").is_silent(100ms);
    CHECK(nobody.codec.handle().empty());
}

TEST_CASE("peer codec: a plain text ends with the silence alone, and a line's end inside is text") {
    CHECK(hear(Framing::plain, "hello there") == Heard{"hello there", "left: "});
    CHECK(hear(Framing::plain, "one\ntwo\r\n") == Heard{"one\ntwo", "left: "});
    CHECK(hear(Framing::plain, padded("hi", 1024)) == Heard{"hi", "left: "});
    CHECK(hear(Framing::plain, "\0\0hi\0old"s) == Heard{"hi", "left: "});
    CHECK(hear(Framing::plain, "\r\n") == Heard{"", "left: "});
    CHECK(hear(Framing::plain, "\0\0"s) == Heard{"left: "});
}

TEST_CASE("peer codec: a greeting client says its handle, then bare texts") {
    CHECK(hear(Framing::greeting, "Bob\nhi\nyou\n") == Heard{"handle Bob", "hi", "you", "left: "});
    CHECK(hear(Framing::greeting, "two words\nhi\n") == Heard{"two words", "hi", "left: "});
    CHECK(hear(Framing::greeting, "\\quit") == Heard{"quit", "left: "});
    SilentClient bob(pinned(Framing::greeting));
    bob.sends("Bob").is_silent(100ms).sends("hi").is_silent(99ms);
    CHECK(bob.takes() == Heard{"handle Bob"});
    CHECK(bob.is_silent(1ms).takes() == Heard{"hi"});
}

TEST_CASE("peer codec: a handshake is a hello, a handle, then texts") {
    const WireRules rules = pinned(Framing::handshake);
    CHECK(hear_every_split(rules, "client-372\nBob\nBob> hi\n") == Heard{"hello", "handle Bob", "hi", "left: "});
    CHECK(hear_every_split(detected(), "client-372\nBob\nBob> hi\n") == Heard{"hello", "handle Bob", "hi", "left: "});
    SilentClient bob(detected());
    CHECK(bob.sends("client-372").takes() == Heard{"hello"});
    CHECK(bob.sends("Bob").is_silent(100ms).takes() == Heard{"handle Bob"});
    CHECK(bob.sends("Bob> hi").is_silent(100ms).takes() == Heard{"hi"});
    CHECK(hear_every_split(rules, "Bob\nBob> hi\n") == Heard{"handle Bob", "hi", "left: "});
    CHECK(hear_every_split(rules, "Bob> hi\nBob> you\n") == Heard{"hi", "you", "left: "});
    CHECK(hear_every_split(rules, "client\n") == Heard{"handle client", "left: "});
}

TEST_CASE("peer codec: a port line is passed over once, and then lines are texts") {
    CHECK(hear(Framing::port_line, "1027\nBob> hi\r\nBob> 1027\n") == Heard{"hi", "1027", "left: "});
    CHECK(hear_every_split(detected(), "1027\r\nBob> hi\nBob> b\n") == Heard{"hi", "b", "left: "});
    CHECK(hear(Framing::port_line, "Bob> hi\n1027\n") == Heard{"hi", "1027", "left: "});
    CHECK(hear(Framing::port_line, "1028\nBob> hi\n") == Heard{"1028", "Bob> hi", "left: "});
    CHECK(hear(Framing::port_line, "1027\nBob> hi") == Heard{"left: Bob> hi"});
}

TEST_CASE("peer codec: frames are cut by their length") {
    CHECK(hear(Framing::len3x, "8xxBob-> hi7xxBob-> x106Bob-> " + std::string(100, 'y')) ==
          Heard{"hi", "x", std::string(100, 'y'), "left: "});
    CHECK(hear(Framing::len3z, "008Bob> hi\0"s + "007Bob> x\0"s) == Heard{"hi", "x", "left: "});
    CHECK(hear(Framing::len4, "0002hi0003you0000") == Heard{"hi", "you", "", "left: "});
    CHECK(hear(Framing::header10, "2         hi3         you") == Heard{"hi", "you", "left: "});
    CHECK(hear(Framing::len_total, "5 Bob4 hi13 0123456789") == Heard{"handle Bob", "hi", "0123456789", "left: "});
    CHECK(hear(Framing::len4, "0005hell") == Heard{"left: 0005hell"});
    CHECK(hear(Framing::len4, "0002hi\n0003you\r\n") == Heard{"hi", "you", "left: "});
    CHECK(hear(Framing::len4, "0007one\ntwo") == Heard{"one\ntwo", "left: "});
    CHECK(hear(Framing::len4, "0003a\0b"s) == Heard{"a\0b"s, "left: "});
}

TEST_CASE("peer codec: a length may count characters") {
    CHECK(hear(Framing::len4, "0003été") == Heard{"été", "left: "});
    CHECK(hear(Framing::len4, "0005été") == Heard{"été", "left: "});
    CHECK(hear(Framing::len4, "0003été0002hi") == Heard{"été", "hi", "left: "});
    CHECK(hear(Framing::len4, "0005été0002hi") == Heard{"été", "hi", "left: "});
    CHECK(hear(Framing::header10, "3         été") == Heard{"été", "left: "});
    CHECK(hear(Framing::header10, "5         été") == Heard{"été", "left: "});
    CHECK(hear(Framing::header10, "3         \xff\xff\xff") == Heard{"\xff\xff\xff", "left: "});
    CHECK(hear(Framing::len3x, "8xxZoë-> hi9xxZoë-> hi") == Heard{"hi", "hi", "left: "});
    SilentClient bob(pinned(Framing::header10));
    bob.sends("5         été");
    CHECK(bob.takes().empty()); // more of it may come
    CHECK(bob.codec.waits_for_quiet() == 100ms);
    CHECK(bob.is_silent(100ms).takes() == Heard{"été"});
}

TEST_CASE("peer codec: a header that lies costs its own text, not the session") {
    CHECK(hear(Framing::len4, "0002hello") == Heard{"he", "llo", "left: "});
    CHECK(hear(Framing::len4, "0009hello0002hi0002ho") == Heard{"hello0002", "hi0002ho", "left: "});
    CHECK(hear(Framing::len4, "hello") == Heard{"hello", "left: "});
    CHECK(hear(Framing::len3x, "Bob> hi\n") == Heard{"hi", "left: "});
    CHECK(hear(Framing::len_total, "1 x") == Heard{"1 x", "left: "});
    CHECK(hear(Framing::header10, "12345     x") == Heard{"12345     x", "left: "});
    CHECK(hear(Framing::len3x, "0xx") == Heard{"", "left: "});
}

TEST_CASE("peer codec: a quit of either family is one in every framing, if it is the whole text") {
    for (const FramingRow& row : all_framings()) {
        INFO(row.name);
        for (const std::string quit : {"\\quit", "/q"}) {
            std::string bytes = opening(row.framing);
            if (row.framed()) {
                append_frame(bytes, row.framing, row.framing == Framing::len3z ? quit + '\0' : quit);
                append_frame(bytes, row.framing, "x " + quit);
            } else if (row.end == End::gap) {
                bytes += quit;
            } else {
                bytes += quit + "\nx " + quit + "\n";
            }
            Heard expected = joined(heard_of_opening(row.framing), {"quit"});
            if (row.end != End::gap) expected.push_back("x " + quit);
            expected.push_back("left: ");
            CHECK(hear(row.framing, bytes) == expected);
        }
    }
    CHECK(hear(Framing::handle, "Bob> \\quit\nBob> /q\nBob> \\quit \n") == Heard{"quit", "quit", "\\quit ", "left: "});
    CHECK(hear(Framing::handle, padded("Bob> \\quit", 511)) == Heard{"quit", "left: "});
    CHECK(hear(Framing::handle, "Bob> a\nAnn> \\quit\nBob> \\quite\nBob> /quit\n") ==
          Heard{"a", "Ann> \\quit", "\\quite", "/quit", "left: "});
    CHECK(hear(Framing::plain, "/q\r\n") == Heard{"quit", "left: "});
    CHECK(hear_every_split(detected(), "5xx\\quit") == Heard{"quit", "left: "});
    CHECK(hear_every_split(detected(), "006\\quit\0"s) == Heard{"quit", "left: "});
    CHECK(hear_every_split(detected(), "\\quit") == Heard{"quit", "left: "});
    CHECK(hear_every_split(detected(), "/q") == Heard{"quit", "left: "});
}

TEST_CASE("peer codec: bytes behind a NUL in the same read are padding, in the next they are not") {
    SilentClient bob(pinned(Framing::handle));
    CHECK(bob.sends("Bob> hi\0der text\n"s).is_silent(100ms).takes() == Heard{"hi"});
    CHECK(bob.sends("Bob> hi\n\0older text\n"s).is_silent(100ms).takes() == Heard{"hi"});
    CHECK(bob.sends("Bob> hi\0"s).sends("Bob> you\0"s).takes() == Heard{"hi", "you"});
    CHECK(bob.sends("\0\0\0Bob> hi\0"s).takes() == Heard{"hi"});
}

TEST_CASE("peer codec: a detected wire and a pinned one are cut alike") {
    const std::vector<std::pair<Framing, std::string>> first = {{Framing::handle, "Bob> hi\nBob> you\n"},
                                                                {Framing::handshake, "client-372\nBob\nBob> hi\n"},
                                                                {Framing::port_line, "1027\nBob> hi\nBob> you\n"},
                                                                {Framing::len3x, "8xxBob-> hi9xxBob-> you"},
                                                                {Framing::len3z, "008Bob> hi\0"s + "009Bob> you\0"s},
                                                                {Framing::len4, "0002hi0003you"},
                                                                {Framing::header10, "2         hi3         you"}};
    for (const auto& [framing, bytes] : first) {
        INFO(bytes);
        CHECK(hear_every_split(detected(), bytes) == hear_every_split(pinned(framing), bytes));
    }
}

TEST_CASE("peer codec: a frame waits while a reply is owed, a bare text does not") {
    SilentClient bob(pinned(Framing::len4));
    bob.codec.hold();
    CHECK(bob.sends("0002hi0003you").is_silent(5s).takes().empty());
    CHECK_FALSE(bob.codec.waits_for_quiet());
    bob.codec.release();
    CHECK(bob.cuts().takes() == Heard{"hi", "you"});

    SilentClient ann(pinned(Framing::handle));
    ann.codec.hold();
    CHECK(ann.sends("Ann> hi\nAnn> you").is_silent(100ms).takes() == Heard{"hi", "you"});
}
