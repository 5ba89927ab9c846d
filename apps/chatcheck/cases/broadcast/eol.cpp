// EOL: a length says where a body ends; NUL, CR and LF are no part of names and texts.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/broadcast/cases.hpp"
#include "apps/chatcheck/cases/broadcast/talk.hpp"

namespace chat::check::broadcast {
namespace {

using namespace std::string_literals;

void no_line_end(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    bob.says("Hi");
    const Frame wanted{Type::talk, bob.said("Hi")};
    const Frame came = ann.next(wanted, "bob's text");
    if (came != wanted) fail_frame(ann.link, came, wanted);
}

// What is typed comes with the end of its line, or with the NUL that ends a string in C.
void text_with(ServerScene& scene, const std::string& end) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    bob.says("Hi" + end);
    const std::string why = "the line end that was typed is sent on to everybody";
    ann.hears_one_of({{Type::talk, bob.said("Hi")}, {Type::talk, bob.said("Hi" + end), why}});
    bob.says("again");
    ann.hears(bob.said("again"));
}

void text_with_line_end(ServerScene& scene) { text_with(scene, "\r\n"); }
void text_with_nul(ServerScene& scene) { text_with(scene, "\0"s); }

void name_with(ServerScene& scene, const std::string& end) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.arrive("bob");
    bob.asks_for(bob.name + end);
    bob.is_let_in();
    chat.come_in(bob);
    bob.says("Hi");
    ann.hears(bob.said("Hi"));
}

void name_with_line_end(ServerScene& scene) { name_with(scene, "\r\n"); }
void name_with_nul(ServerScene& scene) { name_with(scene, "\0"s); }

void line_inside(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    bob.says("Hi\n" + ann.said("I give up"));
    ann.hears_one_of({{Type::talk, bob.said("Hi " + ann.said("I give up"))},
                      {Type::talk, bob.said("Hi" + ann.said("I give up"))},
                      {Type::talk, bob.said("Hi")}});
}

} // namespace

Cases eol_cases() {
    return {
        {.number = "3.1",
         .slug = "broadcast/EOL/no-line-end",
         .level = Level::may,
         .stage = 3,
         .clause = "seed 003: the length ends a message; some classes count an LF at its end",
         .sends = "bob says Hi",
         .legal = "[bob] Hi, and no octet behind the i",
         .mistake = "the line end that the client's user typed, or the NUL of a string of C, is sent as well",
         .hint = "send strlen() octets of the text, and let the reader's program print the line end",
         .server = no_line_end},
        {.number = "3.2",
         .slug = "broadcast/EOL/text-with-line-end",
         .level = Level::should,
         .stage = 3,
         .clause = "broadcast/README: NUL, CR and LF at the end of a text are not part of it",
         .sends = "bob says Hi with CR LF, counted in the length",
         .legal = "[bob] Hi; lenient: [bob] Hi with CR LF",
         .mistake = "the length is not believed, or what is behind the LF is taken for another text",
         .hint = "take CR and LF off the end of a text before you send it on",
         .server = text_with_line_end},
        {.number = "3.3",
         .slug = "broadcast/EOL/text-with-nul",
         .level = Level::should,
         .stage = 3,
         .clause = "broadcast/README: NUL, CR and LF at the end of a text are not part of it",
         .sends = "bob says Hi with a NUL, counted in the length, as programs in C do",
         .legal = "[bob] Hi; lenient: [bob] Hi and NUL",
         .mistake = "the NUL is sent on, and ends the line on somebody's screen, or the length is computed by strlen()",
         .hint = "take NULs off the end of a text before you send it on, and count octets yourself",
         .server = text_with_nul},
        {.number = "3.4",
         .slug = "broadcast/EOL/name-with-line-end",
         .level = Level::should,
         .stage = 3,
         .clause = "broadcast/README: NUL, CR and LF at the end of a name are not part of it",
         .sends = "bob joins with CR LF behind his name, counted in the length, and says Hi",
         .legal = "he is let in, and ann hears [bob] Hi",
         .mistake = "the line end becomes a part of the name and breaks every line with it",
         .hint = "strip line ends from the name before you compare and keep it",
         .server = name_with_line_end},
        {.number = "3.5",
         .slug = "broadcast/EOL/name-with-nul",
         .level = Level::should,
         .stage = 3,
         .clause = "broadcast/README: NUL, CR and LF at the end of a name are not part of it",
         .sends = "bob joins with a NUL behind his name, counted in the length, and says Hi",
         .legal = "he is let in, and ann hears [bob] Hi",
         .mistake = "\"bob\" and \"bob\\0\" are two names, or the NUL stands in every prefix",
         .hint = "strip NULs from the end of the name before you compare and keep it",
         .server = name_with_nul},
        {.number = "3.6",
         .slug = "broadcast/EOL/line-inside",
         .level = Level::may,
         .stage = 4,
         .clause = "broadcast/README: a text is one line for others; nobody can put a line into another's mouth",
         .sends = "bob says Hi, an LF, and [ann] I give up",
         .legal = "one line, the LF a blank or gone, with what stands behind it",
         .mistake = "what stands behind the LF is shown as if ann had said it",
         .hint = "replace CR and LF in a text by a blank before you send it on",
         .server = line_inside},
    };
}

} // namespace chat::check::broadcast
