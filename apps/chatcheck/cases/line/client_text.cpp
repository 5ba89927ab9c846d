// The client's TEXT: what is typed and shown.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/line/cases.hpp"
#include "apps/chatcheck/cases/line/talk_client.hpp"

namespace chat::check::line {
namespace {

void blanks(ClientScene& scene) {
    Link& client = let_in(scene);
    expect_passed_on(scene, client, "send Bob  two  blanks, and two behind  ");
}

void utf8_typed(ClientScene& scene) {
    Link& client = let_in(scene);
    expect_passed_on(scene, client, "send Bob gr\xc3\xbc\xc3\x9f dich \xe2\x82\xac");
}

void utf8_shown(ClientScene& scene) {
    Link& client = let_in(scene);
    expect_seen(scene, client, "gr\xc3\xbc\xc3\x9f dich \xe2\x82\xac");
}

void not_utf8(ClientScene& scene) {
    Link& client = let_in(scene);
    client.send("FROM Bob caf\xe9 \xff\xfe\n");
    expect_seen(scene, client, "still there?");
}

void escape(ClientScene& scene) {
    if (!scene.at_terminal()) scene.skip("only a terminal obeys escape sequences: try it with --pty");
    Link& client = let_in(scene);
    client.send("FROM Bob before\x1b[2J\x1b]0;pwned\x07 behind\n");
    scene.expect_shown("behind");
    scene.expect_not_shown("\x1b[2J");
}

} // namespace

Cases client_text_cases() {
    return {
        {.number = "25.1",
         .slug = "line/CLIENT-TEXT/blanks",
         .level = Level::should,
         .stage = 3,
         .clause = "line README: blanks in a text and around it are kept",
         .sends = "types a line with blanks in it and behind it",
         .legal = "the line comes as it was typed",
         .mistake = "strip() takes the blanks of the text with the \\n",
         .hint = "drop the line's end alone: rstrip(\"\\r\\n\")",
         .client = blanks},
        {.number = "25.2",
         .slug = "line/CLIENT-TEXT/utf-8-typed",
         .level = Level::should,
         .stage = 3,
         .clause = "line README: texts are UTF-8",
         .sends = "types letters beyond ASCII",
         .legal = "the same octets come",
         .mistake = "encode(\"ascii\") raises an exception",
         .hint = "encode what is typed as UTF-8",
         .client = utf8_typed},
        {.number = "25.3",
         .slug = "line/CLIENT-TEXT/utf-8-shown",
         .level = Level::should,
         .stage = 3,
         .clause = "line README: texts are UTF-8",
         .sends = "FROM with letters beyond ASCII",
         .legal = "they are shown",
         .mistake = "decode(\"ascii\") raises an exception or drops them",
         .hint = "decode what comes as UTF-8",
         .client = utf8_shown},
        {.number = "25.4",
         .slug = "line/CLIENT-TEXT/not-utf-8",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: texts are UTF-8; a server that is none of the best may pass on others",
         .sends = "FROM with octets that are no UTF-8; then another",
         .legal = "the second is shown",
         .mistake = "decode() raises an exception, and the client is gone",
         .hint = "decode with errors=\"replace\"",
         .client = not_utf8},
        {.number = "25.5",
         .slug = "line/CLIENT-TEXT/escape",
         .level = Level::should,
         .stage = 5,
         .clause =
             "line README: nobody sends an escape sequence to another's terminal; a client does not trust in that",
         .sends = "FROM with sequences that clear the screen and set the title",
         .legal = "the text is shown without ESC",
         .mistake = "what comes is printed as it is",
         .hint = "replace control characters before you print",
         .client = escape},
    };
}

} // namespace chat::check::line
