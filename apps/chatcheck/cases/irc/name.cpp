// NAME: nicks and channels.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/irc/cases.hpp"
#include "apps/chatcheck/cases/irc/talk.hpp"

namespace chat::check::irc {
namespace {

std::string in_capitals(std::string text) {
    for (char& c : text) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    return text;
}

void taken(ServerScene& scene) {
    Member ann(scene, "ann");
    Person bob(scene, "bob");
    bob.says("NICK " + ann.nick);
    bob.says("USER bob 0 * :Bob");
    const Message refusal = bob.expect({"433"});
    if (refusal.param(1) != ann.nick) bob.wrong(refusal, "433, * and the nick that is taken");
    bob.says("NICK " + bob.nick);
    if (const Message welcome = bob.expect({"001"}); welcome.param(0) != bob.nick)
        bob.wrong(welcome, "001 " + bob.nick);
}

void taken_later(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    bob.is_refused("NICK " + ann.nick, {"433"});
    ann.says("PRIVMSG " + bob.nick + " :still Bob?");
    bob.expect_of(ann.nick, "PRIVMSG", {bob.nick, "still Bob?"});
}

void any_case(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    bob.is_refused("NICK " + in_capitals(ann.nick), {"433"});
    bob.says("PRIVMSG " + in_capitals(ann.nick) + " :hi");
    ann.expect_of(bob.nick, "PRIVMSG", {});
    const std::string channel = unique_channel(scene);
    ann.joins(channel);
    bob.says("JOIN " + in_capitals(channel));
    ann.expect_of(bob.nick, "JOIN", {});
}

void bad(ServerScene& scene) {
    Member ann(scene, "ann");
    for (const char* nick : {"1one", "a@b", "a!b", "#ann", ":", "-x"})
        ann.is_refused(std::string("NICK ") + nick, {"432", "431"});
    ann.is_refused("NICK", {"431", "461"});
}

void free_after_quit(ServerScene& scene) {
    Member ann(scene, "ann");
    ann.quits();
    Person again(scene, "again");
    again.nick = ann.nick;
    again.registers();
}

void old_nick(ServerScene& scene) {
    Member ann(scene, "ann");
    Person bob(scene, "bob");
    ann.says("NICK " + scene.unique("anna"));
    ann.expect({"NICK"});
    bob.nick = ann.nick;
    bob.registers();
}

void own_case(ServerScene& scene) {
    Member ann(scene, "ann");
    const std::string loud = in_capitals(ann.nick);
    ann.says("NICK " + loud);
    ann.expect_of(ann.nick, "NICK", {loud});
}

void bad_channels(ServerScene& scene) {
    Member ann(scene, "ann");
    ann.is_refused("JOIN " + scene.unique("room"), {"403", "476", "479"});
}

} // namespace

Cases name_cases() {
    return {
        {.number = "6.1",
         .slug = "irc/NAME/taken",
         .stage = 3,
         .clause = "RFC 2812 3.1.2: a nick that somebody has is refused by 433; clients then try another on the same "
                   "connection",
         .sends = "NICK of somebody else and USER; then NICK with a free one",
         .legal = "433 with the nick that is taken; 001",
         .mistake = "the connection is closed, or USER is forgotten with the nick",
         .hint = "answer 433, and register when a good NICK and the USER have come, in any order",
         .server = taken},
        {.number = "6.2",
         .slug = "irc/NAME/free-after-quit",
         .stage = 3,
         .clause = "RFC 2812 3.1.7: QUIT ends a client's session, and its nick is free",
         .sends = "QUIT; then NICK and USER with the same nick on a new connection",
         .legal = "001",
         .mistake = "the nick stays in the table of clients",
         .hint = "take the client out of the table when it quits",
         .server = free_after_quit},
        {.number = "6.3",
         .slug = "irc/NAME/taken-later",
         .stage = 3,
         .clause = "RFC 2812 3.1.2: a change to a nick that somebody has is refused by 433, and the old one stays",
         .sends = "NICK of somebody else, by a client that has one",
         .legal = "433; messages to the old nick arrive",
         .mistake = "the second takes the place of the first in the table of clients",
         .hint = "look the nick up before you change anything",
         .server = taken_later},
        {.number = "6.4",
         .slug = "irc/NAME/old-nick-is-free",
         .level = Level::should,
         .stage = 3,
         .clause = "RFC 2812 3.1.2: NICK changes the nick, and the old one is nobody's",
         .sends = "NICK; then another client with the old nick",
         .legal = "001",
         .mistake = "the old nick stays in the table",
         .hint = "take the old key out when you put the new one in",
         .server = old_nick},
        {.number = "6.5",
         .slug = "irc/NAME/any-case",
         .level = Level::should,
         .stage = 5,
         .clause = "RFC 2812 2.2: nicks and channels that differ in case only are the same",
         .sends = "NICK, PRIVMSG and JOIN with somebody's nick and channel in capitals",
         .legal = "433; it arrives; it is the same channel",
         .mistake = "names are compared as they were typed",
         .hint = "use the small letters as the key of your tables",
         .server = any_case},
        {.number = "6.6",
         .slug = "irc/NAME/own-case",
         .level = Level::should,
         .stage = 5,
         .clause = "RFC 2812 3.1.2: a nick is taken when somebody else has it",
         .sends = "NICK with the own nick in capitals",
         .legal = "NICK",
         .mistake = "433, because the own nick is found in the table",
         .hint = "refuse a nick only where another client has it",
         .server = own_case},
        {.number = "6.7",
         .slug = "irc/NAME/bad-nicks",
         .level = Level::should,
         .stage = 5,
         .clause = "RFC 2812 2.3.1: a nick begins with a letter or one of []\\`_^{|}, and has no ! @ # or colon",
         .sends = "NICK with such nicks, and without one",
         .legal = "432, or 431",
         .mistake = "every word is taken for a nick, and #ann is a channel then",
         .hint = "check each character of a nick before you look whether it is taken",
         .server = bad},
        {.number = "6.8",
         .slug = "irc/NAME/bad-channels",
         .level = Level::should,
         .stage = 5,
         .clause = "RFC 2812 1.3: the name of a channel begins with #, or another sign of 005 CHANTYPES",
         .sends = "JOIN of a name without #",
         .legal = "403 or 476",
         .mistake = "a channel that is called like a nick",
         .hint = "refuse what does not begin with #",
         .server = bad_channels},
    };
}

} // namespace chat::check::irc
