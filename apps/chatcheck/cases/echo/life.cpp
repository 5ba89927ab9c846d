// LIFE, LOAD, START: coming and going, and others at the same time.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/echo/cases.hpp"

#include <fmt/format.h>

namespace chat::check::echo {
namespace {

void echoed(Link& link, const std::string& bytes) {
    link.send(bytes);
    link.expect(bytes);
}

void expect_to_serve(ServerScene& scene, std::string_view name) {
    Link& link = scene.arrive(name);
    echoed(link, "hello\n");
}

void half_close(ServerScene& scene) {
    Link& ann = scene.arrive("ann");
    const std::string bytes(200'000, 'e');
    ann.send(bytes);
    ann.finish();
    ann.expect(bytes);
    ann.expect_end();
    if (ann.ending() == Ending::reset) ann.fail("the connection was reset", "a close: all of the echo was taken");
}

void after_a_reset(ServerScene& scene) {
    Link& bob = scene.arrive("bob");
    for (int i = 0; i < 3; ++i) {
        Link& ann = scene.arrive("ann");
        ann.send("hello\n");
        ann.reset();
    }
    echoed(bob, "still here\n");
    expect_to_serve(scene, "eve");
}

void one_leaves(ServerScene& scene) {
    Link& bob = scene.arrive("bob");
    Link& ann = scene.arrive("ann");
    echoed(ann, "bye\n");
    ann.finish();
    ann.ends();
    echoed(bob, "still here\n");
    expect_to_serve(scene, "eve");
}

void no_spin(ServerScene& scene) {
    Link& ann = scene.arrive("ann");
    Link& bob = scene.arrive("bob");
    echoed(ann, "x");
    ann.finish();
    echoed(bob, "y");
    const double before = scene.program().cpu_seconds();
    const auto while_idle = scene.pace().stretched(1000);
    bob.hears(while_idle);
    const double used = scene.program().cpu_seconds() - before;
    const double idle = std::chrono::duration<double>(while_idle).count();
    if (used > idle / 20)
        scene.fail(fmt::format("in {:.2f} s with nothing to echo the server computes for {:.2f} s", idle, used));
}

void each_their_own(ServerScene& scene) {
    std::vector<Link*> clients;
    for (int i = 0; i < 20; ++i) clients.push_back(&scene.arrive(fmt::format("client{}", i)));
    for (Link* client : clients) client->send("I am " + client->name());
    for (Link* client : clients) client->expect("I am " + client->name());
    clients.back()->expect_nothing();
    for (Link* client : clients)
        if (!client->unread().empty()) client->expect_nothing();
}

// Sends until the server takes no more: what it has taken, nobody has read. The number of octets sent.
long stuff(Link& eve, ServerScene& scene, long most) {
    const std::string bytes(64 * 1024, 'e');
    long sent = 0;
    try {
        for (; sent < most; sent += static_cast<long>(bytes.size())) eve.send(bytes);
    } catch (const Stop&) {
        scene.note("the server takes no more of eve's octets: it waits until she reads");
    }
    return sent;
}

void stalled_reader(ServerScene& scene) {
    Link& bob = scene.arrive("bob");
    Link& eve = scene.arrive("eve");
    scene.note("eve sends 48 million octets, and reads none of their echo");
    const long before = scene.is_started() ? scene.program().memory() : 0;
    stuff(eve, scene, 48'000'000);
    echoed(bob, "hello\n");
    expect_to_serve(scene, "ann");
    const long grown = scene.is_started() ? scene.program().memory() - before : 0;
    if (grown > 24 * 1024) scene.fail(fmt::format("the server keeps {} MiB for her", grown / 1024));
}

void restart(ServerScene& scene) {
    Link& ann = scene.arrive("ann");
    echoed(ann, "x");
    scene.restart(); // the server ends first: its port stays in TIME_WAIT
    ann.close();
    expect_to_serve(scene, "bob");
}

} // namespace

Cases life_cases() {
    return {
        {.number = "10.1",
         .slug = "echo/LIFE/half-close",
         .level = Level::should,
         .stage = 3,
         .clause = "a client that ends its sending side still reads: it gets the rest of its echo, then the end",
         .sends = "200000 octets and a FIN",
         .legal = "all of them, then a close",
         .mistake = "the socket is closed with the echo unsent, or never",
         .hint = "where recv() returns nothing, send what is left, and close",
         .server = half_close},
        {.number = "10.2",
         .slug = "echo/LIFE/after-a-reset",
         .level = Level::should,
         .stage = 4,
         .clause = "clients crash: a reset ends one connection and nothing else",
         .sends = "three clients reset their connections; one who was there goes on, and another comes",
         .legal = "both are served",
         .mistake = "recv() or send() throws, and the server ends",
         .hint = "catch what recv() and send() throw, and treat it as the end of this connection",
         .server = after_a_reset},
        {.number = "10.3",
         .slug = "echo/LIFE/one-leaves",
         .stage = 4,
         .clause = "seed 002, step 1: the server listens and accepts incoming connection requests: more than one",
         .sends = "two clients; one leaves; the other goes on, and a third comes",
         .legal = "both are served",
         .mistake = "the program ends with its first client",
         .hint = "put accept() into a loop",
         .server = one_leaves},
        {.number = "10.4",
         .slug = "echo/LIFE/no-spin",
         .level = Level::should,
         .stage = 4,
         .clause = "a server with nothing to echo waits",
         .sends = "one client ends its side, one stays quiet; the processor time is measured",
         .legal = "almost none is used",
         .mistake = "recv() that returns nothing is called again and again",
         .hint = "where recv() returns nothing, leave the loop",
         .server = no_spin},
        {.number = "11.1",
         .slug = "echo/LOAD/each-their-own",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 002: the server should accept multiple concurrent connections; each gets its own bytes back",
         .sends = "twenty clients at once, each says who it is",
         .legal = "each gets its own words, and nothing else",
         .mistake = "one client is served at a time, or all get what one has sent",
         .hint = "a thread or a coroutine for each connection, with a buffer of its own",
         .server = each_their_own},
        {.number = "11.2",
         .slug = "echo/LOAD/stalled-reader",
         .level = Level::should,
         .stage = 5,
         .clause = "one who sends and does not read must neither hold up the others nor fill the memory",
         .sends = "one client sends up to 48 million octets and reads none; others say hello",
         .legal = "the others are served, and the server grows by 24 MiB at most",
         .mistake = "send() blocks and everybody waits, or the echo is put into a queue that has no limit",
         .hint = "receive no more from a client until its last echo is sent",
         .server = stalled_reader},
        {.number = "13.1",
         .slug = "echo/START/restart",
         .level = Level::should,
         .stage = 4,
         .clause = "a server can be started again at once, on the port that it had",
         .sends = "the server is ended in the middle of a conversation, and started again",
         .legal = "it listens within two seconds, and echoes",
         .mistake = "bind() fails with \"Address already in use\" for a minute",
         .hint = "setsockopt(SOL_SOCKET, SO_REUSEADDR, 1) before bind()",
         .server = restart},
    };
}

} // namespace chat::check::echo
