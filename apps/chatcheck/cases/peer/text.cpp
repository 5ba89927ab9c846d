// TEXT: whatever octets a text has, they are its own.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/text.hpp"
#include "apps/chatcheck/cases/peer/bytes.hpp"
#include "apps/chatcheck/cases/peer/caller.hpp"
#include "apps/chatcheck/cases/peer/cases.hpp"

#include <algorithm>
#include <string>

namespace chat::check::peer {
namespace {

void utf_8(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.exchange("Gr\xc3\xbc\xc3\x9f Gott, \xe4\xbd\xa0\xe5\xa5\xbd \xf0\x9f\x98\x80");
    caller.exchange("plain again");
}

// 901 octets: wherever a reply is cut, it is rarely between two of these characters.
void cut_at_a_character(ServerScene& scene, Framing dialect) {
    std::string text = "a";
    for (int i = 0; i < 300; ++i) text += "\xe2\x82\xac"; // euro
    for (const std::string& shifted : {text, "b" + text, "bc" + text}) {
        Caller caller(scene, dialect);
        caller.say(shifted);
        caller.let_answer();
        const std::string reply = caller.hear();
        if (!text::is_utf8(reply))
            caller.link().fail("the reply ends inside a character", "an end between two characters", reply.size());
    }
}

// A latin-1 client: the words may be changed on the way, the turn may not be lost.
void other_charset(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.exchange("hello");
    caller.say("Gr\xfc\xdf Gott \xff\xfe");
    caller.let_answer();
    caller.hear();
    if (!scene.habits().is("partner", "pair")) caller.exchange("hello again");
}

void controls(ServerScene& scene, Framing dialect) {
    const std::string text = "a\tb\x01"
                             "c\x1b[1md\x7f"
                             "e";
    std::string blanked = text;
    std::ranges::replace_if(
        blanked, [](char c) { return (c >= 0 && c < ' ' && c != '\t') || c == '\x7f'; }, ' ');
    Caller caller(scene, dialect);
    caller.say(text);
    caller.expect_one_of({text, blanked});
}

void quit_inside(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.say("I never \\quit, nor /quite");
    caller.expect_one_of({"I never \\quit, nor /quite", "I never \\ quit, nor /quite"});
    caller.exchange("quit");
    caller.exchange("still here");
}

void percent(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.exchange("100% of %s %n %d $HOME `id` {0}");
}

void blanks(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.exchange("far   apart,  and  so on");
    caller.exchange("shifted  right");
    caller.exchange("and two at the end  ");
}

void arrows(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.exchange("look: Bob> is here, 5>3");
    caller.exchange("a -> b");
    if (row_of(dialect).carries_handle()) caller.exchange("Bob> said so");
}

void numbers(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    for (const char* text : {"12 monkeys", "2024", "0", "5xx is an error"}) caller.exchange(text);
}

} // namespace

Cases text_cases() {
    return {
        {.number = "5.1",
         .slug = "peer/TEXT/utf-8",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 001: host B's message is what its user typed, in whatever language",
         .sends = "a text with umlauts, Chinese and an emoji",
         .legal = "the same octets back",
         .mistake = "the length counts characters where it has to count octets, or decode('ascii') fails",
         .hint = "encode first, then take len() of the bytes",
         .server = in_each<utf_8>},
        {.number = "5.2",
         .slug = "peer/TEXT/cut-at-a-character",
         .level = Level::should,
         .stage = 4,
         .clause = "a reply that is cut, so that a client can read it at once, is still text",
         .sends = "300 euro signs of three octets, in three positions",
         .legal = "all of it, or a beginning that ends between two characters",
         .mistake = "the reply is cut at a number of octets, and its end is half a character",
         .hint = "cut at a place where the next octet is not 10xxxxxx in binary",
         .server = in_each<cut_at_a_character>},
        {.number = "5.3",
         .slug = "peer/TEXT/other-charset",
         .level = Level::should,
         .stage = 4,
         .clause = "octets that are no UTF-8 come from older clients; they cost nobody the conversation",
         .sends = "a text in ISO 8859-1, then another one",
         .legal = "a reply to each, the first with whatever became of its octets",
         .mistake = "decode() throws, and the server or the conversation ends",
         .hint = "use decode(errors='replace'), or leave the bytes as they are",
         .server = in_each<other_charset>},
        {.number = "5.4",
         .slug = "peer/TEXT/controls",
         .level = Level::should,
         .stage = 4,
         .clause = "a control character in a text ends neither the text nor the conversation",
         .sends = "a text with TAB, octet 1, an escape sequence and DEL",
         .legal = "the same octets back, or blanks in place of the controls",
         .mistake = "the text is cut at the first octet that cannot be printed",
         .hint = "let only what ends a text in your dialect end it",
         .server = in_each<controls>},
        {.number = "5.5",
         .slug = "peer/TEXT/quit-inside",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 001: \\quit is a command, /q of seed 004 a message: the whole of it",
         .sends = "\\quit and /q inside longer texts, and the word quit alone",
         .legal = "replies; \\quit may come back as \\ quit",
         .mistake = "strstr(text, \"quit\") ends the conversation",
         .hint = "compare the whole text with the command, without handle and line end",
         .server = in_each<quit_inside>},
        {.number = "5.6",
         .slug = "peer/TEXT/percent",
         .level = Level::should,
         .stage = 3,
         .clause = "a text is no format: what stands in it is shown and sent as it is",
         .sends = "a text with %s, %n and other things that programs expand",
         .legal = "the same octets back",
         .mistake = "printf(text) or sprintf(reply, text)",
         .hint = "write printf(\"%s\", text), never printf(text)",
         .server = in_each<percent>},
        {.number = "5.7",
         .slug = "peer/TEXT/blanks",
         .level = Level::should,
         .stage = 3,
         .clause = "blanks between words are part of the text",
         .sends = "texts with several blanks in a row",
         .legal = "the same octets back",
         .mistake = "split() and join() make one blank of several, or cin >> word takes the first word",
         .hint = "take the text as one piece: getline() in C++, no split() in Python",
         .server = in_each<blanks>},
        {.number = "5.8",
         .slug = "peer/TEXT/arrows",
         .level = Level::should,
         .stage = 3,
         .clause = "only the client's own handle, at the front, is no part of the text",
         .sends = "texts with > in them",
         .legal = "the same octets back",
         .mistake = "the text is split at the last >, or at each",
         .hint = "take off \"Ann> \" only at the front, and only once",
         .server = in_each<arrows>},
        {.number = "5.9",
         .slug = "peer/TEXT/numbers",
         .level = Level::should,
         .stage = 3,
         .clause = "digits are text like any other",
         .sends = "texts that begin with digits, and some that are nothing else",
         .legal = "the same octets back",
         .mistake = "a number at the front is taken for a length, or for a move",
         .hint = "parse a number only where your dialect has one",
         .server = in_each<numbers>},
    };
}

} // namespace chat::check::peer
