// Commands that may name the server that is to answer: there is one.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

namespace chat::irc {

class Client;

// True where `target` is a mask of our name, or somebody who is here, or empty: we are to answer. Otherwise the client
// is told that there is no such server.
bool is_for_us(Client& client, std::string_view target);

} // namespace chat::irc
