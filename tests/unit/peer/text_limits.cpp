// Limits, silences and ends of the peer protocol's texts.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/render.hpp"
#include "protocols/peer/text_codec.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/peer/silent_client.hpp"

#include <random>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

using namespace chat;
using namespace chat::peer;
using namespace chat::test;
using namespace std::chrono_literals;
using namespace std::string_literals;

namespace {

const std::string too_long = "error: " + make_error_code(errc::frame_too_long).message();

} // namespace

TEST_CASE("peer codec: texts of every size come through whole, up to the limit") {
    for (const FramingRow& row : all_framings()) {
        INFO(row.name);
        for (const std::size_t size : {1u, 2u, 499u, 500u, 501u, 900u, 4096u}) {
            if (size + 20 > row.longest_body) continue;
            const std::string text(size, 'y');
            SilentClient bob(pinned(row.framing));
            bob.sends(opening(row.framing) + render_request(row.framing, "Bob", text)).is_silent(100ms);
            CHECK(bob.takes() == joined(heard_of_opening(row.framing), {text}));
            CHECK(bob.left.empty());
        }
    }
}

TEST_CASE("peer codec: a text over the limit is an error once, and its rest is never heard") {
    for (const FramingRow& row : all_framings()) {
        INFO(row.name);
        WireRules rules = pinned(row.framing);
        rules.max_message = 500;
        for (const std::size_t size : {501u, 900u, 4096u, 4097u, 9900u, 100'000u}) {
            if (size + 20 > row.longest_body) continue;
            SilentClient bob(rules);
            bob.sends(opening(row.framing)).takes();
            const std::string bytes = render_request(row.framing, "Bob", std::string(size, 'y'));
            for (std::size_t at = 0; at < bytes.size(); at += 1448) {
                bob.sends(bytes.substr(at, 1448)).is_silent(50ms);
                CHECK(bob.left.size() <= bob.codec.most_held());
            }
            CHECK(bob.is_silent(50ms).takes() == Heard{too_long});
            CHECK(bob.left.empty());
            bob.sends(render_request(row.framing, "Bob", "again")).is_silent(100ms);
            CHECK(bob.takes() == Heard{"again"});
        }
        SilentClient bob(rules);
        bob.sends(opening(row.framing) + render_request(row.framing, "Bob", std::string(500, 'y'))).is_silent(100ms);
        CHECK(bob.takes() == joined(heard_of_opening(row.framing), {std::string(500, 'y')}));
    }
}

TEST_CASE("peer codec: a text that is too long ends as any other does, and the next one is heard") {
    for (const Framing framing : {Framing::handle, Framing::port_line}) {
        WireRules rules = pinned(framing);
        rules.max_message = 5;
        CHECK(hear_every_split(rules, "Bob> 123456\nBob> b\n") == Heard{too_long, "b", "left: "});
    }
    WireRules rules = pinned(Framing::len4);
    rules.max_message = 5;
    CHECK(hear_every_split(rules, "0006123456"
                                  "0001b") == Heard{too_long, "b", "left: "});
    CHECK(hear_every_split(rules, "0100" + std::string(100, 'x') + "0001b") == Heard{too_long, "b", "left: "});
    CHECK(hear_every_split(rules, "0100" + std::string(110, 'x') + "0001b") == Heard{too_long, "left: "});
}

TEST_CASE("peer codec: who is told that a text was too long may say the next at once") {
    for (const Framing framing : {Framing::handle, Framing::plain}) {
        WireRules rules = pinned(framing);
        rules.max_message = 5;
        SilentClient bob(rules);
        CHECK(bob.sends("123456").is_silent(99ms).sends("789").is_silent(99ms).takes().empty());
        CHECK(bob.is_silent(1ms).takes() == Heard{too_long});
        CHECK(bob.sends("again").is_silent(100ms).takes() == Heard{"again"});
        CHECK(bob.sends("1234567").closes().takes() == Heard{too_long});
    }
}

TEST_CASE("peer codec: endless padding is not kept for ever") {
    for (const Framing framing : {Framing::plain, Framing::port_line}) {
        SilentClient bob(pinned(framing));
        for (int at = 0; at < 100; ++at) {
            bob.sends(std::string(500, '\r').insert(0, at == 0 ? "x" : ""));
            CHECK(bob.left.size() <= bob.codec.most_held());
        }
        CHECK(bob.sends("\n").is_silent(100ms).takes() == Heard{too_long});
    }
}

TEST_CASE("peer codec: what the gap parted is never one text") {
    for (const Framing framing : {Framing::handle, Framing::plain}) {
        SilentClient bob(pinned(framing));
        bob.sends("one").is_silent(99ms).sends(" more").is_silent(100ms).sends("two").is_silent(100ms);
        CHECK(bob.takes() == Heard{"one more", "two"});
    }
}

TEST_CASE("peer codec: what the gap parted is not one text either when more came before it was cut") {
    for (const WireRules& rules : {pinned(Framing::handle), pinned(Framing::plain)}) {
        TextCodec codec(rules);
        std::string_view bytes = "one";
        CHECK(describe(codec.cut(bytes)) == "error: " + make_error_code(errc::incomplete).message());
        codec.fell_quiet(100ms);
        bytes = "onetwo";
        CHECK(describe(codec.cut(bytes)) == "one");
        CHECK(bytes == "two");
        CHECK(incomplete(codec.cut(bytes).error()));
        CHECK(codec.waits_for_quiet() == 100ms);
        codec.fell_quiet(100ms);
        CHECK(describe(codec.cut(bytes)) == "two");
        CHECK(bytes.empty());
    }
}

TEST_CASE("peer codec: nothing is eaten before the framing is known") {
    SilentClient bob(detected());
    CHECK(bob.sends("Bo").is_silent(299ms).takes().empty());
    CHECK(bob.left == "Bo");
    CHECK_FALSE(bob.codec.framing());
    CHECK(bob.sends("b> hi").takes().empty());
    CHECK(bob.codec.framing() == Framing::handle);
    CHECK(bob.is_silent(100ms).takes() == Heard{"hi"});

    SilentClient ann(detected());
    CHECK(ann.sends("0006").is_silent(1999ms).takes().empty());
    CHECK(ann.left == "0006");
    CHECK(ann.is_silent(1ms).takes() == Heard{"0006"});
    CHECK(ann.codec.framing() == Framing::plain);
}

TEST_CASE("peer codec: at the end of the input all that can be a text is one") {
    const std::vector<std::tuple<Framing, std::string, Heard>> ends = {
        {Framing::handle, "Bob> h", {"h"}},
        {Framing::handle, "Bo", {"Bo"}},
        {Framing::handle, "", {}},
        {Framing::handle, "\r\n", {}},
        {Framing::plain, "hel", {"hel"}},
        {Framing::plain, "/q", {"quit"}},
        {Framing::greeting, "Bob", {"handle Bob"}},
        {Framing::handshake, "client-3", {"handle client-3"}},
        {Framing::port_line, "1027\nBob> h", {"h"}},
        {Framing::port_line, "Bob> h", {"h"}},
        {Framing::len3x, "9xxBob-> h", {"h"}},
        {Framing::len3z, "009Bob> h", {"h"}},
        {Framing::len4, "0009", {}},
        {Framing::len4, "00", {}},
        {Framing::len4, "0003été", {"été"}},
        {Framing::len4, "0004été", {"été"}},
        {Framing::header10, "9         hel", {"hel"}},
        {Framing::len_total, "9 Bo", {"handle Bo"}},
    };
    for (const auto& [framing, bytes, expected] : ends) {
        INFO(row_of(framing).name << " " << bytes);
        SilentClient bob(pinned(framing));
        CHECK(bob.sends(bytes).closes().takes() == expected);
        CHECK_FALSE(bob.codec.waits_for_quiet());
    }
    for (const auto& [bytes, expected] : std::vector<std::pair<std::string, Heard>>{
             {"Bob", {"Bob"}}, {"0006", {"0006"}}, {"12xBob> h", {"h"}}, {"client", {"client"}}, {"", {}}}) {
        SilentClient bob(detected());
        CHECK(bob.sends(bytes).closes().takes() == expected);
        CHECK(bob.left.empty());
    }
}

TEST_CASE("peer codec: silence is asked for only where it would tell something") {
    SilentClient bob(detected());
    CHECK_FALSE(bob.codec.waits_for_quiet());
    bob.sends("Bob");
    CHECK(bob.codec.waits_for_quiet() == 300ms);
    bob.sends("> hi");
    CHECK(bob.codec.waits_for_quiet() == 100ms);
    bob.sends("\n");
    CHECK_FALSE(bob.codec.waits_for_quiet());
    SilentClient ann(pinned(Framing::len4));
    ann.sends("0005he");
    CHECK_FALSE(ann.codec.waits_for_quiet());
    SilentClient cid(pinned(Framing::port_line));
    cid.sends("Cid> he");
    CHECK_FALSE(cid.codec.waits_for_quiet());
    cid.sends(std::string(5000, 'y'));
    CHECK_FALSE(cid.codec.waits_for_quiet()); // its LF ends it
    CHECK(cid.sends("\nCid> hi\n").takes() == Heard{too_long, "hi"});
}

TEST_CASE("peer codec: noise is cut into something, and never kept beyond the limit") {
    std::mt19937 random(1027);
    for (int round = 0; round < 200; ++round) {
        for (std::size_t which = 0; which <= all_framings().size(); ++which) {
            SilentClient bob(which == all_framings().size() ? detected() : pinned(all_framings()[which].framing));
            for (int piece = 0; piece < 4; ++piece) {
                std::string noise(random() % 300, '\0');
                for (char& byte : noise)
                    byte = static_cast<char>(round % 2 == 0 ? random() : "0129 xB>\n\0\\q"[random() % 12]);
                bob.sends(noise).is_silent(std::chrono::milliseconds(random() % 200));
                CHECK(bob.left.size() <= bob.codec.most_held());
            }
            bob.closes();
            CHECK_FALSE(bob.codec.waits_for_quiet());
        }
    }
}
