// What servers of the binary protocol say is understood, however it arrives and however they say it.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/broadcast/reply_codec.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/every_split.hpp"

using namespace chat;
using namespace chat::broadcast;
using namespace std::string_literals;
using Heard = std::vector<std::string>;

namespace {

std::string described(const Reply& reply) {
    const char* const names[] = {"accepted", "refused", "talk", "list", "direct", "error", "unknown"};
    std::string text = names[static_cast<std::size_t>(reply.kind)];
    if (!reply.body.empty()) text.append(" ").append(reply.body);
    return text;
}

// What is heard of `bytes`, wherever they are cut.
void check_heard(bool after_join, const std::string& bytes, const Heard& expected) {
    ReplyCodec codec;
    if (after_join) codec.expect_answer();
    test::every_split(bytes,
                      [&](const test::Pieces& pieces) { CHECK(test::cut_all(codec, pieces, described) == expected); });
}

std::vector<std::string> shown(Reply::Kind kind, std::string_view body) { return lines_of(Reply{kind, body}); }

} // namespace

TEST_CASE("broadcast replies: a raw byte answers a join, and frames follow") {
    const std::string hi = frame(Type::talk, "hi");
    check_heard(true, "\0"s + hi, {"accepted", "talk hi", "left: "});
    check_heard(true, "\1"s + hi, {"refused", "talk hi", "left: "});
    check_heard(true, "\0"s + frame(Type::error, "hm"), {"accepted", "error hm", "left: "});
}

TEST_CASE("broadcast replies: a join may be answered by a frame") {
    const std::string hi = frame(Type::talk, "hi");
    check_heard(true, "\0\0\1\0"s + hi, {"accepted", "talk hi", "left: "});
    check_heard(true, "\0\0\1\1"s + hi, {"refused", "talk hi", "left: "});
    check_heard(true, "\0\0\1\7"s + hi, {"refused", "talk hi", "left: "});
    check_heard(true, "\0\0\0"s + hi, {"accepted", "talk hi", "left: "});
    check_heard(true, "\0\0\1"s, {"left: \0\0\1"s});
}

TEST_CASE("broadcast replies: frames may come before the answer") {
    const std::string frames = frame(Type::talk, "commands") + frame(Type::list, "Al") + frame(Type::direct, "psst") +
                               frame(Type::error, "hm");
    const Heard before{"talk commands", "list Al", "direct psst", "error hm"};
    for (const auto& [answer, meaning] : {std::pair("\0\0\1\0"s, "accepted"), std::pair("\1"s, "refused")}) {
        Heard expected = before;
        expected.insert(expected.end(), {meaning, "left: "});
        check_heard(true, frames + answer, expected);
    }
}

TEST_CASE("broadcast replies: a 00 alone is in doubt until something comes, or nothing for a while") {
    ReplyCodec codec;
    codec.expect_answer();
    std::string_view bytes("\0\2", 1); // what lies behind it is not read
    CHECK(incomplete(codec.cut(bytes).error()));
    CHECK(codec.in_doubt(bytes));
    CHECK_FALSE(codec.in_doubt(std::string_view("\0\0", 2)));
    CHECK_FALSE(codec.in_doubt("\2"));
    CHECK(described(*codec.cut_after_silence(bytes)) == "accepted");
    CHECK(bytes.empty());
    CHECK_FALSE(codec.in_doubt(std::string_view("\0", 1)));
}

TEST_CASE("broadcast replies: silence decides nothing else") {
    ReplyCodec codec;
    codec.expect_answer();
    for (const std::string& begun : {""s, "\2\0"s, "\0\0"s, "\2\0\2h"s}) {
        std::string_view bytes = begun;
        CHECK(incomplete(codec.cut_after_silence(bytes).error()));
        CHECK(bytes == begun);
    }
}

TEST_CASE("broadcast replies: each join has one answer, then 00 and 01 are frames like others") {
    const std::string odd = frame(Type::join, "x") + frame(Type::leave, "y");
    check_heard(false, odd, {"unknown x", "unknown y", "left: "});
    check_heard(true, "\1"s + odd, {"refused", "unknown x", "unknown y", "left: "});

    ReplyCodec codec;
    codec.expect_answer();
    std::string_view bytes("\1\0", 2);
    CHECK(described(*codec.cut(bytes)) == "refused");
    CHECK_FALSE(codec.in_doubt(bytes));
    codec.expect_answer();
    CHECK(codec.in_doubt(bytes));
}

TEST_CASE("broadcast replies: a type it does not know is passed over by its length") {
    check_heard(true, "\6\0\3a\0b\xff\0\0"s + "\0"s + frame(Type::talk, "hi"),
                {"unknown a\0b"s, "unknown", "accepted", "talk hi", "left: "});
}

TEST_CASE("broadcast replies: bodies may be empty, or as long as a length can say") {
    check_heard(false, frame(Type::talk, ""), {"talk", "left: "});
    check_heard(false, "\2\1\0"s + std::string(256, 'x'), {"talk " + std::string(256, 'x'), "left: "});
    ReplyCodec codec;
    const std::string longest(longest_body, 'x');
    const std::string wire = frame(Type::talk, longest) + "\2";
    std::string_view bytes = wire;
    CHECK(codec.cut(bytes)->body == longest);
    CHECK(bytes == "\2");
}

TEST_CASE("broadcast replies: a text is shown without its end and without NULs") {
    CHECK(shown(Reply::Kind::talk, "[Al] hi") == Heard{"[Al] hi"});
    CHECK(shown(Reply::Kind::talk, "[Al] hi\r\n\0\n"s) == Heard{"[Al] hi"});
    CHECK(shown(Reply::Kind::talk, "[A\0l] \0hi\0"s) == Heard{"[Al] hi"});
    CHECK(shown(Reply::Kind::talk, " \tblanks stay ") == Heard{" \tblanks stay "});
    CHECK(shown(Reply::Kind::talk, "\xff\x1b[m") == Heard{"\xff\x1b[m"});
    CHECK(shown(Reply::Kind::direct, "[Al Private] psst") == Heard{"[Al Private] psst"});
    CHECK(shown(Reply::Kind::talk, "") == Heard{""});
}

TEST_CASE("broadcast replies: a text of several lines is shown as several") {
    CHECK(shown(Reply::Kind::talk, "@exit\n@list\r\0\n\n\r@Al\n"s) == Heard{"@exit", "@list", "", "\r@Al"});
    CHECK(shown(Reply::Kind::error, "one\ntwo") == Heard{"Error: one", "two"});
}

TEST_CASE("broadcast replies: a list is shown as names") {
    CHECK(shown(Reply::Kind::list, "Al,Bob") == Heard{"In the chat: Al, Bob"});
    CHECK(shown(Reply::Kind::list, "Al\0"s) == Heard{"In the chat: Al"});
    CHECK(shown(Reply::Kind::list, "Al, Bob , ,Eve,") == Heard{"In the chat: Al, Bob, Eve"});
    CHECK(shown(Reply::Kind::list, "Al\r\nBob\n") == Heard{"In the chat: Al, Bob"});
    CHECK(shown(Reply::Kind::list, "") == Heard{"In the chat: nobody"});
}

TEST_CASE("broadcast replies: an error says that it is one, an answer and the unknown say nothing") {
    CHECK(shown(Reply::Kind::error, "Unsupported Command\0"s) == Heard{"Error: Unsupported Command"});
    CHECK(shown(Reply::Kind::let_in, "") == Heard{});
    CHECK(shown(Reply::Kind::turned_away, "") == Heard{});
    CHECK(shown(Reply::Kind::unknown, "body") == Heard{});
}
