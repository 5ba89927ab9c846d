// LEN: short texts and long ones, and those that are too long.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/line/cases.hpp"
#include "apps/chatcheck/cases/line/talk.hpp"

#include <sstream>

namespace chat::check::line {
namespace {

// No two places of it are alike for long, so that a lost part is seen.
std::string text_of(std::size_t size) {
    std::string text;
    while (text.size() < size) text += std::to_string(text.size()) + '.';
    text.resize(size);
    return text;
}

void arrives(ServerScene& scene, std::size_t size) {
    Member ann(scene, "ann"), bob(scene, "bob");
    const std::string text = text_of(size);
    ann.does("send " + bob.name + ' ' + text);
    bob.expect_event("FROM " + ann.name + ' ' + text);
}

void one_octet(ServerScene& scene) { arrives(scene, 1); }
void octets_300(ServerScene& scene) { arrives(scene, 300); }
void octets_1500(ServerScene& scene) { arrives(scene, 1500); }
void octets_4096(ServerScene& scene) { arrives(scene, 4096); }

void too_long(ServerScene& scene) {
    Member ann(scene, "ann");
    ann.says("all " + std::string(8000, 'x'));
    ann.says("ping still here");
    const std::string said = ann.link.read_to("OK ping still here\n", "the answer to the ping behind a line too long");
    std::istringstream lines(said);
    int refusals = 0;
    for (std::string line; std::getline(lines, line);) refusals += line.starts_with("ERR ") ? 1 : 0;
    if (refusals != 1) scene.fail("a line that is too long is answered " + std::to_string(refusals) + " times");
    if (said.find(" too-long") == std::string::npos) scene.fail("the code is not too-long");
}

void too_long_in_pieces(ServerScene& scene) {
    Person ann(scene, "ann");
    ann.link.send("ping " + std::string(8000, 'x'));
    ann.link.expect("ERR ");
    ann.link.read_to("\n", "the rest of the status");
    ann.link.send("ping this belongs to it\nping\n");
    ann.link.expect("OK ping\n");
    ann.link.expect_nothing();
}

void long_list(ServerScene& scene) {
    Member ann(scene, "ann");
    std::vector<std::string> rooms;
    for (int i = 0; i < 95; ++i) rooms.push_back(scene.unique("room") + std::string(40, 'x'));
    for (const std::string& room : rooms) ann.does("create " + room);
    ann.says("rooms");
    std::string came = ann.link.read_to("OK rooms", "the list of rooms");
    for (const std::string& room : rooms)
        if (came.find(room) == std::string::npos) scene.fail("the list lacks " + room);
    for (std::size_t end; (end = came.find('\n')) != std::string::npos; came.erase(0, end + 1))
        if (came.starts_with("ROOMS ") && end >= 4096)
            scene.fail("a line of the list has " + std::to_string(end + 1) + " octets");
}

} // namespace

Cases len_cases() {
    return {
        {.number = "4.1",
         .slug = "line/LEN/1",
         .stage = 3,
         .clause = "seed 002, step 3: a message is passed on to the addressee, however short",
         .sends = "send with a text of one octet",
         .legal = "FROM with the octet",
         .mistake = "a text of one character is taken for none",
         .hint = "test whether a text is empty, not whether it is longer than one",
         .server = one_octet},
        {.number = "4.2",
         .slug = "line/LEN/300",
         .stage = 3,
         .clause = "seed 002, step 4: a full message is what stands before the \\n, however many reads it takes",
         .sends = "send with a text of 300 octets",
         .legal = "FROM with the whole text",
         .mistake = "the buffer has 255 or 256 octets, and the rest is cut",
         .hint = "let the buffer grow, or read until the \\n has come",
         .server = octets_300},
        {.number = "4.3",
         .slug = "line/LEN/1500",
         .level = Level::should,
         .stage = 3,
         .clause = "line README: a text has up to 4096 octets; 1500 need more than one segment on many networks",
         .sends = "send with a text of 1500 octets",
         .legal = "FROM with the whole text",
         .mistake = "recv(1024) is taken for the longest line there can be",
         .hint = "go on reading until the \\n has come",
         .server = octets_1500},
        {.number = "4.4",
         .slug = "line/LEN/4096",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: a text has up to 4096 octets",
         .sends = "send with a text of 4096 octets",
         .legal = "FROM with the whole text",
         .mistake = "the limit is counted for the whole line, verb and name included",
         .hint = "count the octets of the text alone",
         .server = octets_4096},
        {.number = "4.5",
         .slug = "line/LEN/too-long",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: a line that is too long is answered too-long once, and skipped; the client stays",
         .sends = "all with 8000 octets, then ping",
         .legal = "ERR, a verb or ?, too-long; then OK ping",
         .mistake = "the connection is closed, or the line gets no answer",
         .hint = "answer with ERR ? too-long, throw away what comes up to the next \\n, and go on",
         .server = too_long},
        {.number = "4.6",
         .slug = "line/LEN/too-long-in-pieces",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: a line that is too long is answered once, and the rest of it skipped",
         .sends = "8000 octets without an end; then the rest of the line, which looks like a command; then ping",
         .legal = "one ERR before the line has ended, and OK ping",
         .mistake = "all of an endless line is kept in memory, or its rest is taken for another command",
         .hint = "when the buffer is over the limit, drop it and remember that you are skipping to the next \\n",
         .server = too_long_in_pieces},
        {.number = "4.7",
         .slug = "line/LEN/long-list",
         .level = Level::should,
         .stage = 5,
         .clause = "line README: the lines of a list have 4096 octets at most, a longer list is several lines",
         .sends = "95 times create with a long name, then rooms",
         .legal = "several lines that begin with ROOMS, each of 4096 octets at most; all rooms are there",
         .mistake = "one line, as long as it gets",
         .hint = "begin another line with the same first words when the next name would not fit",
         .server = long_list},
    };
}

} // namespace chat::check::line
