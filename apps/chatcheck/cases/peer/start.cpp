// START: the server can be started again at once.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/peer/caller.hpp"
#include "apps/chatcheck/cases/peer/cases.hpp"

namespace chat::check::peer {
namespace {

void again(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.exchange("before");
    scene.program();
    scene.restart();
    expect_service(scene, dialect);
}

} // namespace

Cases start_cases() {
    return {
        {.number = "13.1",
         .slug = "peer/START/again",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 004: to set SO_REUSEADDR before bind is a good way around \"Address already in use\"",
         .sends = "the server is ended in the middle of a conversation, and started again on the same port",
         .legal = "it listens again within a second, and serves",
         .mistake = "bind() fails, because the old connection is still in TIME_WAIT",
         .hint = "set SO_REUSEADDR before bind()",
         .server = in_each<again>,
         .fresh = true},
    };
}

} // namespace chat::check::peer
