// FLOW: registering, talking to one and to a channel, leaving.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/irc/cases.hpp"
#include "apps/chatcheck/cases/irc/talk.hpp"

namespace chat::check::irc {
namespace {

void registers(ServerScene& scene) { Member ann(scene, "ann"); }

void welcome(ServerScene& scene) {
    Person ann(scene, "ann");
    ann.says("NICK " + ann.nick);
    ann.says("USER " + ann.nick + " 0 * :Ann");
    for (const char* numeric : {"001", "002", "003", "004", "005"}) ann.expect({numeric});
}

void ping(ServerScene& scene) {
    Member ann(scene, "ann");
    ann.says("PING one");
    if (const Message pong = ann.expect({"PONG"}); pong.last() != "one") ann.wrong(pong, "PONG ... :one");
    ann.says("PING :two words");
    if (const Message pong = ann.expect({"PONG"}); pong.last() != "two words") ann.wrong(pong, "PONG ... :two words");
}

void join(ServerScene& scene) {
    Member ann(scene, "ann");
    if (!has_once(ann.joins(unique_channel(scene)), ann.nick)) scene.fail("who joins is not in the list of names once");
}

void join_told(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    const std::string channel = unique_channel(scene);
    ann.joins(channel);
    const std::vector<std::string> names = bob.joins(channel);
    if (!has_once(names, ann.nick) || !has_once(names, bob.nick)) scene.fail("not both are in the list of names");
    const Message told = ann.expect_of(bob.nick, "JOIN", {channel});
    if (told.source.find('!') == std::string::npos) ann.wrong(told, "a source with ! and @");
    ann.expect_unheard("JOIN");
}

void said(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob"), carl(scene, "carl");
    const std::string channel = unique_channel(scene), text = scene.unique("hello");
    for (Person* each : {&ann, &bob, &carl}) each->joins(channel);
    ann.says("PRIVMSG " + channel + " :" + text + " all of you");
    bob.expect_of(ann.nick, "PRIVMSG", {channel, text + " all of you"});
    carl.expect_of(ann.nick, "PRIVMSG", {channel, text + " all of you"});
    ann.expect_unheard(text);
    bob.expect_unheard(text);
}

void outside(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob"), eve(scene, "eve");
    const std::string channel = unique_channel(scene), text = scene.unique("secret");
    ann.joins(channel);
    bob.joins(channel);
    ann.says("PRIVMSG " + channel + " :" + text);
    bob.expect_of(ann.nick, "PRIVMSG", {channel, text});
    eve.expect_unheard(text);
}

void told(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob"), eve(scene, "eve");
    const std::string text = scene.unique("psst");
    ann.says("PRIVMSG " + bob.nick + " :" + text + " Bob");
    const Message message = bob.expect_of(ann.nick, "PRIVMSG", {bob.nick, text + " Bob"});
    if (message.source.find('!') == std::string::npos || message.source.find('@') == std::string::npos)
        bob.wrong(message, "a source such as " + ann.nick + "!user@host");
    eve.expect_unheard(text);
    ann.expect_unheard(text);
}

void notice(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    ann.says("NOTICE " + bob.nick + " :for your information");
    bob.expect_of(ann.nick, "NOTICE", {bob.nick, "for your information"});
}

void part(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    const std::string channel = unique_channel(scene);
    ann.joins(channel);
    bob.joins(channel);
    bob.parts(channel);
    ann.expect_of(bob.nick, "PART", {channel});
    ann.says("PRIVMSG " + channel + " :is he gone?");
    bob.expect_unheard("is he gone?");
}

void quit(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    const std::string one = unique_channel(scene), two = unique_channel(scene);
    for (Person* each : {&ann, &bob})
        for (const std::string& channel : {one, two}) each->joins(channel);
    bob.says("QUIT :good night");
    if (!bob.link.ends()) bob.link.fail("the connection is still open after QUIT", "the end of the connection");
    ann.expect_of(bob.nick, "QUIT", {});
    ann.expect_unheard("QUIT");
}

void nick(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    const std::string one = unique_channel(scene), two = unique_channel(scene), anna = scene.unique("anna");
    for (Person* each : {&bob, &ann})
        for (const std::string& channel : {one, two}) each->joins(channel);
    ann.says("NICK " + anna);
    ann.expect_of(ann.nick, "NICK", {anna});
    bob.expect_of(ann.nick, "NICK", {anna});
    bob.expect_unheard("NICK");
    bob.says("PRIVMSG " + anna + " :a nice name");
    ann.expect_of(bob.nick, "PRIVMSG", {anna, "a nice name"});
}

} // namespace

Cases flow_cases() {
    return {
        {.number = "1.1",
         .slug = "irc/FLOW/register",
         .stage = 1,
         .clause =
             "RFC 2812 3.1: NICK and USER register; 001 says so, and the message of the day, or 422, ends the greeting",
         .sends = "NICK and USER",
         .legal = "001 with the nick as its first parameter; at last 376 or 422",
         .mistake = "001 without the nick: clients then do not know what they are called",
         .hint = "answer when both NICK and USER have come: \":server 001 NICK :Welcome\", and at last 422",
         .server = registers},
        {.number = "1.2",
         .slug = "irc/FLOW/welcome",
         .level = Level::should,
         .stage = 1,
         .clause = "modern.ircdocs.horse: 001 to 004 and 005 are sent in this order",
         .sends = "NICK and USER",
         .legal = "001, 002, 003, 004, 005",
         .mistake = "no 005: clients then guess what channels and modes there are",
         .hint = "send 005 with CHANTYPES, PREFIX, CHANMODES, NICKLEN and CASEMAPPING behind 004",
         .server = welcome},
        {.number = "1.3",
         .slug = "irc/FLOW/ping",
         .stage = 1,
         .clause = "RFC 2812 3.7.2: PING is answered by PONG with its parameter",
         .sends = "PING one; PING :two words",
         .legal = "PONG whose last parameter is the same",
         .mistake = "PONG without the parameter: clients take the connection for dead",
         .hint = "answer \":server PONG server :\" and the parameter of the PING",
         .server = ping},
        {.number = "1.4",
         .slug = "irc/FLOW/join",
         .stage = 3,
         .clause = "RFC 2812 3.2.1: who joins gets his own JOIN back, then the names, 353 and 366",
         .sends = "JOIN",
         .legal = "JOIN with the own nick as source, 353 with it, 366",
         .mistake = "no JOIN for who joins: clients open the window when it comes",
         .hint = "send the JOIN to all members, the new one included, then 353 and 366 to him alone",
         .server = join},
        {.number = "1.5",
         .slug = "irc/FLOW/join-told",
         .stage = 3,
         .clause = "RFC 2812 3.2.1: all who are in the channel hear of a JOIN",
         .sends = "JOIN by a second one",
         .legal = "JOIN, with nick!user@host as source, once, for the first; both in the names of the second",
         .mistake = "the names are those before, or the JOIN is sent twice",
         .hint = "keep one set of members for each channel, and send one line to each of them",
         .server = join_told},
        {.number = "1.6",
         .slug = "irc/FLOW/said",
         .stage = 3,
         .clause = "RFC 2812 3.3.1: a PRIVMSG to a channel goes to all its members but the sender",
         .sends = "PRIVMSG to a channel of three",
         .legal = "PRIVMSG, the channel and the whole text, once for each other; nothing for the sender",
         .mistake = "the sender gets his own text back, and sees it twice",
         .hint = "loop over the members and leave out the sender",
         .server = said},
        {.number = "1.7",
         .slug = "irc/FLOW/outside",
         .stage = 3,
         .clause = "RFC 2812 3.3.1: what is said in a channel is for its members",
         .sends = "PRIVMSG to a channel, while somebody is not in it",
         .legal = "he hears nothing of it",
         .mistake = "channels are names only, and everything goes to everybody",
         .hint = "send to the members of the channel, not to all clients",
         .server = outside},
        {.number = "1.8",
         .slug = "irc/FLOW/told",
         .stage = 3,
         .clause = "RFC 2812 3.3.1: a PRIVMSG to a nick goes to that one alone; its source is nick!user@host",
         .sends = "PRIVMSG to a nick",
         .legal = "PRIVMSG with a full source for the addressee, nothing for others",
         .mistake = "the source is missing, or the nick alone",
         .hint = "put \":nick!user@host \" before what you pass on",
         .server = told},
        {.number = "1.9",
         .slug = "irc/FLOW/notice",
         .stage = 3,
         .clause = "RFC 2812 3.3.2: a NOTICE is passed on like a PRIVMSG, and stays a NOTICE",
         .sends = "NOTICE to a nick",
         .legal = "NOTICE with the text",
         .mistake = "it becomes a PRIVMSG, which robots answer",
         .hint = "pass on the command that came",
         .server = notice},
        {.number = "1.10",
         .slug = "irc/FLOW/part",
         .stage = 3,
         .clause = "RFC 2812 3.2.2: PART takes out of a channel; all members hear it, who parts included",
         .sends = "PART, then something is said",
         .legal = "PART for both; nothing more for who has parted",
         .mistake = "who parts gets no PART, and his client keeps the window; or he still hears all",
         .hint = "send the PART to all members first, then take the one out",
         .server = part},
        {.number = "1.11",
         .slug = "irc/FLOW/quit",
         .stage = 3,
         .clause = "RFC 2812 3.1.7: QUIT ends the connection; whoever shares a channel hears QUIT, once",
         .sends = "QUIT, by somebody who shares two channels",
         .legal = "the connection ends; one QUIT for the other",
         .mistake = "one QUIT for each channel that is shared",
         .hint = "collect those who share a channel in a set, and send one line to each",
         .server = quit},
        {.number = "1.12",
         .slug = "irc/FLOW/nick",
         .stage = 3,
         .clause = "RFC 2812 3.1.2: NICK changes the nick; the one and all who share a channel hear it, once, from the "
                   "old nick",
         .sends = "NICK, by somebody who shares two channels; then PRIVMSG to the new nick",
         .legal = "NICK for both, with the old nick as source; the message arrives",
         .mistake = "the source is the new nick, which no client knows",
         .hint = "make the line before you change the nick",
         .server = nick},
    };
}

} // namespace chat::check::irc
