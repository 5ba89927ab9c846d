// TEXT: what a text may contain, and what others get of it.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/line/cases.hpp"
#include "apps/chatcheck/cases/line/talk.hpp"

namespace chat::check::line {
namespace {

void becomes(ServerScene& scene, const std::string& text, const std::string& shown) {
    Member ann(scene, "ann"), bob(scene, "bob");
    ann.does("send " + bob.name + ' ' + text);
    bob.expect_event("FROM " + ann.name + ' ' + shown);
    ann.does("send " + bob.name + " bye");
    bob.expect_event("FROM " + ann.name + " bye");
}

void same(ServerScene& scene, const std::string& text) { becomes(scene, text, text); }

void blanks(ServerScene& scene) { same(scene, "  two  before, two  between,\ta tab, and two behind  "); }
void colon(ServerScene& scene) { same(scene, "he said: yes, no, login, logout"); }
void utf8(ServerScene& scene) { same(scene, "gr\xc3\xbc\xc3\x9f \xe2\x82\xac \xf0\x9f\x98\x80"); }
void not_utf8(ServerScene& scene) { becomes(scene, "caf\xe9", "caf\xc3\xa9"); }
void escape(ServerScene& scene) { becomes(scene, "a\x1b[2Jb\x07", "a [2Jb "); }

void nul(ServerScene& scene) {
    using namespace std::string_literals;
    becomes(scene, "before\0behind"s, "before behind");
}

void empty(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    ann.is_refused("send " + bob.name, "send", "usage");
    ann.is_refused("send " + bob.name + ' ', "send", "usage");
    bob.expect_unheard("FROM");
}

void forged(ServerScene& scene) {
    Member eve(scene, "eve"), bob(scene, "bob");
    const std::string lie = "FROM teacher no class today";
    for (const char* end : {"\r", "\x0b", "\x0c", "\xc2\x85", "\xe2\x80\xa8"})
        eve.does("send " + bob.name + " hm" + end + lie);
    const std::string came = bob.link.read_until_quiet();
    if (came.find("\n" + lie) != std::string::npos) scene.fail("a client can put a line into another's mouth");
    if (came.find(lie) == std::string::npos) scene.fail("what is said does not arrive");
}

} // namespace

Cases text_cases() {
    return {
        {.number = "5.1",
         .slug = "line/TEXT/blanks",
         .level = Level::should,
         .stage = 3,
         .clause = "line README: a text begins behind one blank, and runs to the end: blanks in it are kept",
         .sends = "send with blanks before, in and behind the text",
         .legal = "FROM, one blank, and the text as it was",
         .mistake = "split() and \" \".join() make one blank of two",
         .hint = "split at most twice, line.split(\" \", 2), and leave the rest as it is",
         .server = blanks},
        {.number = "5.2",
         .slug = "line/TEXT/colon",
         .stage = 3,
         .clause = "seed 002, step 3: a message is passed on as it is, whatever words are in it",
         .sends = "send with colons, commas and verbs in the text",
         .legal = "FROM with the text as it was",
         .mistake = "the line is searched for a colon or a verb anywhere",
         .hint = "look at the first word alone to know what a line is",
         .server = colon},
        {.number = "5.3",
         .slug = "line/TEXT/utf-8",
         .level = Level::should,
         .stage = 3,
         .clause = "line README: texts are UTF-8",
         .sends = "send with letters beyond ASCII",
         .legal = "FROM with the same octets",
         .mistake = "encode(\"ascii\") raises an exception, or makes question marks",
         .hint = "use UTF-8 in both directions, or do not decode at all",
         .server = utf8},
        {.number = "5.4",
         .slug = "line/TEXT/not-utf-8",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: octets that are not UTF-8 are read as ISO 8859-1",
         .sends = "send with caf\\xe9",
         .legal = "FROM with the same word in UTF-8; both clients stay",
         .mistake = "decode() raises an exception, and the client or the whole server is gone",
         .hint = "catch the error of decode(), and decode as latin-1 then",
         .server = not_utf8},
        {.number = "5.5",
         .slug = "line/TEXT/escape",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: each control character but TAB becomes one blank",
         .sends = "send with ESC and BEL in the text",
         .legal = "FROM with blanks for them",
         .mistake = "one client can clear another's screen",
         .hint = "replace what is below 0x20 (but TAB), and 0x7f, by blanks before you pass a text on",
         .server = escape},
        {.number = "5.6",
         .slug = "line/TEXT/nul",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: a NUL is a control character like others, and becomes a blank",
         .sends = "send with a NUL in the text",
         .legal = "FROM with all of the text, and a blank for the NUL",
         .mistake = "strlen() and printf(\"%s\") end at the NUL",
         .hint = "carry the length of a text with it",
         .server = nul},
        {.number = "5.7",
         .slug = "line/TEXT/empty",
         .level = Level::should,
         .stage = 3,
         .clause = "line README: an empty text is refused",
         .sends = "send bob without a text, and with one blank behind the name",
         .legal = "ERR send usage, twice; nothing for bob",
         .mistake = "the missing part raises an exception, or an empty message is sent",
         .hint = "check how many parts the line has before you use them",
         .server = empty},
        {.number = "5.8",
         .slug = "line/TEXT/forged-line",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: no client's words ever stand first in a line",
         .sends = "send with FROM and a name behind characters that some programs take for the end of a line",
         .legal = "one line for each send, and it begins with FROM and the real speaker",
         .mistake = "splitlines() ends lines at VT, FF and others as well, which lets one client speak as another",
         .hint = "end lines at \\n alone, and replace control characters in texts",
         .server = forged},
    };
}

} // namespace chat::check::line
