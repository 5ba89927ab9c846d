// LEN: lengths where byte order, sign and size of the field show.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/broadcast/cases.hpp"
#include "apps/chatcheck/cases/broadcast/talk.hpp"

#include <fmt/format.h>

namespace chat::check::broadcast {
namespace {

// `octets` of text whose every place can be told from its neighbours.
std::string text_of(std::size_t octets) {
    std::string text(octets, 'x');
    for (std::size_t i = 0; i < octets; ++i) text[i] = static_cast<char>('a' + (i * 7 + i / 26) % 26);
    return text;
}

void is_heard(ServerScene& scene, std::initializer_list<std::size_t> lengths, bool with_name) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    for (const std::size_t length : lengths) {
        const std::string text = text_of(with_name ? length - bob.said("").size() : length);
        bob.says(text);
        ann.hears_whole(bob, text);
    }
}

void nothing(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    bob.link.send(frame(Type::talk, "") + frame(Type::talk, "next"));
    const std::size_t which = ann.hears_one_of({{Type::talk, bob.said("next")},
                                                {Type::talk, bob.said(""), "an empty text is said"},
                                                {Type::talk, "[" + bob.name + "]", "an empty text is said"}});
    if (which != 0) ann.hears(bob.said("next"));
    while (bob.link.hears(scene.pace().quiet()))
        if (read_frame(bob.link, scene.habits(), "a frame").type == Type::error)
            scene.lenient("an empty text is answered");
}

void nothing_said(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    bob.says("");
    ann.hears_nothing();
    bob.hears_nothing();
}

void small_frames(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    bob.says(text_of(4096));
    const Frame came = ann.next({Type::talk, bob.said("a long text")}, "the beginning of a long text");
    if (came.body.size() > 4096)
        ann.link.fail(fmt::format("a frame has {} octets; clients read into buffers of 4096", came.body.size()),
                      "a length of 4096 or less", came.body.size() + 2);
}

void one(ServerScene& scene) { is_heard(scene, {1, 2}, false); }
void incoming(ServerScene& scene) { is_heard(scene, {254, 255, 256, 257, 258, 511, 512, 1000}, false); }
void outgoing(ServerScene& scene) { is_heard(scene, {254, 255, 256, 257, 511, 512}, true); }
void four_thousand(ServerScene& scene) { is_heard(scene, {2047, 2048, 4000}, false); }
void longest(ServerScene& scene) { is_heard(scene, {4090, 4096}, false); }

// The text may be said, or refused; the next one is heard whatever came of it.
void huge(ServerScene& scene, std::size_t length) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    const std::string text = text_of(length);
    bob.link.send(frame(Type::talk, text) + frame(Type::talk, "and now?"));
    const Frame next{Type::talk, ended(scene.habits(), bob.said("and now?"))};
    const std::string head = bob.said("");
    for (std::size_t heard = 0;;) {
        const Frame came = ann.next(next, "\"and now?\", behind a long text");
        if (came == next) break;
        const std::string piece = came.body.substr(std::min(came.body.size(), head.size()));
        if (came.type != Type::talk || text.compare(heard, piece.size(), piece) != 0 || piece.empty())
            fail_frame(ann.link, came, next);
        heard += piece.size();
    }
}

void signed_length(ServerScene& scene) { huge(scene, 0x8000); }
void largest_length(ServerScene& scene) { huge(scene, 0xffff); }

void not_the_header(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    bob.link.send(frame(Type::talk, "one") + frame(Type::talk, "three") + frame(Type::talk, "seven"));
    for (const char* text : {"one", "three", "seven"}) ann.hears(bob.said(text));
}

void utf8_counts_octets(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    bob.says("\xc3\xa4\xc3\xb6\xc3\xbc");
    ann.hears(bob.said("\xc3\xa4\xc3\xb6\xc3\xbc"));
    bob.says("next");
    ann.hears(bob.said("next"));
}

void cut_between_characters(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    for (const char* shift : {"", "a", "bc"}) { // one of three cuts at a byte is between characters
        std::string text = shift;
        while (text.size() + 3 <= 4096) text += "\xe2\x98\xba";
        bob.says(text);
        ann.hears_whole(bob, text);
    }
}

} // namespace

Cases len_cases() {
    return {
        {.number = "4.1",
         .slug = "broadcast/LEN/nothing",
         .stage = 3,
         .clause = "seed 003: the length can be 0, so that there are no bytes after it",
         .sends = "a talk of length 0, and another one behind it",
         .legal = "the second is heard; the empty one is ignored, or leniently said or answered",
         .mistake = "recv(0) is taken for the end of the connection, or the next header for the body",
         .hint = "call recv() for a body only where its length is not 0",
         .server = nothing},
        {.number = "4.2",
         .slug = "broadcast/LEN/one",
         .stage = 3,
         .clause = "seed 003: the length specifies the length of the message following",
         .sends = "texts of 1 and 2 octets",
         .legal = "both are heard",
         .mistake = "a body of one octet is taken for none",
         .hint = "compare lengths with 0, not with 1",
         .server = one},
        {.number = "4.3",
         .slug = "broadcast/LEN/incoming",
         .stage = 2,
         .clause = "seed 003: the length has 2 bytes in network byte order",
         .sends = "texts of 254 to 258, 511, 512 and 1000 octets",
         .legal = "each is heard whole",
         .mistake = "only the low byte of the length is used, or the bytes are taken in the order of the machine",
         .hint = "use ntohs(), struct.unpack(\"!H\") or DataInputStream.readUnsignedShort() for the length",
         .server = incoming},
        {.number = "4.4",
         .slug = "broadcast/LEN/outgoing",
         .stage = 2,
         .clause = "seed 003: the length has 2 bytes in network byte order, the server's too",
         .sends = "texts that have 254 to 257, 511 and 512 octets with the prefix",
         .legal = "each is heard whole",
         .mistake = "the length is sent in the order of the machine, or as one byte",
         .hint = "use htons(), struct.pack(\"!H\") or DataOutputStream.writeShort() for the length",
         .server = outgoing},
        {.number = "4.5",
         .slug = "broadcast/LEN/four-thousand",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 003: any text that the user types is sent to the others",
         .sends = "texts of 2047, 2048 and 4000 octets",
         .legal = "each is heard whole, in one frame or in several with the name before each",
         .mistake = "the buffer has 1024 or 2048 octets, and what is longer is cut",
         .hint = "take the size of your buffer from the length in the header",
         .server = four_thousand},
        {.number = "4.6",
         .slug = "broadcast/LEN/longest",
         .level = Level::should,
         .stage = 4,
         .clause = "broadcast/README: a text may have 4096 octets; frames are sent with 4090 at most",
         .sends = "texts of 4090 and 4096 octets",
         .legal = "each is heard whole; a frame of more than 4096 octets is lenient",
         .mistake = "the prefix makes the text longer than the buffer, and its end is lost",
         .hint = "cut a long text in two, and send each half with the prefix",
         .server = longest},
        {.number = "4.7",
         .slug = "broadcast/LEN/signed",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 003: the length has 2 bytes; 80 00 is 32768",
         .sends = "a talk of 32768 octets, and another one behind it",
         .legal = "the long one is said or refused; the one behind it is heard",
         .mistake = "the length is read into a signed short and is negative",
         .hint = "read the length into an unsigned variable",
         .server = signed_length},
        {.number = "4.8",
         .slug = "broadcast/LEN/largest",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 003: the length has 2 bytes; ff ff is 65535",
         .sends = "a talk of 65535 octets, and another one behind it",
         .legal = "the long one is said or refused; the one behind it is heard",
         .mistake = "the prefix makes the length 3, since 65535 and 6 more do not fit; or the rest is not read",
         .hint = "refuse what is too long to be sent on, but read its body to the end",
         .server = largest_length},
        {.number = "4.9",
         .slug = "broadcast/LEN/not-the-header",
         .stage = 2,
         .clause = "seed 003: the length is that of the message, not of type, length and message together",
         .sends = "three talks in one segment",
         .legal = "each is heard whole",
         .mistake = "3 is added to the length, or subtracted from it",
         .hint = "the length is that of the body alone",
         .server = not_the_header},
        {.number = "4.10",
         .slug = "broadcast/LEN/counts-octets",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 003: the length counts bytes; it sends ASCII, and people type more",
         .sends = "three umlauts, in six octets of UTF-8, and another text",
         .legal = "both are heard, octet by octet",
         .mistake = "the length is that of the string in characters, not of its octets",
         .hint = "encode the text first, and take the length of the result",
         .server = utf8_counts_octets},
        {.number = "4.11",
         .slug = "broadcast/LEN/cut-between-characters",
         .level = Level::may,
         .stage = 4,
         .clause = "broadcast/README: a long text is cut between characters",
         .sends = "texts of 4096 octets, each character three of them",
         .legal = "each is heard whole, and no frame ends in the middle of a character",
         .mistake = "a text is cut at a fixed octet, and a reader cannot decode the half of a character",
         .hint = "move the cut back while the octet behind it is 80 to bf",
         .server = cut_between_characters},
        {.number = "4.12",
         .slug = "broadcast/LEN/nothing-said",
         .level = Level::may,
         .stage = 4,
         .clause = "broadcast/README: an empty text is ignored",
         .sends = "a talk of length 0",
         .legal = "nobody hears anything, bob neither",
         .mistake = "the name stands alone on everybody's screen",
         .hint = "send nothing on where nothing was said",
         .server = nothing_said},
        {.number = "4.13",
         .slug = "broadcast/LEN/small-frames",
         .level = Level::may,
         .stage = 4,
         .clause = "broadcast/README: frames are sent with 4090 octets at most, since clients read into 4 KiB",
         .sends = "a text of 4096 octets, which is longer with the prefix",
         .legal = "frames of 4096 octets at most",
         .mistake = "a client with a buffer of 4096 octets takes the end of the text for the next header",
         .hint = "cut a long text in two, and send each half with the prefix",
         .server = small_frames},
    };
}

} // namespace chat::check::broadcast
