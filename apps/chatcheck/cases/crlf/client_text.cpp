// LEN, TEXT and ABUSE of a client: long lines, and whatever letters.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/crlf/cases.hpp"
#include "apps/chatcheck/cases/crlf/host.hpp"

namespace chat::check::crlf {
namespace {

void long_command(ClientScene& scene) {
    Link& link = introduced(scene);
    for (const std::size_t size : {255, 256, 257, 1000, 2000})
        serve(scene, link, "push: " + std::string(size, 'l') + '.', "OK");
}

void long_reply(ClientScene& scene) {
    Link& link = introduced(scene);
    serve(scene, link, "get", std::string(20'000, 'r') + " and this is its end");
    scene.expect_shown("and this is its end");
    expect_to_go_on(scene, link);
}

void blanks(ClientScene& scene) {
    Link& link = introduced(scene);
    serve(scene, link, "test:   a  b  ", "  a  b  ");
    serve(scene, link, " get", "Error: unrecognized command:  get");
}

void utf8(ClientScene& scene) {
    Link& link = introduced(scene);
    serve(scene, link, "test: gr\u00fc\u00dfe \u4f60\u597d", "gr\u00fc\u00dfe \u4f60\u597d");
    scene.expect_shown("gr\u00fc\u00dfe \u4f60\u597d");
}

void utf8_cut(ClientScene& scene) {
    Link& link = introduced(scene);
    take(scene, link, "test: x");
    link.send("a letter \xe4\xbd");
    link.expect_nothing();
    link.send("\xa0 in two pieces\r\n");
    scene.expect_shown("a letter \u4f60 in two pieces");
    expect_to_go_on(scene, link);
}

void other_octets_typed(ClientScene& scene) {
    if (scene.at_terminal()) scene.skip("who types edits characters, not octets: try it without --pty");
    Link& link = introduced(scene);
    serve(scene, link, "test: caf\xe9 \xff", "x");
}

void other_octets_heard(ClientScene& scene) {
    Link& link = introduced(scene);
    serve(scene, link, "test: x", "octets \xff\xe9 of any kind");
    scene.expect_shown("of any kind");
    expect_to_go_on(scene, link);
}

void escapes(ClientScene& scene) {
    if (!scene.at_terminal()) scene.skip("only a terminal obeys escape sequences: try it with --pty");
    Link& link = introduced(scene);
    serve(scene, link, "get", "Eve: \x1b]0;owned\x07 and on");
    scene.expect_shown(" and on");
    scene.expect_not_shown("\x1b]0;owned");
}

void nul(ClientScene& scene) {
    Link& link = introduced(scene);
    serve(scene, link, "get", std::string_view("before\0behind it", 16));
    scene.expect_shown("behind it");
    expect_to_go_on(scene, link);
}

} // namespace

Cases len_client_cases() {
    return {
        {.number = "24.1",
         .slug = "crlf/CLIENT-LEN/long-command",
         .level = Level::should,
         .stage = 3,
         .clause = "the protocol has no limit at 255 octets; people paste long lines",
         .sends = "push: with 256 to 2001 octets is typed",
         .legal = "all of it, CR LF",
         .mistake = "char line[256]: the rest becomes a command of its own",
         .hint = "read lines of any length, with getline()",
         .client = long_command},
        {.number = "24.2",
         .slug = "crlf/CLIENT-LEN/long-reply",
         .stage = 4,
         .clause = "seed 000: all responses are written out; get shows the entire buffer, however long it is",
         .sends = "a reply of 20000 octets",
         .legal = "its end is shown, and the next command is sent",
         .mistake = "recv(4096) once: the rest is shown as the reply to the next command",
         .hint = "call recv() until the \\r\\n is there",
         .client = long_reply},
    };
}

Cases text_client_cases() {
    return {
        {.number = "25.1",
         .slug = "crlf/CLIENT-TEXT/blanks",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 000: no extra formatting: blanks that were typed are sent",
         .sends = "lines with blanks at both ends and within are typed",
         .legal = "the lines as they were typed",
         .mistake = "strip() on what was typed",
         .hint = "cut off the line end alone",
         .client = blanks},
        {.number = "25.2",
         .slug = "crlf/CLIENT-TEXT/utf8",
         .level = Level::should,
         .stage = 3,
         .clause = "what people write has letters beyond ASCII, and today they are UTF-8",
         .sends = "such letters are typed, and come back",
         .legal = "the same octets, both ways",
         .mistake = "encode(\"ascii\")",
         .hint = "encode and decode as UTF-8, or leave octets alone",
         .client = utf8},
        {.number = "25.3",
         .slug = "crlf/CLIENT-TEXT/utf8-cut",
         .level = Level::should,
         .stage = 4,
         .clause = "TCP is a stream: a segment may end within a letter",
         .sends = "a reply in two segments, the first of which ends within a letter",
         .legal = "the letter is shown",
         .mistake = "what one recv() returns is decoded by itself",
         .hint = "collect octets up to \\r\\n, then decode",
         .client = utf8_cut},
        {.number = "25.4",
         .slug = "crlf/CLIENT-TEXT/other-octets-typed",
         .level = Level::may,
         .stage = 6,
         .clause = "a file of commands may be in another encoding; the server may know it",
         .sends = "octets that are no UTF-8 are typed",
         .legal = "the same octets, CR LF",
         .mistake = "they are decoded, and come out as something else",
         .hint = "read and send octets",
         .client = other_octets_typed},
        {.number = "25.5",
         .slug = "crlf/CLIENT-TEXT/other-octets-heard",
         .level = Level::should,
         .stage = 5,
         .clause = "another client may have pushed anything: whoever gets it must not end by it",
         .sends = "a reply with octets that are no UTF-8",
         .legal = "the rest of it is shown, and the next command is sent",
         .mistake = "decode() throws, and the client ends",
         .hint = "decode(errors=\"replace\") what is shown",
         .client = other_octets_heard},
        {.number = "25.6",
         .slug = "crlf/CLIENT-TEXT/escapes",
         .level = Level::should,
         .stage = 6,
         .clause = "what others push must not steer one's terminal",
         .sends = "a reply with an escape sequence that gives the terminal another title",
         .legal = "the rest of it is shown, the escape sequence is not",
         .mistake = "replies are printed as they are",
         .hint = "show something else for control characters other than LF and TAB",
         .client = escapes},
    };
}

Cases abuse_client_cases() {
    return {
        {.number = "32.1",
         .slug = "crlf/CLIENT-ABUSE/nul",
         .level = Level::should,
         .stage = 6,
         .clause = "seed 000: all of a response is written out, also what stands behind a NUL",
         .sends = "a reply with a NUL in it",
         .legal = "what stands behind it is shown, and the next command is sent",
         .mistake = "printf(\"%s\") ends at the NUL",
         .hint = "write as many octets as came, with fwrite() or a string class",
         .client = nul},
    };
}

} // namespace chat::check::crlf
