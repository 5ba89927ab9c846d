// LIFE: how connections end, and what of them stays.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/crlf/cases.hpp"
#include "apps/chatcheck/cases/crlf/talk.hpp"

#include <fmt/format.h>

namespace chat::check::crlf {
namespace {

void half_close(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    ann.send("test: last words\r\n");
    ann.finish();
    ann.expect("last words\r\n");
    ann.expect_end();
}

void end_is_seen(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    ann.finish();
    ann.expect_end();
}

void half_a_request(ServerScene& scene) {
    Link& ann = named(scene, "ann");
    ann.send("push: half");
    ann.finish();
    ann.expect_end();
    Link& bob = greeted(scene, "bob");
    if (times_in(get(bob), ann.name() + ": half") != 0)
        bob.fail("a push whose CR LF never came is in the buffer", "nothing of it", 2);
}

void adios_answers_first(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    ann.send("test: one\r\ntest: two\r\nadios\r\n");
    ann.expect("one\r\ntwo\r\n");
    if (!ann.ends()) ann.fail("the connection is still open", "the end of the connection");
}

void adios_is_the_last(ServerScene& scene) {
    Link& ann = named(scene, "ann");
    ann.send("adios\r\npush: too late\r\n");
    if (!ann.ends()) ann.fail("the connection is still open", "the end of the connection");
    Link& bob = greeted(scene, "bob");
    if (times_in(get(bob), ann.name() + ": too late") != 0)
        bob.fail("a push behind adios is in the buffer", "nothing of it", 2);
}

void adios_of_one(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    Link& bob = greeted(scene, "bob");
    ann.send("adios\r\n");
    if (!ann.ends()) ann.fail("the connection is still open", "the end of the connection");
    expect_to_go_on(bob);
    expect_to_serve(scene, "eve");
}

void lines_stay(ServerScene& scene) {
    need_shared_buffer(scene);
    Link& ann = named(scene, "ann");
    push(ann, "remember me");
    ann.send("adios\r\n");
    ann.ends();
    ann.close();
    Link& bob = greeted(scene, "bob");
    expect_to_go_on(bob); // the server has seen the end of ann by now
    place_of(bob, get(bob), ann.name() + ": remember me");
}

void after_a_reset(ServerScene& scene) {
    Link& bob = greeted(scene, "bob");
    for (int i = 0; i < 3; ++i) {
        Link& ann = greeted(scene, "ann");
        ann.send("test: one\r\ntest: two\r\nhel");
        ann.reset();
    }
    expect_to_go_on(bob);
    expect_to_serve(scene, "eve");
}

void gone_at_once(ServerScene& scene) {
    for (int i = 0; i < 10; ++i) scene.arrive("ann").close();
    for (int i = 0; i < 10; ++i) scene.arrive("ann").reset();
    expect_to_serve(scene, "bob");
}

void large_answer_first(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    Link& bob = greeted(scene, "bob");
    const std::string stuff(2000, 'l');
    push_all(ann, Lines(300, stuff));
    ann.send("get\r\nadios\r\n");
    bob.hears(scene.pace().quiet()); // ann reads when the server has sent what it can
    const Lines lines = lines_of(ann.read_to("\r\n", "all of the buffer, and its CR LF"));
    if (times_in(lines, "unknown: " + stuff) < 300) ann.fail("lines are missing", "the whole buffer", 2);
    if (!ann.ends()) ann.fail("the connection is still open", "the end of the connection");
}

void no_spin(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    Link& eve = greeted(scene, "eve");
    Link& bob = greeted(scene, "bob");
    ann.finish();
    eve.reset();
    expect_to_go_on(bob);
    const double before = scene.program().cpu_seconds();
    const auto while_idle = scene.pace().stretched(1000);
    bob.hears(while_idle);
    const double used = scene.program().cpu_seconds() - before;
    const double idle = std::chrono::duration<double>(while_idle).count();
    if (used > idle / 20)
        scene.fail(fmt::format("in {:.2f} s without a request the server computes for {:.2f} s", idle, used));
}

} // namespace

Cases life_cases() {
    return {
        {.number = "10.1",
         .slug = "crlf/LIFE/half-close",
         .level = Level::should,
         .stage = 6,
         .clause = "a client that ends its sending side still reads: printf ... | nc does so; it gets its answers, "
                   "then the end",
         .sends = "a test, then a FIN",
         .legal = "the words, CR LF, the end of the connection",
         .mistake = "recv() returns nothing, and the connection is closed before the last answer is sent",
         .hint = "answer what was collected before you act on the end of the input",
         .server = half_close},
        {.number = "10.2",
         .slug = "crlf/LIFE/end-is-seen",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 000: the server checks for EOF or a closed socket",
         .sends = "a FIN without adios",
         .legal = "the end of the connection",
         .mistake = "recv() returns nothing for ever, and is called for ever",
         .hint = "where recv() returns nothing, the client has left: close, and leave the loop",
         .server = end_is_seen},
        {.number = "10.3",
         .slug = "crlf/LIFE/half-a-request",
         .level = Level::should,
         .stage = 6,
         .clause = "seed 000: CR LF ends a request: one that never ended was never made",
         .sends = "a push without its CR LF, then a FIN; another client gets",
         .legal = "the end of the connection; no such line",
         .mistake = "what is left in the buffer is taken for a request when the client leaves",
         .hint = "throw away what has no \\r\\n when the connection ends",
         .server = half_a_request},
        {.number = "10.4",
         .slug = "crlf/LIFE/adios-answers-first",
         .stage = 4,
         .clause = "seed 000: each request is answered, also those in front of an adios in the same segment",
         .sends = "two tests and adios in one segment",
         .legal = "both answers, then the end of the connection",
         .mistake = "adios is looked for in what came, before the rest of it is answered; or the close destroys what "
                    "was not sent yet",
         .hint = "take the requests one by one, and shut the socket down before you close it",
         .server = adios_answers_first},
        {.number = "10.5",
         .slug = "crlf/LIFE/adios-is-the-last",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 000: adios quits the connection: what stands behind it is no request any more",
         .sends = "adios and a push in one segment; another client gets",
         .legal = "the end of the connection; no such line",
         .mistake = "the loop over the collected requests goes on behind adios",
         .hint = "leave both loops at adios: that over the requests, and that over recv()",
         .server = adios_is_the_last},
        {.number = "10.6",
         .slug = "crlf/LIFE/adios-of-one",
         .stage = 5,
         .clause = "seed 000: adios quits the current connection, not the server",
         .sends = "two clients; one says adios; the other goes on, and a third comes",
         .legal = "the second is answered as before, the third is welcomed",
         .mistake = "exit() on adios, or the listener is closed with the connection",
         .hint = "close the connection's socket, and go back to accept()",
         .server = adios_of_one},
        {.number = "10.7",
         .slug = "crlf/LIFE/lines-stay",
         .stage = 5,
         .clause = "seed 000: get shows the entire contents of the chat buffer, also what those have said who left",
         .sends = "a client pushes and says adios; another gets",
         .legal = "the line is there",
         .mistake = "the buffer goes with the connection, or with the last of them",
         .hint = "keep the buffer with the server",
         .server = lines_stay},
        {.number = "10.8",
         .slug = "crlf/LIFE/after-a-reset",
         .level = Level::should,
         .stage = 6,
         .clause = "clients crash: a reset ends one connection and nothing else",
         .sends = "three clients ask, and reset their connections; one who was there goes on, and another comes",
         .legal = "both are served",
         .mistake = "recv() or send() throws ConnectionResetError, or SIGPIPE comes, and the server ends",
         .hint = "catch what recv() and send() throw, ignore SIGPIPE, and treat both as an end of the connection",
         .server = after_a_reset},
        {.number = "10.9",
         .slug = "crlf/LIFE/gone-at-once",
         .level = Level::should,
         .stage = 6,
         .clause = "who connects may be gone before he is welcomed: port scans and impatient people are",
         .sends = "twenty connections, closed or reset at once; then one that stays",
         .legal = "the last is served",
         .mistake = "sending the welcome fails, and nothing catches that",
         .hint = "put the welcome into the same try as the rest of the conversation",
         .server = gone_at_once},
        {.number = "10.10",
         .slug = "crlf/LIFE/no-spin",
         .level = Level::should,
         .stage = 6,
         .clause = "a server that nobody asks anything waits",
         .sends = "one client ends its side, one resets, one stays quiet; the processor time is measured",
         .legal = "almost none is used",
         .mistake = "recv() that returns nothing is called again and again, or select() without a timeout is polled",
         .hint = "where recv() returns nothing, leave the loop; block in recv(), select() or accept()",
         .server = no_spin},
        {.number = "10.11",
         .slug = "crlf/LIFE/large-answer-first",
         .stage = 6,
         .clause = "seed 000: get shows the entire contents of the buffer; adios behind it does not change that",
         .sends = "300 pushes of 2000 octets, then get and adios in one segment; it is read a while later",
         .legal = "all lines, then the end of the connection",
         .mistake = "the connection is closed while its last answer is still being sent, and the rest is lost",
         .hint = "send all of it, shutdown(SHUT_WR), read until the client closes, and close then",
         .server = large_answer_first},
    };
}

} // namespace chat::check::crlf
