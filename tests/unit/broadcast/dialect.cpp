// What members of the binary protocol are sent.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/broadcast/dialect.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace chat;
using namespace chat::broadcast;
using namespace std::string_literals;

namespace {

const std::string lobby = "lobby";
const std::string euro = "\xe2\x82\xac";

Speaker bob() { return Speaker(1, "Bob", nullptr, NameKind::claimed); }

std::string rendered(Happening what, const Style& style = {}, Speaker by = bob()) {
    std::string bytes;
    BinaryDialect(style).render(Message(lobby, std::move(by), std::move(what)), bytes);
    return bytes;
}

Style narrow(bool newline) {
    Style style;
    style.max_frame = 128;
    style.newline = newline;
    return style;
}

// The bodies of frames of one type.
std::vector<std::string> bodies(std::string_view frames, Type type) {
    std::vector<std::string> all;
    while (!frames.empty()) {
        CHECK(frames.front() == static_cast<char>(type));
        const std::size_t length = length_in(frames);
        all.emplace_back(frames.substr(header_length, length));
        frames.remove_prefix(header_length + length);
    }
    return all;
}

} // namespace

TEST_CASE("broadcast dialect: the words of the seed") {
    CHECK(rendered(Said("Hi")) == "\2\0\x8[Bob] Hi"s);
    CHECK(rendered(Joined()) == "\2\0\x1b**Bob is joining the chat**"s);
    CHECK(rendered(Gone("left")) == "\2\0\x1b**Bob is leaving the chat**"s);
    CHECK(rendered(Left("left")) == rendered(Gone()));
    CHECK(rendered(Told("Al", Said("psst"))) == "\2\0\x12[Bob Private] psst"s);
}

TEST_CASE("broadcast dialect: an empty text is a line too") { CHECK(rendered(Said("")) == "\2\0\6[Bob] "s); }

TEST_CASE("broadcast dialect: a direct message may have a type of its own") {
    Style style;
    style.direct_message = Type::direct;
    CHECK(rendered(Told("Al", Said("psst")), style) == "\4\0\x12[Bob Private] psst"s);
    CHECK(rendered(Said("Hi"), style) == "\2\0\x8[Bob] Hi"s);
}

TEST_CASE("broadcast dialect: a line feed at the end counts in the length") {
    Style style;
    style.newline = true;
    CHECK(rendered(Said("Hi"), style) == "\2\0\x9[Bob] Hi\n"s);
    CHECK(rendered(Joined(), style) == "\2\0\x1c**Bob is joining the chat**\n"s);
}

TEST_CASE("broadcast dialect: a long text is several frames, each with its head, and whole characters") {
    const bool newline = GENERATE(false, true);
    std::string text;
    while (text.size() < 1000) text += euro + "x";
    std::string together;
    const auto frames = bodies(rendered(Said(text), narrow(newline)), Type::talk);
    CHECK(frames.size() == (text.size() + 117) / 118);
    for (std::string body : frames) {
        CHECK(body.size() <= 128);
        REQUIRE(body.starts_with("[Bob] "));
        body.erase(0, 6);
        if (newline) {
            REQUIRE(body.ends_with("\n"));
            body.pop_back();
        }
        CHECK(body.find(euro) == (body.front() == 'x' ? 1u : 0u));
        together += body;
    }
    CHECK(together == text);
}

TEST_CASE("broadcast dialect: the longest name fits into the smallest frame") {
    Speaker crowd(1, std::string(200, 'x'), OriginPtr(new Origin("commands", "broadcast", 1, "::1", 1)));
    crowd.mistakable = true;
    for (const std::string& body : bodies(rendered(Said(std::string(300, 'y')), narrow(true), crowd), Type::talk))
        CHECK(body.size() <= 128);
    CHECK(bodies(rendered(Gone(), narrow(true), crowd), Type::talk).size() == 1);
}

TEST_CASE("broadcast dialect: a list is cut where a comma would stand") {
    const std::string c(60, 'c'), d(61, 'd');
    std::vector<std::string> from_behind{"Eve", d, c, "Bob", "Al"};
    std::string bytes;
    append_list(bytes, narrow(false), from_behind);
    CHECK(bytes == frame(Type::list, "Al,Bob," + c));
    bytes.clear();
    append_list(bytes, narrow(false), from_behind);
    CHECK(bytes == frame(Type::list, d + ",Eve"));
    CHECK(from_behind.empty());
}
