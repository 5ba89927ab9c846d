// FRAME: TCP is a stream; a frame may come in any pieces, and many in one.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/broadcast/cases.hpp"
#include "apps/chatcheck/cases/broadcast/talk.hpp"

#include <fmt/format.h>

namespace chat::check::broadcast {
namespace {

void byte_by_byte(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.arrive("bob");
    bob.link.send_in_pieces(frame(Type::join, bob.name));
    bob.is_let_in();
    chat.come_in(bob);
    bob.link.send_in_pieces(frame(Type::talk, "one by one"));
    ann.hears(bob.said("one by one"));
}

void coalesced(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.arrive("bob");
    bob.link.send(frame(Type::join, bob.name) + frame(Type::talk, "first") + frame(Type::talk, "second"));
    bob.is_let_in();
    ann.hears(bob.said("first"));
    ann.hears(bob.said("second"));
}

void cut_everywhere(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    const std::string bytes = frame(Type::talk, "cut me");
    for (std::size_t cut = 1; cut < bytes.size(); ++cut) {
        bob.link.send_in_pieces(bytes.substr(0, cut), cut);
        bob.link.send(bytes.substr(cut));
        ann.hears(bob.said("cut me"));
    }
}

void header_alone(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    const std::string bytes = frame(Type::talk, "header first");
    bob.link.send(bytes.substr(0, chat::broadcast::header_length));
    ann.hears_nothing();
    bob.link.send(bytes.substr(chat::broadcast::header_length));
    ann.hears(bob.said("header first"));
}

void one_and_a_half(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    const std::string second = frame(Type::talk, "second");
    bob.link.send(frame(Type::talk, "first") + second.substr(0, 5));
    ann.hears(bob.said("first"));
    bob.link.send(second.substr(5));
    ann.hears(bob.said("second"));
}

void two_at_once(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    Guest& cat = chat.join("cat");
    const std::string bobs = frame(Type::talk, "I am slow");
    bob.link.send_in_pieces(bobs.substr(0, 6), 6);
    cat.says("I am quick");
    ann.hears(cat.said("I am quick"));
    bob.link.send(bobs.substr(6));
    ann.hears(bob.said("I am slow"));
}

void in_one_write(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    bob.says("all in one");
    const std::string bytes = frame(Type::talk, ended(scene.habits(), bob.said("all in one")));
    if (!ann.link.hears(scene.pace().patience())) ann.hears(bob.said("all in one")); // says what is missing
    if (ann.link.unread().size() < bytes.size() && bytes.starts_with(ann.link.unread()))
        scene.fail(fmt::format("{} of the {} octets of a frame came in a segment of their own",
                               ann.link.unread().size(), bytes.size()));
    ann.hears(bob.said("all in one"));
}

} // namespace

Cases frame_cases() {
    return {
        {.number = "2.1",
         .slug = "broadcast/FRAME/byte-by-byte",
         .stage = 2,
         .clause = "seed 003: a frame is its type, its length and as many octets as that says, however they come",
         .sends = "a join and a talk, each octet in a segment of its own",
         .legal = "the same answers as to whole frames",
         .mistake = "what one recv() returns is taken for one frame",
         .hint = "write a function that calls recv() until it has n octets, and read header and body with it",
         .server = byte_by_byte},
        {.number = "2.2",
         .slug = "broadcast/FRAME/coalesced",
         .stage = 2,
         .clause = "seed 003: the length says where a frame ends; what stands behind it is the next one",
         .sends = "a join and two talks in one segment",
         .legal = "bob is let in, and ann hears both texts, in order",
         .mistake = "what stands behind the first frame in the same recv() is thrown away",
         .hint = "read exactly the 3 octets of the header, then exactly the octets that its length says",
         .server = coalesced},
        {.number = "2.3",
         .slug = "broadcast/FRAME/cut-everywhere",
         .stage = 2,
         .clause = "seed 003: a frame is its type, its length and as many octets as that says, however they come",
         .sends = "the same talk several times, in two segments, cut behind each of its octets in turn",
         .legal = "ann hears the text each time, whole",
         .mistake = "the header is read with one recv(3), which may return 1 or 2 octets",
         .hint = "loop until recv() has brought all octets that you asked for, the header's three too",
         .server = cut_everywhere},
        {.number = "2.4",
         .slug = "broadcast/FRAME/header-alone",
         .stage = 2,
         .clause = "seed 003: the length specifies the message following; it is not there before its octets are",
         .sends = "the header of a talk, and a moment later its body",
         .legal = "nothing until the body is there, then the text",
         .mistake = "the body is what lies behind the header at that moment, which is nothing",
         .hint = "wait for as many octets as the length says before you act",
         .server = header_alone},
        {.number = "2.5",
         .slug = "broadcast/FRAME/one-and-a-half",
         .stage = 2,
         .clause = "seed 003: a frame is complete with its last octet, whatever follows",
         .sends = "a talk and the first half of another one; the rest when the first was heard",
         .legal = "ann hears the first at once, and the second when it is complete",
         .mistake = "the beginning of the next frame is lost with the buffer, or holds back the first",
         .hint = "take complete frames off the front of your buffer and keep what is left for the next recv()",
         .server = one_and_a_half},
        {.number = "2.6",
         .slug = "broadcast/FRAME/two-at-once",
         .stage = 3,
         .clause = "seed 003: each connection is a stream of its own",
         .sends = "half of bob's frame, a whole one of cat, then the rest of bob's",
         .legal = "ann hears cat at once, then bob, both whole",
         .mistake = "one buffer for all clients, or recv() waits for bob and everybody with it",
         .hint = "keep one buffer for each client, and never wait for one client in the loop of all",
         .server = two_at_once},
        {.number = "2.7",
         .slug = "broadcast/FRAME/in-one-write",
         .level = Level::should,
         .stage = 2,
         .clause = "broadcast/README: each frame is sent in one write, so that a client's single recv() gets it whole",
         .sends = "bob says something",
         .legal = "the whole frame is there with its first octets",
         .mistake = "the header and the body are sent with two calls of send()",
         .hint = "put header and body into one buffer and send that with one sendall()",
         .server = in_one_write},
    };
}

} // namespace chat::check::broadcast
