// FRAME: TCP is a stream; a command may come in any pieces, and many in one.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/line/cases.hpp"
#include "apps/chatcheck/cases/line/talk.hpp"

namespace chat::check::line {
namespace {

void byte_by_byte(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    ann.link.send_in_pieces("send " + bob.name + " one by one\n");
    ann.expect_ok("send");
    bob.expect_event("FROM " + ann.name + " one by one");
    bob.expect_unheard("one");
}

void every_cut(ServerScene& scene) {
    Member ann(scene, "ann");
    const std::string command = "send " + ann.name + " in two\n";
    for (std::size_t cut = 1; cut < command.size(); ++cut) {
        ann.link.send(command.substr(0, cut));
        ann.link.hears(scene.pace().gap());
        ann.link.send(command.substr(cut));
        ann.expect_ok("send");
        ann.expect_event("FROM " + ann.name + " in two");
    }
}

void coalesced(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    const std::string to_bob = "send " + bob.name + ' ';
    ann.link.send(to_bob + "first\n" + to_bob + "second\n" + to_bob + "third\n");
    for (int i = 0; i < 3; ++i) ann.expect_ok("send");
    for (const char* text : {" first", " second", " third"}) bob.expect_event("FROM " + ann.name + text);
}

void one_and_a_half(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    const std::string to_bob = "send " + bob.name + ' ';
    ann.link.send(to_bob + "first\n" + to_bob + "sec");
    ann.expect_ok("send");
    bob.expect_event("FROM " + ann.name + " first");
    ann.link.send("ond\n");
    ann.expect_ok("send");
    bob.expect_event("FROM " + ann.name + " second");
}

void halves_of_two(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    ann.link.send("send " + bob.name + " from ");
    ann.link.read_until_quiet();
    bob.link.send("send " + ann.name + " from ");
    bob.link.read_until_quiet();
    ann.link.send("Ann\n");
    ann.expect_ok("send");
    bob.expect_event("FROM " + ann.name + " from Ann");
    bob.link.send("Bob\n");
    bob.expect_ok("send");
    ann.expect_event("FROM " + bob.name + " from Bob");
}

void burst(ServerScene& scene) {
    Member ann(scene, "ann");
    const std::string to_herself = "send " + ann.name + ' ';
    std::string all;
    for (int i = 0; i < 300; ++i) all += to_herself + std::to_string(i) + '\n';
    ann.link.send(all);
    for (int i = 0; i < 300; ++i) ann.expect_event("FROM " + ann.name + ' ' + std::to_string(i));
}

} // namespace

Cases frame_cases() {
    return {
        {.number = "2.1",
         .slug = "line/FRAME/byte-by-byte",
         .stage = 2,
         .clause = "seed 002, step 4: one read of a socket may bring less than a full message",
         .sends = "send bob one by one, each octet in a segment of its own",
         .legal = "one OK send; FROM with the whole text, once",
         .mistake = "what one recv() returns is taken for one command",
         .hint = "collect what recv() returns in a buffer, and act only on what stands before a \\n in it",
         .server = byte_by_byte},
        {.number = "2.2",
         .slug = "line/FRAME/every-cut",
         .stage = 2,
         .clause = "seed 002, step 4: one read of a socket may bring less than a full message, wherever it is cut",
         .sends = "one command again and again, cut in two at every place",
         .legal = "the same answer each time",
         .mistake = "the beginning of a line is thrown away when the read ends in its middle",
         .hint = "keep what stands behind the last \\n in the buffer, and put the next read behind it",
         .server = every_cut},
        {.number = "2.3",
         .slug = "line/FRAME/coalesced",
         .stage = 2,
         .clause = "seed 002, step 4: one read of a socket may bring several messages together",
         .sends = "three commands in one segment",
         .legal = "three answers; the addressee gets all three texts in order",
         .mistake = "what stands behind the first \\n is thrown away, or taken for text",
         .hint = "after one command, look whether the buffer holds another before you call recv() again",
         .server = coalesced},
        {.number = "2.4",
         .slug = "line/FRAME/one-and-a-half",
         .stage = 2,
         .clause = "seed 002, step 4: pull out a full message at a time, and keep the rest",
         .sends = "one command and half of another in one segment; then the other half",
         .legal = "the first is answered at once, the second when it is whole",
         .mistake = "the first line is answered only when the next one comes",
         .hint = "act on a line when its \\n has come, not when something comes behind it",
         .server = one_and_a_half},
        {.number = "2.5",
         .slug = "line/FRAME/halves-of-two",
         .stage = 2,
         .clause = "seed 002: several clients at the same time, each with its own stream",
         .sends = "half a command by one client, half by another, then the other halves",
         .legal = "each half goes with its own other half",
         .mistake = "all connections share one buffer",
         .hint = "keep one buffer for each connection, in the object that stands for the client",
         .server = halves_of_two},
        {.number = "2.6",
         .slug = "line/FRAME/burst",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: statuses come in the order of the commands; every command has one",
         .sends = "300 commands at once",
         .legal = "300 answers, in order",
         .mistake = "a read's last line is lost where the buffer of recv() is full",
         .hint = "never assume that a read ends where a line does, however large the buffer is",
         .server = burst},
    };
}

} // namespace chat::check::line
