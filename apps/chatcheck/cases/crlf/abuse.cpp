// ABUSE: what somebody sends who means no good, or does not know better.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/crlf/cases.hpp"
#include "apps/chatcheck/cases/crlf/talk.hpp"

#include <algorithm>

namespace chat::check::crlf {
namespace {

void forged_line(ServerScene& scene) {
    Link& bob = named(scene, "bob");
    push(bob, "an honest line");
    Link& eve = named(scene, "eve");
    const std::string forged = bob.name() + ": I owe you money";
    push(eve, "hi\n" + forged);
    if (times_in(get(eve), forged) != 0)
        eve.fail("one push has made a line that looks like another client's", "one line for one push", 2);
}

void forged_by_name(ServerScene& scene) {
    Link& bob = named(scene, "bob");
    Link& eve = greeted(scene, "eve");
    const std::string forged = bob.name() + ": I owe you money";
    converse(eve, {{"name: x\n" + forged, "OK"}});
    push(eve, "!");
    if (times_in(get(eve), forged + ": !") != 0)
        eve.fail("a name with a LF in it has made a line of its own", "one line for one push", 2);
}

void bad_octets_in_the_buffer(ServerScene& scene) {
    Link& eve = named(scene, "eve");
    push(eve, "\xff\xfe caf\xe9");
    Link& ann = named(scene, "ann");
    push(ann, "and I am well");
    place_of(ann, get(ann), ann.name() + ": and I am well");
}

void controls(ServerScene& scene) {
    Link& eve = named(scene, "eve");
    push(eve, "\x1b[2J\x07");
    if (ask(eve, "get").find_first_of("\x1b\x07") != std::string::npos)
        eve.fail("control characters of a push are shown to others", "other characters in their place", 2);
}

void noise(ServerScene& scene) {
    Link& eve = greeted(scene, "eve");
    std::string octets(60'000, '\0');
    std::ranges::generate(octets, [&] { return static_cast<char>(scene.random()()); });
    eve.send(octets);
    eve.close();
    expect_to_serve(scene, "ann");
    Link& bob = named(scene, "bob");
    push(bob, "after the noise");
    place_of(bob, get(bob), bob.name() + ": after the noise");
}

void endless_line(ServerScene& scene) {
    Link& bob = greeted(scene, "bob");
    Link& eve = greeted(scene, "eve");
    for (int i = 0; i < 48; ++i) eve.send(std::string(32 * 1024, 'x'));
    expect_to_go_on(bob);
    eve.close();
    expect_to_serve(scene, "ann");
}

} // namespace

Cases abuse_cases() {
    return {
        {.number = "12.1",
         .slug = "crlf/ABUSE/forged-line",
         .level = Level::should,
         .stage = 6,
         .clause = "seed 000: one push adds one line, which begins with the chatname: nobody can speak as another",
         .sends = "push: with a LF in its stuff, and another client's name behind it; get",
         .legal = "no line that begins with the other's name",
         .mistake = "LF in the stuff is kept, and divides lines when they are shown",
         .hint = "make a blank of every LF before you keep the line",
         .server = forged_line},
        {.number = "12.2",
         .slug = "crlf/ABUSE/forged-by-name",
         .level = Level::should,
         .stage = 6,
         .clause = "seed 000: one push adds one line, whatever its chatname is",
         .sends = "name: with a LF in it, and another client's name behind it; a push, get",
         .legal = "no line that begins with the other's name",
         .mistake = "stuff is cleaned of LF, names are not",
         .hint = "clean the name where it is set, by the same function",
         .server = forged_by_name},
        {.number = "12.3",
         .slug = "crlf/ABUSE/bad-octets-in-the-buffer",
         .level = Level::should,
         .stage = 6,
         .clause = "what one client pushes must not keep others from their buffer",
         .sends = "one client pushes octets that are no UTF-8; another pushes and gets",
         .legal = "OK to both, and the second line is there",
         .mistake = "get decodes the whole buffer, and throws for everybody from then on",
         .hint = "decide what bad octets become when they are pushed, not when they are shown",
         .server = bad_octets_in_the_buffer},
        {.number = "12.4",
         .slug = "crlf/ABUSE/controls",
         .level = Level::may,
         .stage = 6,
         .clause = "control characters of one client steer the terminals of all others: servers may keep them out",
         .sends = "push: with an escape sequence that clears the screen, get",
         .legal = "a line without the octets ESC and BEL",
         .mistake = "control characters are kept as they are",
         .hint = "make a blank of every control character that is pushed",
         .server = controls},
        {.number = "12.5",
         .slug = "crlf/ABUSE/noise",
         .level = Level::should,
         .stage = 6,
         .clause = "whatever comes over a port that is open to all, the others are served",
         .sends = "60000 octets of noise; then other clients",
         .legal = "the others are welcomed, answered, and have their buffer",
         .mistake = "an exception that nobody catches ends the server",
         .hint = "catch exceptions around one client's conversation, and close that connection alone",
         .server = noise},
        {.number = "12.6",
         .slug = "crlf/ABUSE/endless-line",
         .level = Level::should,
         .stage = 6,
         .clause = "a line that never ends must not hold up the others",
         .sends = "1.5 million octets without a CR LF; other clients speak meanwhile",
         .legal = "the others are answered; what becomes of the first is open",
         .mistake = "all that came is searched again for each piece, which takes longer and longer",
         .hint = "give lines a limit, and skip what is beyond it",
         .server = endless_line},
    };
}

} // namespace chat::check::crlf
