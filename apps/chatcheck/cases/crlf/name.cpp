// NAME: who a line is from.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/crlf/cases.hpp"
#include "apps/chatcheck/cases/crlf/talk.hpp"

namespace chat::check::crlf {
namespace {

void unknown(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    const std::string stuff = scene.unique("who am I? ");
    push(ann, stuff);
    place_of(ann, get(ann), "unknown: " + stuff);
}

void renamed(ServerScene& scene) {
    Link& ann = named(scene, "ann");
    push(ann, "before");
    const std::string other = scene.unique("eve");
    converse(ann, {{"name: " + other, "OK"}});
    push(ann, "after");
    const Lines lines = get(ann);
    place_of(ann, lines, ann.name() + ": before");
    place_of(ann, lines, other + ": after");
}

void of_several_words(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    const std::string name = scene.unique("Ann ") + " of the lake";
    converse(ann, {{"name: " + name, "OK"}});
    push(ann, "hello");
    place_of(ann, get(ann), name + ": hello");
}

void of_each_client(ServerScene& scene) {
    Link& ann = named(scene, "ann");
    Link& bob = named(scene, "bob");
    push(ann, "I am ann");
    push(bob, "I am bob");
    place_of(ann, get(ann), ann.name() + ": I am ann");
    place_of(bob, get(bob), bob.name() + ": I am bob");
}

void not_inherited(ServerScene& scene) {
    Link& ann = named(scene, "ann");
    push(ann, "mine");
    Link& bob = greeted(scene, "bob");
    const std::string stuff = scene.unique("mine, too ");
    push(bob, stuff);
    place_of(bob, get(bob), "unknown: " + stuff);
}

void the_same_twice(ServerScene& scene) {
    Link& ann = named(scene, "ann");
    push(ann, "one");
    Link& bob = greeted(scene, "bob");
    converse(bob, {{"name: " + ann.name(), "OK"}});
    push(bob, "two");
    place_of(bob, get(bob), ann.name() + ": two");
}

void emptied(ServerScene& scene) {
    Link& ann = named(scene, "ann");
    converse(ann, {{"name: ", "OK"}});
    const std::string stuff = scene.unique("nobody ");
    push(ann, stuff);
    place_of(ann, get(ann), "unknown: " + stuff);
}

void with_a_colon(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    const std::string name = scene.unique("x: y");
    converse(ann, {{"name: " + name, "OK"}});
    push(ann, "hello");
    place_of(ann, get(ann), name + ": hello");
}

void long_one(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    const std::string name = scene.unique(std::string(120, 'n'));
    converse(ann, {{"name: " + name, "OK"}});
    push(ann, "hello");
    place_of(ann, get(ann), name + ": hello");
}

} // namespace

Cases name_cases() {
    return {
        {.number = "6.1",
         .slug = "crlf/NAME/unknown",
         .stage = 4,
         .clause = "seed 000: if a name has not been set, \"unknown\" is used",
         .sends = "push before any name, then get",
         .legal = "OK; then lines of which one begins with \"unknown: \" and has the stuff",
         .mistake = "a push without a name is refused, or the line begins with None or the address",
         .hint = "let the name be \"unknown\" from the start of each connection",
         .server = unknown},
        {.number = "6.2",
         .slug = "crlf/NAME/renamed",
         .stage = 4,
         .clause = "seed 000: commands can be issued in any order: a name holds for the pushes behind it",
         .sends = "a name, a push, another name, a push, get",
         .legal = "the first line has the first name, the second the second",
         .mistake = "the second name is ignored, or changes the lines that are there",
         .hint = "put the name into the line when it is pushed",
         .server = renamed},
        {.number = "6.3",
         .slug = "crlf/NAME/of-several-words",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 000: name: <chatname>, and nothing says that this is one word",
         .sends = "a name with blanks in it, a push, get",
         .legal = "the whole name before the stuff",
         .mistake = "line.split()[1], which is the first word",
         .hint = "take all that stands behind \"name: \"",
         .server = of_several_words},
        {.number = "6.4",
         .slug = "crlf/NAME/of-each-client",
         .stage = 5,
         .clause = "seed 000: the chatname is that of the client who has set it",
         .sends = "two clients set their names, then each pushes",
         .legal = "each line has its own client's name",
         .mistake = "the name is a global variable: the last one to set it speaks for all",
         .hint = "keep the name with the connection",
         .server = of_each_client},
        {.number = "6.5",
         .slug = "crlf/NAME/not-inherited",
         .stage = 5,
         .clause = "seed 000: if a name has not been set, \"unknown\" is used: a new connection has set none",
         .sends = "one client sets a name and pushes; another comes and pushes",
         .legal = "the second line begins with \"unknown: \"",
         .mistake = "the name of an earlier connection is still there",
         .hint = "make the name anew in the function that serves one connection",
         .server = not_inherited},
        {.number = "6.6",
         .slug = "crlf/NAME/the-same-twice",
         .stage = 5,
         .clause = "seed 000: name is answered by OK; no name is refused",
         .sends = "two clients set the same name and push",
         .legal = "OK to both, and both lines have the name",
         .mistake = "a name that is in use is refused",
         .hint = "a chatname here is a label, not an account: two may have the same",
         .server = the_same_twice},
        {.number = "6.7",
         .slug = "crlf/NAME/emptied",
         .level = Level::should,
         .stage = 5,
         .clause = "who has an empty name has none, and is \"unknown\"",
         .sends = "a name, then name: with nothing behind the blank, a push, get",
         .legal = "OK; then a line that begins with \"unknown: \"",
         .mistake = "the line begins with a colon",
         .hint = "where the name is empty, use \"unknown\"",
         .server = emptied},
        {.number = "6.8",
         .slug = "crlf/NAME/with-a-colon",
         .level = Level::should,
         .stage = 5,
         .clause = "the chatname is all that stands behind \"name: \", colons and blanks too",
         .sends = "a name with a colon and a blank in it, a push, get",
         .legal = "the whole name before the stuff",
         .mistake = "split(\":\")[1]",
         .hint = "cut the line by the length of \"name: \"",
         .server = with_a_colon},
        {.number = "6.9",
         .slug = "crlf/NAME/long-one",
         .level = Level::should,
         .stage = 5,
         .clause = "the chatname has no limit in the seed; one of 124 octets should fit",
         .sends = "a name of 124 octets, a push, get",
         .legal = "the whole name before the stuff",
         .mistake = "char name[32]",
         .hint = "keep the name in a string that grows, and let its limit be a few hundred octets",
         .server = long_one},
    };
}

} // namespace chat::check::crlf
