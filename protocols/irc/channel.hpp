// What the commands about channels have in common: which room is meant, who is in it, and who may change what.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/clock.hpp"
#include "libchat/core/room.hpp"
#include "protocols/irc/long_reply.hpp"
#include "protocols/irc/numeric.hpp"
#include "protocols/irc/reply.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace chat::irc {

class Client;

// A numeric that refuses something in a channel; the audit log has it.
void refuse(Client& client, Numeric numeric, Middles about);

// The room that is called so; null where there is none, and he is told (ERR_NOSUCHCHANNEL).
Room* room_called(Client& client, std::string_view channel);
// His seat in it; null where he has none, and he is told (ERR_NOTONCHANNEL).
Membership* seat_of(Client& client, Room& room);
// He meant somebody who has no seat there: ERR_USERNOTINCHANNEL, or ERR_NOSUCHNICK where nobody goes by the name.
void refuse_absent(Client& client, const Room& room, std::string_view nick);

// True where he may do what ops may: its ops, and where a listener is bound to it the operators of the daemon, who are
// in it.
bool rules_over(Client& client, const Room& room);
// The same; where it is not true, he is told (ERR_NOTONCHANNEL, ERR_CHANOPRIVSNEEDED).
bool may_rule(Client& client, Room& room);
// True where lists leave it out for him.
bool is_hidden_from(Client& client, const Room& room);

// Who is in it (RPL_NAMREPLY), by name, as far as he may see them: nothing where he may see nobody.
LongReply names_in(Client& client, const Room& room);
// The same, and the end of the list.
LongReply all_names_in(Client& client, const Room& room);
// The end of a list of names (RPL_ENDOFNAMES).
LongReply end_of_names(Client& client, std::string_view channel);

// As numerics tell time: in seconds.
std::uint64_t seconds_of(Time time) noexcept;

} // namespace chat::irc
