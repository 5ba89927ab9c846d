// Reading what a client of the line protocol says.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/line/talk_client.hpp"

#include "apps/chatcheck/play/show.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace chat::check::line {

void expect_command(Link& client, const std::string& command) {
    std::string line;
    do line = client.read_to("\n", fmt::format("the line {}", quoted(command)));
    while (line.empty() || line == "\r");
    const std::size_t end = line.ends_with('\r') ? 2 : 1;
    line.resize(line.size() + 1 - end);
    if (line == command) return;
    const auto agrees = static_cast<std::size_t>(std::ranges::mismatch(line, command).in1 - line.begin());
    client.fail(fmt::format("{} came, where {} was to come", quoted(line), quoted(command)), quoted(command),
                line.size() - agrees + end);
}

Link& let_in(ClientScene& scene) {
    Link& client = scene.meet();
    expect_command(client, "login " + scene.name());
    client.send("USERS * Bob\nOK login " + scene.name() + '\n');
    return client;
}

void expect_passed_on(ClientScene& scene, Link& client, const std::string& line) {
    scene.type(line);
    expect_command(client, line);
}

void expect_seen(ClientScene& scene, Link& client, const std::string& text) {
    client.send("FROM Bob " + text + '\n');
    scene.expect_shown(text);
}

} // namespace chat::check::line
