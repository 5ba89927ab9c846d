// What a MODE asks for, and how changes are told.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/mode_changes.hpp"

#include "protocols/irc/request.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/irc/lines.hpp"

#include <random>
#include <string>
#include <vector>

using namespace chat::irc;
using namespace chat::test;

namespace {

using Words = std::vector<std::string_view>;

// "+o bob, -m; lists b; unknown z, missing l, bad k x y"
std::string described(const ModeRequest& request) {
    std::string all;
    for (const ModeChange& change : request.changes) {
        all += all.empty() ? "" : ", ";
        all += std::string(change.add ? "+" : "-") + change.letter;
        if (!change.argument.empty()) all += " " + std::string(change.argument);
    }
    if (!request.queries.empty()) all += "; lists " + request.queries;
    for (const ModeProblem& problem : request.problems) {
        const bool unknown = problem.kind == ModeProblem::Kind::unknown_letter;
        const bool missing = problem.kind == ModeProblem::Kind::missing_argument;
        all += std::string("; ") + (unknown ? "unknown " : missing ? "missing " : "bad ") + std::string(problem.letter);
        if (!problem.argument.empty()) all += " " + std::string(problem.argument);
    }
    return all;
}

std::string room(const Words& words) { return described(parse_room_modes(words, 8)); }
std::string user(std::string_view letters) { return described(parse_user_modes(letters)); }

std::vector<std::string> told(const std::vector<ModeChange>& changes, const std::string& target = "#room") {
    std::string out;
    append_mode_lines(out, Head("ann!ann@host", "MODE").add(target), changes);
    return lines_of(out);
}

} // namespace

TEST_CASE("irc modes: letters take their arguments in order") {
    CHECK(room({"+o-v+m", "bob", "al"}) == "+o bob, -v al, +m");
    CHECK(room({"+kl-o", "key", "10", "bob"}) == "+k key, +l 10, -o bob");
    CHECK(room({"-l+v", "al"}) == "-l, +v al");
    CHECK(room({"+b-e+I", "a!*@*", "b!*@*", "c!*@*"}) == "+b a!*@*, -e b!*@*, +I c!*@*");
}

TEST_CASE("irc modes: before any sign a letter is set, and signs may repeat") {
    CHECK(room({"n"}) == "+n");
    CHECK(room({"+-+n--t"}) == "+n, -t");
    CHECK(room({"+"}) == "");
    CHECK(room({}) == "");
    CHECK(room({""}) == "");
}

TEST_CASE("irc modes: a list is asked for by its letter without an argument") {
    CHECK(room({"b"}) == "; lists b");
    CHECK(room({"+beIb"}) == "; lists beI");
    CHECK(room({"-b"}) == "; lists b");
    CHECK(room({"+b", ""}) == "; lists b");
    CHECK(room({"+bb", "a"}) == "+b a; lists b");
}

TEST_CASE("irc modes: a letter without the argument it must have is a problem, and the others are heard") {
    CHECK(room({"+ov", "bob"}) == "+o bob; missing v");
    CHECK(room({"+km"}) == "+m; missing k");
    CHECK(room({"+l", ""}) == "; missing l");
}

TEST_CASE("irc modes: a letter nobody knows is a problem, told once, and takes no argument") {
    CHECK(room({"+zzoz", "bob"}) == "+o bob; unknown z");
    CHECK(room({"+B9 "}) == "; unknown B; unknown 9; unknown  ");
    CHECK(room({"+\xc3\xa9n\xc3\xa9"}) == "+n; unknown \xc3\xa9");
    CHECK(room({"\xc3n\xa9"}) == "+n; unknown \xc3; unknown \xa9");
}

TEST_CASE("irc modes: a limit is a number from 1 on") {
    for (const char* good : {"1", "10", "4294967295", "007"}) CHECK(room({"+l", good}) == "+l " + std::string(good));
    for (const char* bad : {"0", "-1", "x", "1x", "4294967296", " 1", "+1", "1.5"})
        CHECK(room({"+l", bad}) == "; bad l " + std::string(bad));
    CHECK(limit_in("42") == 42U);
}

TEST_CASE("irc modes: a key is one word that JOIN can say") {
    for (const char* good : {"x", "12345678", "a:b", "pa*s"}) CHECK(room({"+k", good}) == "+k " + std::string(good));
    for (const char* bad : {"123456789", "a b", "a,b", ":a", "a\tb", "a\x7f"})
        CHECK(room({"+k", bad}) == "; bad k " + std::string(bad));
}

TEST_CASE("irc modes: a key is taken away by any word, or none") {
    CHECK(room({"-k", "key"}) == "-k key");
    CHECK(room({"-k"}) == "-k");
    CHECK(room({"-k", "far too long for a key"}) == "-k far too long for a key");
    CHECK(room({"-k+o", "key", "bob"}) == "-k key, +o bob");
}

TEST_CASE("irc modes: a user has letters of his own, none with an argument") {
    CHECK(user("+iw-B") == "+i, +w, -B");
    CHECK(user("o") == "+o");
    CHECK(user("-o+s+x+s") == "-o; unknown s; unknown x");
    CHECK(user("") == "");
}

TEST_CASE("irc modes: changes are told in short") {
    CHECK(told({{true, 'o', "bob"}, {false, 'v', "al"}}) ==
          std::vector<std::string>{":ann!ann@host MODE #room +o-v bob al"});
    CHECK(told({{true, 'n', ""}, {true, 't', ""}, {false, 'l', ""}, {false, 'b', "a!*@*"}}) ==
          std::vector<std::string>{":ann!ann@host MODE #room +nt-lb a!*@*"});
    CHECK(told({{true, 'i', ""}}, "ann") == std::vector<std::string>{":ann!ann@host MODE ann +i"});
}

TEST_CASE("irc modes: where nothing changed nothing is told") { CHECK(told({}).empty()); }

TEST_CASE("irc modes: a key always has an argument when it is told") {
    CHECK(told({{false, 'k', ""}}) == std::vector<std::string>{":ann!ann@host MODE #room -k *"});
}

TEST_CASE("irc modes: an argument stays one word") {
    CHECK(told({{true, 'b', "::1 x"}}) == std::vector<std::string>{":ann!ann@host MODE #room +b 0::1_x"});
}

TEST_CASE("irc modes: no line has more than thirteen arguments, or more than fits") {
    const std::vector<ModeChange> voices(30, {true, 'v', "bob"});
    CHECK(told(voices).size() == 3);
    const std::string mask(200, 'x');
    const std::vector<ModeChange> bans(5, {false, 'b', mask});
    CHECK(told(bans).size() == 3);
    const std::string huge(900, 'x');
    CHECK(told({{true, 'b', huge}, {true, 'm', ""}}).size() == 2);
}

TEST_CASE("irc modes: what is told is read back, however many changes there are") {
    std::mt19937 random(13);
    const std::string words[] = {"bob", "al", "a-longer-name", "*!*@host.example.org"};
    for (int round = 0; round < 500; ++round) {
        std::vector<ModeChange> changes;
        for (std::size_t count = random() % 40; count > 0; --count) {
            const char letter = "bovimnst"[random() % 8];
            const bool has_argument = letter == 'b' || letter == 'o' || letter == 'v';
            changes.push_back({random() % 2 == 0, letter, has_argument ? words[random() % 4] : std::string_view()});
        }
        std::string read;
        for (const std::string& line : told(changes)) {
            const Request request(line);
            CHECK(request.parameters.size() <= 15);
            const Words mode(request.parameters.begin() + 1, request.parameters.end());
            read += (read.empty() ? "" : ", ") + room(mode);
        }
        CHECK(read == described({changes, "", {}}));
    }
}
