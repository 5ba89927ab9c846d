// The client's FRAME and LEN: lines in any pieces, short and long.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/line/cases.hpp"
#include "apps/chatcheck/cases/line/talk_client.hpp"

namespace chat::check::line {
namespace {

void byte_by_byte(ClientScene& scene) {
    Link& client = let_in(scene);
    client.send_in_pieces("FROM Bob every octet alone\n");
    scene.expect_shown("every octet alone");
}

void login_in_pieces(ClientScene& scene) {
    Link& client = scene.meet();
    expect_command(client, "login " + scene.name());
    client.send_in_pieces("USERS * Bob\nOK login " + scene.name() + '\n', 3);
    expect_passed_on(scene, client, "send Bob hi");
    client.send_in_pieces("OK send\n", 2);
    expect_seen(scene, client, "it works");
}

void coalesced(ClientScene& scene) {
    Link& client = let_in(scene);
    client.send("FROM Bob the first\nFROM Bob the second\nLOGIN Zoe\nFROM Bob the third\n");
    for (const char* text : {"the first", "the second", "Zoe", "the third"}) scene.expect_shown(text);
}

void with_the_login(ClientScene& scene) {
    Link& client = scene.meet();
    expect_command(client, "login " + scene.name());
    client.send("USERS * Bob\nOK login " + scene.name() + "\nFROM Bob welcome here\nFROM Bob how");
    scene.expect_shown("welcome here");
    client.send(" are you\n");
    scene.expect_shown("how are you");
}

void cut_character(ClientScene& scene) {
    Link& client = let_in(scene);
    client.send("FROM Bob gr\xc3");
    client.hears(scene.pace().quiet());
    client.send("\xbc\xc3\x9f dich\n");
    scene.expect_shown("gr\xc3\xbc\xc3\x9f dich");
}

void cr_lf(ClientScene& scene) {
    Link& client = scene.meet();
    expect_command(client, "login " + scene.name());
    client.send("OK login " + scene.name() + "\r\n");
    expect_passed_on(scene, client, "send Bob hi");
}

void long_line(ClientScene& scene) {
    Link& client = let_in(scene);
    std::string text;
    while (text.size() < 1000) text += std::to_string(text.size()) + '.';
    expect_seen(scene, client, text);
    while (text.size() < 4000) text += std::to_string(text.size()) + '.';
    expect_seen(scene, client, text);
}

void long_command(ClientScene& scene) {
    Link& client = let_in(scene);
    std::string text;
    while (text.size() < 1000) text += std::to_string(text.size()) + '.';
    expect_passed_on(scene, client, "send Bob " + text);
}

} // namespace

Cases client_frame_cases() {
    return {
        {.number = "22.1",
         .slug = "line/CLIENT-FRAME/byte-by-byte",
         .stage = 2,
         .clause = "seed 002, step 6: the client needs to buffer its input as well",
         .sends = "FROM and a text, each octet in a segment of its own",
         .legal = "the text is shown in one piece",
         .mistake = "each recv() is shown as a line of its own",
         .hint = "collect what recv() returns, and show it when the \\n has come",
         .client = byte_by_byte},
        {.number = "22.2",
         .slug = "line/CLIENT-FRAME/login-in-pieces",
         .stage = 3,
         .clause = "seed 002, step 6: the client needs to buffer its input; the answer to a login may come in pieces",
         .sends = "USERS and OK login, three octets at a time",
         .legal = "the client is logged in: what is typed is sent",
         .mistake = "the first recv() is compared with the whole answer",
         .hint = "read whole lines, and look at those",
         .client = login_in_pieces},
        {.number = "22.3",
         .slug = "line/CLIENT-FRAME/coalesced",
         .stage = 2,
         .clause = "seed 002, step 6: one read may bring several messages",
         .sends = "four lines in one segment",
         .legal = "all are shown",
         .mistake = "what stands behind the first \\n is thrown away",
         .hint = "loop over the lines of the buffer until it has no more \\n",
         .client = coalesced},
        {.number = "22.4",
         .slug = "line/CLIENT-FRAME/with-the-login",
         .stage = 3,
         .clause = "seed 002, step 6: one read may bring several messages, and the beginning of one",
         .sends = "the answer to the login, a message and half of another in one segment; then the rest",
         .legal = "both messages are shown whole",
         .mistake = "the buffer that was read for the login is thrown away after it",
         .hint = "use one buffer for the whole life of the connection",
         .client = with_the_login},
        {.number = "22.5",
         .slug = "line/CLIENT-FRAME/cut-character",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: texts are UTF-8; a segment may end inside a character",
         .sends = "FROM, cut between the two octets of a letter",
         .legal = "the text is shown as it was sent",
         .mistake = "each recv() is decoded by itself",
         .hint = "decode whole lines, not what one recv() returned",
         .client = cut_character},
        {.number = "23.1",
         .slug = "line/CLIENT-EOL/cr-lf",
         .level = Level::may,
         .stage = 5,
         .clause = "line README: lines of the server end in LF; servers made for telnet end them in CR LF",
         .sends = "OK login, ended by CR LF",
         .legal = "the client is logged in: what is typed is sent",
         .mistake = "the name in the answer is compared with its CR",
         .hint = "drop a \\r from the end of each line",
         .client = cr_lf},
        {.number = "24.1",
         .slug = "line/CLIENT-LEN/long-line",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: a text has up to 4096 octets",
         .sends = "FROM with 1000 and with 4000 octets",
         .legal = "both texts are shown whole",
         .mistake = "the buffer has 1024 octets",
         .hint = "let the buffer grow until the \\n has come",
         .client = long_line},
        {.number = "24.2",
         .slug = "line/CLIENT-LEN/long-command",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: a text has up to 4096 octets",
         .sends = "types send Bob and 1000 octets",
         .legal = "the line comes whole",
         .mistake = "fgets() with a buffer of 256 sends the rest as another command",
         .hint = "read lines of any length, with getline() or readline()",
         .client = long_command},
    };
}

} // namespace chat::check::line
