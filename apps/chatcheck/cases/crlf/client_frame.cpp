// FRAME and EOL of a client: where a reply ends, and a request.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/crlf/cases.hpp"
#include "apps/chatcheck/cases/crlf/host.hpp"

#include <fmt/format.h>

namespace chat::check::crlf {
namespace {

void reply_byte_by_byte(ClientScene& scene) {
    Link& link = introduced(scene);
    take(scene, link, "help");
    link.send_in_pieces("all of one reply\r\n");
    scene.expect_shown("all of one reply");
    expect_to_go_on(scene, link);
}

void end_cut_apart(ClientScene& scene) {
    Link& link = introduced(scene);
    take(scene, link, "help");
    link.send("the end is near\r");
    link.expect_nothing();
    link.send("\n");
    scene.expect_shown("the end is near");
    serve(scene, link, "test: x", "and here is more");
    scene.expect_shown("and here is more");
}

void command_in_one_write(ClientScene& scene) {
    Link& link = introduced(scene);
    for (const char* command : {"test: one write", "get"}) {
        scene.type(command);
        if (!link.hears(scene.pace().patience())) link.fail("nothing came where a request was to come", command);
        if (!link.unread().ends_with("\r\n")) {
            const std::size_t came = link.unread().size();
            link.read(came, "the first piece of the request");
            link.fail(fmt::format("the first {} octets of the request came by themselves", came),
                      "the rest, to its CR LF");
        }
        link.read_to("\r\n", "the request, to its CR LF");
        link.send("done\r\n");
    }
}

void nothing_but_the_line(ClientScene& scene) {
    Link& link = introduced(scene);
    serve(scene, link, "test: x", "x");
    serve(scene, link, "push: x", "OK");
    link.expect_nothing();
}

void waits_for_the_reply(ClientScene& scene) {
    Link& link = introduced(scene);
    take(scene, link, "test: one");
    scene.type("test: two");
    link.expect_nothing();
    link.send("one\r\n");
    link.expect("test: two\r\n");
}

void two_lines_at_once(ClientScene& scene) {
    Link& link = introduced(scene);
    scene.type("test: one\ntest: two");
    link.expect("test: one\r\n");
    link.send("one\r\n");
    link.expect("test: two\r\n");
}

void lines_of_a_reply(ClientScene& scene) {
    Link& link = introduced(scene);
    serve(scene, link, "get", "Ann: one\nBob: two\nEve: three");
    for (const char* line : {"Ann: one", "Bob: two", "Eve: three"}) scene.expect_shown(line);
    expect_to_go_on(scene, link);
}

void lf_is_no_end(ClientScene& scene) {
    Link& link = introduced(scene);
    take(scene, link, "get");
    link.send("Ann: one\n");
    scene.type("test: next");
    link.expect_nothing();
    link.send("Bob: two\r\n");
    link.expect("test: next\r\n");
}

void empty_reply(ClientScene& scene) {
    Link& link = introduced(scene);
    serve(scene, link, "get", "");
    expect_to_go_on(scene, link);
    serve(scene, link, "getrange 0 1", "");
    expect_to_go_on(scene, link);
}

void crlf_within(ClientScene& scene) {
    Link& link = introduced(scene);
    serve(scene, link, "help", "help: this list\r\nget: the buffer");
    scene.expect_shown("help: this list");
    scene.expect_shown("get: the buffer");
}

void crlf_typed(ClientScene& scene) {
    Link& link = introduced(scene);
    scene.type("test: x\r");
    link.expect("test: x\r\n");
}

void no_end(ClientScene& scene) {
    Link& link = introduced(scene);
    take(scene, link, "get");
    link.send("a reply without an end");
    scene.type("test: next");
    link.expect("test: next\r\n");
}

} // namespace

Cases frame_client_cases() {
    return {
        {.number = "22.1",
         .slug = "crlf/CLIENT-FRAME/reply-byte-by-byte",
         .stage = 3,
         .clause = "seed 000: CR LF ends a response, not the end of what one recv() happened to return",
         .sends = "a reply, each octet in a segment of its own",
         .legal = "the whole reply is shown, in one piece",
         .mistake = "what one recv() returns is taken for the reply",
         .hint = "collect what recv() returns until there is a \\r\\n in it",
         .client = reply_byte_by_byte},
        {.number = "22.2",
         .slug = "crlf/CLIENT-FRAME/end-cut-apart",
         .stage = 3,
         .clause = "seed 000: CR LF ends a response, also where CR and LF come in two segments",
         .sends = "a reply and CR; a while later LF; then another command and its reply",
         .legal = "both replies are shown, each with its command",
         .mistake = "the LF alone is taken for the next reply",
         .hint = "look for \\r\\n in what you have collected, not in the last piece",
         .client = end_cut_apart},
        {.number = "22.3",
         .slug = "crlf/CLIENT-FRAME/command-in-one-write",
         .level = Level::should,
         .stage = 2,
         .clause = "many servers take what one recv() returns for a command: it should come whole",
         .sends = "two commands are typed",
         .legal = "each comes in one segment, its CR LF with it",
         .mistake = "send(line) and then send(\"\\r\\n\")",
         .hint = "put the \\r\\n behind the line first, and send both in one call",
         .client = command_in_one_write},
        {.number = "22.4",
         .slug = "crlf/CLIENT-FRAME/nothing-but-the-line",
         .stage = 2,
         .clause = "seed 000: CR LF ends a request: what stands behind it begins another",
         .sends = "a test and a push are typed and answered",
         .legal = "each with one CR LF, and nothing more",
         .mistake = "a second line end, or the NUL of a string of C: the server answers it as a command",
         .hint = "send strlen() octets of the line, then \\r\\n once",
         .client = nothing_but_the_line},
        {.number = "22.5",
         .slug = "crlf/CLIENT-FRAME/waits-for-the-reply",
         .level = Level::may,
         .stage = 3,
         .clause =
             "a client that waits for each reply can also speak with servers that take one recv() for one command",
         .sends = "two commands are typed; the first is answered a while later",
         .legal = "the second comes behind the answer to the first",
         .mistake = "whatever is typed is sent at once",
         .hint = "read the reply to its \\r\\n before you send the next command",
         .client = waits_for_the_reply},
        {.number = "22.6",
         .slug = "crlf/CLIENT-FRAME/two-lines-at-once",
         .level = Level::should,
         .stage = 3,
         .clause = "commands come from files and pipes as well: one read() may bring two lines",
         .sends = "two lines are typed in one go",
         .legal = "both are sent, each with its own CR LF",
         .mistake = "what one read() returns is taken for one command",
         .hint = "read lines, with fgets(), getline() or readline()",
         .client = two_lines_at_once},
    };
}

Cases eol_client_cases() {
    return {
        {.number = "23.1",
         .slug = "crlf/CLIENT-EOL/lines-of-a-reply",
         .stage = 3,
         .clause = "seed 000: CR LF ends a response; all of it is written out, also where it has several lines",
         .sends = "three lines with LF between them, and CR LF",
         .legal = "all three are shown",
         .mistake = "readline(), which returns the first line alone",
         .hint = "read up to \\r\\n, and show all that stands before it",
         .client = lines_of_a_reply},
        {.number = "23.2",
         .slug = "crlf/CLIENT-EOL/lf-is-no-end",
         .level = Level::may,
         .stage = 3,
         .clause = "seed 000: CR LF ends a response; a client that waits for replies waits for that",
         .sends = "a line and LF; a command is typed; a while later a second line and CR LF",
         .legal = "the command comes behind the whole reply",
         .mistake = "LF is taken for the end: every later reply is shown one command too late",
         .hint = "look for the two octets \\r\\n",
         .client = lf_is_no_end},
        {.number = "23.3",
         .slug = "crlf/CLIENT-EOL/empty-reply",
         .stage = 3,
         .clause = "seed 000: CR LF ends a response; where the buffer is empty it is all of it",
         .sends = "CR LF alone as the reply to get and to getrange",
         .legal = "the next commands are sent",
         .mistake = "an empty string is taken for the end of the connection",
         .hint = "recv() returning nothing is the end; a reply of no words is a reply",
         .client = empty_reply},
        {.number = "23.4",
         .slug = "crlf/CLIENT-EOL/crlf-typed",
         .level = Level::may,
         .stage = 3,
         .clause = "a file of commands from Windows has CR LF already: a request has one end",
         .sends = "a line that ends in CR LF is typed",
         .legal = "the line with one CR LF",
         .mistake = "only the LF is cut off, and \\r\\n put behind the CR",
         .hint = "cut off \\r\\n or \\n, whichever is there",
         .client = crlf_typed},
        {.number = "23.5",
         .slug = "crlf/CLIENT-EOL/no-end",
         .level = Level::may,
         .stage = 6,
         .clause = "servers exist that forget the CR LF: a client that waits for ever cannot even say adios",
         .sends = "a reply without CR LF, and nothing more; a command is typed",
         .legal = "the command is sent, within two seconds",
         .mistake = "recv() in a loop without a time limit",
         .hint = "wait a second for the rest of a reply, then show what there is and go on",
         .client = no_end},
        {.number = "23.6",
         .slug = "crlf/CLIENT-EOL/crlf-within",
         .level = Level::may,
         .stage = 6,
         .clause = "servers exist whose help has CR LF between its lines; what comes is a response, and is shown",
         .sends = "two lines, each with its CR LF, in one segment",
         .legal = "both are shown",
         .mistake = "what stands behind the first CR LF is thrown away, or kept until the next command",
         .hint = "show each line that is whole when recv() returns",
         .client = crlf_within},
    };
}

} // namespace chat::check::crlf
