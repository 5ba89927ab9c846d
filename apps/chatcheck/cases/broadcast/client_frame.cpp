// FRAME and EOL of a client.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/broadcast/cases.hpp"
#include "apps/chatcheck/cases/broadcast/host.hpp"

#include <fmt/format.h>

namespace chat::check::broadcast {
namespace {

using namespace std::string_literals;

void byte_by_byte(ClientScene& scene) {
    Host server(scene);
    server.expect_join();
    server.link.send_in_pieces(server.welcome() + server.talk("[Bob] one by one"));
    scene.expect_shown("[Bob] one by one");
}

void coalesced(ClientScene& scene) {
    Host server(scene);
    server.expect_join();
    server.link.send(server.welcome() + server.talk("[Bob] first") + server.talk("[Bob] second"));
    scene.expect_shown("[Bob] first");
    scene.expect_shown("[Bob] second");
}

void cut_everywhere(ClientScene& scene) {
    Host server = host(scene);
    for (std::size_t cut = 1; cut < server.talk("[Bob] cut at 1").size(); ++cut) {
        const std::string text = fmt::format("[Bob] cut at {}", cut);
        const std::string bytes = server.talk(text);
        server.link.send_in_pieces(bytes.substr(0, cut), cut);
        server.link.send(bytes.substr(cut));
        scene.expect_shown(text);
    }
}

void not_before_the_end(ClientScene& scene) {
    Host server = host(scene);
    const std::string bytes = server.talk("[Bob] half and half");
    server.link.send(bytes.substr(0, 12));
    scene.expect_not_shown("[Bob] hal");
    server.link.send(bytes.substr(12));
    scene.expect_shown("[Bob] half and half");
}

void two_lines(ClientScene& scene) {
    Host server = host(scene);
    scene.type("first\nsecond");
    server.expect_talk("first");
    server.expect_talk("second");
}

void in_one_write(ClientScene& scene) {
    Host server = host(scene);
    scene.type("all in one");
    server.link.hears(scene.pace().patience());
    const std::size_t came = server.link.unread().size();
    if (came > 0 && came < frame(Type::talk, "all in one").size())
        scene.fail(fmt::format("{} octets of a frame came in a segment of their own", came));
    server.expect_talk("all in one");
}

void no_line_end(ClientScene& scene) {
    Host server = host(scene);
    scene.type("one");
    server.expect_talk("one");
    scene.type("two");
    server.expect_talk("two");
}

void nul(ClientScene& scene) {
    Host server = host(scene);
    server.link.send(frame(Type::talk, "[Bob] in C\0"s) + server.talk("[Bob] next"));
    scene.expect_shown("[Bob] in C");
    scene.expect_shown("[Bob] next");
    scene.expect_not_shown("\0"s);
}

} // namespace

Cases client_frame_cases() {
    return {
        {.number = "22.1",
         .slug = "broadcast/CLIENT-FRAME/byte-by-byte",
         .stage = 2,
         .clause = "seed 003: a frame is its type, its length and as many octets as that says, however they come",
         .sends = "the status, an announcement and a talk, each octet in a segment of its own",
         .legal = "the talk is shown",
         .mistake = "what one recv() returns is taken for one frame",
         .hint = "write a function that calls recv() until it has n octets, and read header and body with it",
         .client = byte_by_byte},
        {.number = "22.2",
         .slug = "broadcast/CLIENT-FRAME/coalesced",
         .stage = 2,
         .clause = "seed 003: the length says where a frame ends; what stands behind it is the next one",
         .sends = "the status, an announcement and two talks in one segment",
         .legal = "both talks are shown",
         .mistake = "what stands behind the status, or behind the first frame, is thrown away",
         .hint = "keep what recv() brought too much, and look there before you call it again",
         .client = coalesced},
        {.number = "22.3",
         .slug = "broadcast/CLIENT-FRAME/cut-everywhere",
         .stage = 2,
         .clause = "seed 003: a frame is its type, its length and as many octets as that says, however they come",
         .sends = "talks in two segments, cut behind each octet in turn",
         .legal = "each is shown whole",
         .mistake = "the header is read with one recv(3), which may return 1 or 2 octets",
         .hint = "loop until recv() has brought all octets that you asked for, the header's three too",
         .client = cut_everywhere},
        {.number = "22.4",
         .slug = "broadcast/CLIENT-FRAME/not-before-the-end",
         .level = Level::should,
         .stage = 2,
         .clause = "seed 003: a message has as many octets as its length says; a part of it is none",
         .sends = "half of a talk, and a moment later the rest",
         .legal = "nothing, then the whole text",
         .mistake = "what has come is shown as a line of its own",
         .hint = "wait for as many octets as the length says before you show them",
         .client = not_before_the_end},
        {.number = "22.5",
         .slug = "broadcast/CLIENT-FRAME/two-lines",
         .stage = 3,
         .clause = "seed 003: any text that the user types is sent, one frame a line",
         .sends = "two lines are typed at once, as when somebody pastes them",
         .legal = "two frames of type 02",
         .mistake = "what one read() of the keyboard returns is one text, or the second line is lost",
         .hint = "split what read() returns at line ends, or read with getline()",
         .client = two_lines},
        {.number = "22.6",
         .slug = "broadcast/CLIENT-FRAME/in-one-write",
         .level = Level::should,
         .stage = 2,
         .clause = "a frame is sent in one write, so that a server's single recv() gets it whole",
         .sends = "the user types a text",
         .legal = "the whole frame is there with its first octets",
         .mistake = "the header and the body are sent with two calls of send()",
         .hint = "put header and body into one buffer and send that with one sendall()",
         .client = in_one_write},
        {.number = "23.1",
         .slug = "broadcast/CLIENT-EOL/no-line-end",
         .level = Level::should,
         .stage = 3,
         .clause = "broadcast/README: nothing ends a body: no NUL, no line end",
         .sends = "the user types two lines",
         .legal = "frames with the words alone",
         .mistake = "fgets() and readline() keep the line end, and it is sent with the text",
         .hint = "take the LF off before you compute the length",
         .client = no_line_end},
        {.number = "23.2",
         .slug = "broadcast/CLIENT-EOL/nul",
         .level = Level::should,
         .stage = 4,
         .clause = "broadcast/README: clients drop NULs when they show a text: servers in C send them",
         .sends = "a talk that ends in NUL, and another one",
         .legal = "both are shown, without the NUL",
         .mistake = "the NUL ends the output, or is printed",
         .hint = "take NULs out of a text before you print it",
         .client = nul},
    };
}

} // namespace chat::check::broadcast
