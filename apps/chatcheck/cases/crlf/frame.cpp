// FRAME: TCP is a stream; a command may come in any pieces, and many in one.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/crlf/cases.hpp"
#include "apps/chatcheck/cases/crlf/talk.hpp"

#include <fmt/format.h>

namespace chat::check::crlf {
namespace {

void byte_by_byte(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    ann.send_in_pieces("test: one by one\r\n");
    ann.expect("one by one\r\n");
    expect_to_go_on(ann);
}

void coalesced(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    ann.send("test: first\r\ntest: second\r\n");
    ann.expect("first\r\nsecond\r\n");
    expect_to_go_on(ann);
}

void cut_everywhere(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    const std::string request = "test: cut here\r\n";
    for (std::size_t cut = 1; cut < request.size(); ++cut) {
        ann.send("test: x\r\n" + request.substr(0, cut)); // who answers this has read the other piece, too
        ann.expect("x\r\n");
        ann.send(request.substr(cut));
        ann.expect("cut here\r\n");
    }
    ann.expect_nothing();
}

void half_behind_whole(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    ann.send("test: whole\r\ntest: ha");
    ann.expect("whole\r\n");
    ann.send("lf\r\n");
    ann.expect("half\r\n");
    expect_to_go_on(ann);
}

void not_before_its_end(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    ann.send("test: wait");
    ann.expect_nothing();
    ann.send(" for it\r");
    ann.expect_nothing();
    ann.send("\n");
    ann.expect("wait for it\r\n");
}

void many_in_one(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    std::string requests, replies;
    for (int i = 0; i < 60; ++i) {
        requests += fmt::format("test: number {}\r\n", i);
        replies += fmt::format("number {}\r\n", i);
    }
    ann.send(requests);
    ann.expect(replies);
    ann.expect_nothing();
}

void before_the_welcome(ServerScene& scene) {
    Link& ann = scene.arrive("ann");
    ann.send("test: early\r\n");
    const std::string welcome = ann.read_to("\r\n", "the welcome, to its CR LF");
    if (!welcome.starts_with("Welcome to "))
        ann.fail("the welcome is not the first line", "Welcome to", welcome.size() + 2);
    ann.expect("early\r\n");
    expect_to_go_on(ann);
}

void reply_in_one_write(ServerScene& scene) {
    Link& ann = greeted(scene, "ann");
    for (const char* request : {"test: one write", "name: ann", "help"}) {
        ann.send(fmt::format("{}\r\n", request));
        if (!ann.hears(scene.pace().patience())) ann.fail("nothing came where a reply was to come", "the reply");
        if (!ann.unread().ends_with("\r\n")) {
            const std::size_t came = ann.unread().size();
            ann.read(came, "the first piece of the reply");
            ann.fail(fmt::format("the first {} octets of the reply came by themselves", came),
                     "the rest, to its CR LF");
        }
        ann.read_to("\r\n", "the reply, to its CR LF");
    }
}

} // namespace

Cases frame_cases() {
    return {
        {.number = "2.1",
         .slug = "crlf/FRAME/byte-by-byte",
         .stage = 2,
         .clause = "seed 000: CR LF ends a request, not the end of what one recv() happened to return",
         .sends = "test: one by one, each octet in a segment of its own",
         .legal = "one by one, CR LF, once",
         .mistake = "what one recv() returns is taken for one command",
         .hint = "collect what recv() returns in a buffer, and act only on what stands before a \\r\\n in it",
         .server = byte_by_byte},
        {.number = "2.2",
         .slug = "crlf/FRAME/coalesced",
         .stage = 2,
         .clause = "seed 000: CR LF ends a request; two in one segment are two",
         .sends = "two commands in one segment",
         .legal = "both answers, in order",
         .mistake = "what stands behind the first CR LF is thrown away",
         .hint = "after one command, look whether the buffer holds another before you call recv() again",
         .server = coalesced},
        {.number = "2.3",
         .slug = "crlf/FRAME/cut-everywhere",
         .stage = 2,
         .clause = "seed 000: the appearance of CR LF ends a request, wherever the segments end",
         .sends = "test: x and the beginning of test: cut here, then its rest; cut behind each octet in turn, between "
                  "CR and LF too",
         .legal = "x, CR LF; cut here, CR LF, each time",
         .mistake = "each recv() is searched for \\r\\n alone, so a CR and a LF in two segments are no end",
         .hint = "search the collected bytes for \\r\\n, not the piece that has just come",
         .server = cut_everywhere},
        {.number = "2.4",
         .slug = "crlf/FRAME/half-behind-whole",
         .stage = 2,
         .clause = "seed 000: CR LF ends a request; what stands behind it begins the next",
         .sends = "a whole command and half of another in one segment, then the other half",
         .legal = "one answer, and the other when its request is whole",
         .mistake = "the rest behind the last CR LF is thrown away, or taken for a command",
         .hint = "keep what stands behind the last \\r\\n: the next recv() continues it",
         .server = half_behind_whole},
        {.number = "2.5",
         .slug = "crlf/FRAME/not-before-its-end",
         .stage = 2,
         .clause = "seed 000: the appearance of CR LF ends a request, and nothing else does",
         .sends = "a command without its end; a while later CR; a while later LF",
         .legal = "no answer before the LF, then one",
         .mistake = "a pause is taken for the end of a command",
         .hint = "call recv() again until the collected bytes have a \\r\\n",
         .server = not_before_its_end},
        {.number = "2.6",
         .slug = "crlf/FRAME/many-in-one",
         .stage = 2,
         .clause = "seed 000: CR LF ends a request; commands can be issued in any order, and all are answered",
         .sends = "60 commands in one segment",
         .legal = "60 answers, in order",
         .mistake = "only the first of them is answered until more comes",
         .hint = "take commands out of the collected bytes in a loop, until there is no \\r\\n left",
         .server = many_in_one},
        {.number = "2.7",
         .slug = "crlf/FRAME/before-the-welcome",
         .level = Level::should,
         .stage = 2,
         .clause = "a client that knows the protocol need not wait for the welcome: TCP keeps its words until they are "
                   "read",
         .sends = "a command at once, before the welcome is read",
         .legal = "the welcome, then the answer",
         .mistake = "the welcome comes behind the first answer, or eats the first command",
         .hint = "send the welcome before the first recv(), and throw nothing away",
         .server = before_the_welcome},
        {.number = "2.8",
         .slug = "crlf/FRAME/reply-in-one-write",
         .level = Level::should,
         .stage = 2,
         .clause = "many clients call recv() once for a reply: it should be there whole",
         .sends = "three commands, each after the answer to the one before",
         .legal = "each answer in one segment, its CR LF with it",
         .mistake = "send(reply) and then send(\"\\r\\n\"): the client sees the second one as the next answer",
         .hint = "put the \\r\\n behind the reply first, and send both in one call",
         .server = reply_in_one_write},
    };
}

} // namespace chat::check::crlf
