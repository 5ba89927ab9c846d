// The binary protocol over real sockets: frames in pieces, frames in heaps, and the halves of frames that clients send.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/broadcast_chatter.hpp"
#include "tests/support/catch.hpp"

#include <functional>
#include <string>

using namespace chat;
using namespace chat::test;
using namespace chat::test::binary;
using namespace std::string_literals;

namespace {

// One and the same bytes: in one write, byte by byte, and in pieces of three bytes, which never end where a frame does.
using Send = std::function<void(Chatter&, std::string_view)>;
Send in_some_way() {
    const auto piece = GENERATE(std::size_t{0}, std::size_t{1}, std::size_t{3});
    UNSCOPED_INFO("pieces of " << piece);
    return [piece](Chatter& who, std::string_view bytes) {
        if (piece == 0) return who.sends(bytes);
        for (std::size_t at = 0; at < bytes.size(); at += piece) who.sends(bytes.substr(at, piece));
    };
}

// What a joined client is answered to a list when Ann and Bob are there.
const std::string both = "03 Ann,Bob";

} // namespace

TEST_CASE("broadcast pieces: a whole conversation in one write, or in pieces, is answered alike") {
    Parlour room;
    Chatter ann(room.port, "Ann"), bob(room.port);
    const Send send = in_some_way();
    send(bob, talk("too early") + join("Ann") + join(" ") + join("Bob") + talk("one") + list() + bare_list +
                  talk("two\r\n") + frame(7, "\3\1\2") + direct("@Ann psst") + direct("@Dan x") + join("Rob") +
                  talk(std::string(5000, '\1')) + bare_list + bare_list + list() + talk("three") + leave());
    const Heard answers = bob.hears_the_rest();
    REQUIRE(answers.size() == 15);
    CHECK(Heard(answers.begin(), answers.begin() + 9) ==
          Heard{join_first, "01", "01", "00", joining("Bob"), commands, both, both, unsupported});
    CHECK(answers[9].starts_with("05 ")); // nobody is called Dan
    CHECK(Heard(answers.begin() + 10, answers.end()) == Heard{"05 Already joined", "05 Too long", both, both, both});
    CHECK(ann.hears(6) == Heard{joining("Bob"), said("Bob", "one"), said("Bob", "two"), whispered("Bob", "psst"),
                                said("Bob", "three"), leaving("Bob")});
    CHECK(ann.hears_nothing_else());
}

TEST_CASE("broadcast pieces: bare lists before, between and behind frames, and twice in a row") {
    Parlour room;
    Chatter ann(room.port, "Ann"), bob(room.port);
    const Send send = in_some_way();
    send(bob, bare_list + join("Bob") + bare_list + talk("a") + bare_list + bare_list + direct("@Ann b") + list() +
                  bare_list + frame(6, "") + bare_list);
    bob.client.shut_down_sending();
    CHECK(bob.hears_the_rest() ==
          Heard{join_first, "00", joining("Bob"), commands, both, both, both, both, both, unsupported, both});
    CHECK(ann.hears(4) == Heard{joining("Bob"), said("Bob", "a"), whispered("Bob", "b"), leaving("Bob")});
    CHECK(ann.hears_nothing_else());
}

TEST_CASE("broadcast pieces: a bare list is answered at once, and its length may come later, or never") {
    Parlour room;
    Chatter ann(room.port, "Ann"), bob(room.port, "Bob");
    CHECK(ann.hears() == joining("Bob"));
    for (const std::string& length : {""s, "\0\0"s, "\0\5hello"s, "\0\0"s, ""s}) {
        bob.sends(bare_list);
        CHECK(bob.hears() == both); // before anything else is sent
        bob.sends_byte_by_byte(length);
        bob.sends(talk("hi"));
        CHECK(ann.hears() == said("Bob", "hi"));
    }
    CHECK(bob.hears_nothing_else());
}

TEST_CASE("broadcast pieces: a list with a body is a list, and its body is skipped") {
    Parlour room;
    Chatter ann(room.port, "Ann"), bob(room.port, "Bob");
    CHECK(ann.hears() == joining("Bob"));
    const Send send = in_some_way();
    send(bob, frame(3, "\1\1\1\1\1") + frame(3, "\0\0"s) + frame(3, std::string(255, '\2')) + talk("hi"));
    CHECK(bob.hears(3) == times(3, both));
    CHECK(bob.hears_nothing_else());
    CHECK(ann.hears() == said("Bob", "hi"));
}

TEST_CASE("broadcast pieces: not joined, a bare list and a join are a list and a join") {
    Parlour room;
    Chatter ann(room.port, "Ann"), bob(room.port);
    const Send send = in_some_way();
    send(bob, "\3\0\0\3Bob"s);
    CHECK(bob.hears(4) == Heard{join_first, "00", joining("Bob"), commands});
    CHECK(ann.hears() == joining("Bob"));
    CHECK(bob.hears_nothing_else());
}

TEST_CASE("broadcast pieces: not joined, a whole list before a join, and refused joins between bare lists") {
    Parlour room;
    Chatter ann(room.port, "Ann"), bob(room.port);
    const Send send = in_some_way();
    const std::string longest(32, 'n');
    send(bob, list() + join("Ann") + bare_list + join("Ann") + bare_list + bare_list + list() + join(longest));
    CHECK(bob.hears(10) == Heard{join_first, "01", join_first, "01", join_first, join_first, join_first, "00",
                                 joining(longest), commands});
    CHECK(ann.hears() == joining(longest));
    CHECK(bob.hears_nothing_else());
}

TEST_CASE("broadcast pieces: not joined, whole frames behind a whole list are what they are") {
    Parlour room;
    Chatter bob(room.port);
    bob.sends(list() + talk("hi") + list() + direct("@Bob hi") + list() + list() + list() + frame(6, "") + list() +
              leave());
    bob.client.shut_down_sending();
    CHECK(bob.hears_the_rest() == Heard{join_first, join_first, join_first, join_first, join_first, join_first,
                                        join_first, unsupported, join_first});
}

TEST_CASE("broadcast pieces: a leave ends it however it is sent, and whatever stands behind it") {
    Parlour room;
    Chatter ann(room.port, "Ann"), bob(room.port, "Bob");
    CHECK(ann.hears() == joining("Bob"));
    const auto end = GENERATE("\1\0\0"s, "\1"s, "\1\0"s, "\1\0\3bye"s, "\1\xff\xff"s, "\1\1\1"s, "\1\0\0\2\0\2no"s);
    const Send send = in_some_way();
    send(bob, talk("bye") + end);
    CHECK(bob.hears_the_rest() == Heard());
    CHECK(ann.hears(2) == Heard{said("Bob", "bye"), leaving("Bob")});
    CHECK(room.is_free("Bob"));
}

TEST_CASE("broadcast pieces: a bare leave first, after a refusal, or behind a bare list") {
    Parlour room;
    Chatter ann(room.port, "Ann");
    const Send send = in_some_way();
    Chatter first(room.port), refused(room.port), lists(room.port), joins(room.port);
    send(first, bare_leave);
    CHECK(first.hears_the_rest() == Heard());
    send(refused, join("Ann") + bare_leave);
    CHECK(refused.hears_the_rest() == Heard{"01"});
    send(lists, bare_list + bare_leave);
    CHECK(lists.hears_the_rest() == Heard{join_first});
    CHECK(ann.hears_nothing_else());
    send(joins, join("Bob") + bare_list + bare_leave);
    CHECK(joins.hears_the_rest() == Heard{"00", joining("Bob"), commands, both});
    CHECK(ann.hears(2) == Heard{joining("Bob"), leaving("Bob")});
}

TEST_CASE("broadcast pieces: half a frame before the end is dropped, what stands before it is heard") {
    Parlour room;
    Chatter ann(room.port, "Ann"), bob(room.port, "Bob");
    CHECK(ann.hears() == joining("Bob"));
    const auto half = GENERATE("\2"s, "\2\0"s, "\2\0\5"s, "\2\0\5hell"s, "\0"s, "\4\0\5@A"s, "\7\1\0xyz"s);
    bob.sends(talk("whole") + half);
    bob.client.shut_down_sending();
    CHECK(bob.hears_the_rest() == Heard(half[0] == '\7' ? 1 : 0, unsupported));
    CHECK(ann.hears(2) == Heard{said("Bob", "whole"), leaving("Bob")});
    CHECK(ann.hears_nothing_else());
}
