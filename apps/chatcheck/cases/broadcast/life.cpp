// LIFE: how connections end.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/broadcast/cases.hpp"
#include "apps/chatcheck/cases/broadcast/talk.hpp"

#include <fmt/format.h>

namespace chat::check::broadcast {
namespace {

// Bob sends `bytes` as his last; he is hung up on, and ann hears that he is leaving.
void is_a_leave(ServerScene& scene, const std::string& bytes) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    bob.link.send(bytes);
    ann.hears(leaving(bob.name));
    if (!bob.link.ends()) bob.link.fail("the connection is still open", "the end of the connection");
}

void leave_closes(ServerScene& scene) { is_a_leave(scene, frame(Type::leave, "")); }
void leave_with_body(ServerScene& scene) { is_a_leave(scene, frame(Type::leave, "see you later")); }
void bare_leave(ServerScene& scene) { is_a_leave(scene, "\1"); }

void last_words(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    bob.link.send(frame(Type::talk, "good night") + frame(Type::leave, ""));
    ann.hears(bob.said("good night"));
    ann.hears(leaving(bob.name));
}

void end(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    bob.link.close();
    ann.hears(leaving(bob.name));
    chat.expect_alive(ann);
}

void reset(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    bob.link.reset();
    ann.hears(leaving(bob.name));
    chat.expect_alive(ann);
}

void half_close(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    bob.says("over and out");
    bob.link.finish();
    ann.hears(bob.said("over and out"));
    ann.hears(leaving(bob.name));
    if (!bob.link.ends()) bob.link.fail("the connection is still open", "the end of the connection");
}

void half_a_frame(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    const std::string bytes = frame(Type::talk, "never finished");
    bob.link.send(bytes.substr(0, bytes.size() - 4));
    bob.link.close();
    ann.hears(leaving(bob.name));
    ann.hears_nothing();
}

void no_spin(ServerScene& scene) {
    Chat chat(scene);
    const Program& program = scene.program();
    Guest& ann = chat.join("ann");
    chat.join("bob").link.finish();
    chat.arrive("eve").link.finish();
    ann.link.read_until_quiet();
    const double before = program.cpu_seconds();
    const auto began = Link::Clock::now();
    ann.link.hears(scene.pace().stretched(600));
    const double passed = std::chrono::duration<double>(Link::Clock::now() - began).count();
    const double used = program.cpu_seconds() - before;
    scene.note(fmt::format("{:.2f} s of processor time in {:.2f} s", used, passed));
    if (used > passed / 8) // a busy machine gives who spins a part of its time
        scene.fail(
            fmt::format("it used {:.2f} s of processor time in {:.2f} s in which nothing happened", used, passed));
}

void reset_before_join(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    for (const std::string& said : {std::string(), frame(Type::join, "half").substr(0, 2), std::string("\2", 1)}) {
        Guest& eve = chat.arrive("eve");
        eve.link.send(said);
        eve.link.reset();
    }
    chat.expect_alive(ann);
}

void reset_while_told(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    Guest& cat = chat.join("cat");
    for (int i = 0; i < 20; ++i) ann.says(fmt::format("text {}", i));
    bob.link.reset();
    for (int i = 0; i < 20; ++i) cat.hears(ann.said(fmt::format("text {}", i)));
    chat.expect_alive(cat);
}

} // namespace

Cases life_cases() {
    return {
        {.number = "10.1",
         .slug = "broadcast/LIFE/leave-closes",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 003: to leave, send the disconnect message, and the connection closes",
         .sends = "bob sends 01 00 00, and leaves the closing to the server",
         .legal = "ann hears that he is leaving, and his connection ends",
         .mistake = "the server waits for the client to close, and the client for the server",
         .hint = "close the socket when a leave comes",
         .server = leave_closes},
        {.number = "10.2",
         .slug = "broadcast/LIFE/leave-with-body",
         .level = Level::should,
         .stage = 4,
         .clause = "broadcast/README: a leave is acted on, whatever body it has",
         .sends = "bob sends a leave with a body",
         .legal = "ann hears that he is leaving, and his connection ends",
         .mistake = "a leave is recognized by its length",
         .hint = "go by the type of the frame alone",
         .server = leave_with_body},
        {.number = "10.3",
         .slug = "broadcast/LIFE/bare-leave",
         .level = Level::may,
         .stage = 4,
         .clause = "broadcast/README: programs exist that send the octet 01 alone to leave, without a length",
         .sends = "bob sends the octet 01",
         .legal = "ann hears that he is leaving, and his connection ends",
         .mistake = "the server waits for a length that never comes",
         .hint = "act on a leave by its first octet",
         .server = bare_leave},
        {.number = "10.4",
         .slug = "broadcast/LIFE/last-words",
         .stage = 3,
         .clause = "seed 003: what a user says is sent to the others; the leave comes behind it",
         .sends = "a talk and a leave in one segment",
         .legal = "ann hears the text, then that bob is leaving",
         .mistake = "the connection is closed with frames unread",
         .hint = "take the frames in the order in which they came",
         .server = last_words},
        {.number = "10.5",
         .slug = "broadcast/LIFE/end",
         .stage = 3,
         .clause = "seed 003: when the connection goes down all are told **Bob is leaving the chat**",
         .sends = "bob closes without a leave; then somebody else joins and speaks",
         .legal = "ann hears that bob is leaving, and the newcomer",
         .mistake = "recv() returning 0 is not looked at, or ends the whole server",
         .hint = "where recv() returns 0, do the same as for a leave",
         .server = end},
        {.number = "10.6",
         .slug = "broadcast/LIFE/reset",
         .stage = 4,
         .clause = "seed 003: when the connection goes down all are told **Bob is leaving the chat**",
         .sends = "bob's connection is reset; then somebody else joins and speaks",
         .legal = "ann hears that bob is leaving, and the newcomer",
         .mistake = "ConnectionResetError is not caught, or SIGPIPE ends the process",
         .hint = "catch errors of recv() and send() for each client, and ignore SIGPIPE",
         .server = reset},
        {.number = "10.7",
         .slug = "broadcast/LIFE/half-close",
         .level = Level::should,
         .stage = 4,
         .clause = "broadcast/README: who closes his sending side has left; what he said before is heard",
         .sends = "bob says something and sends a FIN; he still reads",
         .legal = "ann hears the text, then that he is leaving; his connection ends",
         .mistake = "the connection stays half open for ever, or the text is lost",
         .hint = "close the socket where recv() returns 0, after acting on all that came before",
         .server = half_close},
        {.number = "10.8",
         .slug = "broadcast/LIFE/half-a-frame",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 003: a message has as many octets as its length says; a part of it is none",
         .sends = "bob's connection ends four octets before the end of a frame",
         .legal = "ann hears that he is leaving, and nothing of the text",
         .mistake = "what is in the buffer is said when the connection ends",
         .hint = "drop an unfinished frame when its connection ends",
         .server = half_a_frame},
        {.number = "10.9",
         .slug = "broadcast/LIFE/no-spin",
         .level = Level::should,
         .stage = 4,
         .clause = "a server that has nothing to do does nothing, after connections have ended too",
         .sends = "two clients send a FIN; then 600 ms pass",
         .legal = "less than an eighth of the time is spent on the processor",
         .mistake = "select() says that the socket can be read for ever, and recv() returns 0 each time",
         .hint = "close the socket and take it out of select() where recv() returns 0",
         .server = no_spin},
        {.number = "10.10",
         .slug = "broadcast/LIFE/reset-before-join",
         .level = Level::should,
         .stage = 4,
         .clause = "anyone can connect, and go before the first frame is whole: the others are served",
         .sends = "three connections are reset: without a word, in the middle of a join, behind a type",
         .legal = "somebody else joins, and is heard",
         .mistake = "the join is read in the thread that accepts, without a look at what recv() returns",
         .hint = "read the join in the client's own thread, and catch its errors there",
         .server = reset_before_join},
        {.number = "10.11",
         .slug = "broadcast/LIFE/reset-while-told",
         .level = Level::should,
         .stage = 5,
         .clause = "who cannot be written to has left; the others still hear everything",
         .sends = "ann says 20 texts while bob's connection is reset; cat is in the chat as well",
         .legal = "cat hears all texts, and somebody else who joins",
         .mistake = "send() fails in the middle of the loop over the clients, and who is behind bob hears nothing",
         .hint = "catch what send() throws inside of the loop, and go on with the next client",
         .server = reset_while_told},
    };
}

} // namespace chat::check::broadcast
