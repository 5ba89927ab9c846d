// STATE and CLEAN: any command at any time, and what is refused by which numeric.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/irc/cases.hpp"
#include "apps/chatcheck/cases/irc/talk.hpp"

namespace chat::check::irc {
namespace {

void user_first(ServerScene& scene) {
    Person ann(scene, "ann");
    ann.says("USER ann 0 * :Ann");
    ann.says("NICK " + ann.nick);
    ann.expect({"001"});
}

void as_clients_do(ServerScene& scene) {
    Person ann(scene, "ann");
    ann.says("CAP LS 302");
    ann.says("NICK " + ann.nick);
    ann.says("USER ann ann 127.0.0.1 :Ann");
    if (ann.link.read_until_quiet().find(" 001 ") != std::string::npos) return;
    ann.says("CAP END");
    ann.expect({"001"});
}

void password(ServerScene& scene) {
    Person ann(scene, "ann");
    ann.says("PASS whatever");
    ann.registers();
}

void any_case(ServerScene& scene) {
    Person ann(scene, "ann");
    ann.says("nick " + ann.nick);
    ann.says("User ann 0 * :Ann");
    ann.expect({"001"});
    ann.says("ping x");
    ann.expect({"PONG"});
}

void unregistered(ServerScene& scene) {
    Member bob(scene, "bob");
    Person eve(scene, "eve");
    const std::string text = scene.unique("anonymous");
    eve.is_refused("PRIVMSG " + bob.nick + " :" + text, {"451"});
    bob.expect_unheard(text);
}

void unknown(ServerScene& scene) {
    Member ann(scene, "ann");
    ann.says("HELLO everybody");
    if (const Message refusal = ann.expect({"421"}); refusal.param(1) != "HELLO")
        ann.wrong(refusal, "421 nick HELLO :text");
    ann.says("PING x");
    ann.expect({"PONG"});
}

void too_few(ServerScene& scene) {
    Member ann(scene, "ann");
    ann.is_refused("JOIN", {"461"});
    ann.is_refused("PART", {"461"});
    ann.is_refused("PRIVMSG", {"411", "461"});
    ann.is_refused("PRIVMSG " + ann.nick, {"412", "461"});
    ann.is_refused("KICK #x", {"461"});
    ann.says("PING x");
    ann.expect({"PONG"});
}

void twice(ServerScene& scene) {
    Member ann(scene, "ann");
    ann.is_refused("USER other 0 * :Other", {"462"});
    ann.is_refused("PASS x", {"462"});
}

void nobody(ServerScene& scene) {
    Member ann(scene, "ann");
    const std::string nobody = scene.unique("nobody");
    ann.says("PRIVMSG " + nobody + " :hi");
    if (const Message refusal = ann.expect({"401"}); refusal.param(1) != nobody)
        ann.wrong(refusal, "401 nick " + nobody);
    ann.is_refused("WHOIS " + nobody, {"401"});
}

void channels(ServerScene& scene) {
    Member ann(scene, "ann"), eve(scene, "eve");
    const std::string channel = unique_channel(scene), none = unique_channel(scene);
    ann.joins(channel);
    eve.is_refused("PRIVMSG " + none + " :hi", {"401", "403", "404"});
    eve.is_refused("PART " + none, {"403", "442"});
    eve.is_refused("PART " + channel, {"442"});
    eve.is_refused("TOPIC " + channel + " :mine", {"442", "482"});
    ann.is_refused("KICK " + channel + ' ' + eve.nick, {"441"});
}

void from_outside(ServerScene& scene) {
    Member ann(scene, "ann"), eve(scene, "eve");
    const std::string channel = unique_channel(scene);
    ann.joins(channel);
    ann.says("MODE " + channel + " +n");
    ann.until_pong();
    eve.is_refused("PRIVMSG " + channel + " :let me in", {"404"});
    ann.expect_unheard("let me in");
}

void notice_unanswered(ServerScene& scene) {
    Member ann(scene, "ann");
    ann.until_pong();
    ann.says("NOTICE " + scene.unique("nobody") + " :hi");
    for (const Message& message : ann.until_pong())
        if (message.is_refusal()) ann.wrong(message, "nothing: a NOTICE is never answered");
}

void with_source(ServerScene& scene) {
    Member ann(scene, "ann");
    ann.says(':' + ann.nick + " PING x");
    ann.expect({"PONG"});
}

void numerics(ServerScene& scene) {
    Member ann(scene, "ann");
    ann.joins(unique_channel(scene));
    ann.until_pong();
    ann.says("HELLO");
    ann.says("WHOIS " + ann.nick);
    for (const Message& message : ann.until_pong()) {
        if (!message.is_numeric()) ann.wrong(message, "a numeric of three digits");
        if (message.source.empty()) ann.wrong(message, "a numeric with the server's name before it");
        if (message.param(0) != ann.nick) ann.wrong(message, "a numeric with the nick as its first parameter");
    }
}

void to_the_offender(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    const std::string nobody = scene.unique("nobody");
    ann.is_refused("PRIVMSG " + nobody + " :hi", {"401"});
    bob.expect_unheard(nobody);
}

} // namespace

Cases state_cases() {
    return {
        {.number = "7.1",
         .slug = "irc/STATE/user-first",
         .stage = 1,
         .clause = "modern.ircdocs.horse, registration: NICK and USER come in any order",
         .sends = "USER, then NICK",
         .legal = "001",
         .mistake = "only USER behind NICK registers",
         .hint = "look after each of the two whether both have come",
         .server = user_first},
        {.number = "7.2",
         .slug = "irc/STATE/as-clients-do",
         .stage = 1,
         .clause =
             "modern.ircdocs.horse, registration: clients begin with CAP LS; a server without CAP goes on all the same",
         .sends = "CAP LS 302, NICK, USER; CAP END where 001 waits for it",
         .legal = "001; CAP may be answered, by 421 or 451 as well",
         .mistake = "an unknown first command ends the connection",
         .hint = "answer CAP LS by \":server CAP * LS :\", or by 421, and go on",
         .server = as_clients_do},
        {.number = "7.3",
         .slug = "irc/STATE/password",
         .level = Level::may,
         .stage = 3,
         .clause = "RFC 2812 3.1.1: PASS may come before NICK; where the server wants none it is ignored",
         .sends = "PASS, NICK and USER",
         .legal = "001",
         .mistake = "421 for PASS",
         .hint = "accept PASS, and forget it",
         .server = password},
        {.number = "7.4",
         .slug = "irc/STATE/any-case",
         .level = Level::should,
         .stage = 3,
         .clause = "modern.ircdocs.horse: commands are understood in any case of their letters",
         .sends = "nick, User, ping",
         .legal = "001, PONG",
         .mistake = "commands are compared as they came",
         .hint = "make capitals of the command before you look it up",
         .server = any_case},
        {.number = "7.5",
         .slug = "irc/STATE/unregistered",
         .level = Level::should,
         .stage = 3,
         .clause = "RFC 2812 5.2: 451 is the answer to commands before the registration",
         .sends = "PRIVMSG without NICK and USER",
         .legal = "451; the addressee hears nothing",
         .mistake = "the addressee gets a message from None",
         .hint = "check in one place whether the client is registered, before any command is done",
         .server = unregistered},
        {.number = "7.6",
         .slug = "irc/STATE/unknown",
         .stage = 3,
         .clause = "RFC 2812 5.2: 421 is the answer to an unknown command; the connection stays",
         .sends = "HELLO everybody, then PING",
         .legal = "421 with the command; PONG",
         .mistake = "no answer, or the end of the connection: clients send commands that your server does not have",
         .hint = "end your chain of ifs by an else that answers 421",
         .server = unknown},
        {.number = "7.7",
         .slug = "irc/STATE/too-few",
         .level = Level::should,
         .stage = 3,
         .clause = "RFC 2812 5.2: 461 is the answer where parameters are missing; 411 and 412 for PRIVMSG",
         .sends = "JOIN, PART, PRIVMSG and KICK with too few; then PING",
         .legal = "461, 411, 412; PONG",
         .mistake = "an IndexError ends the client's thread",
         .hint = "check the number of parameters before you use them",
         .server = too_few},
        {.number = "7.8",
         .slug = "irc/STATE/twice",
         .level = Level::should,
         .stage = 5,
         .clause = "RFC 2812 5.2: 462 is the answer to USER and PASS after the registration",
         .sends = "USER and PASS by a registered client",
         .legal = "462",
         .mistake = "the user's name changes in the middle of the session",
         .hint = "refuse USER and PASS where the client is registered",
         .server = twice},
        {.number = "7.9",
         .slug = "irc/STATE/nobody",
         .stage = 3,
         .clause = "RFC 2812 3.3.1: 401 is the answer to a PRIVMSG to a nick that nobody has",
         .sends = "PRIVMSG and WHOIS of nobody",
         .legal = "401 with the nick",
         .mistake = "nothing is said, and the message is lost; or a KeyError ends the client's thread",
         .hint = "use get() on your table, and answer 401 where it finds nobody",
         .server = nobody},
        {.number = "7.10",
         .slug = "irc/STATE/channels",
         .level = Level::should,
         .stage = 4,
         .clause = "RFC 2812 5.2: 403 no such channel, 442 not on that channel, 441 they are not on that channel",
         .sends = "PRIVMSG, PART, TOPIC and KICK where they cannot be done",
         .legal = "these numerics",
         .mistake = "a KeyError ends the client's thread",
         .hint = "look the channel and its member up before you do anything",
         .server = channels},
        {.number = "7.11",
         .slug = "irc/STATE/from-outside",
         .level = Level::should,
         .stage = 4,
         .clause = "RFC 2811 4.2.6: into a channel with +n nobody speaks from outside; 404 says so",
         .sends = "PRIVMSG to a channel with +n, by somebody who is not in it",
         .legal = "404; the members hear nothing",
         .mistake = "it is not looked whether the speaker is a member",
         .hint = "check that the sender is in the channel's set of members",
         .server = from_outside},
        {.number = "7.12",
         .slug = "irc/STATE/notice-unanswered",
         .level = Level::should,
         .stage = 4,
         .clause = "RFC 2812 3.3.2: a NOTICE is never answered, so that two robots cannot go on for ever",
         .sends = "NOTICE to nobody",
         .legal = "nothing",
         .mistake = "401, as for PRIVMSG",
         .hint = "leave the refusals out where the command is NOTICE",
         .server = notice_unanswered},
        {.number = "7.13",
         .slug = "irc/STATE/with-source",
         .level = Level::should,
         .stage = 5,
         .clause = "RFC 2812 2.3: a client may put its own source before a command",
         .sends = ":nick PING x",
         .legal = "PONG",
         .mistake = "the source is taken for the command",
         .hint = "skip a first word that begins with a colon",
         .server = with_source},
        {.number = "9.1",
         .slug = "irc/CLEAN/numerics",
         .stage = 3,
         .clause =
             "RFC 2812 2.4: a numeric has the server's name before it, three digits, and the client's nick behind them",
         .sends = "HELLO, WHOIS of oneself",
         .legal = ":server NNN nick ... in each of the answers",
         .mistake = "the nick is forgotten, and clients take the next parameter for it",
         .hint = "send all numerics through one function that adds the server's name and the nick",
         .server = numerics},
        {.number = "9.2",
         .slug = "irc/CLEAN/errors-to-one",
         .level = Level::should,
         .stage = 3,
         .clause = "RFC 2812 2.4: a numeric answers who sent the command",
         .sends = "a mistake, while somebody else listens",
         .legal = "the other hears nothing of it",
         .mistake = "the answer is sent to all clients",
         .hint = "write a numeric to the connection that the command came from",
         .server = to_the_offender},
    };
}

} // namespace chat::check::irc
