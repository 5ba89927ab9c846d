// Welcoming, hearing and answering a client.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/crlf/host.hpp"

#include "apps/chatcheck/play/show.hpp"

#include <fmt/format.h>

namespace chat::check::crlf {

Link& introduced(ClientScene& scene) {
    Link& link = scene.meet();
    link.send(welcome_line);
    if (!link.hears(scene.pace().patience())) scene.type("name: " + scene.name());
    link.read_to("\r\n", "name: and the client's name, to the CR LF");
    link.send("OK\r\n");
    return link;
}

void take(ClientScene& scene, Link& link, std::string_view command) {
    scene.type(command);
    link.expect(fmt::format("{}\r\n", command));
}

void serve(ClientScene& scene, Link& link, std::string_view command, std::string_view reply) {
    take(scene, link, command);
    link.send(fmt::format("{}\r\n", reply));
}

void expect_to_go_on(ClientScene& scene, Link& link) {
    scene.type("test: going on");
    const std::string request = link.read_to("\r\n", "the next request, to its CR LF");
    if (!request.ends_with("going on"))
        link.fail(fmt::format("{} came, where something else was typed", quoted(request)), "test: going on",
                  request.size() + 2);
    link.send("going on\r\n");
}

void expect_orderly_end(ClientScene& scene) {
    scene.expect_exit();
    if (!scene.user().program()) return;
    for (const std::string_view word : {"Traceback", "Exception", "terminate called", "panicked"})
        if (scene.user().program()->errors().find(word) != std::string::npos)
            scene.fail(fmt::format("the client ends with words of its language, not its own: {}", word));
}

} // namespace chat::check::crlf
