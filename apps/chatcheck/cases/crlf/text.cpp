// TEXT: words come back as they went, whatever they are.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/crlf/cases.hpp"
#include "apps/chatcheck/cases/crlf/talk.hpp"

namespace chat::check::crlf {
namespace {

void words_come_back(ServerScene& scene, std::initializer_list<std::string> texts) {
    Link& ann = greeted(scene, "ann");
    for (const std::string& text : texts) converse(ann, {{"test: " + text, text}});
    expect_to_go_on(ann);
}

void blanks_within(ServerScene& scene) { words_come_back(scene, {"a  b   c", "tab\there", "a \t b"}); }

void blanks_around(ServerScene& scene) { words_come_back(scene, {"  in front", "behind  ", " \t ", "\t"}); }

void colons(ServerScene& scene) {
    words_come_back(scene, {"a: b: c", ": :", "http://127.0.0.1:9020/"});
    Link& bob = named(scene, "bob");
    push(bob, "note: at 10:30");
    place_of(bob, get(bob), bob.name() + ": note: at 10:30");
}

void commands_as_words(ServerScene& scene) {
    words_come_back(scene, {"adios", "test: test: x", "get"});
    Link& bob = named(scene, "bob");
    push(bob, "adios");
    place_of(bob, get(bob), bob.name() + ": adios");
}

void formats(ServerScene& scene) { words_come_back(scene, {"100%s %d %n", "{0} {} {x}", "\\n \\0 $HOME `ls` ' \""}); }

void capitals(ServerScene& scene) {
    words_come_back(scene, {"MiXeD"});
    Link& bob = named(scene, "bob");
    push(bob, "LOUD and quiet");
    place_of(bob, get(bob), bob.name() + ": LOUD and quiet");
}

void utf8(ServerScene& scene) {
    words_come_back(scene, {"gr\u00fc\u00dfe", "\u4f60\u597d", "\U0001f600"});
    Link& bob = named(scene, "bob");
    push(bob, "caf\u00e9");
    place_of(bob, get(bob), bob.name() + ": caf\u00e9");
}

void utf8_cut(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    const std::string words = "\u4f60\U0001f600\u00e9\r\n";
    for (std::size_t cut = 1; cut < words.size(); ++cut) {
        ann.send("test: x\r\ntest: " + words.substr(0, cut));
        ann.expect("x\r\n");
        ann.send(words.substr(cut));
        ann.expect(words);
    }
    expect_to_go_on(ann);
}

void other_octets(ServerScene& scene) { words_come_back(scene, {"caf\xe9", "\xff\xfe", "\x80", "half \xe4\xbd"}); }

void nul(ServerScene& scene) { words_come_back(scene, {std::string("a\0b", 3), std::string("\0", 1)}); }

} // namespace

Cases text_cases() {
    return {
        {.number = "5.1",
         .slug = "crlf/TEXT/blanks-within",
         .stage = 2,
         .clause = "seed 000: test is answered by the words, without extra tabbing or formatting",
         .sends = "test: with several blanks and tabs between the words",
         .legal = "the same octets, CR LF",
         .mistake = "split() and join(\" \"), which makes one blank of several",
         .hint = "cut the verb off the line, and leave the rest alone",
         .server = blanks_within},
        {.number = "5.2",
         .slug = "crlf/TEXT/blanks-around",
         .level = Level::should,
         .stage = 2,
         .clause = "one blank behind the colon belongs to the command; all others are the client's words",
         .sends = "test: with blanks and tabs before and behind the words, and nothing else",
         .legal = "the same octets, CR LF",
         .mistake = "strip() on the line or the words",
         .hint = "cut off \"test: \" and \\r\\n, and nothing more",
         .server = blanks_around},
        {.number = "5.3",
         .slug = "crlf/TEXT/colons",
         .stage = 2,
         .clause = "seed 000: the words, or the stuff, are all that stands behind the verb's colon and blank",
         .sends = "test: and push: with more colons in their text",
         .legal = "the text whole",
         .mistake = "split(\":\")[1], which ends at the next colon",
         .hint = "split once: split(\": \", 1), or cut by the verb's length",
         .server = colons},
        {.number = "5.4",
         .slug = "crlf/TEXT/commands-as-words",
         .stage = 2,
         .clause = "seed 000: the words of a test, and the stuff of a push, are text, also where they look like a "
                   "command",
         .sends = "test: adios, test: test: test: x, test: get, push: adios",
         .legal = "the words; OK and the line",
         .mistake = "\"adios\" in line, where line == \"adios\" was meant",
         .hint = "compare the beginning of the line, or all of it; never look for a command in it",
         .server = commands_as_words},
        {.number = "5.5",
         .slug = "crlf/TEXT/formats",
         .stage = 2,
         .clause = "seed 000: test is answered by the words, not by what printf() or a shell would make of them",
         .sends = "test: with %s, {0}, backslashes and quotes",
         .legal = "the same octets, CR LF",
         .mistake = "the words are used as the format of printf() or %, or cleaned of what looks dangerous",
         .hint = "never use a client's text as a format: printf(\"%s\", text)",
         .server = formats},
        {.number = "5.6",
         .slug = "crlf/TEXT/capitals",
         .stage = 2,
         .clause = "seed 000: commands are case sensitive, and words come back as they are",
         .sends = "test: MiXeD; push: LOUD and quiet",
         .legal = "the same letters",
         .mistake = "the whole line is made small before it is looked at",
         .hint = "compare the line as it is: commands are case sensitive anyway",
         .server = capitals},
        {.number = "5.7",
         .slug = "crlf/TEXT/utf8",
         .level = Level::should,
         .stage = 3,
         .clause = "what people write has letters beyond ASCII, and today they are UTF-8",
         .sends = "test: and push: with letters of two, three and four octets",
         .legal = "the same octets, CR LF",
         .mistake = "decode(\"ascii\"), which fails at the first such letter",
         .hint = "keep octets as octets, or decode and encode as UTF-8",
         .server = utf8},
        {.number = "5.8",
         .slug = "crlf/TEXT/utf8-cut",
         .level = Level::should,
         .stage = 3,
         .clause = "TCP is a stream: a segment may end within a letter",
         .sends = "test: with such letters in two segments, cut behind each octet in turn",
         .legal = "the same octets, CR LF",
         .mistake = "what one recv() returns is decoded by itself, and half a letter is no UTF-8",
         .hint = "collect octets up to \\r\\n first, then decode",
         .server = utf8_cut},
        {.number = "5.9",
         .slug = "crlf/TEXT/other-octets",
         .level = Level::should,
         .stage = 6,
         .clause = "test is answered by the words, octet by octet: the seed names no encoding",
         .sends = "test: with octets that are no UTF-8",
         .legal = "the same octets, CR LF",
         .mistake = "decode() throws, and the thread or the server ends; or octets come back as question marks",
         .hint = "work on octets; decode only what you show, with errors=\"replace\"",
         .server = other_octets},
        {.number = "5.10",
         .slug = "crlf/TEXT/nul",
         .level = Level::should,
         .stage = 6,
         .clause = "test is answered by the words, octet by octet: NUL is one",
         .sends = "test: with NUL in its words",
         .legal = "the same octets, CR LF",
         .mistake = "strlen() and printf() end at the NUL",
         .hint = "keep the length that recv() returned beside the octets, or use a string class",
         .server = nul},
    };
}

} // namespace chat::check::crlf
