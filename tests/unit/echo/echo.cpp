// Echo without sockets.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/echo/codec.hpp"
#include "protocols/echo/protocol.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/every_split.hpp"
#include "tests/support/fake_session.hpp"
#include "tests/support/house.hpp"

#include <string>

using namespace chat;
using namespace chat::test;

TEST_CASE("echo: every byte comes back unchanged, however it came, until the input ends") {
    House house(echo::protocol_type());
    const auto protocol = house.protocol();
    std::string bytes;
    for (int c = 0; c < 256; ++c) bytes += static_cast<char>(c);
    every_split(bytes, [&](const Pieces& pieces) {
        FakeSession session;
        session.begin(protocol->answer(session));
        for (const std::string_view piece : pieces) session.types(piece);
        session.ends_input();
        CHECK((session.sees() == bytes));
        CHECK(session.hung_up());
    });
}
