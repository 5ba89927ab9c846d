// NAME: which names are accepted.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/broadcast/cases.hpp"
#include "apps/chatcheck/cases/broadcast/talk.hpp"

#include <vector>

namespace chat::check::broadcast {
namespace {

void taken(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    Guest& second = chat.arrive_as("second bob", bob.name);
    second.asks_for(bob.name);
    second.is_refused();
    bob.says("I am here");
    ann.hears(bob.said("I am here"));
}

// Each of these is refused, and a good name accepted then, on the same connection.
void are_refused(ServerScene& scene, const std::vector<std::string>& names) {
    Chat chat(scene);
    Guest& bob = chat.arrive("bob");
    for (const std::string& name : names) {
        bob.asks_for(name);
        bob.is_refused();
    }
    bob.asks_for(bob.name);
    bob.is_let_in();
}

void try_again(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.arrive("bob");
    for (int i = 0; i < 3; ++i) {
        bob.asks_for(ann.name);
        bob.is_refused();
    }
    bob.asks_for(bob.name);
    bob.is_let_in();
    chat.come_in(bob);
    bob.says("here at last");
    ann.hears(bob.said("here at last"));
}

void blank(ServerScene& scene) { are_refused(scene, {""}); }
void only_blanks(ServerScene& scene) { are_refused(scene, {" ", "   "}); }
void with_a_blank(ServerScene& scene) { are_refused(scene, {"two " + scene.unique("ann")}); }
void with_a_comma(ServerScene& scene) { are_refused(scene, {scene.unique("ann") + "," + scene.unique("bob")}); }
void with_controls(ServerScene& scene) {
    are_refused(scene, {"\x1b" + scene.unique("eve"), "e\n" + scene.unique("ve")});
}
void too_long(ServerScene& scene) { are_refused(scene, {scene.unique(std::string(100, 'n'))}); }

void in_another_case(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    are_refused(scene, {"A" + ann.name.substr(1), "aNN" + ann.name.substr(3)});
}

void is_used(ServerScene& scene, const std::string& name) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join_as("bob", name);
    bob.says("Hi");
    ann.hears(bob.said("Hi"));
}

void as_typed(ServerScene& scene) { is_used(scene, scene.unique("McBob")); }
void of_32_octets(ServerScene& scene) { is_used(scene, scene.unique(std::string(28, 'n'))); }
void in_utf8(ServerScene& scene) { is_used(scene, scene.unique("J\xc3\xbcrgen")); }

void no_utf8(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.arrive("bob");
    bob.asks_for("\xff\xfe" + scene.unique("x"));
    bob.link.read(1, "an answer to the join");
    chat.expect_alive(ann);
}

} // namespace

Cases name_cases() {
    return {
        {.number = "6.1",
         .slug = "broadcast/NAME/taken",
         .stage = 3,
         .clause = "seed 003: the server sends back an error if the name is already in use: status 1",
         .sends = "somebody joins with bob's name while bob is in the chat; then bob speaks",
         .legal = "the octet 01; bob is still bob, and heard",
         .mistake = "the second bob is let in, or takes the place of the first",
         .hint = "look the name up among all who have joined before you accept it",
         .server = taken},
        {.number = "6.2",
         .slug = "broadcast/NAME/try-again",
         .stage = 3,
         .clause = "seed 003: the request for a user name loops while it is not valid",
         .sends = "a taken name three times, then a free one, on the same connection",
         .legal = "01 three times, then 00, and what is said is heard under the free name",
         .mistake = "the connection is closed after a refusal, or the refused name sticks to it",
         .hint = "after a refusal go back to reading a join from the same socket",
         .server = try_again},
        {.number = "6.3",
         .slug = "broadcast/NAME/blank",
         .stage = 3,
         .clause = "seed 003: the server will not allow blank names",
         .sends = "a join of length 0, then one with a good name",
         .legal = "01, then 00",
         .mistake = "an empty name is a name that nobody has, and is accepted",
         .hint = "refuse a name of length 0 before you look whether it is taken",
         .server = blank},
        {.number = "6.4",
         .slug = "broadcast/NAME/only-blanks",
         .stage = 3,
         .clause = "seed 003: the server will not allow blank names",
         .sends = "joins with one blank and with three, then one with a good name",
         .legal = "01 twice, then 00",
         .mistake = "only the length is looked at",
         .hint = "strip the blanks off before you look whether anything is left",
         .server = only_blanks},
        {.number = "6.5",
         .slug = "broadcast/NAME/with-a-blank",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 003: the name may not contain spaces",
         .sends = "a join with two words, then one with a good name",
         .legal = "01, then 00",
         .mistake = "the check is left to the client, and not every client has it",
         .hint = "refuse names that contain a blank in the server too",
         .server = with_a_blank},
        {.number = "6.6",
         .slug = "broadcast/NAME/with-a-comma",
         .level = Level::may,
         .stage = 4,
         .clause = "broadcast/README: a name has no comma: lists of names have commas between",
         .sends = "a join with \"ann,bob\", then one with a good name",
         .legal = "01, then 00",
         .mistake = "one user looks like two in the list",
         .hint = "allow letters, digits and a few signs, and refuse everything else",
         .server = with_a_comma},
        {.number = "6.7",
         .slug = "broadcast/NAME/with-controls",
         .level = Level::may,
         .stage = 4,
         .clause = "broadcast/README: a name has no control characters",
         .sends = "joins with ESC and with LF inside of the name, then one with a good name",
         .legal = "01 twice, then 00",
         .mistake = "each line with this name changes everybody's terminal",
         .hint = "allow letters, digits and a few signs, and refuse everything else",
         .server = with_controls},
        {.number = "6.8",
         .slug = "broadcast/NAME/too-long",
         .level = Level::may,
         .stage = 4,
         .clause = "broadcast/README: a name has 32 octets at most",
         .sends = "a join with a name of 104 octets, then one with a good name",
         .legal = "01, then 00",
         .mistake = "a name fills everybody's screen, or more than the buffer that it is copied to",
         .hint = "set a limit for names, and refuse longer ones",
         .server = too_long},
        {.number = "6.9",
         .slug = "broadcast/NAME/in-another-case",
         .level = Level::may,
         .stage = 4,
         .clause = "broadcast/README: Bob, bob and BOB are one name",
         .sends = "ann is in the chat; joins with Ann and aNN, then one with a good name",
         .legal = "01 twice, then 00",
         .mistake = "two people can hardly be told apart",
         .hint = "compare names in small letters",
         .server = in_another_case},
        {.number = "6.10",
         .slug = "broadcast/NAME/as-typed",
         .stage = 3,
         .clause = "seed 003: a text is prefixed with the user's name in square brackets",
         .sends = "McBob joins and says Hi",
         .legal = "[McBob] Hi: the name as it was sent",
         .mistake = "the name is kept in small letters, as it is compared",
         .hint = "keep the name as it came, and compare it in small letters",
         .server = as_typed},
        {.number = "6.11",
         .slug = "broadcast/NAME/of-32-octets",
         .level = Level::should,
         .stage = 3,
         .clause = "broadcast/README: a name may have 32 octets",
         .sends = "a join with a name of 32 octets, and a text",
         .legal = "00, and the text is heard with the whole name",
         .mistake = "names are cut, or refused, at 8 or 16 octets",
         .hint = "give names room for 32 octets",
         .server = of_32_octets},
        {.number = "6.12",
         .slug = "broadcast/NAME/in-utf8",
         .level = Level::may,
         .stage = 4,
         .clause = "broadcast/README: a name is UTF-8; seed 003 has ASCII",
         .sends = "J\u00fcrgen joins, and says Hi",
         .legal = "00, and [J\u00fcrgen] Hi",
         .mistake = "people cannot come under their own names",
         .hint = "decode names as UTF-8",
         .server = in_utf8},
        {.number = "6.13",
         .slug = "broadcast/NAME/no-utf8",
         .level = Level::should,
         .stage = 4,
         .clause = "no name may end a server: it is accepted or refused, and others are served",
         .sends = "a join with octets that are no UTF-8; then somebody else joins and speaks",
         .legal = "an answer; the others are served",
         .mistake = "decode() throws an exception that nobody catches",
         .hint = "catch what decode() throws, and refuse the name",
         .server = no_utf8},
    };
}

} // namespace chat::check::broadcast
