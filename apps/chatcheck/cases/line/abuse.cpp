// ABUSE: what a server must survive.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/hostile.hpp"
#include "apps/chatcheck/cases/line/cases.hpp"
#include "apps/chatcheck/cases/line/talk.hpp"

namespace chat::check::line {
namespace {

void still_serves(ServerScene& scene) {
    Member ann(scene, "ann");
    ann.does("send " + ann.name + " still here");
    ann.expect_event("FROM " + ann.name + " still here");
}

void garbage(ServerScene& scene) {
    Link& eve = scene.arrive("eve");
    eve.send(check::garbage(scene.random(), 20'000));
    eve.read_until_quiet();
    still_serves(scene);
}

void every_octet(ServerScene& scene) {
    Person eve(scene, "eve");
    for (int octet = 0; octet < 256; ++octet) {
        const char c = static_cast<char>(octet);
        if (c != '\n') eve.link.send(std::string{c, ' ', c, '\n'});
    }
    eve.link.read_until_quiet();
    still_serves(scene);
}

void endless_line(ServerScene& scene) {
    Link& eve = scene.arrive("eve");
    send_endless_line(scene, eve);
    still_serves(scene);
}

void guests(ServerScene& scene) {
    come_and_go(scene, "login");
    still_serves(scene);
}

} // namespace

Cases abuse_cases() {
    return {
        {.number = "12.1",
         .slug = "line/ABUSE/garbage",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: whatever a client sends, the server serves the others",
         .sends = "20,000 octets by chance; then somebody logs in",
         .legal = "he is served",
         .mistake = "decode() raises an exception that nobody catches",
         .hint = "work with bytes, or decode with errors=\"replace\"",
         .server = garbage},
        {.number = "12.2",
         .slug = "line/ABUSE/every-octet",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: a line that is no command is answered, and that is all",
         .sends = "255 lines, each of another octet, a blank and the octet again; then somebody logs in",
         .legal = "he is served",
         .mistake = "one of them is a special character for the server's own parser, and ends it",
         .hint = "treat a line as data, and compare its first word with your verbs",
         .server = every_octet},
        {.number = "12.3",
         .slug = "line/ABUSE/endless-line",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: a line over the limit is refused, whether or not it ever ends",
         .sends = "4 MB without an LF; then somebody logs in",
         .legal = "an ERR or the end of the connection before the LF; the other is served",
         .mistake = "the buffer grows as long as something comes, and the memory is full one day",
         .hint = "refuse what is in the buffer when it is over the limit and has no \\n in it",
         .server = endless_line},
        {.number = "12.4",
         .slug = "line/ABUSE/come-and-go",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: a connection may end at any moment",
         .sends = "100 connections that close or are reset at once; then somebody logs in",
         .legal = "he is served",
         .mistake = "accept() or the first send() raises an exception that ends the server",
         .hint = "catch the errors of every call that has to do with one client's socket",
         .server = guests},
    };
}

} // namespace chat::check::line
