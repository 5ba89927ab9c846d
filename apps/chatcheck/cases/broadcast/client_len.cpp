// LEN of a client.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/broadcast/cases.hpp"
#include "apps/chatcheck/cases/broadcast/host.hpp"

#include <fmt/format.h>

namespace chat::check::broadcast {
namespace {

void are_said(Host& server, std::initializer_list<std::size_t> lengths) {
    for (const std::size_t length : lengths) {
        const std::string text = std::string(length - 1, 'x') + "!";
        server.scene.type(text);
        server.expect_whole(text);
    }
}

void outgoing(ClientScene& scene) {
    Host server = host(scene);
    are_said(server, {1, 255, 256, 257, 512, 1000});
}

void four_thousand(ClientScene& scene) {
    Host server = host(scene);
    if (scene.at_terminal()) scene.skip("nobody types so long a line: it is a script's");
    are_said(server, {3000, 4000});
}

void incoming(ClientScene& scene) {
    Host server = host(scene);
    for (const std::size_t length : {255, 256, 257, 512, 4000}) {
        server.tells("[Bob] " + std::string(length - 11, 'y') + "[end]");
        scene.expect_shown("y[end]");
    }
}

void nothing(ClientScene& scene) {
    Host server = host(scene);
    server.link.send(frame(Type::talk, "") + server.talk("[Bob] next"));
    scene.expect_shown("[Bob] next");
}

void largest(ClientScene& scene) {
    Host server = host(scene);
    server.link.send(frame(Type::talk, std::string(0xffff, 'z')) + server.talk("[Bob] and that was it"));
    scene.expect_shown("[Bob] and that was it");
}

void empty_line(ClientScene& scene) {
    Host server = host(scene);
    scene.type("");
    scene.type("next");
    server.expect_talk("next");
}

void longest(ClientScene& scene) {
    Host server = host(scene);
    if (scene.at_terminal()) scene.skip("a terminal's lines have 4095 octets at most");
    std::string text = "a";
    while (text.size() < 9000) text += "\xe2\x98\xba";
    scene.type(text);
    server.link.hears(scene.pace().patience());
    server.expect_whole(text);
}

void in_small_frames(ClientScene& scene) {
    Host server = host(scene);
    if (scene.at_terminal()) scene.skip("a terminal's lines have 4095 octets at most");
    scene.type(std::string(9000, 'x'));
    const std::size_t length = chat::broadcast::length_in(server.link.read(3, "a header of 3 octets"));
    if (length > 4096)
        server.link.fail(fmt::format("a frame has {} octets; servers take a text of 4096 at most", length),
                         "a length of 4096 or less", 2);
}

void counts_octets(ClientScene& scene) {
    Host server = host(scene);
    scene.type("\xc3\xa4\xc3\xb6\xc3\xbc");
    server.expect_talk("\xc3\xa4\xc3\xb6\xc3\xbc");
}

} // namespace

Cases client_len_cases() {
    return {
        {.number = "24.1",
         .slug = "broadcast/CLIENT-LEN/outgoing",
         .stage = 2,
         .clause = "seed 003: the length has 2 bytes in network byte order",
         .sends = "the user types lines of 1, 255, 256, 257, 512 and 1000 octets",
         .legal = "each is sent whole",
         .mistake = "the length is sent in the order of the machine, or as one byte",
         .hint = "use htons(), struct.pack(\"!H\") or DataOutputStream.writeShort() for the length",
         .client = outgoing},
        {.number = "24.2",
         .slug = "broadcast/CLIENT-LEN/incoming",
         .stage = 2,
         .clause = "seed 003: the length has 2 bytes in network byte order",
         .sends = "talks of 255, 256, 257, 512 and 4000 octets",
         .legal = "each is shown to its end",
         .mistake = "only the low byte of the length is used, or the bytes are taken in the order of the machine",
         .hint = "use ntohs(), struct.unpack(\"!H\") or DataInputStream.readUnsignedShort() for the length",
         .client = incoming},
        {.number = "24.3",
         .slug = "broadcast/CLIENT-LEN/nothing",
         .stage = 3,
         .clause = "seed 003: the length can be 0, so that there are no bytes after it",
         .sends = "a talk of length 0, and another one behind it",
         .legal = "the second is shown",
         .mistake = "recv(0) is taken for the end of the connection",
         .hint = "call recv() for a body only where its length is not 0",
         .client = nothing},
        {.number = "24.4",
         .slug = "broadcast/CLIENT-LEN/largest",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 003: the length has 2 bytes; ff ff is 65535",
         .sends = "a talk of 65535 octets, and another one behind it",
         .legal = "the second is shown",
         .mistake = "the length is read into a signed short, or the body into a buffer of a fixed size",
         .hint = "read the length into an unsigned variable, and take the size of your buffer from it",
         .client = largest},
        {.number = "24.5",
         .slug = "broadcast/CLIENT-LEN/four-thousand",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 003: any text that the user types is sent to the server",
         .sends = "a script types lines of 3000 and 4000 octets",
         .legal = "each is sent whole, in one frame or several",
         .mistake = "the line is read into a buffer of 255 or 1024 octets",
         .hint = "read lines with a function that makes room for them, such as getline()",
         .client = four_thousand},
        {.number = "24.6",
         .slug = "broadcast/CLIENT-LEN/longest",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 003: any text that the user types is sent to the server",
         .sends = "a script types a line of 9001 octets, most of its characters three of them",
         .legal = "it is sent whole, in one frame or several, cut between characters",
         .mistake = "only the first frame of a long line is sent, or it is cut inside of a character",
         .hint = "send a long line in a loop, and move each cut back while the octet behind it is 80 to bf",
         .client = longest},
        {.number = "24.7",
         .slug = "broadcast/CLIENT-LEN/in-small-frames",
         .level = Level::may,
         .stage = 4,
         .clause = "broadcast/README: a server takes a text of 4096 octets",
         .sends = "a script types a line of 9000 octets",
         .legal = "frames of 4096 octets at most",
         .mistake = "the server refuses the line, and nobody reads it",
         .hint = "cut a long line into frames of 4000 octets",
         .client = in_small_frames},
        {.number = "24.8",
         .slug = "broadcast/CLIENT-LEN/empty-line",
         .level = Level::may,
         .stage = 3,
         .clause = "broadcast/README: an empty text is ignored: there is nothing to say",
         .sends = "the user types an empty line, then a text",
         .legal = "the text alone is sent",
         .mistake = "each press of Enter is a frame, and some servers show it to everybody",
         .hint = "send nothing where nothing was typed",
         .client = empty_line},
        {.number = "24.9",
         .slug = "broadcast/CLIENT-LEN/counts-octets",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 003: the length counts bytes; it sends ASCII, and people type more",
         .sends = "the user types three umlauts, in six octets of UTF-8",
         .legal = "02 00 06 and the six octets",
         .mistake = "the length is that of the string in characters, not of its octets",
         .hint = "encode the text first, and take the length of the result",
         .client = counts_octets},
    };
}

} // namespace chat::check::broadcast
