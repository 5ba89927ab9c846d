// LOAD: many at once, and one who does not read.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/line/cases.hpp"
#include "apps/chatcheck/cases/line/talk.hpp"

#include <deque>

namespace chat::check::line {
namespace {

void silent_ones(ServerScene& scene) {
    Link& silent = scene.arrive("silent");
    Link& slow = scene.arrive("slow");
    slow.send("logi");
    Member ann(scene, "ann"), bob(scene, "bob");
    ann.does("send " + bob.name + " hi");
    bob.expect_event("FROM " + ann.name + " hi");
    silent.close();
    slow.close();
}

void fifty(ServerScene& scene) {
    std::deque<Person> all;
    for (int i = 0; i < 50; ++i) all.emplace_back(scene, "p" + std::to_string(i) + 'x').logs_in();
    for (std::size_t i = 0; i < 50; ++i) {
        Person &speaker = all[i], &addressee = all[(i + 1) % 50];
        speaker.does("send " + addressee.name + " hi neighbour");
        addressee.expect_event("FROM " + speaker.name + " hi neighbour");
    }
}

void stopped_reader(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob"), deaf(scene, "deaf");
    const std::string much = "send " + deaf.name + ' ' + std::string(4000, 'x') + '\n';
    for (int sent = 0; sent < 6000; sent += 10) {
        for (int i = 0; i < 10; ++i) ann.link.send(much);
        ann.says("ping");
        const std::string answers = ann.link.read_to("OK ping\n", "the answer to a ping");
        if (answers.find("ERR ") != std::string::npos) break; // who does not read was hung up
    }
    bob.does("send " + bob.name + " am I heard?");
    bob.expect_event("FROM " + bob.name + " am I heard?");
}

void pings(ServerScene& scene) {
    Member ann(scene, "ann");
    const auto until = Link::Clock::now() + scene.pace().stretched(5000);
    for (int i = 0; i < 200; ++i) {
        if (ann.does("ping " + std::to_string(i)) != std::to_string(i))
            scene.fail("a ping is answered by another's text");
        if (Link::Clock::now() > until)
            scene.fail("only " + std::to_string(i + 1) + " of 200 pings were answered in time");
    }
}

} // namespace

Cases load_cases() {
    return {
        {.number = "11.1",
         .slug = "line/LOAD/silent-ones",
         .stage = 3,
         .clause = "seed 002: the server accepts several connections at the same time",
         .sends = "two connections that say nothing, or half a word; then two people talk",
         .legal = "they hear each other",
         .mistake = "recv() waits for the first client, and nobody else is served",
         .hint = "use select(), a thread for each client, or asyncio",
         .server = silent_ones},
        {.number = "11.2",
         .slug = "line/LOAD/fifty",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: any number of people may be logged in; a class has fifty",
         .sends = "fifty logins; each tells the next one something",
         .legal = "all are told",
         .mistake = "an array of ten clients, or listen(1)",
         .hint = "keep clients in a container that grows",
         .server = fifty},
        {.number = "11.3",
         .slug = "line/LOAD/stopped-reader",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: who does not read must not hold up the others",
         .sends = "up to 24 MB for somebody who does not read, and a message by somebody else",
         .legal = "the message arrives; who does not read may be hung up",
         .mistake = "a blocking send() waits for one client, and all wait with it",
         .hint = "queue what a client has not taken yet, and end its connection when the queue is too long",
         .server = stopped_reader},
        {.number = "11.4",
         .slug = "line/LOAD/200-pings",
         .level = Level::should,
         .stage = 5,
         .clause =
             "line README: every command is answered; a person's program sends the next when the last is answered",
         .sends = "200 pings, one after the other",
         .legal = "200 answers within 5 seconds",
         .mistake = "the server sleeps in its loop, or Nagle's algorithm makes each answer wait 40 ms",
         .hint = "set TCP_NODELAY, and wait in select() or epoll, not in sleep()",
         .server = pings},
    };
}

} // namespace chat::check::line
