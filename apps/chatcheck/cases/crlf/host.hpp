// The server that a client under test has come to, in the cases.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/client_scene.hpp"

#include <string>
#include <string_view>

namespace chat::check::crlf {

// Whose chat room it is.
inline const std::string welcome_line = "Welcome to Zoe's chat room\r\n";

// The client is started and welcomed, and its introduction is answered. One that waits for its user to give a name is
// told `name: ` and its name.
Link& introduced(ClientScene& scene);

// The user types a command; exactly this and CR LF must come.
void take(ClientScene& scene, Link& link, std::string_view command);
// And it is answered.
void serve(ClientScene& scene, Link& link, std::string_view command, std::string_view reply);
// One more command and its reply: the conversation goes on.
void expect_to_go_on(ClientScene& scene, Link& link);

// The client must end by itself; not by a signal, and not by something it did not catch.
void expect_orderly_end(ClientScene& scene);

} // namespace chat::check::crlf
