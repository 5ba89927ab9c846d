// FLOW, the extra commands: the list of those who are here, and words for one alone.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/broadcast/cases.hpp"
#include "apps/chatcheck/cases/broadcast/names.hpp"
#include "apps/chatcheck/cases/broadcast/talk.hpp"

#include <algorithm>

namespace chat::check::broadcast {
namespace {

void list(ServerScene& scene) {
    Chat chat(scene);
    Guest& bob = chat.join("bob");
    Guest& ann = chat.join("ann");
    bob.sends(Type::list, "");
    const std::vector<std::string> names = listed(chat, bob);
    for (const Guest* each : {&ann, &bob})
        if (std::ranges::count(names, each->name) != 1)
            bob.link.fail("the list does not have " + each->name + " exactly once", ann.name + "," + bob.name);
}

void list_sorted(ServerScene& scene) {
    Chat chat(scene);
    Guest& cat = chat.join("cat");
    chat.join("ann");
    chat.join("bob");
    cat.sends(Type::list, "");
    if (!std::ranges::is_sorted(listed(chat, cat))) cat.link.fail("the list is not sorted", "ann,bob,cat");
}

void list_to_one(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    bob.sends(Type::list, "");
    listed(chat, bob);
    bob.hears_nothing();
    ann.hears_nothing();
}

// Types 02 and 04 are both seen.
std::vector<Frame> private_words(const Guest& speaker, std::string_view text) {
    return {{Type::talk, speaker.told(text)}, {Type::direct, speaker.told(text)}};
}

void direct(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    bob.sends(Type::direct, "@" + ann.name + " psst, ann");
    ann.hears_one_of(private_words(bob, "psst, ann"));
}

void direct_to_one(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    Guest& cat = chat.join("cat");
    bob.sends(Type::direct, "@" + ann.name + " psst");
    ann.hears_one_of(private_words(bob, "psst"));
    cat.hears_nothing();
    bob.hears_nothing();
}

void direct_as_02(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    bob.sends(Type::direct, "@" + ann.name + " psst");
    ann.hears(bob.told("psst"));
}

void direct_to_nobody(ServerScene& scene) {
    Chat chat(scene);
    Guest& bob = chat.join("bob");
    bob.sends(Type::direct, "@" + scene.unique("zed") + " are you there?");
    bob.hears_error("No such user");
}

void direct_in_any_case(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    bob.sends(Type::direct, "@A" + ann.name.substr(1) + " psst");
    ann.hears_one_of(private_words(bob, "psst"));
}

} // namespace

Cases extra_cases() {
    return {
        {.number = "1.12",
         .slug = "broadcast/FLOW/list",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 003 has 03, List, as an extra; as programs have it: the names with commas between",
         .sends = "bob sends 03 00 00; ann is in the chat as well",
         .legal = "a frame of type 03 with ann,bob: everybody who has joined, the asker too",
         .mistake = "blanks behind the commas, a comma at the end, or the asker is left out",
         .hint = "join the names of all clients with \",\" and send them as the body of a frame of type 03",
         .server = list},
        {.number = "1.13",
         .slug = "broadcast/FLOW/list-sorted",
         .level = Level::may,
         .stage = 4,
         .clause = "broadcast/README: the list is sorted, so that two answers can be compared",
         .sends = "cat, ann and bob join in this order, and cat asks for the list",
         .legal = "ann,bob,cat",
         .mistake = "the names stand in the order in which they joined",
         .hint = "sort the names before you join them with commas",
         .server = list_sorted},
        {.number = "1.14",
         .slug = "broadcast/FLOW/list-to-one",
         .level = Level::should,
         .stage = 4,
         .clause = "broadcast/README: the list goes to who asked for it",
         .sends = "bob sends 03 00 00; ann is in the chat as well",
         .legal = "bob receives the list once, ann nothing",
         .mistake = "the answer is broadcast",
         .hint = "write the answer to the socket that the request came from",
         .server = list_to_one},
        {.number = "1.15",
         .slug = "broadcast/FLOW/direct",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 003 has 04, Direct, as an extra; as programs have it: @name, a blank, the text",
         .sends = "bob sends a frame of type 04 with \"@ann psst, ann\"",
         .legal = "ann receives [bob Private] psst, ann in a frame of type 02 or 04",
         .mistake = "the address is sent as a part of the text, or nothing tells that it is private",
         .hint = "cut the body at its first blank: what stands before it, without the @, is the addressee",
         .server = direct},
        {.number = "1.16",
         .slug = "broadcast/FLOW/direct-to-one",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 003: Direct; what is for one is heard by one",
         .sends = "bob sends a direct to ann; cat is in the chat as well",
         .legal = "ann receives it; cat and bob receive nothing",
         .mistake = "it is broadcast with a mark, or comes back to the speaker",
         .hint = "find the addressee's socket by name and write to it alone",
         .server = direct_to_one},
        {.number = "1.17",
         .slug = "broadcast/FLOW/direct-as-02",
         .level = Level::may,
         .stage = 4,
         .clause = "broadcast/README: a direct arrives as type 02; programs of a class differ in it",
         .sends = "bob sends a direct to ann",
         .legal = "ann receives it in a frame of type 02",
         .mistake = "it is sent as type 04, which clients hide that know 02 alone",
         .hint = "send what people are to read as type 02, since every client shows that",
         .server = direct_as_02},
        {.number = "1.18",
         .slug = "broadcast/FLOW/direct-to-nobody",
         .level = Level::should,
         .stage = 4,
         .clause = "broadcast/README: a direct to a name that nobody has is answered by an error, 05",
         .sends = "bob sends a direct to a name that nobody has",
         .legal = "bob receives a frame of type 05, \"No such user\", or other words",
         .mistake = "the lookup fails and ends the thread, or the speaker is told nothing",
         .hint = "look whether the name is in your table before you use what you find there",
         .server = direct_to_nobody},
        {.number = "1.19",
         .slug = "broadcast/FLOW/direct-in-any-case",
         .level = Level::may,
         .stage = 4,
         .clause = "broadcast/README: Bob, bob and BOB are one name",
         .sends = "bob sends a direct to Ann; her name is ann",
         .legal = "ann receives it",
         .mistake = "the name is looked up as it was typed",
         .hint = "keep the table of clients by their names in small letters",
         .server = direct_in_any_case},
    };
}

} // namespace chat::check::broadcast
