// TEXT: the last parameter, and what may stand in it.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/irc/cases.hpp"
#include "apps/chatcheck/cases/irc/talk.hpp"

namespace chat::check::irc {
namespace {

void arrives(ServerScene& scene, const std::string& sent, const std::string& shown) {
    Member ann(scene, "ann"), bob(scene, "bob");
    ann.says("PRIVMSG " + bob.nick + ' ' + sent);
    bob.expect_of(ann.nick, "PRIVMSG", {bob.nick, shown});
}

void blanks(ServerScene& scene) { arrives(scene, ": two  between, and one before", " two  between, and one before"); }
void one_word(ServerScene& scene) { arrives(scene, "hi", "hi"); }
void colons(ServerScene& scene) { arrives(scene, "::-) he said :yes and : no", ":-) he said :yes and : no"); }
void utf8(ServerScene& scene) { arrives(scene, ":gr\xc3\xbc\xc3\x9f \xe2\x82\xac", "gr\xc3\xbc\xc3\x9f \xe2\x82\xac"); }

void more_blanks(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    ann.says("PRIVMSG   " + bob.nick + "   :hi");
    bob.expect_of(ann.nick, "PRIVMSG", {bob.nick, "hi"});
}

void action(ServerScene& scene) {
    arrives(scene,
            ":\x01"
            "ACTION waves\x01",
            "\x01"
            "ACTION waves\x01");
}

void not_utf8(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    ann.says("PRIVMSG " + bob.nick + " :caf\xe9 \xff");
    ann.until_pong();
    ann.says("PRIVMSG " + bob.nick + " :and now");
    for (;;) {
        const Message message = bob.expect_of(ann.nick, "PRIVMSG", {bob.nick});
        if (message.last() == "and now") return;
    }
}

void cut_character(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    std::string text;
    while (text.size() < 440) text += "\xe2\x82\xac";
    for (int shift = 0; shift < 3; ++shift) {
        const std::string head = "PRIVMSG " + bob.nick + " :" + std::string(static_cast<std::size_t>(shift), 'x');
        ann.says(head + text + text.substr(0, (510 - head.size() - text.size()) / 3 * 3));
        std::string whole = bob.expect_of(ann.nick, "PRIVMSG", {bob.nick}).last();
        std::erase(whole, 'x');
        if (whole.size() % 3 != 0) scene.fail("a text that is too long for a line is cut inside a character");
    }
}

} // namespace

Cases text_cases() {
    return {
        {.number = "5.1",
         .slug = "irc/TEXT/blanks",
         .stage = 3,
         .clause = "RFC 2812 2.3.1: the parameter behind a colon runs to the end of the line, blanks included",
         .sends = "PRIVMSG with blanks before and in the text",
         .legal = "the text as it was",
         .mistake = "split() makes one blank of two, or only the first word arrives",
         .hint = "cut the line at the first \" :\", split what stands before it, and leave what stands behind as it is",
         .server = blanks},
        {.number = "5.2",
         .slug = "irc/TEXT/one-word",
         .stage = 3,
         .clause = "RFC 2812 2.3.1: the colon before the last parameter is needed only where it has blanks",
         .sends = "PRIVMSG with one word and no colon",
         .legal = "the word",
         .mistake = "a text is known by its colon alone",
         .hint = "take the last parameter, with a colon or without",
         .server = one_word},
        {.number = "5.3",
         .slug = "irc/TEXT/colons",
         .stage = 3,
         .clause = "RFC 2812 2.3.1: behind the first colon others are text",
         .sends = "PRIVMSG with a text that begins with a colon and has more of them",
         .legal = "the text as it was",
         .mistake = "split(\":\") cuts the text",
         .hint = "look for the first \" :\" alone",
         .server = colons},
        {.number = "5.4",
         .slug = "irc/TEXT/more-blanks",
         .level = Level::should,
         .stage = 5,
         .clause = "modern.ircdocs.horse: parameters have one or more blanks between them",
         .sends = "PRIVMSG, three blanks, the nick, three blanks, and the text",
         .legal = "the text",
         .mistake = "split(\" \") makes empty parameters of two blanks",
         .hint = "skip all blanks before a parameter",
         .server = more_blanks},
        {.number = "5.5",
         .slug = "irc/TEXT/utf-8",
         .level = Level::should,
         .stage = 3,
         .clause = "modern.ircdocs.horse: texts are octets, and UTF-8 today",
         .sends = "PRIVMSG with letters beyond ASCII",
         .legal = "the same octets",
         .mistake = "encode(\"ascii\") raises an exception, or makes question marks",
         .hint = "do not decode, or decode as UTF-8",
         .server = utf8},
        {.number = "5.6",
         .slug = "irc/TEXT/not-utf-8",
         .level = Level::should,
         .stage = 5,
         .clause = "modern.ircdocs.horse: clients send octets that are no UTF-8; a server must not end of it",
         .sends = "PRIVMSG with caf\\xe9, then another",
         .legal = "the other arrives; the first may, or may be refused",
         .mistake = "decode() raises an exception, and the client or the server is gone",
         .hint = "decode with errors=\"surrogateescape\", or not at all",
         .server = not_utf8},
        {.number = "5.7",
         .slug = "irc/TEXT/action",
         .level = Level::should,
         .stage = 4,
         .clause = "modern.ircdocs.horse, CTCP: a text between two 0x01 is passed on as it is: /me",
         .sends = "PRIVMSG with \\x01ACTION waves\\x01",
         .legal = "the same octets",
         .mistake = "control characters are taken away",
         .hint = "pass on all octets but CR, LF and NUL",
         .server = action},
        {.number = "5.8",
         .slug = "irc/TEXT/cut-character",
         .level = Level::may,
         .stage = 5,
         .clause = "modern.ircdocs.horse: a text that is cut should not be cut inside a character",
         .sends = "PRIVMSG of 512 octets, of characters of three octets",
         .legal = "whole characters",
         .mistake = "the last character is cut, and shown as a question mark",
         .hint = "step back from the cut while the next octet is 10xxxxxx",
         .server = cut_character},
    };
}

} // namespace chat::check::irc
