// Tests of [room.NAME] sections: who keeps order in a room.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/config/fixture.hpp"

using namespace chat;
using namespace chat::test;

namespace {

using Names = std::vector<std::string>;

Names ops(const std::string& value) { return parse(listener + "[room.lobby]\nops = " + value + "\n").rooms.at(0).ops; }

} // namespace

TEST_CASE("rooms: without a section there is none") {
    CHECK(parse(listener).rooms.empty());
    CHECK(default_config(protocols()).rooms.empty());
}

TEST_CASE("rooms: each has its section, whether a listener is bound to it or not") {
    const Config config = parse(listener + "[room.attic]\nops = ann\n[room.lobby]\n");
    REQUIRE(config.rooms.size() == 2);
    CHECK(config.rooms[0].name == "attic");
    CHECK(config.rooms[0].ops == Names{"ann"});
    CHECK(config.rooms[1].name == "lobby");
    CHECK(config.rooms[1].ops.empty());
}

TEST_CASE("rooms: between names stand as many blanks as one likes") {
    CHECK(ops("ann") == Names{"ann"});
    CHECK(ops("  ann \t bob   \u6559\u5ba4  # three") == Names{"ann", "bob", "\u6559\u5ba4"});
    CHECK(ops("").empty());
    CHECK(ops("# nobody").empty());
}

TEST_CASE("rooms: they are printed behind the listeners") {
    CHECK_THAT(print_config(parse("[room.attic]\nops = ann  bob\n[room.cellar]\n" + listener)),
               contains_text("buffer = shared\n\n[room.attic]\nops = ann bob\nkeep_lines = 0\nkeep_days = 0\n"
                             "\n[room.cellar]\nops =\nkeep_lines = 0\nkeep_days = 0\n"));
}

TEST_CASE("rooms: how much of the history is kept is two numbers, and all of it by default") {
    CHECK(parse(listener + "[room.lobby]\n").rooms.at(0).keeping.all());
    const Keeping kept = parse(listener + "[room.lobby]\nkeep_lines = 1000\nkeep_days = 30\n").rooms.at(0).keeping;
    CHECK(kept.lines == 1000);
    CHECK(kept.days == 30);
    CHECK_THAT(complaint(listener + "[room.lobby]\nkeep_days = 40000\n"), contains_text("allowed: 0 for ever, or a"));
    CHECK_THAT(complaint(listener + "[journal]\ndurability = sync\n"), contains_text("did you mean synced?"));
}

TEST_CASE("rooms: a name that nobody can claim is refused") {
    const std::string allowed = "; allowed: names that can be claimed, blanks between them, or nothing";
    CHECK(complaint(listener + "[room.lobby]\nops = ann, bob\n") ==
          "chatd.ini:4: [room.lobby] ops = ann, bob: nobody can claim \"ann,\", name has a character it may not have" +
              allowed);
    CHECK_THAT(complaint(listener + "[room.lobby]\nops = bob @ann\n"), contains_text("nobody can claim \"@ann\""));
    CHECK_THAT(complaint(listener + "[room.lobby]\nops = " + std::string(33, 'x') + "\n"),
               contains_text("name too long" + allowed));
    CHECK_THAT(complaint(listener + "[room.lobby]\nops = #ann\n"),
               contains_text("empty, since # starts a comment anywhere" + allowed));
}

TEST_CASE("rooms: the section's name is one that a listener's room may have") {
    const std::string allowed = "; allowed: 1 to 49 bytes of UTF-8 without blanks, control characters , : #";
    CHECK(complaint(listener + "[room.]\n") == "chatd.ini:3: [room.]: the room's name \"\": empty" + allowed);
    CHECK_THAT(complaint(listener + "[room.a b]\n"), contains_text("the room's name \"a b\": has a blank" + allowed));
    CHECK_THAT(complaint(listener + "[room.a,b]\n"), contains_text("has a ,"));
    CHECK_THAT(complaint(listener + "[room." + std::string(50, 'x') + "]\n"), contains_text("50 bytes long"));
    CHECK(parse(listener + "[room.caf\u00e9.1]\n").rooms.at(0).name == "caf\u00e9.1");
}

TEST_CASE("rooms: a hash sign before the name is explained") {
    CHECK(
        complaint(listener + "[room.#lobby]\n") ==
        "chatd.ini:3: [listen.commands]: cannot make sense of the line \"[room.\", since # starts a comment anywhere; "
        "allowed: [section], key = value, # comment");
}

TEST_CASE("rooms: a mistyped key or section leads to the right one, and two sections of one room are one too many") {
    CHECK(complaint(listener + "[room.lobby]\nop = ann\n") ==
          "chatd.ini:4: [room.lobby] op: unknown key; allowed: ops, keep_lines, keep_days; did you mean ops?");
    CHECK_THAT(complaint(listener + "[room.lobby]\nport = 1\n"), contains_text("it belongs in [listen.NAME]"));
    CHECK_THAT(complaint(listener + "ops = ann\n"), contains_text("unknown key here: it belongs in [room.NAME]"));
    CHECK_THAT(complaint(listener + "[rom.lobby]\n"), contains_text("did you mean [room.lobby]?"));
    CHECK_THAT(complaint(listener + "[rooms]\n"), contains_text("did you mean [room.NAME]?"));
    CHECK_THAT(complaint(listener + "[room.lobby]\n[room.lobby]\n"), contains_text("given twice, first on line 3"));
}
