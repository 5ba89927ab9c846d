// CLEAN: no octet too many, and none missing.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/line/cases.hpp"
#include "apps/chatcheck/cases/line/talk.hpp"

#include <algorithm>
#include <array>
#include <sstream>

namespace chat::check::line {
namespace {

constexpr std::array<std::string_view, 12> first_words{"OK",     "ERR",  "USERS", "ROOMS",  "HELP",    "LOGIN",
                                                       "LOGOUT", "FROM", "ALL",   "JOINED", "DROPPED", "SAID"};

void greeting(ServerScene& scene) {
    Person ann(scene, "ann");
    const std::string came = ann.link.read_until_quiet();
    if (!came.empty() && !came.starts_with("HELP "))
        ann.link.fail("words come that nobody asked for", "nothing", came.size());
}

void one_answer(ServerScene& scene) {
    Person ann(scene, "ann");
    ann.link.read_until_quiet();
    ann.link.send("ping one\n");
    ann.link.expect("OK ping one\n");
    ann.link.expect_nothing();
    ann.link.send("ping two\n");
    ann.link.expect("OK ping two\n");
    ann.link.expect_nothing();
}

// What a whole conversation brings to one of two people.
std::string conversation(ServerScene& scene) {
    Person ann(scene, "ann"), bob(scene, "bob");
    const std::string room = scene.unique("room");
    ann.link.send("login " + ann.name + "\ncreate " + room + "\nhm?\nusers\nrooms\nsend " + ann.name + " hi\n");
    std::string came = ann.link.read_until_quiet();
    bob.link.send("login " + bob.name + "\njoin " + room + "\nsay " + room + " hi\nall hi\nlogout\n");
    bob.link.read_until_quiet();
    return came + ann.link.read_until_quiet();
}

void line_ends(ServerScene& scene) {
    const std::string came = conversation(scene);
    if (!came.ends_with('\n')) scene.fail("the last line does not end in LF");
    if (came.find('\r') != std::string::npos) scene.fail("there is a CR in what the server sends");
    if (came.find('\0') != std::string::npos) scene.fail("there is a NUL in what the server sends");
    if (came.find("\n\n") != std::string::npos) scene.fail("there is an empty line in what the server sends");
}

void first_word(ServerScene& scene) {
    std::istringstream lines(conversation(scene));
    for (std::string line; std::getline(lines, line);) {
        const std::vector<std::string> word = words(line);
        if (word.empty() || std::ranges::find(first_words, word[0]) == first_words.end())
            scene.fail("a line begins with no word of the protocol: \"" + line + '"');
    }
}

void one_status_each(ServerScene& scene) {
    std::istringstream lines(conversation(scene));
    std::string statuses;
    for (std::string line; std::getline(lines, line);) {
        const std::vector<std::string> word = words(line);
        if (word.size() > 1 && (word[0] == "OK" || word[0] == "ERR")) statuses += word[0] + ' ' + word[1] + ", ";
    }
    const std::string wanted = "OK login, OK create, ERR ?, OK users, OK rooms, OK send, ";
    if (statuses != wanted)
        scene.fail("the statuses are " + statuses + "where they are to be " + wanted + "and no more");
}

} // namespace

Cases clean_cases() {
    return {
        {.number = "9.1",
         .slug = "line/CLEAN/greeting",
         .level = Level::should,
         .stage = 1,
         .clause = "line README: on accept nothing is sent, or a greeting that begins with HELP",
         .sends = "nothing: the connection alone",
         .legal = "nothing, or lines that begin with HELP",
         .mistake = "\"Welcome!\", which a program takes for the answer to its first command",
         .hint = "put \"HELP \" before your greeting, or leave it out",
         .server = greeting},
        {.number = "9.2",
         .slug = "line/CLEAN/one-answer",
         .level = Level::should,
         .stage = 2,
         .clause = "line README: a command has one status, which is the last line of its answer",
         .sends = "ping one; a moment later ping two",
         .legal = "OK ping one and LF, OK ping two and LF, and not an octet more",
         .mistake = "an empty line, a prompt or a NUL behind each answer",
         .hint = "send exactly the line and its \\n: no strlen() + 1, no second print()",
         .server = one_answer},
        {.number = "9.3",
         .slug = "line/CLEAN/line-ends",
         .level = Level::should,
         .stage = 2,
         .clause = "line README: what the server sends are lines that end in LF",
         .sends = "a conversation of two people",
         .legal = "lines that end in LF, without CR and NUL, none of them empty",
         .mistake = "some of the answers end in CR LF, or in nothing",
         .hint = "send all lines through one function, which adds the \\n",
         .server = line_ends},
        {.number = "9.4",
         .slug = "line/CLEAN/first-words",
         .level = Level::should,
         .stage = 3,
         .clause = "line README: the first word tells what a line is, and is always the server's own",
         .sends = "a conversation of two people",
         .legal = "lines that begin with OK, ERR, USERS, ROOMS, HELP or an event",
         .mistake = "lines for people among those for programs: \"Bob: hi\"",
         .hint = "put one of the protocol's words in front of everything that you send",
         .server = first_word},
        {.number = "9.5",
         .slug = "line/CLEAN/one-status-each",
         .level = Level::should,
         .stage = 3,
         .clause = "line README: every command but an empty line has one status, in the order of the commands",
         .sends = "six commands, and then the commands of somebody else",
         .legal = "six statuses in order, and none for what somebody else does",
         .mistake = "two answers to one command, or none",
         .hint = "let every way through a command end in exactly one OK or ERR",
         .server = one_status_each},
    };
}

} // namespace chat::check::line
