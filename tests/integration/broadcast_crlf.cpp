// One room, two protocols: what is said on one side is heard on the other, each in its own words.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/crlf/protocol.hpp"
#include "tests/integration/broadcast_chatter.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace chat;
using namespace chat::test;
using namespace chat::test::binary;

namespace {

// A room with two doors.
struct House {
    House() : room(Parlour::Closed()) {
        room.port = room.listen();
        commands_port = room.server.listen(crlf::protocol_type());
        room.start();
    }

    Parlour room;
    std::uint16_t commands_port = 0;
};

// Somebody at the other door.
struct Student {
    explicit Student(const House& house) : client(house.commands_port) { client.until("\r\n"); }
    std::string asks(std::string_view request) {
        client.send(std::string(request) + "\r\n");
        return client.until("\r\n");
    }
    void calls_himself(std::string_view name) { CHECK(asks("name: " + std::string(name)) == "OK\r\n"); }
    void pushes(std::string_view text) { CHECK(asks("push: " + std::string(text)) == "OK\r\n"); }

    Client client;
};

} // namespace

TEST_CASE("broadcast and crlf: what is pushed the chatters hear, and what they say is a line of the buffer") {
    House house;
    Chatter ann(house.room.port, "Ann");
    Student bob(house);
    bob.pushes("anybody here?");
    CHECK(ann.hears() == said("unknown", "anybody here?"));
    bob.calls_himself("bob");
    bob.pushes("hi");
    CHECK(ann.hears() == said("bob", "hi"));
    ann.sends(talk("hi bob") + direct("@bob psst") + direct("@unknown psst")); // a label takes no directs
    CHECK(ann.hears().starts_with("05 "));
    CHECK(ann.hears().starts_with("05 "));
    CHECK(bob.asks("get") == "unknown: anybody here?\nbob: hi\nAnn: hi bob\r\n");
}

TEST_CASE("broadcast and crlf: a text is whole on the one side and in frames on the other, and an empty one is heard") {
    House house;
    Chatter ann(house.room.port, "Ann");
    Student bob(house);
    const std::string text(4096, 'x');
    ann.sends(talk(text));
    CHECK(ann.hears_nothing_else());
    CHECK((bob.asks("get") == "Ann: " + text + "\r\n"));
    bob.pushes(text);
    CHECK((ann.hears(2) == Heard{said("unknown", text.substr(0, 4080)), said("unknown", text.substr(4080))}));
    bob.pushes("");
    CHECK(ann.hears() == said("unknown", ""));
    CHECK(ann.hears_nothing_else());
}

TEST_CASE("broadcast and crlf: joins, leaves and directs are no lines of the buffer") {
    House house;
    Student bob(house);
    Chatter ann(house.room.port, "Ann");
    {
        Chatter cy(house.room.port, "Cy");
        cy.sends(direct("@Ann psst") + talk("hi") + leave());
        CHECK(cy.hears_the_rest() == Heard());
    }
    CHECK(ann.hears(4) == Heard{joining("Cy"), whispered("Cy", "psst"), said("Cy", "hi"), leaving("Cy")});
    CHECK(bob.asks("get") == "Cy: hi\r\n");
}

TEST_CASE("broadcast and crlf: who only reads and pushes is in no list, comes and goes unannounced, takes no name") {
    House house;
    Chatter ann(house.room.port, "Ann");
    {
        Student bob(house);
        bob.calls_himself("Bob");
        bob.pushes("hi");
        CHECK(ann.hears() == said("Bob", "hi"));
        ann.sends(list());
        CHECK(ann.hears() == "03 Ann");
        Chatter other(house.room.port, "Bob");
        CHECK(ann.hears() == joining("Bob"));
        bob.client.send("adios\r\n");
        CHECK(bob.client.until_closed() == "");
        CHECK(other.hears_nothing_else());
    }
    CHECK(ann.hears() == leaving("Bob"));
    CHECK(ann.hears_nothing_else());
}

TEST_CASE("broadcast and crlf: a label that reads like a claimed name has its protocol behind it, in any case") {
    House house;
    Chatter ann(house.room.port, "Ann");
    Student other(house);
    Chatter bob(house.room.port, "Bob");
    CHECK(ann.hears() == joining("Bob"));
    for (const std::string label : {"bob", "Bob", "Ann", "Bob Private"}) {
        other.calls_himself(label);
        other.pushes("give me your password");
        CHECK(ann.hears() == said(label + "/crlf", "give me your password"));
        CHECK(bob.hears() == said(label + "/crlf", "give me your password"));
    }
    other.calls_himself("Bobby");
    other.pushes("I am another");
    CHECK(ann.hears() == said("Bobby", "I am another"));
    CHECK(other.asks("getrange 1 1") == "Bob: give me your password\r\n"); // as typed: the buffer has no names to claim
    other.calls_himself("Bob");
    bob.sends(leave());
    CHECK(bob.hears_the_rest().back() == said("Bobby", "I am another"));
    CHECK(ann.hears() == leaving("Bob"));
    other.pushes("now it is free");
    CHECK(ann.hears() == said("Bob", "now it is free"));
}

TEST_CASE("broadcast and crlf: what two say in turn has the same order on both sides") {
    House house;
    Chatter ann(house.room.port, "Ann"), cy(house.room.port, "Cy");
    CHECK(ann.hears() == joining("Cy"));
    Student bob(house);
    std::string lines;
    Heard expected;
    for (int i = 0; i < 50; ++i) {
        const std::string number = std::to_string(i);
        bob.pushes("b" + number);
        CHECK(ann.hears() == said("unknown", "b" + number));
        ann.sends(talk("a" + number));
        CHECK(cy.hears(2) == Heard{said("unknown", "b" + number), said("Ann", "a" + number)});
        lines += std::string(i ? "\n" : "") + "unknown: b" + number + "\nAnn: a" + number;
    }
    CHECK(bob.asks("get") == lines + "\r\n");
}
