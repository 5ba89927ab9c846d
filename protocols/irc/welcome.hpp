// What a client is told when it has registered: who we are, what we can do, who is here.
// SPDX-License-Identifier: BSL-1.0
#pragma once

namespace chat::irc {

class Client;

// 001 to 005, LUSERS, MOTD.
void welcome(Client& client);

// 005 alone: every token is true of this server.
void tell_features(Client& client);

} // namespace chat::irc
