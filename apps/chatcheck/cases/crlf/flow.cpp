// FLOW: each command, said and answered as the seed has it.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/crlf/cases.hpp"
#include "apps/chatcheck/cases/crlf/talk.hpp"

#include <fmt/format.h>

namespace chat::check::crlf {
namespace {

void welcome(ServerScene& scene) {
    Link& ann = scene.arrive("ann");
    ann.expect("Welcome to ");
    const std::string rest = ann.read_to("\r\n", "the rest of the welcome, to its CR LF");
    if (!rest.ends_with("'s chat room"))
        ann.fail("the welcome does not end in \"'s chat room\"", "Welcome to <your name>'s chat room\\r\\n", 2);
    ann.expect_nothing();
}

void test(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    converse(ann, {{"test: some words", "some words"}, {"test: others", "others"}});
}

// A command whose name begins another's has to stand there by itself as well.
bool lists(std::string_view help, std::string_view command) {
    for (std::size_t at = help.find(command); at != std::string_view::npos; at = help.find(command, at + 1)) {
        const std::string_view behind = help.substr(at + command.size());
        if (behind.empty() || behind.front() < 'a' || behind.front() > 'z') return true;
    }
    return false;
}

void help(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    const std::string list = ask(ann, "help");
    for (const std::string_view command : {"test", "name", "get", "push", "getrange", "adios"})
        if (!lists(list, command))
            ann.fail(fmt::format("the help does not list {}", command), fmt::format("{} and its syntax", command), 2);
}

void name(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    converse(ann, {{"name: " + scene.unique("ann"), "OK"}, {"test: on", "on"}});
}

void push_and_get(ServerScene& scene) {
    Link& ann = named(scene, "ann");
    converse(ann, {{"push: hello", "OK"}});
    const Lines lines = get(ann);
    place_of(ann, lines, ann.name() + ": hello");
    if (times_in(lines, ann.name() + ": hello") != 1)
        ann.fail("one push has made more than one line", "one line for one push", 2);
}

void lines_in_order(ServerScene& scene) {
    Link& ann = named(scene, "ann");
    for (const char* stuff : {"first", "second", "third"}) push(ann, stuff);
    const Lines lines = get(ann);
    const auto place = [&](std::string_view stuff) {
        return place_of(ann, lines, fmt::format("{}: {}", ann.name(), stuff));
    };
    if (place("first") > place("second") || place("second") > place("third"))
        ann.fail("the lines are not in the order of their pushes", "a new line behind all that are there", 2);
}

void get_again(ServerScene& scene) {
    Link& ann = named(scene, "ann");
    push(ann, "stays");
    get(ann);
    place_of(ann, get(ann), ann.name() + ": stays");
}

void shared(ServerScene& scene) {
    need_shared_buffer(scene);
    Link& ann = named(scene, "ann");
    Link& bob = named(scene, "bob");
    push(ann, "who is here?");
    push(bob, "me");
    const Lines lines = get(ann);
    if (place_of(ann, lines, ann.name() + ": who is here?") > place_of(ann, lines, bob.name() + ": me"))
        ann.fail("the lines are not in the order of their pushes", "a new line behind all that are there", 2);
    place_of(bob, get(bob), ann.name() + ": who is here?");
}

void unrecognized(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    converse(ann, {{"SOME UNRECOGNIZED COMMAND", refusal("SOME UNRECOGNIZED COMMAND")}, {"dance", refusal("dance")}});
}

void adios(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    ann.send("adios\r\n");
    if (!ann.ends()) ann.fail("the connection is still open", "the end of the connection");
}

} // namespace

Cases flow_cases() {
    return {
        {.number = "1.1",
         .slug = "crlf/FLOW/welcome",
         .stage = 1,
         .clause = "seed 000: who connects is answered \"Welcome to <your name>'s chat room\" and CR LF",
         .sends = "nothing: the connection alone",
         .legal = "one line that begins with \"Welcome to \" and ends in \"'s chat room\", and CR LF",
         .mistake = "print() or send() without the CR, or the welcome only after the first command",
         .hint = "send the welcome as soon as accept() returns, and end it in \\r\\n",
         .server = welcome},
        {.number = "1.2",
         .slug = "crlf/FLOW/test",
         .stage = 2,
         .clause = "seed 000: \"test: words\" is answered by the words and CR LF",
         .sends = "test: some words, then test: others",
         .legal = "some words, CR LF; others, CR LF",
         .mistake = "the blank behind the colon comes back with the words",
         .hint = "answer what stands behind \"test: \", blank included in what you cut off",
         .server = test},
        {.number = "1.3",
         .slug = "crlf/FLOW/help",
         .stage = 2,
         .clause = "seed 000: help is answered by a list of the commands and their syntax",
         .sends = "help",
         .legal = "any text with test, name, get, push, getrange and adios in it, and CR LF",
         .mistake = "a command that was added later is not in the list",
         .hint = "write the help from the same table that your commands are in",
         .server = help},
        {.number = "1.4",
         .slug = "crlf/FLOW/name",
         .stage = 3,
         .clause = "seed 000: \"name: <chatname>\" is answered by OK and CR LF",
         .sends = "name: and a name, then a test",
         .legal = "OK, CR LF, and nothing of the name",
         .mistake = "the answer greets: \"OK, hello Ann\"",
         .hint = "answer exactly OK\\r\\n: programs compare it",
         .server = name},
        {.number = "1.5",
         .slug = "crlf/FLOW/push-and-get",
         .stage = 4,
         .clause = "seed 000: push is answered by OK, and \"<chatname>: <stuff>\" is a new line of the buffer; get "
                   "shows the buffer",
         .sends = "a name, push: hello, get",
         .legal = "OK; then lines of which one is <the name>: hello",
         .mistake = "the stuff is kept without the name, or the push is not answered",
         .hint = "append chatname + \": \" + stuff to one list, and answer OK\\r\\n",
         .server = push_and_get},
        {.number = "1.6",
         .slug = "crlf/FLOW/lines-in-order",
         .stage = 4,
         .clause = "seed 000: get shows the entire contents of the buffer; a push adds a new line to it",
         .sends = "three pushes, then get",
         .legal = "all three lines, the oldest first",
         .mistake = "the newest line is put in front, or only the newest is shown",
         .hint = "append at the end of the list, and join all of it",
         .server = lines_in_order},
        {.number = "1.7",
         .slug = "crlf/FLOW/get-again",
         .stage = 4,
         .clause = "seed 000: get shows the entire contents of the buffer, each time",
         .sends = "a push, then get twice",
         .legal = "the line, both times",
         .mistake = "the buffer is emptied when it is shown",
         .hint = "do not clear the list: a chat buffer is a record, not a queue",
         .server = get_again},
        {.number = "1.8",
         .slug = "crlf/FLOW/shared-buffer",
         .stage = 5,
         .clause = "seed 000: there is the chat buffer, one for all: it is a chat",
         .sends = "two clients push a line each, and get",
         .legal = "both find both lines, in the order of the pushes",
         .mistake = "the list is made anew for each connection",
         .hint = "make the list once, before you accept, and hand it to every connection",
         .server = shared},
        {.number = "1.9",
         .slug = "crlf/FLOW/unrecognized",
         .stage = 2,
         .clause = "seed 000: \"SOME UNRECOGNIZED COMMAND\" is answered by \"Error: unrecognized command: SOME "
                   "UNRECOGNIZED COMMAND\" and CR LF",
         .sends = "SOME UNRECOGNIZED COMMAND, then dance",
         .legal = "Error: unrecognized command: and the whole line as it came, CR LF",
         .mistake = "only the first word comes back, or the connection is closed",
         .hint = "keep the line as it came, and put all of it behind \"Error: unrecognized command: \"",
         .server = unrecognized},
        {.number = "1.10",
         .slug = "crlf/FLOW/adios",
         .stage = 2,
         .clause = "seed 000: adios quits the current connection",
         .sends = "adios",
         .legal = "the end of the connection, whatever is said before it",
         .mistake = "the loop is left, but the socket is not closed",
         .hint = "close the connection's socket when its loop ends",
         .server = adios},
    };
}

} // namespace chat::check::crlf
