// What a MODE changes in a room, and what it tells of it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/room.hpp"
#include "protocols/irc/long_reply.hpp"
#include "protocols/irc/mode_changes.hpp"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace chat::irc {

class Client;

// The changes of one MODE, by somebody who may make them. Each is made at once; tell() says so.
class RoomModes {
public:
    // Both outlive this, and the room does not end meanwhile.
    RoomModes(Client& client, Room& room) : client_(client), room_(room) {}

    // Makes it; or says why not, to him alone. What is so already is neither made nor told.
    void make(const ModeChange& change);
    // Says that its argument is missing or wrong (ERR_INVALIDMODEPARAM).
    void refuse(const ModeProblem& problem);
    // Everybody in the room hears what has changed: nothing where nothing has.
    void tell();

private:
    void set_flag(const ModeChange& change);
    void set_key(const ModeChange& change);
    void set_limit(const ModeChange& change);
    void set_rank(const ModeChange& change);
    void edit_list(const ModeChange& change);
    void refuse_parameter(std::string_view letter, std::string_view parameter, std::string_view why);
    void made(const ModeChange& change, std::string argument = {});

    Client& client_;
    Room& room_;
    std::vector<ModeChange> made_;
    std::deque<std::string> arguments_; // of what was made; they stay where they are
};

// The entries of a list, which is one of b, e and I, and its end (RPL_BANLIST and the like).
LongReply mode_list(Client& client, const Room& room, char letter);

// What is set, as RPL_CHANNELMODEIS has it: letters, then arguments. The key is for those who are in.
std::vector<std::string> modes_of(const Room& room, bool with_key);

} // namespace chat::irc
