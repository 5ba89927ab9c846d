// LOAD: many clients, many requests, and one who does not read.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/crlf/cases.hpp"
#include "apps/chatcheck/cases/crlf/talk.hpp"

#include <fmt/format.h>

namespace chat::check::crlf {
namespace {

void two_at_once(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    Link& bob = greeted(scene, "bob");
    expect_to_go_on(bob);
    expect_to_go_on(ann);
}

void fifty_at_once(ServerScene& scene) {
    std::vector<Link*> clients;
    for (int i = 0; i < 50; ++i) clients.push_back(&greeted(scene, fmt::format("client{}", i)));
    for (Link* client : clients) converse(*client, {{"test: I am " + client->name(), "I am " + client->name()}});
}

void ten_round_trips(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    const auto began = Link::Clock::now();
    for (int i = 0; i < 10; ++i) converse(ann, {{"test: quick", "quick"}});
    if (Link::Clock::now() - began > scene.pace().patience())
        scene.fail(fmt::format("ten answers take more than {} ms", scene.pace().patience().count()));
}

void many_requests(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    for (int i = 0; i < 300; ++i) converse(ann, {{fmt::format("test: {}", i), fmt::format("{}", i)}});
}

void stalled_reader(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    push_all(ann, Lines(64, std::string(2000, 'z')));
    Link& eve = greeted(scene, "eve");
    std::string requests;
    for (int i = 0; i < 100; ++i) requests += "get\r\n";
    eve.send(requests);
    scene.note("eve has asked for 12 million octets, and reads none of them");
    eve.hears(scene.pace().patience());
    for (int i = 0; i < 5; ++i) expect_to_go_on(ann);
    expect_to_serve(scene, "bob");
}

void unread_answers(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    push_all(ann, Lines(64, std::string(2000, 'z')));
    const long before = scene.program().memory();
    Link& eve = greeted(scene, "eve");
    std::string requests;
    for (int i = 0; i < 800; ++i) requests += "get\r\n";
    eve.send(requests);
    scene.note("eve has asked for 100 million octets, and reads none of them");
    for (int i = 0; i < 5; ++i) {
        ann.hears(scene.pace().quiet());
        const long grown = scene.program().memory() - before;
        if (grown > 40 * 1024) scene.fail(fmt::format("the server has grown by {} MiB", grown / 1024));
    }
}

void half_a_line(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    ann.send("test: I am still thi");
    expect_to_serve(scene, "bob");
    ann.send("nking\r\n");
    ann.expect("I am still thinking\r\n");
}

} // namespace

Cases load_cases() {
    return {
        {.number = "11.1",
         .slug = "crlf/LOAD/two-at-once",
         .level = Level::should,
         .stage = 5,
         .clause = "a chat needs two people: nobody waits until another leaves",
         .sends = "two clients, the second speaks first",
         .legal = "both are welcomed and answered",
         .mistake = "accept() is called again only when the first client has left",
         .hint = "serve each connection in a thread of its own, or all of them with select()",
         .server = two_at_once},
        {.number = "11.2",
         .slug = "crlf/LOAD/fifty-at-once",
         .level = Level::should,
         .stage = 6,
         .clause = "a class has thirty students, and each of them tries two clients",
         .sends = "50 clients at once, and a request from each",
         .legal = "all are welcomed and answered",
         .mistake = "an array of ten connections, or listen(1) and nobody who accepts",
         .hint = "keep connections in a list that grows, and accept as long as somebody comes",
         .server = fifty_at_once},
        {.number = "11.3",
         .slug = "crlf/LOAD/ten-round-trips",
         .level = Level::should,
         .stage = 4,
         .clause = "a request is answered when it comes, not at the next turn of a clock",
         .sends = "ten requests, each after the answer to the one before",
         .legal = "all ten within two seconds",
         .mistake = "sleep() in the loop, or a poll that looks every half second",
         .hint = "block in recv() or select() without a sleep: they return when something comes",
         .server = ten_round_trips},
        {.number = "11.4",
         .slug = "crlf/LOAD/many-requests",
         .level = Level::should,
         .stage = 5,
         .clause = "seed 000: a connection lasts until adios; it may have any number of requests",
         .sends = "300 requests on one connection",
         .legal = "300 answers",
         .mistake = "a counter, a list or a recursion that ends after some",
         .hint = "loop until adios or the end of the input, and keep nothing of a request that is answered",
         .server = many_requests},
        {.number = "11.5",
         .slug = "crlf/LOAD/stalled-reader",
         .level = Level::should,
         .stage = 6,
         .clause = "one who does not read his answers must not hold up the others",
         .sends = "one client asks for 12 million octets and reads none; others ask for a few words",
         .legal = "the others are answered",
         .mistake = "send() blocks until the client reads, and everybody waits with it",
         .hint = "give each client a thread, or sockets that do not block and a queue of what is still to be sent",
         .server = stalled_reader},
        {.number = "11.6",
         .slug = "crlf/LOAD/half-a-line",
         .level = Level::should,
         .stage = 6,
         .clause = "one who has typed half a command must not hold up the others",
         .sends = "one client sends half a request; another comes and is served; the first sends the rest",
         .legal = "both are answered",
         .mistake = "readline() in a loop that serves all clients: it waits for the end of this one's line",
         .hint = "after select(), call recv() once, keep what came, and go on with the next client",
         .server = half_a_line},
        {.number = "11.7",
         .slug = "crlf/LOAD/unread-answers",
         .level = Level::should,
         .stage = 6,
         .clause = "one who asks and asks and does not read must not fill the server's memory",
         .sends = "one client asks for 100 million octets and reads none",
         .legal = "the server grows by 40 MiB at most; it may hang up",
         .mistake = "every answer is put into a queue that has no limit",
         .hint = "read no more requests of a client while many of its answers wait",
         .server = unread_answers},
    };
}

} // namespace chat::check::crlf
