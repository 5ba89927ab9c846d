// The world that a protocol lives in, without sockets: rooms, limits, an audit that remembers, a clock set by hand.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/hub.hpp"
#include "libchat/session/protocol.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/manual_timers.hpp"
#include "tests/support/manual_workers.hpp"

#include <memory>

namespace chat::test {

struct House {
    explicit House(const ProtocolType& t, JournalKind kind = JournalKind::memory)
        : type(t),
          lobby(journals(kind, disk.schedule()), clock, audit, roster),
          options(t.options),
          sections(t.sections) {}

    // What a listener gives its protocol, as limits, options and sections are now.
    ListenerContext context() {
        return ListenerContext{hub,      lobby.bound_room("lobby"), limits, options, sections, 1027, timers, workers,
                               type.pace};
    }
    std::unique_ptr<Protocol> protocol() {
        if (type.prepare) type.prepare(hub, sections);
        return type.make(context());
    }
    // A listener of another protocol, in the same room.
    std::unique_ptr<Protocol> another(const ProtocolType& other) {
        const Options usual(other.options);
        const Sections none(other.sections);
        return other.make(ListenerContext{hub, lobby.bound_room("lobby"), limits, usual, none, 1027, timers, workers});
    }

    const ProtocolType type;
    ManualClock clock;
    ManualTimers timers;
    ManualWorkers workers;
    RecordingAudit audit;
    Pending disk; // where the delaying journal's answers wait
    Roster roster{clock, audit};
    Lobby lobby;
    MemoryBudget memory{1'000'000};
    Limits limits;
    Options options;
    Sections sections;
    Hub hub{"Ann", clock, lobby, roster, audit, memory};
};

} // namespace chat::test
