// What one client costs in memory: bounds that a careless member would break.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/memory_journal.hpp"
#include "libchat/core/room.hpp"
#include "libchat/net/connection.hpp"
#include "protocols/broadcast/guest.hpp"
#include "protocols/broadcast/protocol.hpp"
#include "protocols/broadcast/talk.hpp"
#include "protocols/crlf/guest.hpp"
#include "protocols/crlf/protocol.hpp"
#include "protocols/crlf/talk.hpp"
#include "protocols/line/guest.hpp"
#include "protocols/line/protocol.hpp"
#include "protocols/line/talk.hpp"
#include "protocols/peer/guest.hpp"
#include "protocols/peer/protocol.hpp"
#include "protocols/peer/talk.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fake_session.hpp"
#include "tests/support/house.hpp"

#include <malloc.h>

using namespace chat;
using namespace chat::test;

TEST_CASE("sizes: a connection is at most 200 bytes") { CHECK(sizeof(Connection) <= 200); }

TEST_CASE("sizes: an idle room owns less than 1 KiB") { CHECK(sizeof(Room) + sizeof(MemoryJournal) < 1024); }

namespace {

// What the talk's frame takes of the heap.
template <class Frame> std::size_t frame_size(const Talk<Frame>& talk) {
    return ::malloc_usable_size(const_cast<void*>(talk.frame())); // it only looks
}

} // namespace

TEST_CASE("sizes: the frame of a crlf talk is at most 400 bytes") {
    House house(crlf::protocol_type());
    const crlf::Setting setting(house.context());
    FakeSession session;
    const std::size_t size = frame_size(crlf::converse(session, setting));
    CHECK(size > sizeof(crlf::Guest));
    CHECK(size <= 400);
}

TEST_CASE("sizes: the frame of a broadcast talk is at most 400 bytes, with the member in it") {
    House house(broadcast::protocol_type());
    const broadcast::Setting setting(house.context());
    FakeSession session;
    broadcast::RequestCodec codec(setting.longest_text);
    const std::size_t size = frame_size(broadcast::converse(session, setting, codec));
    CHECK(size > sizeof(broadcast::Guest));
    CHECK(size <= 400);
}

TEST_CASE("sizes: the frame of a line talk is at most 400 bytes") {
    House house(line::protocol_type());
    const line::Setting setting(house.context());
    FakeSession session;
    const std::size_t size = frame_size(line::converse(session, setting));
    CHECK(size > sizeof(line::Guest));
    CHECK(size <= 400);
}

TEST_CASE("sizes: the frame of a peer talk is at most 400 bytes") {
    House house(peer::protocol_type());
    const peer::Setting setting(house.context());
    peer::Reception reception(setting);
    FakeSession session;
    peer::TextCodec codec(setting.wire);
    const std::size_t size = frame_size(peer::converse(session, codec, reception));
    CHECK(size > sizeof(peer::Guest));
    CHECK(size <= 400);
}
