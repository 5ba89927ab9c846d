// How a server of the line protocol talks with the client under test, in the cases.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/client_scene.hpp"

#include <string>

namespace chat::check::line {

// The client's next line must be this one; empty lines are passed over, and a CR before the LF belongs to the end.
void expect_command(Link& client, const std::string& command);

// Starts the client, and lets it in under its name.
Link& let_in(ClientScene& scene);

// Types a line, which must come as it was typed.
void expect_passed_on(ClientScene& scene, Link& client, const std::string& line);

// Says something to the client as Bob would; it must be seen.
void expect_seen(ClientScene& scene, Link& client, const std::string& text);

} // namespace chat::check::line
