// LIFE and START: how connections end, and the server comes back.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/irc/cases.hpp"
#include "apps/chatcheck/cases/irc/talk.hpp"

namespace chat::check::irc {
namespace {

void told_once(ServerScene& scene, void (*leave)(Person&)) {
    Member ann(scene, "ann"), bob(scene, "bob");
    const std::string channel = unique_channel(scene);
    ann.joins(channel);
    bob.joins(channel);
    leave(bob);
    ann.expect_of(bob.nick, "QUIT", {});
    ann.expect_unheard("QUIT");
    Person again(scene, "again");
    again.nick = bob.nick;
    again.registers();
}

void closed(ServerScene& scene) {
    told_once(scene, [](Person& who) { who.link.close(); });
}
void reset(ServerScene& scene) {
    told_once(scene, [](Person& who) { who.link.reset(); });
}
void half_closed(ServerScene& scene) {
    told_once(scene, [](Person& who) { who.link.finish(); });
}

void half_close(ServerScene& scene) {
    Member ann(scene, "ann");
    ann.until_pong();
    ann.link.send("PING one\r\nPING two\r\n");
    ann.link.finish();
    ann.expect({"PONG"});
    ann.expect({"PONG"});
    if (!ann.link.ends()) scene.fail("the connection is still open");
}

void others_stay(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    Member(scene, "gone").link.reset();
    Member(scene, "gone").link.close();
    scene.arrive("silent").reset();
    ann.says("PRIVMSG " + bob.nick + " :still here?");
    bob.expect_of(ann.nick, "PRIVMSG", {bob.nick, "still here?"});
}

void quit_answered(ServerScene& scene) {
    Member ann(scene, "ann");
    ann.until_pong();
    ann.says("QUIT :bye");
    for (;;) {
        const std::string line = ann.link.read_to("\n", "ERROR");
        if (parse(line).command == "ERROR") break;
    }
    if (!ann.link.ends()) scene.fail("the connection is still open");
}

void restart(ServerScene& scene) {
    scene.program();
    Member ann(scene, "ann");
    scene.restart();
    Person again(scene, "again");
    again.nick = ann.nick;
    again.registers();
}

void one_after_another(ServerScene& scene) {
    for (const char* each : {"first", "second", "third"}) Member(scene, each).quits();
}

} // namespace

Cases life_cases() {
    return {
        {.number = "10.1",
         .slug = "irc/LIFE/others-stay",
         .stage = 3,
         .clause =
             "seed 002: the server accepts several connections at the same time; one that ends is no end of the others",
         .sends = "one connection closes, two are reset; then two others talk",
         .legal = "they hear each other",
         .mistake = "an exception of one client's socket ends the server's loop",
         .hint = "catch the errors of recv() and send() for each client, and take that client out",
         .server = others_stay},
        {.number = "10.2",
         .slug = "irc/LIFE/closed",
         .level = Level::should,
         .stage = 3,
         .clause = "RFC 2812 3.1.7: where a connection ends without QUIT the server says QUIT for it",
         .sends = "a client closes; another registers with its nick",
         .legal = "QUIT for who shared a channel, once; 001",
         .mistake = "only QUIT takes a client out: ghosts",
         .hint = "do what QUIT does when recv() returns nothing, too",
         .server = closed},
        {.number = "10.3",
         .slug = "irc/LIFE/reset",
         .level = Level::should,
         .stage = 5,
         .clause = "RFC 2812 3.1.7: where a connection ends without QUIT the server says QUIT for it",
         .sends = "a client's connection is reset; another registers with its nick",
         .legal = "QUIT for who shared a channel, once; 001",
         .mistake = "the exception skips what is done at the end of a client",
         .hint = "put what is done when a client leaves into a finally",
         .server = reset},
        {.number = "10.4",
         .slug = "irc/LIFE/half-closed",
         .level = Level::should,
         .stage = 5,
         .clause = "RFC 2812 3.1.7: a client that has closed its sending side has left",
         .sends = "a client closes its sending side, and goes on reading; another registers with its nick",
         .legal = "QUIT for who shared a channel, once; 001",
         .mistake = "the server waits for a QUIT that cannot come any more",
         .hint = "when recv() returns nothing, that client will never say anything again",
         .server = half_closed},
        {.number = "10.5",
         .slug = "irc/LIFE/half-close",
         .level = Level::may,
         .stage = 5,
         .clause = "scripts with netcat close their sending side behind their last command, and wait for the answer",
         .sends = "two PINGs and a FIN",
         .legal = "two PONGs, then the end",
         .mistake = "the end is seen before the answers are sent",
         .hint = "work off the whole buffer before you act on the end of the stream",
         .server = half_close},
        {.number = "10.6",
         .slug = "irc/LIFE/quit-answered",
         .level = Level::should,
         .stage = 3,
         .clause = "RFC 2812 3.1.7: the server acknowledges QUIT by ERROR",
         .sends = "QUIT",
         .legal = "ERROR, then the end of the connection",
         .mistake = "the socket is closed without a word",
         .hint = "send \"ERROR :Closing link\" before you close",
         .server = quit_answered},
        {.number = "13.1",
         .slug = "irc/START/restart",
         .level = Level::should,
         .stage = 5,
         .clause = "a server that is started again listens on its port at once, and nobody is registered",
         .sends = "the server is killed while a client is connected, and started again on the same port",
         .legal = "the same nick can register",
         .mistake = "\"Address already in use\" for a minute",
         .hint = "set SO_REUSEADDR before bind()",
         .server = restart,
         .fresh = true},
        {.number = "13.2",
         .slug = "irc/START/one-after-another",
         .stage = 1,
         .clause = "seed 002, step 1: the server accepts connections, not just one",
         .sends = "three clients, one after the other, to a server that was just started",
         .legal = "all are served",
         .mistake = "the program ends with its first client",
         .hint = "put accept() into a loop, and end the process only by a signal",
         .server = one_after_another,
         .fresh = true},
    };
}

} // namespace chat::check::irc
