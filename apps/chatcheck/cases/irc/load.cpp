// LOAD and ABUSE: many at once, one who does not read, and what a server must survive.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/hostile.hpp"
#include "apps/chatcheck/cases/irc/cases.hpp"
#include "apps/chatcheck/cases/irc/talk.hpp"

#include <deque>

namespace chat::check::irc {
namespace {

void still_serves(ServerScene& scene) {
    Member ann(scene, "ann");
    ann.says("PING x");
    ann.expect({"PONG"});
}

void silent_ones(ServerScene& scene) {
    scene.arrive("silent");
    scene.arrive("slow").send("NIC");
    Member ann(scene, "ann"), bob(scene, "bob");
    ann.says("PRIVMSG " + bob.nick + " :hi");
    bob.expect_of(ann.nick, "PRIVMSG", {bob.nick, "hi"});
}

void fifty(ServerScene& scene) {
    std::deque<Member> all;
    const std::string channel = unique_channel(scene);
    for (int i = 0; i < 50; ++i) all.emplace_back(scene, "p" + std::to_string(i)).joins(channel);
    all.front().says("PRIVMSG " + channel + " :good morning, class");
    for (std::size_t i = 1; i < all.size(); ++i)
        all[i].expect_of(all.front().nick, "PRIVMSG", {channel, "good morning, class"});
}

void stopped_reader(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob"), deaf(scene, "deaf");
    std::string much;
    for (int i = 0; i < 100; ++i) much += "PRIVMSG " + deaf.nick + " :" + std::string(400, 'x') + "\r\n";
    const auto until = Link::Clock::now() + scene.pace().stretched(4000);
    while (Link::Clock::now() < until) {
        ann.link.send(much);
        if (ann.link.read_until_quiet(scene.pace().gap()).find(" 401 ") != std::string::npos) break; // it was hung up
    }
    bob.says("PRIVMSG " + bob.nick + " :am I heard?");
    bob.expect_of(bob.nick, "PRIVMSG", {bob.nick, "am I heard?"});
}

void pings(ServerScene& scene) {
    Member ann(scene, "ann");
    const auto until = Link::Clock::now() + scene.pace().stretched(5000);
    for (int i = 0; i < 20; ++i) {
        ann.until_pong();
        if (Link::Clock::now() > until)
            scene.fail("only " + std::to_string(i + 1) + " of 20 PINGs were answered in time");
    }
}

void garbage(ServerScene& scene) {
    Link& eve = scene.arrive("eve");
    eve.send(check::garbage(scene.random(), 20'000));
    eve.read_until_quiet();
    still_serves(scene);
}

void endless_line(ServerScene& scene) {
    Member eve(scene, "eve");
    eve.until_pong();
    send_endless_line(scene, eve.link);
    still_serves(scene);
}

void guests(ServerScene& scene) {
    come_and_go(scene, "NICK");
    still_serves(scene);
}

} // namespace

Cases load_cases() {
    return {
        {.number = "11.1",
         .slug = "irc/LOAD/silent-ones",
         .stage = 3,
         .clause = "seed 002: the server accepts several connections at the same time",
         .sends = "two connections that say nothing, or half a word; then two people talk",
         .legal = "they hear each other",
         .mistake = "recv() waits for the first client, and nobody else is served",
         .hint = "use select(), a thread for each client, or asyncio",
         .server = silent_ones},
        {.number = "11.2",
         .slug = "irc/LOAD/fifty",
         .level = Level::should,
         .stage = 5,
         .clause = "a class has fifty people in one channel",
         .sends = "fifty registrations and JOINs; one says something",
         .legal = "the others get it",
         .mistake = "an array of ten clients, or listen(1)",
         .hint = "keep clients in a container that grows",
         .server = fifty},
        {.number = "11.3",
         .slug = "irc/LOAD/stopped-reader",
         .level = Level::should,
         .stage = 5,
         .clause = "who does not read must not hold up the others",
         .sends = "messages for somebody who does not read, as many as fit into 4 seconds; and one by somebody else",
         .legal = "it arrives; who does not read may be hung up",
         .mistake = "a blocking send() waits for one client, and all wait with it",
         .hint = "queue what a client has not taken yet, and end its connection when the queue is too long",
         .server = stopped_reader},
        {.number = "11.4",
         .slug = "irc/LOAD/20-pings",
         .level = Level::should,
         .stage = 5,
         .clause =
             "RFC 2813 5.8: a server may slow down who sends more than one message in two seconds, but not at once",
         .sends = "20 PINGs, one after the other",
         .legal = "20 PONGs within 5 seconds",
         .mistake = "the server sleeps in its loop",
         .hint = "wait in select() or epoll, not in sleep()",
         .server = pings},
        {.number = "12.1",
         .slug = "irc/ABUSE/garbage",
         .level = Level::should,
         .stage = 5,
         .clause = "whatever a client sends, the server serves the others",
         .sends = "20,000 octets by chance; then somebody registers",
         .legal = "he is served",
         .mistake = "decode() raises an exception that nobody catches",
         .hint = "work with bytes, or decode with errors=\"surrogateescape\"",
         .server = garbage},
        {.number = "12.2",
         .slug = "irc/ABUSE/endless-line",
         .level = Level::should,
         .stage = 5,
         .clause = "modern.ircdocs.horse: a line over 512 octets is refused, whether or not it ever ends",
         .sends = "4 MB without an end; then somebody registers",
         .legal = "417 or the end of the connection; the other is served",
         .mistake = "the buffer grows as long as something comes, and the memory is full one day",
         .hint = "refuse what is in the buffer when it is over the limit and has no \\n in it",
         .server = endless_line},
        {.number = "12.3",
         .slug = "irc/ABUSE/come-and-go",
         .level = Level::should,
         .stage = 5,
         .clause = "a connection may end at any moment",
         .sends = "100 connections that close or are reset at once; then somebody registers",
         .legal = "he is served",
         .mistake = "accept() or the first send() raises an exception that ends the server",
         .hint = "catch the errors of every call that has to do with one client's socket",
         .server = guests},
    };
}

} // namespace chat::check::irc
