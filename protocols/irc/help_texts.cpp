// The words of HELP.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/help_texts.hpp"

namespace chat::irc {
namespace {

constexpr HelpText commands[] = {
    {"ADMIN", "Tells who looks after this server."},
    {"AWAY", "Marks you as away, and says why to who writes to you. Without a text you are back."},
    {"CAP", "Negotiates what your program understands (IRCv3)."},
    {"HELP", "Explains a command or another subject; HELP alone lists them."},
    {"HELPOP", "The same as HELP."},
    {"INFO", "Tells what program this server is, and since when it runs."},
    {"INVITE", "Asks somebody to come into a channel. Without parameters: which ones you are invited to."},
    {"ISON", "Tells which of these people are here."},
    {"JOIN", "Enters channels, and makes those that do not exist. 0 leaves all that you are in."},
    {"KICK", "Puts people out of a channel. Only its operators may."},
    {"KILL", "Ends somebody's connection. Only operators of the server may."},
    {"LINKS", "Lists the servers of the network: this one."},
    {"LIST",
     "Lists channels.\nConditions: a name, *mask*, !*mask*, >3 or <10 users, created C<60 or C>60 minutes ago,\n"
     "its topic set T<60 or T>60 minutes ago."},
    {"LUSERS", "Counts users, operators and channels."},
    {"MODE", "Shows or changes the modes of a channel, or your own. See HELP CMODES and HELP UMODES."},
    {"MONITOR", "Tells you when somebody takes a name, and when it is free again.\n"
                "+ and - change your list, C clears it, L lists it, S tells who of it is here."},
    {"MOTD", "Shows the message of the day."},
    {"NAMES", "Lists who is in channels."},
    {"NICK", "Changes what you are called."},
    {"NOTICE", "Says something that no program answers, to people or channels."},
    {"OPER", "Makes you an operator of the server."},
    {"PART", "Leaves channels."},
    {"PASS", "Gives the password of the server, before NICK and USER."},
    {"PING", "Is answered by a PONG with the same token."},
    {"PONG", "Answers a PING of the server's."},
    {"PRIVMSG", "Says something to people or channels. @#channel reaches its operators alone."},
    {"QUIT", "Ends your connection."},
    {"REHASH", "Reads the message of the day anew. Only operators of the server may."},
    {"SETNAME", "Changes your real name."},
    {"STATS", "u: how long this server has been up."},
    {"TAGMSG", "Sends tags without a text, from program to program (IRCv3 message-tags)."},
    {"TIME", "Tells the time of this server."},
    {"TOPIC", "Shows or sets what a channel is about. An empty topic takes it away."},
    {"USER", "Tells who you are, when you register."},
    {"USERHOST", "Tells the addresses of up to five people."},
    {"VERSION", "Tells the version of this server, and what it supports."},
    {"WALLOPS", "Writes to everybody with mode w. Only operators of the server may."},
    {"WHO", "Lists the people in a channel, or whose name, host or real name fits a mask; o: operators alone.\n"
            "The fields of WHOX: %tcuihsnfdlaor."},
    {"WHOIS", "Tells all about somebody who is here."},
    {"WHOWAS", "Tells about who was called so, and is not any more."},
};

constexpr HelpText others[] = {
    {"CMODES", "b <mask>  these may not come in, nor speak\n"
               "e <mask>  these may, although a b means them\n"
               "I <mask>  these need no invitation\n"
               "i         only who is invited comes in\n"
               "k <key>   only who knows the key comes in\n"
               "l <count> no more people than that\n"
               "m         only who has o or v speaks\n"
               "n         nobody speaks from outside\n"
               "s         secret: lists leave it out\n"
               "t         only operators set the topic\n"
               "o <nick>  is its operator\n"
               "v <nick>  has a voice\n"
               "A channel that other protocols talk to refuses i, k and l, and has no operator of its own."},
    {"MASKS", "nick!user@host, with * for any characters and ? for one. What is left out is any."},
    {"PEOPLE", "Not everybody here is on IRC: the user name of who is not is his protocol.\n"
               "Bob!broadcast@host is called Bob, and hears what you write to him.\n"
               "Bob/peer goes by no name of his own: he hears his channel, and nothing else."},
    {"UMODES", "B  you are a bot\n"
               "i  invisible: only who shares a channel with you finds you in lists\n"
               "o  an operator of the server; OPER gives it\n"
               "w  you hear WALLOPS"},
};

} // namespace

std::span<const HelpText> command_texts() noexcept { return commands; }
std::span<const HelpText> other_texts() noexcept { return others; }

} // namespace chat::irc
