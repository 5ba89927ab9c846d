// START: the server comes back.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/line/cases.hpp"
#include "apps/chatcheck/cases/line/talk.hpp"

namespace chat::check::line {
namespace {

void restart(ServerScene& scene) {
    scene.program();
    Member ann(scene, "ann");
    ann.does("send " + ann.name + " before");
    scene.restart();
    Person again(scene, "again");
    again.says("login " + ann.name);
    again.expect_ok("login");
}

void first_client(ServerScene& scene) {
    for (const char* each : {"first", "second", "third"}) {
        Member one(scene, each);
        one.does("send " + one.name + " hi");
        one.says("logout");
        one.link.ends();
    }
}

} // namespace

Cases start_cases() {
    return {
        {.number = "13.1",
         .slug = "line/START/restart",
         .level = Level::should,
         .stage = 5,
         .clause =
             "line README: a server that is started again listens on its port within a second, and nobody is logged in",
         .sends = "the server is killed while a client is connected, and started again on the same port",
         .legal = "the same name can log in",
         .mistake = "\"Address already in use\" for a minute",
         .hint = "set SO_REUSEADDR before bind()",
         .server = restart,
         .fresh = true},
        {.number = "13.2",
         .slug = "line/START/one-after-another",
         .stage = 1,
         .clause = "seed 002, step 1: the server accepts connections, not just one",
         .sends = "three clients, one after the other, to a server that was just started",
         .legal = "all are served",
         .mistake = "the program ends with its first client",
         .hint = "put accept() into a loop, and end the process only by a signal",
         .server = first_client,
         .fresh = true},
    };
}

} // namespace chat::check::line
