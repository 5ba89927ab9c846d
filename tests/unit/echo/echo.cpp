// Echo without sockets.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/echo/codec.hpp"
#include "protocols/echo/protocol.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/every_split.hpp"
#include "tests/support/fake_session.hpp"
#include "tests/support/fakes.hpp"

#include <string>

using namespace chat;
using namespace chat::test;

TEST_CASE("echo: every byte comes back unchanged, however it came, until the input ends") {
    ManualClock clock;
    RecordingAudit audit;
    Lobby lobby(journals(JournalKind::memory, {}), clock, audit);
    MemoryBudget memory{1'000'000};
    Hub hub("Ann", lobby, audit, memory);
    const Limits limits;
    const Options options;
    const auto protocol = echo::protocol_type().make(ListenerContext{hub, lobby.room("lobby"), limits, options});
    std::string bytes;
    for (int c = 0; c < 256; ++c) bytes += static_cast<char>(c);
    every_split(bytes, [&](const Pieces& pieces) {
        FakeSession session;
        session.begin(protocol->answer(session));
        for (const std::string_view piece : pieces) session.types(piece);
        session.ends_input();
        if (session.sees() != bytes || !session.hung_up()) FAIL("with " << pieces.size() << " pieces");
    });
}
