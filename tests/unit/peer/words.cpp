// Quits, handles before a text, and the table of framings.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/words.hpp"
#include "protocols/peer/framing.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace chat::peer;
using namespace std::string_literals;

TEST_CASE("peer handles: an arrow ends them, and one blank belongs to it") {
    const Address bob = address_in("Bob>  hi");
    CHECK(bob.state == Address::State::whole);
    CHECK(bob.handle == "Bob");
    CHECK(bob.size == 5);
    CHECK(bob.lettered);
    CHECK(address_in("Bob->hi").handle == "Bob");
    CHECK(address_in("Bob->hi").size == 5);
    CHECK(address_in("B-b--> hi").handle == "B-b-");
    CHECK_FALSE(address_in("555> hi").lettered);
    CHECK(address_in("5é5> hi").lettered);
}

TEST_CASE("peer handles: a word may become one until something else comes") {
    for (const std::string& half : std::vector<std::string>{"", "B", "Bob", "Bob-", "\\quit"})
        CHECK(address_in(half).state == Address::State::half);
    CHECK(address_in(std::string(32, 'n')).state == Address::State::half);
    for (const std::string& none : std::vector<std::string>{"Bob ", "> hi", "-> hi", "a:b>", "a/b>", "a<b>", "a=b>",
                                                            "a\"b>", "a(b>", "a)b>", "a,b>", "a;b>", "a\tb>", "a\nb>"})
        CHECK(address_in(none).state == Address::State::none);
    CHECK(address_in("a\0b>"s).state == Address::State::none);
    CHECK(address_in(std::string(33, 'n') + ">").state == Address::State::none);
    CHECK(address_in(std::string(32, 'n') + ">").state == Address::State::whole);
}

TEST_CASE("peer quits: both families, and nothing else") {
    for (const std::string& quit : std::vector<std::string>{"\\quit", "/q", "\\quit\r\n", "/q\0\0"s})
        CHECK(is_quit(quit));
    for (const std::string& text : std::vector<std::string>{"", "quit", "/Q", "/quit", " /q", "/q ", "\\quit now"})
        CHECK_FALSE(is_quit(text));
    for (const std::string& begun : std::vector<std::string>{"/", "\\", "\\qui", "/q"}) CHECK(begins_quit(begun));
    CHECK_FALSE(begins_quit("/x"));
}

TEST_CASE("peer framings: the configuration's names lead back to them") {
    for (const FramingRow& row : all_framings()) {
        CHECK(framing_called(row.name) == row.framing);
        CHECK(row_of(row.framing).name == row.name);
    }
    CHECK_FALSE(framing_called("auto"));
    CHECK(row_of(Framing::len4).framed());
    CHECK_FALSE(row_of(Framing::port_line).framed());
}
