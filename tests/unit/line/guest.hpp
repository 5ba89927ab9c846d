// A client of the line protocol without sockets.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/line/protocol.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fake_session.hpp"
#include "tests/support/house.hpp"

#include <memory>
#include <string>

namespace chat::test::line {

struct LineHouse : House {
    explicit LineHouse(JournalKind kind = JournalKind::memory) : House(chat::line::protocol_type(), kind) {}
    Room& room(std::string_view name = "lobby") { return lobby.room(name); }
};

// A client; whatever the journal is, it has answered when types() returns.
struct Guest {
    explicit Guest(House& h) : house(h), protocol(h.protocol()) { session.begin(protocol->answer(session)); }
    Guest(House& h, std::string_view name) : Guest(h) {
        types("login " + std::string(name) + "\n");
        CHECK(sees().ends_with("OK login " + std::string(name) + "\n"));
    }
    void types(std::string_view bytes) {
        session.types(bytes);
        house.disk.run_all();
    }
    std::string sees() { return session.sees(); }
    // To one command, whose end is typed for it.
    std::string answers(std::string_view command) {
        types(std::string(command) + "\n");
        return sees();
    }

    House& house;
    std::unique_ptr<Protocol> protocol;
    FakeSession session;
};

inline JournalKind both() { return GENERATE(JournalKind::memory, JournalKind::delaying); }

} // namespace chat::test::line
