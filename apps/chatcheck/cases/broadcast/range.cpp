// RANGE: types that nobody has given a meaning.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/broadcast/cases.hpp"
#include "apps/chatcheck/cases/broadcast/talk.hpp"

namespace chat::check::broadcast {
namespace {

constexpr const char* unsupported = "Unsupported Command";

void is_unsupported(ServerScene& scene, int type, std::string_view body) {
    Chat chat(scene);
    Guest& bob = chat.join("bob");
    bob.sends(Type(type), body);
    bob.hears_error(unsupported);
}

void type_06(ServerScene& scene) { is_unsupported(scene, 6, ""); }
void type_255(ServerScene& scene) { is_unsupported(scene, 255, "what?"); }
void type_05(ServerScene& scene) { is_unsupported(scene, 5, "I have an error for you"); }

void to_the_offender(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    bob.sends(Type(9), "");
    bob.hears_error(unsupported);
    ann.hears_nothing();
}

void body_skipped(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    bob.sends(Type(7), frame(Type::talk, "never said") + frame(Type::leave, ""));
    bob.says("next");
    bob.hears_error(unsupported);
    ann.hears(bob.said("next"));
    bob.hears_nothing();
}

void goes_on(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    bob.sends(Type(8), "");
    bob.hears_error(unsupported);
    bob.says("as before");
    ann.hears(bob.said("as before"));
}

void every_type(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    std::string all;
    for (int type = 5; type < 256; ++type) all += frame(Type(type), "x");
    bob.link.send(all);
    for (int type = 5; type < 256; ++type) bob.hears_error(unsupported);
    bob.says("that was it");
    ann.hears(bob.said("that was it"));
}

void in_these_words(ServerScene& scene) {
    Chat chat(scene);
    Guest& bob = chat.join("bob");
    bob.sends(Type(77), "");
    bob.hears_one_of({{Type::error, unsupported}});
}

} // namespace

Cases range_cases() {
    return {
        {.number = "8.1",
         .slug = "broadcast/RANGE/type-06",
         .stage = 3,
         .clause = "seed 003: 05, Error, Unsupported Command, for the person who sent the bad command",
         .sends = "bob sends a frame of type 06 without a body",
         .legal = "bob receives a frame of type 05 with \"Unsupported Command\"; lenient: with other words",
         .mistake = "a type that no if asks for is ignored",
         .hint = "end your chain of types with an else that sends the error",
         .server = type_06},
        {.number = "8.2",
         .slug = "broadcast/RANGE/type-255",
         .stage = 3,
         .clause = "seed 003: the type has 1 byte; what it does not list is an unsupported command",
         .sends = "bob sends a frame of type ff with a body",
         .legal = "bob receives a frame of type 05",
         .mistake = "the type is a signed char, ff is -1, and indexes a table",
         .hint = "read the type into an unsigned variable, and compare it with the largest one you know",
         .server = type_255},
        {.number = "8.3",
         .slug = "broadcast/RANGE/type-05",
         .level = Level::should,
         .stage = 4,
         .clause = "broadcast/README: clients do not send errors: a 05 of theirs is unsupported as well",
         .sends = "bob sends a frame of type 05",
         .legal = "bob receives a frame of type 05",
         .mistake = "the server knows 05, since it sends it, and does nothing with it",
         .hint = "treat a client's 05 like every type that you do not know",
         .server = type_05},
        {.number = "8.4",
         .slug = "broadcast/RANGE/to-the-offender",
         .stage = 3,
         .clause = "seed 003: an error is sent only to the person who sent the bad command",
         .sends = "bob sends a frame of type 09; ann is in the chat as well",
         .legal = "bob receives a frame of type 05, ann nothing",
         .mistake = "the error is broadcast",
         .hint = "write the error to the socket that the bad frame came from",
         .server = to_the_offender},
        {.number = "8.5",
         .slug = "broadcast/RANGE/body-skipped",
         .stage = 3,
         .clause = "seed 003: every frame has a length, and the body that it says belongs to it",
         .sends = "a frame of type 07 whose body looks like a talk and a leave, then a talk",
         .legal = "one error, and ann hears the talk behind it alone",
         .mistake = "the error is sent, and the body is read as the next frame",
         .hint = "read the body before you look at the type",
         .server = body_skipped},
        {.number = "8.6",
         .slug = "broadcast/RANGE/goes-on",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 003: an error is an answer, not the end",
         .sends = "a frame of type 08, and when the error came a talk",
         .legal = "an error, and ann hears the talk",
         .mistake = "the server closes the connection after the error",
         .hint = "go back to reading the next frame after an error",
         .server = goes_on},
        {.number = "8.7",
         .slug = "broadcast/RANGE/every-type",
         .level = Level::should,
         .stage = 4,
         .clause = "broadcast/README: types 05 to 255 are unsupported, and each is answered",
         .sends = "frames of the types 05 to ff in one segment, and a talk behind them",
         .legal = "251 errors, and ann hears the talk",
         .mistake = "a type is taken for something else, such as a printable command",
         .hint = "compare the type with the five that you know, and with nothing else",
         .server = every_type},
        {.number = "8.8",
         .slug = "broadcast/RANGE/in-these-words",
         .level = Level::may,
         .stage = 4,
         .clause = "seed 003: 05 = Error, Unsupported Command",
         .sends = "bob sends a frame of type 4d",
         .legal = "a frame of type 05 with the words Unsupported Command",
         .mistake = "a client that looks for the words does not find them",
         .hint = "send the words of the specification",
         .server = in_these_words},
    };
}

} // namespace chat::check::broadcast
