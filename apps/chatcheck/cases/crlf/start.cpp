// START: beginning, and beginning again.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/crlf/cases.hpp"
#include "apps/chatcheck/cases/crlf/talk.hpp"

namespace chat::check::crlf {
namespace {

void restart(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    Link& bob = greeted(scene, "bob");
    bob.send("adios\r\n"); // the server closes first: its port stays in TIME_WAIT
    bob.ends();
    scene.restart();
    ann.close();
    expect_to_serve(scene, "eve");
}

void empty_buffer(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    converse(ann, {{"get", ""}, {"getrange 0 0", ""}});
    push(ann, "the first line");
    converse(ann, {{"get", "unknown: the first line"}, {"getrange 0 0", "unknown: the first line"}});
}

} // namespace

Cases start_cases() {
    return {
        {.number = "13.1",
         .slug = "crlf/START/restart",
         .level = Level::should,
         .stage = 6,
         .clause = "seed 000: SO_REUSEADDR avoids the socket's timeout: a server can be started again at once",
         .sends = "adios, then the server is ended and started again on the same port",
         .legal = "it listens within two seconds, and welcomes",
         .mistake = "bind() fails with \"Address already in use\" for a minute",
         .hint = "setsockopt(SOL_SOCKET, SO_REUSEADDR, 1) before bind()",
         .server = restart},
        {.number = "13.2",
         .slug = "crlf/START/empty-buffer",
         .level = Level::may,
         .stage = 5,
         .clause = "a server that has just been started has nothing to show, unless it keeps its buffer in a file",
         .sends = "get, getrange 0 0, a push, and both again",
         .legal = "CR LF alone, twice; then the one line, twice",
         .mistake = "the buffer begins with a title or an example",
         .hint = "begin with an empty list",
         .server = empty_buffer,
         .fresh = true},
    };
}

} // namespace chat::check::crlf
