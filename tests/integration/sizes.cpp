// What one client costs in memory: bounds that a careless member would break.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/memory_journal.hpp"
#include "libchat/core/room.hpp"
#include "libchat/net/connection.hpp"
#include "protocols/crlf/protocol.hpp"
#include "protocols/crlf/talk.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fake_session.hpp"
#include "tests/support/house.hpp"

#include <malloc.h>

using namespace chat;
using namespace chat::test;

TEST_CASE("sizes: a connection is at most 200 bytes") { CHECK(sizeof(Connection) <= 200); }

TEST_CASE("sizes: an idle room owns less than 1 KiB") { CHECK(sizeof(Room) + sizeof(MemoryJournal) < 1024); }

TEST_CASE("sizes: the frame of a crlf talk is at most 400 bytes") {
    House house(crlf::protocol_type());
    const crlf::Setting setting(house.context());
    FakeSession session;
    const auto talk = crlf::converse(session, setting);
    const std::size_t size = ::malloc_usable_size(const_cast<void*>(talk.frame())); // it only looks
    CHECK(size > sizeof(crlf::Setting));
    CHECK(size <= 400);
}
