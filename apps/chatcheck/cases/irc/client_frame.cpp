// The client's FRAME, EOL, LEN and TEXT: messages in any pieces, and what stands in them.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/irc/cases.hpp"
#include "apps/chatcheck/cases/irc/talk_client.hpp"

namespace chat::check::irc {
namespace {

void byte_by_byte(ClientScene& scene) {
    Guest host(scene);
    host.link.send_in_pieces("PING onebyone\r\n:Bob!b@h PRIVMSG " + host.nick + " :every octet alone\r\n");
    host.expect("PONG", {"onebyone"});
    scene.expect_shown("every octet alone");
}

void coalesced(ClientScene& scene) {
    Guest host(scene);
    const std::string told = ":Bob!b@h PRIVMSG " + host.nick + " :the ";
    host.link.send(told + "first\r\nPING one\r\n" + told + "second\r\nPING two\r\n" + told + "th");
    host.expect("PONG", {"one"});
    host.expect("PONG", {"two"});
    host.link.send("ird\r\n");
    for (const char* text : {"the first", "the second", "the third"}) scene.expect_shown(text);
}

void lf_alone(ClientScene& scene) {
    Guest host(scene);
    host.link.send("PING one\n");
    host.expect("PONG", {"one"});
}

void utf8(ClientScene& scene) {
    Guest host(scene);
    host.expect_seen("gr\xc3\xbc\xc3\x9f dich \xe2\x82\xac");
    host.brings_into("#class");
    host.expect_said("#class", "gr\xc3\xbc\xc3\x9f dich \xe2\x82\xac");
}

void not_utf8(ClientScene& scene) {
    Guest host(scene);
    host.sends(":Bob!b@h PRIVMSG " + host.nick + " :caf\xe9 \xff");
    host.expect_seen("still there?");
}

void blanks(ClientScene& scene) {
    Guest host(scene);
    host.brings_into("#class");
    host.expect_said("#class", "two  blanks : and a colon");
}

void escape(ClientScene& scene) {
    if (!scene.at_terminal()) scene.skip("only a terminal obeys escape sequences: try it with --pty");
    Guest host(scene);
    host.sends(":Bob!b@h PRIVMSG " + host.nick + " :before\x1b[2J\x1b]0;pwned\x07 behind");
    scene.expect_shown("behind");
    scene.expect_not_shown("\x1b[2J");
}

void long_text(ClientScene& scene) {
    Guest host(scene);
    host.brings_into("#class");
    scene.type(std::string(600, 'x'));
    const std::string line = host.link.read_to("\n", "PRIVMSG");
    if (line.size() + 1 > 512)
        host.link.fail("a line of " + std::to_string(line.size() + 1) + " octets came", "512", 1);
    host.sends("PING behind");
    host.expect("PONG", {"behind"});
}

void cut_character(ClientScene& scene) {
    Guest host(scene);
    host.brings_into("#class");
    std::string text;
    while (text.size() < 600) text += "\xe2\x82\xac";
    for (const char* shift : {"x", "xx", "xxx"}) {
        scene.type(shift + text);
        std::string said = host.expect("PRIVMSG", {"#class"}).last();
        std::erase(said, 'x');
        if (said.size() % 3 != 0) scene.fail("a text that is too long for a line is cut inside a character");
        host.link.read_until_quiet();
    }
}

void long_line(ClientScene& scene) {
    Guest host(scene);
    std::string text;
    while (text.size() < 400) text += std::to_string(text.size()) + '.';
    host.expect_seen(text);
}

} // namespace

Cases client_frame_cases() {
    return {
        {.number = "22.1",
         .slug = "irc/CLIENT-FRAME/byte-by-byte",
         .stage = 2,
         .clause = "seed 002, step 6: the client needs to buffer its input as well",
         .sends = "PING and PRIVMSG, each octet in a segment of its own",
         .legal = "PONG; the text is shown in one piece",
         .mistake = "each recv() is taken for a message",
         .hint = "collect what recv() returns, and act when the \\n has come",
         .client = byte_by_byte},
        {.number = "22.2",
         .slug = "irc/CLIENT-FRAME/coalesced",
         .stage = 2,
         .clause = "seed 002, step 6: one read may bring several messages, and the beginning of one",
         .sends = "two PINGs and two texts in one segment, and half of a third text; then its rest",
         .legal = "two PONGs; three texts are shown",
         .mistake = "a PING behind another message is not seen, and the client is hung up one day",
         .hint = "loop over the lines of the buffer until it has no more \\n",
         .client = coalesced},
        {.number = "23.1",
         .slug = "irc/CLIENT-EOL/lf-alone",
         .level = Level::may,
         .stage = 5,
         .clause = "modern.ircdocs.horse: there are servers that end lines in LF alone",
         .sends = "PING, ended by LF",
         .legal = "PONG",
         .mistake = "split(\"\\r\\n\") waits for a CR that never comes",
         .hint = "split at \\n, and drop a \\r before it",
         .client = lf_alone},
        {.number = "24.1",
         .slug = "irc/CLIENT-LEN/600",
         .level = Level::should,
         .stage = 5,
         .clause = "RFC 2812 2.3: a message has up to 512 octets, CR LF included",
         .sends = "types a text of 600 octets",
         .legal = "a line of 512 octets at most; more lines may follow",
         .mistake = "a line of 616 octets, whose end the server drops or takes for a command",
         .hint = "cut a text so that each line has 512 octets at most",
         .client = long_text},
        {.number = "24.2",
         .slug = "irc/CLIENT-LEN/400",
         .level = Level::should,
         .stage = 5,
         .clause = "RFC 2812 2.3: a message has up to 512 octets",
         .sends = "a text of 400 octets",
         .legal = "the whole text is shown",
         .mistake = "the buffer has 256 octets",
         .hint = "let the buffer grow until the \\n has come",
         .client = long_line},
        {.number = "24.3",
         .slug = "irc/CLIENT-LEN/cut-character",
         .level = Level::may,
         .stage = 5,
         .clause = "modern.ircdocs.horse: a text that is cut should not be cut inside a character",
         .sends = "types texts of 600 octets, of characters of three octets",
         .legal = "whole characters",
         .mistake = "the last character is cut, and others see a question mark",
         .hint = "step back from the cut while the next octet is 10xxxxxx",
         .client = cut_character},
        {.number = "25.1",
         .slug = "irc/CLIENT-TEXT/utf-8",
         .level = Level::should,
         .stage = 3,
         .clause = "modern.ircdocs.horse: texts are UTF-8 today",
         .sends = "a text with letters beyond ASCII; types one",
         .legal = "it is shown; the same octets come",
         .mistake = "ascii codecs raise an exception",
         .hint = "encode and decode as UTF-8",
         .client = utf8},
        {.number = "25.2",
         .slug = "irc/CLIENT-TEXT/not-utf-8",
         .level = Level::should,
         .stage = 5,
         .clause = "modern.ircdocs.horse: not all that comes is UTF-8",
         .sends = "a text with octets that are no UTF-8; then another",
         .legal = "the second is shown",
         .mistake = "decode() raises an exception, and the client is gone",
         .hint = "decode with errors=\"replace\"",
         .client = not_utf8},
        {.number = "25.3",
         .slug = "irc/CLIENT-TEXT/blanks",
         .level = Level::should,
         .stage = 3,
         .clause = "RFC 2812 2.3.1: behind the colon the text is as it was typed",
         .sends = "types a text with two blanks and a colon",
         .legal = "the same text",
         .mistake = "\" \".join(line.split()) makes one blank of two",
         .hint = "send what was typed, without its line end",
         .client = blanks},
        {.number = "25.4",
         .slug = "irc/CLIENT-TEXT/escape",
         .level = Level::should,
         .stage = 5,
         .clause = "IRC passes on control characters; a client must not let others write on its terminal",
         .sends = "a text with sequences that clear the screen and set the title",
         .legal = "the text is shown without ESC",
         .mistake = "what comes is printed as it is",
         .hint = "replace control characters before you print",
         .client = escape},
    };
}

} // namespace chat::check::irc
