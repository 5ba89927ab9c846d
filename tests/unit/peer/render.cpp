// What leaves for clients and servers in every framing.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/render.hpp"
#include "libchat/core/text.hpp"
#include "protocols/peer/length_frame.hpp"
#include "protocols/peer/reply_codec.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/peer/silent_client.hpp"

#include <map>
#include <string>

using namespace chat;
using namespace chat::peer;
using namespace chat::test;
using namespace std::chrono_literals;
using namespace std::string_literals;

namespace {

std::string reply(Framing framing, std::string_view handle, std::string_view text) {
    return render_reply_cut(framing, handle, text, row_of(framing).max_reply);
}

// The replies that a text fills.
std::vector<std::string> replies(Framing framing, std::string_view handle, std::string_view text,
                                 std::size_t max_reply) {
    std::vector<std::string> all;
    while (!text.empty()) {
        const std::size_t before = text.size();
        all.push_back(render_reply(framing, handle, text, max_reply));
        REQUIRE(text.size() < before);
    }
    return all;
}

} // namespace

TEST_CASE("peer words: a reply stands in its framing, with a handle where the framing has one") {
    const std::map<Framing, std::string> expected = {
        {Framing::handle, "SERVER> hi"},
        {Framing::plain, "hi"},
        {Framing::greeting, "hi"},
        {Framing::handshake, "SERVER> hi"},
        {Framing::port_line, "SERVER> hi\n"},
        {Framing::len3x, "11xSERVER-> hi"},
        {Framing::len3z, "011SERVER> hi\0"s},
        {Framing::len4, "0002hi"},
        {Framing::header10, "2         hi"},
        {Framing::len_total, "4 hi"},
    };
    for (const auto& [framing, bytes] : expected) {
        INFO(row_of(framing).name);
        CHECK(reply(framing, our_handle, "hi") == bytes);
    }
    CHECK(reply(Framing::handle, "", "Ann> hi\nCid> you") == "Ann> hi\nCid> you");
    CHECK(reply(Framing::len3x, "", "Ann> hi") == "7xxAnn> hi");
    CHECK(reply(Framing::len4, "", "") == "0000");
    CHECK(reply(Framing::handle, "Bob", "") == "Bob> ");
}

TEST_CASE("peer words: our quit in every framing") {
    const std::map<Framing, std::string> expected = {
        {Framing::handle, "\\quit"},
        {Framing::plain, "/q"},
        {Framing::greeting, "\\quit"},
        {Framing::handshake, "\\quit"},
        {Framing::port_line, "SERVER> \\quit\n"},
        {Framing::len3x, "5xx\\quit"},
        {Framing::len3z, "006\\quit\0"s},
        {Framing::len4, "0002/q"},
        {Framing::header10, "2         /q"},
        {Framing::len_total, "7 \\quit"},
    };
    for (const auto& [framing, bytes] : expected) {
        INFO(row_of(framing).name);
        CHECK(render_reply_quit(framing) == bytes);
        CHECK(render_request_quit(framing, "SERVER") == bytes);
    }
    CHECK(render_request_quit(Framing::port_line, "Bob") == "Bob> \\quit\n");
}

TEST_CASE("peer words: what is answered before the first text") {
    CHECK(greeting == "SERVER");
    CHECK(render_answer(Framing::handshake, Text::Kind::hello) == "server-372");
    CHECK(render_answer(Framing::handshake, Text::Kind::handle) == "SERVER");
    CHECK(render_answer(Framing::len_total, Text::Kind::handle) == "8 SERVER");
    CHECK(render_answer(Framing::greeting, Text::Kind::handle).empty());
    CHECK(render_answer(Framing::handshake, Text::Kind::text).empty());
    CHECK(render_answer(Framing::handle, Text::Kind::text).empty());
}

TEST_CASE("peer words: the client's side says what its framing asks for") {
    CHECK(render_request(Framing::handle, "Bob", "hi") == "Bob> hi\n");
    CHECK(render_request(Framing::plain, "Bob", "hi") == "hi");
    CHECK(render_request(Framing::greeting, "Bob", "hi") == "hi");
    CHECK(render_request(Framing::handshake, "Bob", "hi") == "Bob> hi");
    CHECK(render_request(Framing::port_line, "Bob", "hi") == "Bob> hi\n");
    CHECK(render_request(Framing::len3x, "Bob", "hi") == "8xxBob-> hi");
    CHECK(render_request(Framing::len3z, "Bob", "hi") == "008Bob> hi\0"s);
    CHECK(render_request(Framing::len4, "Bob", "hi") == "0002hi");
    CHECK(render_request(Framing::header10, "Bob", "hi") == "2         hi");
    CHECK(render_request(Framing::len_total, "Bob", "hi") == "4 hi");
    CHECK(render_request(Framing::handle, "Bob", "say \\quit") == "Bob> say \\quit\n");
    CHECK(render_client_hello(Framing::handshake, 1027) == "client-372");
    CHECK(render_client_hello(Framing::port_line, 1027) == "1027\n");
    CHECK(render_client_hello(Framing::handle, 1027).empty());
    CHECK(render_client_handle(Framing::greeting, "Bob") == "Bob");
    CHECK(render_client_handle(Framing::handshake, "Bob") == "Bob");
    CHECK(render_client_handle(Framing::len_total, "Bob") == "5 Bob");
    CHECK(render_client_handle(Framing::handle, "Bob").empty());
}

TEST_CASE("peer words: a length of the whole counts itself") {
    const std::map<std::size_t, std::string> lengths = {{0, "2"},   {7, "9"},    {8, "11"},   {95, "98"},
                                                        {96, "99"}, {97, "101"}, {490, "494"}};
    for (const auto& [size, length] : lengths) {
        const std::string text(size, 'y');
        CHECK(reply(Framing::len_total, "", text) == length + ' ' + text);
    }
}

TEST_CASE("peer words: nobody's words make a client quit") {
    CHECK(reply(Framing::handle, "Ann", "try \\quit or \\quit") == "Ann> try \\ quit or \\ quit");
    CHECK(reply(Framing::handle, "", "\\quit") == "\\ quit");
    CHECK(reply(Framing::handle, "\\quit", "hi") == "\\ quit> hi");
    CHECK(reply(Framing::plain, "", "/q") == "/ q");
    CHECK(reply(Framing::plain, "", "say /q") == "say /q");
    CHECK(reply(Framing::plain, "", "a\n/q\n/q\n/quit") == "a\n/ q\n/ q\n/quit");
    CHECK(reply(Framing::len4, "", "\\\\quit\\quit") == "0013\\\\ quit\\ quit");
}

TEST_CASE("peer words: nobody's words end a text early") {
    CHECK(reply(Framing::handle, "Ann", "a\0b\nc"s) == "Ann> a b\nc");
    CHECK(reply(Framing::port_line, "Ann", "a\0b\r\nc"s) == "Ann> a b  c\n");
    CHECK(reply(Framing::len3z, "Ann", "a\0b"s) == "009Ann> a b\0"s);
    CHECK(reply(Framing::len4, "", "a\0b"s) == "0003a\0b"s);
    CHECK(render_request(Framing::handle, "Bob", "a\nb\0c"s) == "Bob> a b c\n");
    CHECK(render_request(Framing::plain, "Bob", "a\nb"s) == "a\nb");
}

TEST_CASE("peer words: a long text leaves in several replies, each within the limit, cut at a character") {
    std::string text;
    while (text.size() < 5000) text += "été \\quit 日本 ";
    for (const FramingRow& row : all_framings()) {
        for (const std::size_t limit : {40u, 41u, 42u, 43u, 500u, 1024u, 4096u}) {
            INFO(row.name << " " << limit);
            std::string whole;
            for (const std::string& bytes : replies(row.framing, "Ann", text, limit)) {
                const LengthHeader header = header_in(row.framing, bytes);
                CHECK(bytes.size() <= limit + (row.framing == Framing::len_total ? 0 : header.size));
                std::string_view rest = bytes;
                const result<Reply> heard = ReplyCodec(row.framing).cut(rest);
                REQUIRE(heard.has_value());
                CHECK(rest.empty());
                CHECK_FALSE(heard->quit);
                std::string_view words = heard->text;
                if (row.carries_handle()) words.remove_prefix(3 + row.arrow.size());
                CHECK(chat::text::is_utf8(words));
                whole += words;
            }
            std::string expected = text;
            for (std::size_t at = 0; (at = whole.find("\\ quit")) != whole.npos;) whole.erase(at + 1, 1);
            CHECK(whole == expected);
        }
    }
}

TEST_CASE("peer words: room in a reply is what fits") {
    CHECK(room_in_reply(Framing::handle, "SERVER", 500) == 492);
    CHECK(room_in_reply(Framing::handle, "", 500) == 500);
    CHECK(room_in_reply(Framing::plain, "SERVER", 1024) == 1024);
    CHECK(room_in_reply(Framing::port_line, "SERVER", 500) == 491);
    CHECK(room_in_reply(Framing::len3z, "", 500) == 499);
    CHECK(room_in_reply(Framing::len3x, "", 4096) == 999);
    CHECK(room_in_reply(Framing::header10, "", 4096) == 4096);
    for (const FramingRow& row : all_framings()) {
        const std::size_t room = room_in_reply(row.framing, "Ann", 500);
        CHECK(replies(row.framing, "Ann", std::string(room, 'y'), 500).size() == 1);
        CHECK(replies(row.framing, "Ann", std::string(room + 1, 'y'), 500).size() == 2);
    }
}

TEST_CASE("peer words: bytes that are no characters are cut all the same, and so is an endless handle") {
    CHECK(replies(Framing::plain, "", std::string(100, '\x80'), 40).size() == 3);
    CHECK(reply(Framing::handle, std::string(1000, 'n'), "hi") == std::string(32, 'n') + "> hi");
    CHECK(render_reply_cut(Framing::handle, std::string(1000, 'n'), "hi", 16) == "nnnn> hi");
}

TEST_CASE("peer words: what one end renders the other hears") {
    for (const FramingRow& row : all_framings()) {
        INFO(row.name);
        SilentClient bob(pinned(row.framing));
        bob.sends(render_client_hello(row.framing, 1027)).is_silent(100ms);
        bob.sends(render_client_handle(row.framing, "Bob")).is_silent(100ms);
        bob.takes();
        bob.sends(render_request(row.framing, "Bob", "été")).is_silent(100ms);
        bob.sends(render_request_quit(row.framing, "Bob")).is_silent(100ms);
        CHECK(bob.takes() == Heard{"été", "quit"});
    }
}
