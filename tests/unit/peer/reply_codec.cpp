// The client's side: one read is one message, or a frame is; and how it is told that the server quits.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/reply_codec.hpp"
#include "protocols/peer/render.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/every_split.hpp"

#include <string>
#include <vector>

using namespace chat;
using namespace chat::peer;
using namespace chat::test;
using namespace std::string_literals;

namespace {

std::string describe(const Reply& reply) { return std::string(reply.text) + (reply.quit ? "|quit" : ""); }

std::vector<std::string> hear(Framing framing, const std::string& bytes) {
    return cut_all(ReplyCodec(framing), Pieces{bytes}, describe);
}

using Heard = std::vector<std::string>;

} // namespace

TEST_CASE("peer reply codec: one read is one message where nothing frames it") {
    for (const Framing framing : {Framing::handle, Framing::plain, Framing::greeting, Framing::handshake}) {
        CHECK(hear(framing, "SERVER> hi") == Heard{"SERVER> hi", "left: "});
        CHECK(hear(framing, "Ann> hi\nCid> you") == Heard{"Ann> hi\nCid> you", "left: "});
        CHECK(hear(framing, "SERVER> hi\r\n") == Heard{"SERVER> hi", "left: "});
        CHECK(hear(framing, "") == Heard{"left: "});
        CHECK(hear(framing, "2024") == Heard{"2024", "left: "});
    }
    CHECK(hear(Framing::port_line, "SERVER> hi\n") == Heard{"SERVER> hi", "left: "});
    CHECK(cut_all(ReplyCodec(Framing::handle), Pieces{"SERVER> a", "SERVER> b"}, describe) ==
          Heard{"SERVER> a", "SERVER> b", "left: "});
}

TEST_CASE("peer reply codec: padding is no message") {
    CHECK(hear(Framing::handle, "SERVER> hi\0\0\0"s) == Heard{"SERVER> hi", "left: "});
    CHECK(hear(Framing::handle, "SERVER> hi\0der text"s) == Heard{"SERVER> hi", "left: "});
    CHECK(hear(Framing::handle, "\0\0\0"s) == Heard{"left: "});
    CHECK(hear(Framing::handle, "\0\0SERVER> hi"s) == Heard{"SERVER> hi", "left: "});
    CHECK(hear(Framing::handle, "\n") == Heard{"", "left: "});
}

TEST_CASE("peer reply codec: a quit that stands alone anywhere is the end") {
    for (const std::string& quit : std::vector<std::string>{"\\quit", "/q", "\\quit\n", "\\quit\0\0"s,
                                                            "SERVER> \\quit\n", "SERVER> \\quit", "\n/q"})
        CHECK(hear(Framing::handle, quit) == Heard{"|quit", "left: "});
    CHECK(hear(Framing::handle, "SERVER> bye\n\\quit") == Heard{"SERVER> bye|quit", "left: "});
    CHECK(hear(Framing::handle, "SERVER> bye\0\\quit\0"s) == Heard{"SERVER> bye|quit", "left: "});
    CHECK(hear(Framing::handle, "\\quit\nnever shown") == Heard{"|quit", "left: "});
    for (const std::string& text :
         std::vector<std::string>{"SERVER> use \\quit to leave", "Ann> /q", "SERVER> \\ quit", "\\quite"})
        CHECK(hear(Framing::handle, text) == Heard{text, "left: "});
}

TEST_CASE("peer reply codec: frames come whole however they are split") {
    const std::vector<std::pair<Framing, std::string>> all = {{Framing::len3x, "11xSERVER-> hi5xx\\quit"},
                                                              {Framing::len3z, "011SERVER> hi\0"s + "006\\quit\0"s},
                                                              {Framing::len4, "0002hi0002/q"},
                                                              {Framing::header10, "2         hi2         /q"},
                                                              {Framing::len_total, "4 hi7 \\quit"}};
    for (const auto& [framing, bytes] : all) {
        INFO(bytes);
        const Heard whole = hear(framing, bytes);
        REQUIRE(whole.size() == 3);
        CHECK(whole[1] == "|quit");
        every_split(bytes, [&, chosen = framing](const Pieces& pieces) {
            CHECK(cut_all(ReplyCodec(chosen), pieces, describe) == whole);
        });
    }
    CHECK(hear(Framing::len4, "0009hello") == Heard{"left: 0009hello"});
    CHECK(hear(Framing::len4, "0003été0005été") == Heard{"été", "été", "left: "});
    CHECK(hear(Framing::len4, "a server without headers") == Heard{"a server without headers", "left: "});
}
