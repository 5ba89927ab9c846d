// The binary protocol over real sockets: every row of its table.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/broadcast_chatter.hpp"
#include "tests/support/catch.hpp"

using namespace chat;
using namespace chat::test;
using namespace chat::test::binary;
using namespace std::string_literals;

TEST_CASE("broadcast over sockets: nothing is sent to a client that has not spoken") {
    Parlour room;
    Chatter ann(room.port);
    CHECK(room.server.has_connections(1));
    CHECK(ann.hears_nothing_else());
}

TEST_CASE("broadcast over sockets: a join is answered by the status, the news, and the commands, in this order") {
    Parlour room;
    Chatter ann(room.port, "Ann");
    Chatter bob(room.port);
    bob.sends(join("Bob"));
    CHECK(bob.client.bytes(1) == "\0"s); // one raw byte
    CHECK(bob.client.bytes(30) == "\2\0\33**Bob is joining the chat**"s);
    CHECK(bob.client.bytes(commands.size()) == frame(2, commands.substr(3)));
    CHECK(ann.hears() == joining("Bob"));
    CHECK(ann.hears_nothing_else()); // the commands are the joiner's alone
}

TEST_CASE("broadcast over sockets: a taken name is refused, and another is welcome on the same connection") {
    Parlour room;
    Chatter ann(room.port, "Ann");
    Chatter bob(room.port);
    bob.sends(join("Ann"));
    CHECK(bob.hears() == "01");
    bob.sends(join("aNN")); // names that differ in case are one
    CHECK(bob.hears() == "01");
    CHECK(bob.hears_nothing_else()); // one byte each, and no frame
    bob.sends(join("Bob"));
    CHECK(bob.hears(3) == Heard{"00", joining("Bob"), commands});
    CHECK(ann.hears() == joining("Bob"));
    CHECK(ann.hears_nothing_else());
}

TEST_CASE("broadcast over sockets: what one says all others hear, in order, and not he himself") {
    Parlour room;
    Chatter ann(room.port, "Ann"), bob(room.port, "Bob"), cy(room.port, "Cy");
    CHECK(ann.hears(2) == Heard{joining("Bob"), joining("Cy")});
    CHECK(bob.hears() == joining("Cy"));
    bob.sends(talk("one") + talk("two") + talk("three"));
    CHECK(bob.hears_nothing_else());
    for (Chatter* other : {&ann, &cy}) {
        CHECK(other->hears(3) == Heard{said("Bob", "one"), said("Bob", "two"), said("Bob", "three")});
        CHECK(other->hears_nothing_else());
    }
    ann.sends(talk("hi Bob"));
    CHECK(bob.hears() == said("Ann", "hi Bob"));
}

TEST_CASE("broadcast over sockets: an empty talk is ignored, and so is one of nothing but NUL, CR and LF") {
    Parlour room;
    Chatter ann(room.port, "Ann"), bob(room.port, "Bob");
    CHECK(ann.hears() == joining("Bob"));
    bob.sends(talk("") + talk("\0"s) + talk("\r\n\0"s) + talk("hi"));
    CHECK(ann.hears() == said("Bob", "hi"));
    CHECK(bob.hears_nothing_else());
}

TEST_CASE("broadcast over sockets: NUL, CR and LF at the end are no part of a text, other controls become blanks") {
    Parlour room;
    Chatter ann(room.port, "Ann"), bob(room.port, "Bob");
    CHECK(ann.hears() == joining("Bob"));
    bob.sends(talk("a C string\0"s) + talk("typed\r\n"s) + talk("two\nlines\0in\x1b one "s) + talk("caf\xe9"));
    CHECK(ann.hears(4) == Heard{said("Bob", "a C string"), said("Bob", "typed"), said("Bob", "two lines in  one "),
                                said("Bob", "caf\u00e9")});
}

TEST_CASE("broadcast over sockets: the list has everybody, sorted, with commas between them") {
    Parlour room;
    Chatter bob(room.port, "Bob"), ann(room.port, "Ann"), cy(room.port, "cy");
    bob.hears(2);
    ann.hears(1);
    for (Chatter* someone : {&ann, &bob, &cy}) {
        someone->sends(list());
        CHECK(someone->hears() == "03 Ann,Bob,cy");
    }
    Chatter(room.port).sends(join("Nobody!")); // refused, and so not in it
    ann.sends(leave());
    CHECK(ann.hears_the_rest() == Heard());
    CHECK(bob.hears() == leaving("Ann"));
    bob.sends(list());
    CHECK(bob.hears() == "03 Bob,cy");
}

TEST_CASE("broadcast over sockets: a direct message reaches one alone, in each of its four spellings") {
    Parlour room;
    Chatter ann(room.port, "Ann"), bob(room.port, "Bob"), cy(room.port, "Cy");
    ann.hears(2);
    bob.hears(1);
    bob.sends(direct("@Ann at ") + direct("/w Ann slash") + direct("Ann plain") + direct("w Ann w") +
              direct("@ann  two blanks\r\n"));
    CHECK(ann.hears(5) == Heard{whispered("Bob", "at "), whispered("Bob", "slash"), whispered("Bob", "plain"),
                                whispered("Bob", "w"), whispered("Bob", " two blanks")});
    CHECK(bob.hears_nothing_else());
    CHECK(ann.hears_nothing_else());
    CHECK(cy.hears_nothing_else());
    bob.sends(direct("@Bob to myself"));
    CHECK(bob.hears() == whispered("Bob", "to myself"));
}

TEST_CASE("broadcast over sockets: a direct message to somebody who is called w is his") {
    Parlour room;
    Chatter ann(room.port, "Ann"), w(room.port, "w");
    CHECK(ann.hears() == joining("w"));
    ann.sends(direct("w Ann is here") + direct("/w Ann psst"));
    CHECK(w.hears() == whispered("Ann", "Ann is here"));
    CHECK(ann.hears() == whispered("Ann", "psst"));
    CHECK(w.hears_nothing_else());
}

TEST_CASE("broadcast over sockets: a direct message to nobody is an error, to its sender alone") {
    Parlour room;
    Chatter ann(room.port, "Ann"), bob(room.port, "Bob");
    ann.hears();
    const auto body = GENERATE("@Dan hi"s, "/w Dan hi"s, "Dan hi"s, "w Dan hi"s, "@An hi"s, "@"s, ""s, " "s, "/w"s,
                               "@@Ann hi"s, "@Ann,Bob hi"s, "@Ann\thi"s);
    CAPTURE(body);
    bob.sends(direct(body));
    CHECK(bob.hears().starts_with("05 "));
    CHECK(bob.hears_nothing_else());
    CHECK(ann.hears_nothing_else());
}

TEST_CASE("broadcast over sockets: a direct message to a gone member, or without words, is an error") {
    Parlour room;
    Chatter ann(room.port, "Ann"), bob(room.port, "Bob");
    CHECK(ann.hears() == joining("Bob"));
    ann.sends(direct("@Bob") + direct("@Bob ") + direct("Bob\r\n") + direct("@Bob hi"));
    for (int i = 0; i < 3; ++i) CHECK(ann.hears().starts_with("05 "));
    CHECK(bob.hears() == whispered("Ann", "hi"));
    bob.sends(leave());
    CHECK(bob.hears_the_rest() == Heard());
    CHECK(ann.hears() == leaving("Bob"));
    ann.sends(direct("@Bob hi"));
    CHECK(ann.hears().starts_with("05 "));
}

TEST_CASE("broadcast over sockets: talk, list and direct before a join are answered Join first") {
    Parlour room;
    Chatter ann(room.port, "Ann"), bob(room.port);
    bob.sends(talk("hi") + direct("@Ann hi") + talk("") + bare_list + list() + join("Bob"));
    CHECK(bob.hears(8) ==
          Heard{join_first, join_first, join_first, join_first, join_first, "00", joining("Bob"), commands});
    CHECK(ann.hears() == joining("Bob"));
    CHECK(ann.hears_nothing_else());
}

TEST_CASE("broadcast over sockets: a second join is answered Already joined, whatever the name, and changes nothing") {
    Parlour room;
    Chatter ann(room.port, "Ann"), bob(room.port, "Bob");
    CHECK(ann.hears() == joining("Bob"));
    bob.sends(join("Bob") + join("Rob") + join("Ann") + join("") + join(std::string(65'535, 'x')) + list());
    CHECK(bob.hears(6) == Heard{"05 Already joined", "05 Already joined", "05 Already joined", "05 Already joined",
                                "05 Already joined", "03 Ann,Bob"});
    CHECK(ann.hears_nothing_else());
    CHECK(room.is_free("Rob"));
}

TEST_CASE(
    "broadcast over sockets: each of the types 05 to 255 is unsupported, joined or not, and its body is skipped") {
    Parlour room;
    Chatter ann(room.port);
    std::string all;
    for (unsigned type = 5; type <= 255; ++type) all += frame(type, std::string(type * 7 % 300, '\3'));
    ann.sends(all);
    CHECK(ann.hears(251) == times(251, unsupported));
    ann.sends(join("Ann"));
    CHECK(ann.hears(3) == Heard{"00", joining("Ann"), commands});
    ann.sends(all + frame(255, std::string(65'535, '\1')) + list());
    CHECK(ann.hears(252) == times(252, unsupported));
    CHECK(ann.hears() == "03 Ann");
}
