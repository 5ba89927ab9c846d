// LOAD: many turns, many clients.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/peer/caller.hpp"
#include "apps/chatcheck/cases/peer/cases.hpp"

#include <memory>
#include <string>
#include <vector>

namespace chat::check::peer {
namespace {

void many_turns(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    for (int turn = 1; turn <= 10; ++turn) caller.exchange("turn number " + std::to_string(turn));
}

void many_clients(ServerScene& scene, Framing dialect) {
    for (int i = 1; i <= 6; ++i) {
        Caller caller(scene, dialect);
        caller.exchange("client number " + std::to_string(i));
        caller.leave();
    }
}

// Who is connected and says nothing takes nothing from the others.
void at_once(ServerScene& scene, Framing dialect) {
    std::vector<std::unique_ptr<Caller>> callers;
    for (int i = 0; i < 21; ++i) callers.push_back(std::make_unique<Caller>(scene, dialect));
    for (const auto& caller : callers) caller->say("all of us");
    for (const auto& caller : callers) caller->expect_answer("all of us");
}

inline constexpr Where on_their_own{[](const FramingRow&, const Habits& habits) {
                                        return !habits.is("partner", "pair") && !habits.is("partner", "operator");
                                    },
                                    "here others of them, or an operator, would have to answer"};

} // namespace

Cases load_cases() {
    return {
        {.number = "11.1",
         .slug = "peer/LOAD/many-turns",
         .stage = 2,
         .clause = "seed 001: if the connection is not closed, repeat",
         .sends = "ten texts, each behind the reply to the one before",
         .legal = "ten replies",
         .mistake = "a counter or a buffer that is never cleared ends the talk after some turns",
         .hint = "begin each turn with an empty buffer",
         .server = in_each<many_turns>},
        {.number = "11.2",
         .slug = "peer/LOAD/many-clients",
         .stage = 3,
         .clause = "seed 001: the server repeats until a SIGINT is received",
         .sends = "six clients, one after the other, who say something and quit",
         .legal = "each is served",
         .mistake = "sockets are not closed, or the server ends after some clients",
         .hint = "close each client's socket, and loop forever",
         .server = in_each<many_clients>},
        {.number = "11.3",
         .slug = "peer/LOAD/at-once",
         .level = Level::may,
         .stage = 4,
         .clause = "seed 001 wants one pair of users; a server that serves several at once keeps them apart",
         .sends = "21 clients at the same time, a text each",
         .legal = "each hears the reply to its own text",
         .mistake = "one buffer for all clients, or one client at a time",
         .hint = "keep all that belongs to a client in one object, and serve each in a thread or by select()",
         .server = in_each<at_once, on_their_own>},
    };
}

} // namespace chat::check::peer
