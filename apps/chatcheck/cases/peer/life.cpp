// LIFE: connections end in many ways, and each time the server goes on.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/peer/caller.hpp"
#include "apps/chatcheck/cases/peer/cases.hpp"

#include <fmt/format.h>

#include <string>

namespace chat::check::peer {
namespace {

void hang_up(ServerScene& scene, Framing dialect) {
    {
        Caller caller(scene, dialect);
        caller.exchange("hello");
        caller.link().close();
    }
    expect_service(scene, dialect);
}

void reset(ServerScene& scene, Framing dialect) {
    {
        Caller caller(scene, dialect);
        caller.exchange("hello");
        caller.link().reset();
    }
    expect_service(scene, dialect);
}

// The reply finds nobody.
void gone_before_the_reply(ServerScene& scene, Framing dialect) {
    for (const bool roughly : {false, true}) {
        Caller caller(scene, dialect);
        caller.exchange("hello");
        caller.say("I must go");
        if (scene.habits().is("partner", "operator")) caller.let_answer();
        roughly ? caller.link().reset() : caller.link().close();
    }
    expect_service(scene, dialect);
}

void only_connects(ServerScene& scene, Framing dialect) {
    for (int i = 0; i < 3; ++i) scene.arrive("nobody").close();
    expect_service(scene, dialect);
}

void in_the_middle(ServerScene& scene, Framing dialect) {
    {
        Caller caller(scene, dialect);
        caller.exchange("hello");
        const std::string message = caller.message("this is never told to its end");
        caller.link().send(message.substr(0, message.size() / 2));
        caller.link().close();
    }
    expect_service(scene, dialect);
}

void half_close(ServerScene& scene, Framing dialect) {
    Caller caller(scene, dialect);
    caller.exchange("hello");
    caller.say("my last words");
    caller.link().finish();
    caller.expect_answer("my last words");
    caller.expect_goodbye();
}

void second_client(ServerScene& scene, Framing dialect) {
    Caller first(scene, dialect);
    first.exchange("I was first");
    Link& second = scene.arrive("second");
    first.exchange("and am still here");
    first.leave();
    second.close();
    expect_service(scene, dialect);
}

void no_spin(ServerScene& scene, Framing dialect) {
    {
        Caller caller(scene, dialect);
        caller.exchange("hello");
        caller.link().close();
    }
    Link& watch = scene.arrive("watch");
    watch.hears(scene.pace().quiet());
    watch.read_until_quiet();
    const double before = scene.program().cpu_seconds();
    const auto time = 3 * scene.pace().quiet();
    watch.hears(time);
    const double used = scene.program().cpu_seconds() - before;
    if (used > std::chrono::duration<double>(time).count() / 2)
        scene.fail(fmt::format("the server used {:.2f} s of processor time in {:.2f} s in which nobody said anything",
                               used, std::chrono::duration<double>(time).count()));
}

} // namespace

Cases life_cases() {
    return {
        {.number = "10.1",
         .slug = "peer/LIFE/hang-up",
         .stage = 3,
         .clause =
             "seed 001: if the connection is closed, the server repeats from waiting for a client; seed 004: recv "
             "returning 0 bytes is the end",
         .sends = "a text and the end, without a quit; then another client",
         .legal = "the second is served",
         .mistake = "recv() returns nothing again and again, and the server shows empty messages without end",
         .hint = "an empty recv() is the end: close the socket and accept() again",
         .server = in_each<hang_up, where_gone_is_gone>},
        {.number = "10.2",
         .slug = "peer/LIFE/reset",
         .level = Level::should,
         .stage = 4,
         .clause = "a client that crashes resets its connection: that is an end like any other",
         .sends = "a text and a reset; then another client",
         .legal = "the second is served",
         .mistake = "recv() throws or returns -1, and the server ends",
         .hint = "treat an error of recv() like the end of the connection",
         .server = in_each<reset, where_gone_is_gone>},
        {.number = "10.3",
         .slug = "peer/LIFE/gone-before-the-reply",
         .level = Level::should,
         .stage = 4,
         .clause = "a client may be gone when its reply is sent",
         .sends = "a text and at once the end, then the same with a reset; then another client",
         .legal = "the last is served",
         .mistake = "send() raises SIGPIPE or BrokenPipeError, and the server ends",
         .hint = "ignore SIGPIPE, and treat an error of send() like the end of the connection",
         .server = in_each<gone_before_the_reply, where_gone_is_gone>},
        {.number = "10.4",
         .slug = "peer/LIFE/only-connects",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 001: the server waits for a client's request; some connect and have none",
         .sends = "three connections without a word; then a client",
         .legal = "the client is served",
         .mistake = "an empty first message makes the server end",
         .hint = "an empty recv() is the end, also as the first thing",
         .server = in_each<only_connects, where_gone_is_gone>},
        {.number = "10.5",
         .slug = "peer/LIFE/in-the-middle",
         .level = Level::should,
         .stage = 4,
         .clause = "a connection may end in the middle of a message",
         .sends = "half a message and the end; then another client",
         .legal = "the second is served, and hears nothing of the half",
         .mistake = "what is left in the buffer becomes part of the next client's first text",
         .hint = "begin with an empty buffer for each connection",
         .server = in_each<in_the_middle, where_gone_is_gone>},
        {.number = "10.6",
         .slug = "peer/LIFE/half-close",
         .level = Level::should,
         .stage = 4,
         .clause =
             "shutdown() ends one direction only: what was said before it is answered, as \"printf | nc\" expects",
         .sends = "a text, then the end of our direction",
         .legal = "the reply, then the end",
         .mistake = "the server closes as soon as it sees the end, and the reply is lost",
         .hint = "answer what is complete before you close",
         .server = in_each<half_close, alone>},
        {.number = "10.7",
         .slug = "peer/LIFE/second-client",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 001: the system works for one pair of users: a second client waits, or is served too",
         .sends = "a second connection while the first client talks",
         .legal = "the first goes on as before; when it has left, the next client is served",
         .mistake = "accept() inside the loop of turns, so that the first client is forgotten",
         .hint = "accept() only when the last connection is closed, or serve each in a thread of its own",
         .server = in_each<second_client>},
        {.number = "10.8",
         .slug = "peer/LIFE/no-spin",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 004: if recv returns 0 bytes the connection has been broken: to ask again is of no use",
         .sends = "a text and the end; then nothing",
         .legal = "the server waits, and uses no processor time",
         .mistake = "a loop around recv() that never ends when it returns nothing",
         .hint = "leave the loop when recv() returns 0 octets",
         .server = in_each<no_spin>},
    };
}

} // namespace chat::check::peer
