// A client of the binary protocol without sockets, and the frames of its tests.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/broadcast/frame.hpp"
#include "protocols/broadcast/protocol.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fake_session.hpp"
#include "tests/support/house.hpp"

#include <memory>
#include <string>

namespace chat::test::broadcast {

using chat::broadcast::accepted;
using chat::broadcast::frame;
using chat::broadcast::refused;
using chat::broadcast::Type;

struct BroadcastHouse : House {
    explicit BroadcastHouse(JournalKind kind = JournalKind::memory) : House(chat::broadcast::protocol_type(), kind) {
        options.set("command_list", std::string("never")); // most tests are not about it
    }
};

inline std::string join(std::string_view name) { return frame(Type::join, name); }
inline std::string talk(std::string_view text) { return frame(Type::talk, text); }
inline std::string error(std::string_view reason) { return frame(Type::error, reason); }
inline const std::string yes(1, accepted), no(1, refused);
inline const std::string commands =
    talk("Commands: 00 join <name>, 01 leave, 02 talk <text>, 03 list, 04 direct @<name> <text>");

// A client; whatever the journal is, it has answered when sends() returns.
struct Guest {
    explicit Guest(House& h) : house(h), protocol(h.protocol()) { session.begin(protocol->answer(session)); }
    Guest(House& h, std::string_view name) : Guest(h) {
        CHECK(answers(join(name)) == yes + talk("**" + std::string(name) + " is joining the chat**"));
    }
    void sends(std::string_view bytes) {
        session.types(bytes);
        house.disk.run_all();
    }
    std::string sees() { return session.sees(); }
    std::string answers(std::string_view bytes) {
        sends(bytes);
        return sees();
    }

    House& house;
    std::unique_ptr<Protocol> protocol;
    FakeSession session;
};

inline JournalKind both() { return GENERATE(JournalKind::memory, JournalKind::delaying); }

} // namespace chat::test::broadcast
