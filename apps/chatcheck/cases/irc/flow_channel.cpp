// FLOW, goes on: topics, operators and modes of channels.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/irc/cases.hpp"
#include "apps/chatcheck/cases/irc/talk.hpp"

#include <algorithm>

namespace chat::check::irc {
namespace {

void names(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    const std::string channel = unique_channel(scene);
    ann.joins(channel);
    bob.joins(channel);
    bob.says("NAMES " + channel);
    const std::vector<std::string> nicks = bob.listed();
    if (!has_once(nicks, ann.nick) || !has_once(nicks, bob.nick)) scene.fail("not both are in the list of names");
}

void topic(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    const std::string channel = unique_channel(scene);
    ann.joins(channel);
    ann.is_refused("TOPIC " + channel, {"331"});
    ann.says("TOPIC " + channel + " :what we talk about");
    ann.expect_of(ann.nick, "TOPIC", {channel, "what we talk about"});
    bob.says("JOIN " + channel);
    if (const Message shown = bob.expect({"332"}); shown.last() != "what we talk about") bob.wrong(shown, "the topic");
    bob.says("TOPIC " + channel);
    if (const Message shown = bob.expect({"332"}); shown.last() != "what we talk about") bob.wrong(shown, "the topic");
    ann.says("TOPIC " + channel + " :something else");
    bob.expect_of(ann.nick, "TOPIC", {channel, "something else"});
}

void first_is_op(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    const std::string channel = unique_channel(scene);
    const std::vector<std::string> first = ann.joins(channel), second = bob.joins(channel);
    if (std::ranges::count(first, '@' + ann.nick) != 1) scene.fail("who makes a channel is no operator of it");
    if (std::ranges::count(second, bob.nick) != 1) scene.fail("who comes second is an operator as well");
}

void kick(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    const std::string channel = unique_channel(scene);
    ann.joins(channel);
    bob.joins(channel);
    bob.is_refused("KICK " + channel + ' ' + ann.nick, {"482"});
    ann.says("KICK " + channel + ' ' + bob.nick + " :out");
    ann.expect_of(ann.nick, "KICK", {channel, bob.nick, "out"});
    bob.expect_of(ann.nick, "KICK", {channel, bob.nick, "out"});
    ann.says("PRIVMSG " + channel + " :is he gone?");
    bob.expect_unheard("is he gone?");
}

void op(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    const std::string channel = unique_channel(scene);
    ann.joins(channel);
    bob.joins(channel);
    ann.says("MODE " + channel + " +o " + bob.nick);
    ann.expect_of(ann.nick, "MODE", {channel, "+o", bob.nick});
    bob.expect_of(ann.nick, "MODE", {channel, "+o", bob.nick});
    bob.says("KICK " + channel + ' ' + ann.nick);
    ann.expect_of(bob.nick, "KICK", {channel, ann.nick});
}

void ops_set_topics(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    const std::string channel = unique_channel(scene);
    ann.joins(channel);
    bob.joins(channel);
    ann.says("MODE " + channel + " +t");
    ann.until_pong();
    bob.is_refused("TOPIC " + channel + " :mine", {"482"});
}

} // namespace

Cases flow_channel_cases() {
    return {
        {.number = "1.13",
         .slug = "irc/FLOW/names",
         .stage = 3,
         .clause = "RFC 2812 3.2.5: NAMES is answered by 353 with the nicks, and 366",
         .sends = "NAMES of a channel of two",
         .legal = "both nicks, each once; 366",
         .mistake = "no 366, and the client waits for it",
         .hint = "end every list by its numeric, even if it is empty",
         .server = names},
        {.number = "1.14",
         .slug = "irc/FLOW/topic",
         .level = Level::should,
         .stage = 4,
         .clause = "RFC 2812 3.2.4: TOPIC sets and asks; all members hear of it, and who joins later is told 332",
         .sends = "TOPIC without one, with one; JOIN by another, TOPIC again",
         .legal = "331; TOPIC for all; 332 with the text",
         .mistake = "the topic is told to who is there, but not to who comes later",
         .hint = "send 332 between JOIN and 353 where there is a topic",
         .server = topic},
        {.number = "1.15",
         .slug = "irc/FLOW/first-is-op",
         .level = Level::should,
         .stage = 4,
         .clause = "RFC 2811 2.4.1: who makes a channel becomes its operator; 353 shows @ before the nick",
         .sends = "JOIN by two",
         .legal = "@ before the first one's nick, none before the second's",
         .mistake = "everybody is an operator, or nobody",
         .hint = "make the first member an operator, and put @ before operators in 353",
         .server = first_is_op},
        {.number = "1.16",
         .slug = "irc/FLOW/kick",
         .level = Level::should,
         .stage = 4,
         .clause = "RFC 2812 3.2.8: an operator of a channel can KICK; others are answered 482",
         .sends = "KICK by who is no operator, and by one",
         .legal = "482; KICK for all members, and the one is out",
         .mistake = "the KICK is told, but the one stays in the set of members",
         .hint = "check for operator, tell all members, then take the one out",
         .server = kick},
        {.number = "1.17",
         .slug = "irc/FLOW/op",
         .level = Level::should,
         .stage = 4,
         .clause = "RFC 2812 3.2.3: MODE +o makes another one an operator, and all members hear of it",
         .sends = "MODE +o, then KICK by the new operator",
         .legal = "MODE for both; the KICK is done",
         .mistake = "the mode is changed, but nobody is told",
         .hint = "send the MODE to all members, who set it included",
         .server = op},
        {.number = "1.18",
         .slug = "irc/FLOW/ops-set-topics",
         .level = Level::should,
         .stage = 4,
         .clause = "RFC 2811 4.2.8: in a channel with +t only operators change the topic",
         .sends = "TOPIC by who is no operator, in a channel with +t",
         .legal = "482",
         .mistake = "everybody can",
         .hint = "check for operator where the channel has +t",
         .server = ops_set_topics},
    };
}

} // namespace chat::check::irc
