// The binary protocol over real sockets: what an operator may choose for a listener.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/broadcast_chatter.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace chat;
using namespace chat::test;
using namespace chat::test::binary;
using namespace std::string_literals;

TEST_CASE("broadcast options: with status = frame the answer to a join is a frame of one byte") {
    Parlour room("status", "frame");
    Client bob(room.port);
    bob.send(join("") + join("Bob"));
    CHECK(bob.bytes(8) == "\0\0\1\1"s + "\0\0\1\0"s);
    bool joined = true;
    const std::string news = frame(2, joining("Bob").substr(3)) + frame(2, commands.substr(3));
    CHECK(told(bob.bytes(news.size()), joined) == Heard{joining("Bob"), commands});
    Client other(room.port);
    other.send(join("bob"));
    CHECK(other.bytes(4) == "\0\0\1\1"s);
}

TEST_CASE("broadcast options: with command_list = on-connect the commands come first, and once") {
    Parlour room("command_list", "on-connect");
    Chatter bob(room.port);
    CHECK(bob.hears() == commands); // asked for nothing yet
    bob.sends(join("Bob"));
    CHECK(bob.hears(2) == Heard{"00", joining("Bob")});
    CHECK(bob.hears_nothing_else());
}

TEST_CASE("broadcast options: with command_list = never nobody sees the commands") {
    Parlour room("command_list", "never");
    Chatter bob(room.port);
    bob.sends(join("Bob"));
    CHECK(bob.hears(2) == Heard{"00", joining("Bob")});
    CHECK(bob.hears_nothing_else());
}

TEST_CASE("broadcast options: with direct = 04 a direct message comes as type 04") {
    Parlour room("direct", "04");
    Chatter ann(room.port, "Ann"), bob(room.port, "Bob");
    CHECK(ann.hears() == joining("Bob"));
    bob.sends(direct("@Ann psst") + talk("hi") + direct("@Dan psst"));
    CHECK(ann.hears(2) == Heard{"04 [Bob Private] psst", said("Bob", "hi")});
    CHECK(bob.hears().starts_with("05 "));
}

TEST_CASE("broadcast options: with echo = yes a talk comes back to who said it as well, a direct does not") {
    Parlour room("echo", "yes");
    Chatter ann(room.port, "Ann"), bob(room.port, "Bob");
    CHECK(ann.hears() == joining("Bob"));
    bob.sends(talk("hi") + direct("@Ann psst"));
    CHECK(ann.hears(2) == Heard{said("Bob", "hi"), whispered("Bob", "psst")});
    CHECK(bob.hears() == said("Bob", "hi"));
    CHECK(bob.hears_nothing_else());
}

TEST_CASE("broadcast options: with newline = yes every 02 and 05 we send ends in LF, and its length counts it") {
    Parlour room("newline", "yes");
    Chatter ann(room.port);
    ann.sends(join("Ann"));
    CHECK(ann.hears(3) == Heard{"00", joining("Ann") + "\n", commands + "\n"});
    {
        Chatter bob(room.port);
        bob.sends(join("Bob") + talk("hi") + talk("hi\n") + direct("@Ann psst") + list() + frame(5, "") +
                  direct("@Dan x") + leave());
        CHECK(ann.hears(5) == Heard{joining("Bob") + "\n", said("Bob", "hi\n"), said("Bob", "hi\n"),
                                    whispered("Bob", "psst\n"), leaving("Bob") + "\n"});
        const Heard heard = bob.hears_the_rest();
        REQUIRE(heard.size() == 6);
        CHECK(heard[3] == "03 Ann,Bob"); // a list is no text
        CHECK(heard[4] == unsupported + "\n");
        CHECK(heard[5].ends_with("\n"));
    }
    ann.sends(talk(std::string(4096, 'x')));
    Chatter cy(room.port);
    cy.sends(join("Cy"));
    CHECK(ann.hears() == joining("Cy") + "\n");
    cy.sends(talk(std::string(4096, 'x')));
    const Heard heard = ann.hears(2);
    CHECK(heard[0].size() - 3 == 4090); // the LF counts here, too
    CHECK(heard[0].ends_with("x\n"));
    CHECK(heard[1] == said("Cy", std::string(4096 - (4090 - 5 - 1), 'x') + "\n"));
}

TEST_CASE("broadcast options: with max_frame = 128 no body is longer, and all arrives") {
    Parlour room("max_frame", 128U);
    const std::string name(32, 'n');
    Chatter ann(room.port, "Ann"), bob(room.port);
    bob.sends(join(name));
    CHECK(bob.hears(3) == Heard{"00", joining(name), commands});
    CHECK(ann.hears() == joining(name));
    std::string text;
    for (int i = 0; i < 100; ++i) text += std::to_string(1000 + i);
    for (const std::string& head : {"[" + name + "] ", "[" + name + " Private] "}) {
        bob.sends(head.find("Private") == std::string::npos ? talk(text) : direct("@Ann " + text));
        std::string heard;
        while (heard.size() < text.size()) {
            const std::string one = ann.hears();
            CHECK(one.size() - 3 <= 128);
            REQUIRE(one.starts_with("02 " + head));
            heard += one.substr(3 + head.size());
        }
        CHECK(heard == text);
    }
    CHECK(ann.hears_nothing_else());
}

TEST_CASE("broadcast options: listeners of one room may speak differently, and hear one another") {
    Parlour room(Parlour::Closed{});
    const auto plain = room.listen();
    const auto other = room.listen({{"newline", "yes"}, {"direct", "04"}, {"echo", "yes"}});
    room.start();
    Chatter ann(plain, "Ann"), bob(other);
    bob.sends(join("Bob"));
    CHECK(bob.hears(3) == Heard{"00", joining("Bob") + "\n", commands + "\n"});
    CHECK(ann.hears() == joining("Bob"));
    bob.sends(talk("hi"));
    CHECK(bob.hears() == said("Bob", "hi\n"));
    ann.sends(talk("hi") + direct("@Bob psst"));
    CHECK(bob.hears(2) == Heard{said("Ann", "hi\n"), "04 [Ann Private] psst"});
    CHECK(ann.hears() == said("Bob", "hi"));
    CHECK(ann.hears_nothing_else());
}
