// FRAME, EOL and LEN: lines in any pieces, their ends, and how long they may be.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/irc/cases.hpp"
#include "apps/chatcheck/cases/irc/talk.hpp"

#include <deque>

namespace chat::check::irc {
namespace {

void expect_pong(Person& who, const std::string& token) {
    if (const Message pong = who.expect({"PONG"}); pong.last() != token) who.wrong(pong, "PONG ... :" + token);
}

void byte_by_byte(ServerScene& scene) {
    Person ann(scene, "ann");
    ann.link.send_in_pieces("NICK " + ann.nick + "\r\nUSER a 0 * :Ann\r\n");
    ann.expect({"001"});
    ann.link.send_in_pieces("PING onebyone\r\n");
    expect_pong(ann, "onebyone");
}

void every_cut(ServerScene& scene) {
    Member ann(scene, "ann");
    const std::string command = "PING :in two\r\n";
    for (std::size_t cut = 1; cut < command.size(); ++cut) {
        ann.link.send(command.substr(0, cut));
        ann.link.hears(scene.pace().gap());
        ann.link.send(command.substr(cut));
        expect_pong(ann, "in two");
    }
}

void coalesced(ServerScene& scene) {
    Person ann(scene, "ann");
    ann.link.send("NICK " + ann.nick + "\r\nUSER a 0 * :Ann\r\n");
    ann.expect({"001"});
    ann.link.send("PING one\r\nPING two\r\nPI");
    expect_pong(ann, "one");
    expect_pong(ann, "two");
    ann.link.send("NG three\r\n");
    expect_pong(ann, "three");
}

void halves_of_two(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    ann.link.send("PING from");
    bob.link.send("PING from");
    ann.link.read_until_quiet();
    bob.link.read_until_quiet();
    ann.link.send("Ann\r\n");
    expect_pong(ann, "fromAnn");
    bob.link.send("Bob\r\n");
    expect_pong(bob, "fromBob");
}

void lf_alone(ServerScene& scene) {
    Person ann(scene, "ann");
    ann.link.send("NICK " + ann.nick + "\nUSER a 0 * :Ann\n");
    ann.expect({"001"});
    ann.link.send("PING typed\n");
    expect_pong(ann, "typed");
}

void cr_lf(ServerScene& scene) {
    Person ann(scene, "ann");
    ann.says("NICK " + ann.nick);
    ann.says("USER a 0 * :Ann");
    for (std::string command; command != "PONG";) {
        const std::string line = ann.link.read_to("\n", "a line that ends in CR LF");
        if (!line.ends_with('\r')) ann.link.fail("a line ends in LF without a CR before it", "0d (CR)", 1);
        if (line.find('\0') != std::string::npos) ann.link.fail("there is a NUL in a line", "no NUL", line.size() + 1);
        if (line.size() == 1) ann.link.fail("there is an empty line", "a message", 2);
        const Message message = parse(std::string_view(line).substr(0, line.size() - 1));
        command = message.command;
        if (command == "PING") ann.says("PONG :" + message.last());
        if (command == "376" || command == "422") ann.says("PING done");
    }
    ann.link.expect_nothing();
}

void empty_line(ServerScene& scene) {
    Member ann(scene, "ann");
    ann.until_pong();
    ann.link.send("\r\n\r\n\n");
    if (!ann.until_pong().empty()) scene.fail("an empty line is answered");
}

void long_text(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    std::string text;
    while (text.size() < 400) text += std::to_string(text.size()) + '.';
    text.resize(400);
    ann.says("PRIVMSG " + bob.nick + " :" + text);
    bob.expect_of(ann.nick, "PRIVMSG", {bob.nick, text});
}

void longest_line(ServerScene& scene) {
    Member ann(scene, "ann"), bob(scene, "bob");
    const std::string head = "PRIVMSG " + bob.nick + " :";
    ann.says(head + std::string(510 - head.size(), 'x'));
    std::size_t got = 0;
    while (got == 0) {
        const std::string line = bob.link.read_to("\n", "the text") + '\n';
        if (line.size() > 512)
            bob.link.fail("a line of " + std::to_string(line.size()) + " octets came", "512 octets, CR LF included",
                          line.size() - 512);
        if (line.find(" PRIVMSG ") != std::string::npos) got = line.size();
    }
    ann.until_pong();
}

void too_long(ServerScene& scene) {
    Member ann(scene, "ann");
    ann.link.send("PRIVMSG " + ann.nick + " :" + std::string(3000, 'x'));
    std::string came = ann.link.read_until_quiet();
    ann.link.send("HELLO this belongs to it\r\nPING behind\r\n");
    came += ann.link.read_until_quiet();
    if (ann.link.ending() != Ending::open) return scene.lenient("a line that is too long ends the connection");
    if (came.find("PONG") == std::string::npos)
        scene.fail("the command behind a line that is too long is not answered");
    if (came.find(" 421 ") != std::string::npos)
        scene.fail("the rest of a line that is too long is taken for a command");
    if (came.find(" 417 ") == std::string::npos && came.find(" PRIVMSG ") == std::string::npos)
        scene.fail("a line that is too long is neither refused nor passed on in part");
}

void long_names(ServerScene& scene) {
    const std::string channel = unique_channel(scene);
    std::deque<Member> all;
    for (int i = 0; i < 70; ++i) all.emplace_back(scene, "n" + std::to_string(i));
    for (Member& each : all) each.says("JOIN " + channel);
    for (Member& each : all) each.expect_of(each.nick, "JOIN", {channel});
    all.front().says("NAMES " + channel);
    all.front().until_pong();
    all.front().says("NAMES " + channel);
    const std::vector<std::string> nicks = all.front().listed();
    for (const Member& each : all)
        if (!has_once(nicks, each.nick)) scene.fail("the list of 70 nicks does not have " + each.nick + " once");
}

} // namespace

Cases frame_cases() {
    return {
        {.number = "2.1",
         .slug = "irc/FRAME/byte-by-byte",
         .stage = 2,
         .clause = "seed 002, step 4: one read of a socket may bring less than a full message",
         .sends = "NICK, USER and PING, each octet in a segment of its own",
         .legal = "001 and PONG",
         .mistake = "what one recv() returns is taken for one command",
         .hint = "collect what recv() returns in a buffer, and act only on what stands before a \\n in it",
         .server = byte_by_byte},
        {.number = "2.2",
         .slug = "irc/FRAME/every-cut",
         .stage = 2,
         .clause = "seed 002, step 4: one read of a socket may bring less than a full message, wherever it is cut",
         .sends = "PING again and again, cut in two at every place",
         .legal = "PONG each time",
         .mistake = "the beginning of a line is thrown away when the read ends in its middle",
         .hint = "keep what stands behind the last \\n in the buffer, and put the next read behind it",
         .server = every_cut},
        {.number = "2.3",
         .slug = "irc/FRAME/coalesced",
         .stage = 2,
         .clause = "seed 002, step 4: one read may bring several messages; clients send NICK and USER in one segment",
         .sends = "NICK and USER in one segment; two PINGs and half of a third in another; then the other half",
         .legal = "001, three PONGs",
         .mistake = "what stands behind the first line is thrown away, and the client never registers",
         .hint = "loop over the lines of the buffer until it has no more \\n",
         .server = coalesced},
        {.number = "2.4",
         .slug = "irc/FRAME/halves-of-two",
         .stage = 2,
         .clause = "seed 002: several clients at the same time, each with its own stream",
         .sends = "half a PING by one client, half by another, then the other halves",
         .legal = "each half goes with its own other half",
         .mistake = "all connections share one buffer",
         .hint = "keep one buffer for each connection",
         .server = halves_of_two},
        {.number = "3.1",
         .slug = "irc/EOL/cr-lf",
         .stage = 2,
         .clause = "RFC 2812 2.3: messages end in CR LF, and none is empty",
         .sends = "NICK, USER and PING",
         .legal = "lines that end in CR LF, without NUL",
         .mistake = "print() ends lines in LF alone",
         .hint = "send all lines through one function, which adds \\r\\n",
         .server = cr_lf},
        {.number = "3.2",
         .slug = "irc/EOL/lf-alone",
         .level = Level::should,
         .stage = 2,
         .clause = "modern.ircdocs.horse: servers take LF alone for an end as well; netcat sends it",
         .sends = "NICK, USER and PING, ended by LF",
         .legal = "001 and PONG",
         .mistake = "split(\"\\r\\n\") waits for a CR that never comes",
         .hint = "split at \\n, and drop a \\r before it",
         .server = lf_alone},
        {.number = "3.3",
         .slug = "irc/EOL/empty-line",
         .level = Level::should,
         .stage = 2,
         .clause = "RFC 2812 2.3.1: empty messages are silently ignored",
         .sends = "CR LF twice, LF",
         .legal = "nothing",
         .mistake = "taking the first word of an empty line raises an exception, or 421 is sent",
         .hint = "skip a line without words",
         .server = empty_line},
        {.number = "4.1",
         .slug = "irc/LEN/400",
         .stage = 3,
         .clause = "RFC 2812 2.3: a message has up to 512 octets",
         .sends = "PRIVMSG with a text of 400 octets",
         .legal = "the whole text",
         .mistake = "the buffer has 256 octets",
         .hint = "let the buffer grow until the \\n has come",
         .server = long_text},
        {.number = "4.2",
         .slug = "irc/LEN/512-out",
         .level = Level::should,
         .stage = 5,
         .clause = "RFC 2812 2.3: no message has more than 512 octets, those that are passed on with a source included",
         .sends = "PRIVMSG of 512 octets",
         .legal = "the text, cut so that the line has 512 octets at most",
         .mistake = "the source is put before the line, which is too long then",
         .hint = "cut what you send to 510 octets before you add \\r\\n",
         .server = longest_line},
        {.number = "4.3",
         .slug = "irc/LEN/too-long",
         .level = Level::should,
         .stage = 5,
         .clause = "modern.ircdocs.horse: a line over 512 octets is answered 417, or cut; the rest is no command",
         .sends = "PRIVMSG of 3000 octets; a moment later the rest of the line, which looks like a command, and PING",
         .legal = "417, or the beginning of the text; then PONG; the end of the connection is legal, too",
         .mistake = "the rest of the line is taken for another command",
         .hint = "when the buffer is over the limit, drop it and remember that you are skipping to the next \\n",
         .server = too_long},
        {.number = "4.4",
         .slug = "irc/LEN/names",
         .level = Level::should,
         .stage = 5,
         .clause = "RFC 2812 3.2.5: 353 is sent as often as it needs; each has 512 octets at most",
         .sends = "NAMES of a channel of 70",
         .legal = "all nicks, each once",
         .mistake = "one line, whose end is cut off",
         .hint = "begin another 353 when the next nick would not fit",
         .server = long_names},
    };
}

} // namespace chat::check::irc
