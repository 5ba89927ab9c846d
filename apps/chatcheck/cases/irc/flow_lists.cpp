// FLOW, goes on: what clients ask, and several at once.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/irc/cases.hpp"
#include "apps/chatcheck/cases/irc/talk.hpp"

#include <algorithm>

namespace chat::check::irc {
namespace {

void modes(ServerScene& scene) {
    Member ann(scene, "ann");
    const std::string channel = unique_channel(scene);
    ann.joins(channel);
    ann.says("MODE " + channel);
    const Message shown = ann.expect({"324"});
    if (shown.param(1) != channel || !shown.param(2).starts_with('+')) ann.wrong(shown, "324, the channel and +modes");
    ann.says("MODE " + channel + " b");
    ann.expect({"368"});
}

void list(ServerScene& scene) {
    Member ann(scene, "ann");
    const std::string channel = unique_channel(scene);
    ann.joins(channel);
    ann.says("LIST");
    for (bool found = false;;) {
        const Message row = ann.expect({"322", "323"});
        if (row.command == "323" && !found) scene.fail("a channel that is there is not listed");
        if (row.command == "323") return;
        found = found || row.param(1) == channel;
    }
}

void who(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    const std::string channel = unique_channel(scene);
    ann.joins(channel);
    bob.joins(channel);
    bob.says("WHO " + channel);
    std::vector<std::string> nicks;
    for (Message row = bob.expect({"352", "315"}); row.command == "352"; row = bob.expect({"352", "315"}))
        nicks.push_back(row.param(5));
    if (!has_once(nicks, ann.nick) || !has_once(nicks, bob.nick)) scene.fail("not both are in the answer to WHO");
}

void whois(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    bob.says("WHOIS " + ann.nick);
    const Message shown = bob.expect({"311"});
    if (shown.param(1) != ann.nick || shown.last() != ann.nick + " of chatcheck")
        bob.wrong(shown, "311, the nick, user, host, * and the real name");
    bob.expect({"318"});
}

void several_channels(ServerScene& scene) {
    Member ann(scene, "ann");
    const std::string one = unique_channel(scene), two = unique_channel(scene);
    ann.says("JOIN " + one + ',' + two);
    ann.expect_of(ann.nick, "JOIN", {one});
    ann.expect_of(ann.nick, "JOIN", {two});
    ann.says("PART " + one + ',' + two);
    ann.expect_of(ann.nick, "PART", {one});
    ann.expect_of(ann.nick, "PART", {two});
}

void several_targets(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob"), carl(scene, "carl");
    ann.says("PRIVMSG " + bob.nick + ',' + carl.nick + " :both of you");
    bob.expect_of(ann.nick, "PRIVMSG", {bob.nick, "both of you"});
    carl.expect_of(ann.nick, "PRIVMSG", {carl.nick, "both of you"});
}

void joins_again(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    const std::string channel = unique_channel(scene);
    ann.joins(channel);
    bob.joins(channel);
    ann.expect_of(bob.nick, "JOIN", {channel});
    bob.says("JOIN " + channel);
    ann.expect_unheard("JOIN");
}

void forgotten(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    const std::string channel = unique_channel(scene);
    ann.joins(channel);
    ann.says("TOPIC " + channel + " :of long ago");
    ann.parts(channel);
    if (std::ranges::count(bob.joins(channel), '@' + bob.nick) != 1)
        scene.fail("a channel is still there that its last member has left");
    bob.is_refused("TOPIC " + channel, {"331"});
}

} // namespace

Cases flow_list_cases() {
    return {
        {.number = "1.19",
         .slug = "irc/FLOW/modes",
         .level = Level::should,
         .stage = 4,
         .clause =
             "RFC 2812 3.2.3: MODE of a channel is answered by 324; clients ask for it, and for bans, at every JOIN",
         .sends = "MODE #channel; MODE #channel b",
         .legal = "324, the channel and its modes; 368",
         .mistake = "no answer, and the client waits before it shows the channel",
         .hint = "answer 324 with + where there is no mode, and 368 where there is no ban",
         .server = modes},
        {.number = "1.20",
         .slug = "irc/FLOW/list",
         .level = Level::should,
         .stage = 4,
         .clause = "RFC 2812 3.2.6: LIST is answered by 322 for each channel, and 323",
         .sends = "LIST",
         .legal = "322 with the channel; 323",
         .mistake = "no 323, and the client waits for it",
         .hint = "end every list by its numeric",
         .server = list},
        {.number = "1.21",
         .slug = "irc/FLOW/who",
         .level = Level::should,
         .stage = 4,
         .clause =
             "RFC 2812 3.6.1: WHO of a channel is answered by 352 for each member, and 315; clients send it at JOIN",
         .sends = "WHO #channel",
         .legal = "352 for both; 315",
         .mistake = "parameters of 352 in another order: channel user host server nick flags :hops name",
         .hint = "count the parameters of 352: the nick is the sixth",
         .server = who},
        {.number = "1.22",
         .slug = "irc/FLOW/whois",
         .level = Level::should,
         .stage = 4,
         .clause = "RFC 2812 3.6.2: WHOIS is answered by 311, and 318",
         .sends = "WHOIS of a nick",
         .legal = "311 with nick, user, host and the real name; 318",
         .mistake = "the real name, which has blanks, has no colon before it",
         .hint = "keep the last parameter of USER, and send it as the last of 311",
         .server = whois},
        {.number = "1.23",
         .slug = "irc/FLOW/several-channels",
         .level = Level::should,
         .stage = 4,
         .clause = "RFC 2812 3.2.1: channels may be joined and left in one command, with commas between",
         .sends = "JOIN and PART of two channels",
         .legal = "two JOIN, two PART",
         .mistake = "one channel with a comma in its name",
         .hint = "split the parameter at commas",
         .server = several_channels},
        {.number = "1.24",
         .slug = "irc/FLOW/several-targets",
         .level = Level::should,
         .stage = 4,
         .clause = "RFC 2812 3.3.1: a PRIVMSG may have several targets, with commas between",
         .sends = "PRIVMSG to two nicks",
         .legal = "each gets it, under the own nick",
         .mistake = "nobody is called ann,bob",
         .hint = "split the parameter at commas",
         .server = several_targets},
        {.number = "1.25",
         .slug = "irc/FLOW/joins-again",
         .level = Level::should,
         .stage = 4,
         .clause = "modern.ircdocs.horse, JOIN: who is in a channel already is not told again",
         .sends = "JOIN of a channel where one is",
         .legal = "nothing for the others",
         .mistake = "the others see the same one come twice",
         .hint = "ignore the JOIN of a member",
         .server = joins_again},
        {.number = "1.26",
         .slug = "irc/FLOW/forgotten",
         .level = Level::should,
         .stage = 4,
         .clause = "RFC 2811 2.3: a channel is gone when its last member has left, and its topic with it",
         .sends = "TOPIC and PART by the only member; JOIN by another",
         .legal = "the other is the operator of a new channel, without a topic",
         .mistake = "empty channels stay, without an operator for ever",
         .hint = "delete a channel when its set of members has become empty",
         .server = forgotten},
    };
}

} // namespace chat::check::irc
