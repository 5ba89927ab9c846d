// NAME: handles of one to ten characters, before the text in one of three manners.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/peer/bytes.hpp"
#include "apps/chatcheck/cases/peer/caller.hpp"
#include "apps/chatcheck/cases/peer/cases.hpp"

#include <boost/algorithm/string/replace.hpp>

#include <string>

namespace chat::check::peer {
namespace {

void called(ServerScene& scene, Framing dialect, std::string_view handle) {
    Caller caller(scene, dialect, handle);
    caller.exchange("what is my name?");
    caller.exchange("and now?");
}

void shortest(ServerScene& scene, Framing dialect) { called(scene, dialect, "A"); }
void longest(ServerScene& scene, Framing dialect) { called(scene, dialect, "Bartholome"); }
void beyond_ascii(ServerScene& scene, Framing dialect) { called(scene, dialect, "Zo\xc3\xab"); }

// The same message with another arrow, and a length that fits.
std::string with_arrow(const Caller& caller, Framing dialect, std::string_view arrow, std::string_view text) {
    if (row_of(dialect).framed()) {
        std::string body = std::string(ann).append(arrow).append(text);
        return around(dialect, std::move(body));
    }
    return boost::replace_first_copy(caller.message(text), row_of(dialect).arrow, arrow);
}

void arrows(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    for (const std::string_view arrow : {"> ", ">", "-> ", "> "}) {
        caller.link().send(with_arrow(caller, dialect, arrow, "hi there"));
        caller.expect_answer("hi there");
    }
}

void twice(ServerScene& scene, Framing dialect) {
    for (int i = 0; i < 2; ++i) {
        Caller caller(scene, dialect, "Zed");
        caller.exchange("it's me");
        caller.leave();
    }
}

} // namespace

Cases name_cases() {
    return {
        {.number = "6.1",
         .slug = "peer/NAME/shortest",
         .stage = 3,
         .clause = "seed 001: a username has between 1 and 10 characters",
         .sends = "two texts of somebody called A",
         .legal = "a reply to each, without the handle A",
         .mistake = "a name of one letter is taken for none, and its arrow for text",
         .hint = "look for the first > in the message; whatever stands before it is the handle",
         .server = in_each<shortest, with_names>},
        {.number = "6.2",
         .slug = "peer/NAME/longest",
         .stage = 3,
         .clause = "seed 001: a one-word name, up to 10 characters",
         .sends = "two texts of somebody called Bartholome",
         .legal = "a reply to each, without the handle",
         .mistake = "char handle[10] has no room for the NUL",
         .hint = "ten characters need eleven octets in C",
         .server = in_each<longest, with_names>},
        {.number = "6.3",
         .slug = "peer/NAME/beyond-ascii",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 001: a name is one word: people have letters beyond a to z in theirs",
         .sends = "two texts of somebody called Zo\xc3\xab",
         .legal = "a reply to each, without the handle",
         .mistake = "a handle is looked for by isalpha() or [A-Za-z]+",
         .hint = "take what stands before the > as it is",
         .server = in_each<beyond_ascii, with_names>},
        {.number = "6.4",
         .slug = "peer/NAME/arrows",
         .level = Level::may,
         .stage = 4,
         .clause = "seed 001: the handle is prepended as in \"SteveO> Hi!!\"; programs differ in the blank, and some "
                   "write ->",
         .sends = "texts as \"Ann>hi\", \"Ann-> hi\" and \"Ann> hi\"",
         .legal = "a reply to the text alone",
         .mistake = "the handle is cut off by a fixed number of octets, or only at \"> \"",
         .hint = "cut at the first >, then drop a - before it and one blank behind it",
         .server = in_each<arrows, with_handles>},
        {.number = "6.5",
         .slug = "peer/NAME/twice",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 001: the server repeats from waiting for a client: the same one may come again",
         .sends = "Zed, who quits and comes back",
         .legal = "he is served both times",
         .mistake = "the name of a client who has left is still taken, or his old text is still in the buffer",
         .hint = "forget all that belongs to a client when his connection ends",
         .server = in_each<twice>},
    };
}

} // namespace chat::check::peer
