// The standard dialogue of each protocol: does Ann's client understand this server, and it her?
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/matrix/meeting.hpp"
#include "protocols/broadcast/frame.hpp"

#include <array>
#include <utility>

namespace chat::check {
namespace {

void crlf(Meeting& meeting) {
    Link& bob = meeting.bob();
    bob.read_to("\r\n", "the welcome");
    meeting.step("connects");
    meeting.ann_comes();
    meeting.ann_types("test: are you there?");
    meeting.ann_sees("are you there?");
    meeting.step("is heard");
    meeting.ann_types("push: hello from Ann");
    meeting.ann_sees("OK");
    bob.send("get\r\n");
    bob.read_to("hello from Ann", "what Ann pushed");
    bob.read_to("\r\n", "the end of the buffer");
    meeting.step("hears");
    bob.send("push: hello from Bob\r\n");
    bob.expect("OK\r\n");
    meeting.ann_types("get");
    meeting.ann_sees("hello from Bob");
    meeting.step("leaves");
    meeting.ann_leaves("adios");
}

void broadcast(Meeting& meeting) {
    using namespace chat::broadcast;
    Link& bob = meeting.bob();
    bob.send(frame(Type::join, "Bob"));
    bob.read_to("**Bob is joining the chat**", "Bob's own joining");
    meeting.step("connects");
    meeting.ann_comes();
    bob.read_to("**Ann is joining the chat**", "Ann's joining");
    meeting.step("is heard");
    meeting.ann_types("hello from Ann");
    bob.read_to("[Ann] hello from Ann", "what Ann says");
    meeting.step("hears");
    bob.send(frame(Type::talk, "hello from Bob"));
    meeting.ann_sees("[Bob] hello from Bob");
    meeting.step("leaves");
    meeting.ann_leaves("@exit");
    bob.read_to("**Ann is leaving the chat**", "Ann's leaving");
}

void line(Meeting& meeting) {
    Link& bob = meeting.bob();
    bob.send("login Bob\n");
    bob.read_to("OK login Bob", "the answer to the login");
    meeting.step("connects");
    meeting.ann_comes();
    bob.read_to("LOGIN Ann", "Ann's login");
    meeting.step("is heard");
    meeting.ann_types("send Bob hello from Ann");
    bob.read_to("FROM Ann hello from Ann", "what Ann says");
    meeting.step("hears");
    bob.send("send Ann hello from Bob\n");
    meeting.ann_sees("hello from Bob");
    meeting.step("leaves");
    meeting.ann_leaves("/quit");
    bob.read_to("LOGOUT Ann", "Ann's logout");
}

void irc(Meeting& meeting) {
    Link& bob = meeting.bob();
    bob.send("NICK Bob\r\nUSER bob 0 * :Bob\r\n");
    bob.read_to(" 001 ", "the welcome");
    bob.send("JOIN #class\r\n");
    bob.read_to(" 366 ", "the end of the names");
    meeting.step("connects");
    meeting.ann_comes();
    meeting.ann_types("/join #class");
    bob.read_to("JOIN", "Ann's joining");
    meeting.step("is heard");
    meeting.ann_types("hello from Ann");
    bob.read_to("hello from Ann", "what Ann says");
    meeting.step("hears");
    bob.send("PRIVMSG #class :hello from Bob\r\n");
    meeting.ann_sees("hello from Bob");
    meeting.step("leaves");
    meeting.ann_leaves("/quit");
}

// The person before the server answers, or the server echoes.
void peer(Meeting& meeting) {
    meeting.step("connects");
    meeting.ann_comes();
    meeting.step("is heard");
    meeting.ann_types("hello from Ann");
    const bool seen = meeting.server_sees("hello from Ann");
    meeting.step("hears");
    if (seen) meeting.server_types("hello from Bob");
    meeting.ann_sees(seen ? "hello from Bob" : "hello from Ann");
    meeting.step("leaves");
    meeting.ann_leaves(meeting.habits().is("dialect", "plain") ? "/q" : "\\quit");
}

void echo(Meeting& meeting) {
    meeting.step("connects");
    meeting.ann_comes();
    meeting.step("hears");
    meeting.ann_types("hello from Ann");
    meeting.ann_sees("hello from Ann");
}

} // namespace

Script script_of(std::string_view protocol) {
    constexpr std::array<std::pair<std::string_view, Script>, 6> scripts{
        {{"crlf", crlf}, {"broadcast", broadcast}, {"line", line}, {"irc", irc}, {"peer", peer}, {"echo", echo}}};
    for (const auto& [name, script] : scripts)
        if (name == protocol) return script;
    return nullptr;
}

} // namespace chat::check
