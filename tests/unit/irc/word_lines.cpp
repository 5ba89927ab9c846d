// Lists that leave, in as few lines as hold them.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/word_lines.hpp"

#include "protocols/irc/request.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/irc/lines.hpp"

#include <sstream>
#include <string>
#include <vector>

using namespace chat::irc;
using namespace chat::test;

namespace {

using Words = std::vector<std::string>;

Head head(Numeric numeric) { return Head("irc.example.org", numeric, "ann"); }

Words lines_with(const Head& head, const Words& words, const Row& row = word_row) {
    std::string out;
    WordLines lines(out, head, row);
    for (const std::string& word : words) lines.add(word);
    const std::size_t count = lines.finish();
    const Words all = lines_of(out);
    CHECK(count == all.size());
    return all;
}

Words numbered(const std::string& word, int count) {
    Words words;
    for (int number = 0; number < count; ++number) words.push_back(word + std::to_string(number));
    return words;
}

} // namespace

TEST_CASE("irc lists: few words are one line") {
    CHECK(lines_with(head(Numeric::RPL_NAMREPLY).add({"=", "#room"}), {"@bob", "+al", "ann"}) ==
          Words{":irc.example.org 353 ann = #room :@bob +al ann"});
    CHECK(lines_with(head(Numeric::RPL_MONONLINE), {"bob!b@h", "al!a@h"}, comma_row) ==
          Words{":irc.example.org 730 ann :bob!b@h,al!a@h"});
}

TEST_CASE("irc lists: no words are no line") { CHECK(lines_with(head(Numeric::RPL_ISON), {}) == Words{}); }

TEST_CASE("irc lists: many words are several full lines with the same head, in order") {
    const Words words = numbered("somebody", 500);
    const Words lines = lines_with(head(Numeric::RPL_NAMREPLY).add({"=", "#room"}), words);
    Words read;
    for (const std::string& line : lines) {
        CHECK(line.starts_with(":irc.example.org 353 ann = #room :"));
        std::istringstream list{std::string(Request(line).parameters.back())};
        for (std::string word; list >> word;) read.push_back(word);
        if (&line != &lines.back()) CHECK(line.size() + 1 + words.back().size() > longest_body);
    }
    CHECK(read == words);
}

TEST_CASE("irc lists: a line of tokens has thirteen at most, and its text") {
    const Words lines = lines_with(head(Numeric::RPL_ISUPPORT), numbered("TOKEN=", 30), isupport_row);
    CHECK(lines.size() == 3);
    std::size_t tokens = 0;
    for (const std::string& line : lines) {
        const Request read(line);
        CHECK(read.parameters.size() <= 15);
        CHECK(read.parameters.back() == "are supported by this server");
        tokens += read.parameters.size() - 2;
    }
    CHECK(tokens == 30);
    const Words longs = lines_with(head(Numeric::RPL_ISUPPORT), Words(13, std::string(60, 'X')), isupport_row);
    CHECK(longs.size() == 2);
}

TEST_CASE("irc lists: where capabilities go on, a star says so") {
    const Head ls = Head("irc.example.org", "CAP").add({"ann", "LS"});
    CHECK(lines_with(ls, {"a", "b=c"}, cap_row) == Words{":irc.example.org CAP ann LS :a b=c"});
    const Words lines = lines_with(ls, numbered("example.org/capability-", 40), cap_row);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].starts_with(":irc.example.org CAP ann LS * :example.org/capability-0 "));
    CHECK(lines[1].starts_with(":irc.example.org CAP ann LS * :example"));
    CHECK(lines[2].starts_with(":irc.example.org CAP ann LS :example"));
}

TEST_CASE("irc lists: a word stays one word, and is cut where no line holds it") {
    CHECK(lines_with(head(Numeric::RPL_ISON), {"a b", "", "c\r\nd", ":e"}) ==
          Words{":irc.example.org 303 ann :a_b * c__d :e"});
    CHECK(lines_with(head(Numeric::RPL_ISUPPORT), {":e"}, isupport_row) ==
          Words{":irc.example.org 005 ann 0:e :are supported by this server"});
    const Words lines = lines_with(head(Numeric::RPL_ISON), {"a", std::string(900, 'x'), "b"});
    CHECK(lines.size() == 3);
    CHECK(lines[1].size() == longest_body);
}

TEST_CASE("irc lists: tags stand before each line") {
    for (const std::string& line : lines_with(head(Numeric::RPL_ISON).tagged("@time=x "), numbered("somebody", 200)))
        CHECK(line.starts_with("@time=x :irc.example.org 303 ann :"));
}
