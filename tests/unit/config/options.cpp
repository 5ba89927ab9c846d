// Tests of protocols' own options: words, numbers and times are read, refused with what is allowed, and printed.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/config/bad_value.hpp"
#include "libchat/config/option.hpp"
#include "tests/unit/config/fixture.hpp"

#include <limits>
#include <variant>

using namespace chat;
using namespace chat::test;
using namespace std::chrono_literals;

namespace {

const OptionSpec pace{"pace", "slow", Choice{{"slow", "brisk"}}};
const OptionSpec players{"players", 4, NumberIn{2, 64}};
const OptionSpec turn{"turn", 30s, DurationIn{5s, 1h}};
const OptionSpec rest{"rest", 0s, DurationIn{0s, 10min}};

std::string_view fault_of_motto(std::string_view text) { return text.ends_with('!') ? "shouts" : ""; }
const OptionSpec motto{"motto", "", TextOf{20, 0, fault_of_motto}};
const OptionSpec title{"title", "Chess", TextOf{9, 2}};

const std::vector<ProtocolType>& games() {
    static const std::vector<ProtocolType> list{
        {"chess", "games", 9064, {pace, players, turn, rest, motto, title}, nullptr, ""}};
    return list;
}

Config read_game(const std::string& lines) {
    return parse_config("chatd.ini", "[listen.games]\nprotocol = chess\n" + lines, games());
}

const Options& options_of(const Config& config) { return config.listeners.at(0).options; }

std::string refusal(const std::string& line) {
    try {
        read_game(line + "\n");
    } catch (const ConfigError& error) {
        return error.what();
    }
    return "none";
}

} // namespace

TEST_CASE("options: what is not said has its preset") {
    const Config config = read_game("");
    const Options& options = options_of(config);
    CHECK(options.choice("pace") == "slow");
    CHECK(options.number("players") == 4);
    CHECK(options.duration("turn") == 30s);
    CHECK(options.duration("rest") == 0s);
    CHECK(options.text("motto").empty());
    CHECK(options.text("title") == "Chess");
}

TEST_CASE("options: words, numbers and times are read, each in its own way") {
    const Config config = read_game("rest = 1500ms\nplayers = 16\nturn = 5 min\npace = brisk\n");
    const Options& options = options_of(config);
    CHECK(options.choice("pace") == "brisk");
    CHECK(options.number("players") == 16);
    CHECK(options.duration("turn") == 5min);
    CHECK(options.duration("rest") == 1500ms);
}

TEST_CASE("options: both ends of a range belong to it") {
    CHECK(read_option(players, "2") == OptionValue(std::uint64_t{2}));
    CHECK(read_option(players, "64") == OptionValue(std::uint64_t{64}));
    CHECK(read_option(turn, "5s") == OptionValue(5s));
    CHECK(read_option(turn, "1h") == OptionValue(1h));
    CHECK(read_option(rest, "0") == OptionValue(0s));
    CHECK(read_option(rest, "1ms") == OptionValue(1ms));
    CHECK(read_option(rest, "10min") == OptionValue(10min));
}

TEST_CASE("options: a number that is refused is told why, and what is allowed") {
    const std::string allowed = "; allowed: a number from 2 to 64";
    CHECK(refusal("players = 1") == "chatd.ini:3: [listen.games] players = 1: below 2" + allowed);
    CHECK_THAT(refusal("players = 65"), contains_text("above 64" + allowed));
    CHECK_THAT(refusal("players = 18446744073709551616"), contains_text("too large" + allowed));
    CHECK_THAT(refusal("players = -4"), contains_text("negative" + allowed));
    CHECK_THAT(refusal("players = many"), contains_text("does not begin with a digit" + allowed));
    CHECK_THAT(refusal("players = 4s"), contains_text("not a number" + allowed));
    CHECK_THAT(refusal("players ="), contains_text("empty" + allowed));
}

TEST_CASE("options: a time that is refused is told why, and what is allowed") {
    const std::string allowed = "; allowed: a time from 5s to 1h in ms, s, min or h";
    CHECK(refusal("turn = 4999ms") == "chatd.ini:3: [listen.games] turn = 4999ms: below 5s" + allowed);
    CHECK_THAT(refusal("turn = 61min"), contains_text("above 1h" + allowed));
    CHECK_THAT(refusal("turn = 0"), contains_text("0 is no time" + allowed));
    CHECK_THAT(refusal("turn = 8761h"), contains_text("too large" + allowed));
    CHECK_THAT(refusal("turn = never"), contains_text("does not begin with a digit" + allowed));
    CHECK_THAT(refusal("turn = 30"), contains_text("a unit is missing" + allowed + "; did you mean 30s?"));
    CHECK_THAT(refusal("turn = 5m"), contains_text("\"m\" is not a unit" + allowed + "; did you mean 5min?"));
}

TEST_CASE("options: where a range begins at 0 the operator is told so") {
    CHECK_THAT(refusal("rest = 11min"),
               contains_text("above 10min; allowed: 0, or a time from 1ms to 10min in ms, s, min or h"));
}

TEST_CASE("options: a word that is refused leads to the nearest that is not") {
    CHECK_THAT(refusal("pace = brisck"), contains_text("unknown value; allowed: slow, brisk; did you mean brisk?"));
    CHECK_THAT(refusal("pace ="), contains_text("empty; allowed: slow, brisk"));
    CHECK_THAT(refusal("player = 4"), contains_text("unknown key"));
    CHECK_THAT(refusal("player = 4"), contains_text("did you mean players?"));
}

TEST_CASE("options: a text is taken as it stands, but for the blanks around it") {
    CHECK(options_of(read_game("motto =  Who = who; \\n \u6559 \n")).text("motto") == "Who = who; \\n \u6559");
    CHECK(options_of(read_game("motto =\n")).text("motto").empty());
    CHECK(options_of(read_game("motto = " + std::string(20, 'x') + "\n")).text("motto") == std::string(20, 'x'));
    CHECK(options_of(read_game("title = Go # or not\n")).text("title") == "Go");
}

TEST_CASE("options: a text that is refused is told why, and what is allowed") {
    const std::string allowed = "; allowed: 0 to 20 bytes of UTF-8 without control characters or #";
    CHECK(refusal("motto = " + std::string(21, 'x')) ==
          "chatd.ini:3: [listen.games] motto = " + std::string(21, 'x') + ": 21 bytes long" + allowed);
    CHECK_THAT(refusal("motto = a\tb"), contains_text("has a control character" + allowed));
    CHECK_THAT(refusal("motto = a\x1b[31m"), contains_text("control character" + allowed));
    CHECK_THAT(refusal("motto = caf\xe9"), contains_text("not UTF-8"));
    CHECK_THAT(refusal("motto = #1 in town"), contains_text("empty, since # starts a comment anywhere" + allowed));
    CHECK_THAT(refusal("motto = Check!"), contains_text("motto = Check!: shouts" + allowed));
    CHECK_THAT(refusal("title ="), contains_text("empty; allowed: 2 to 9 bytes"));
    CHECK_THAT(refusal("title = G"), contains_text("1 bytes long; allowed: 2 to 9 bytes"));
}

TEST_CASE("options: what is printed is short and is read back the same") {
    CHECK(print_option(std::string("brisk")) == "brisk");
    CHECK(print_option(std::uint64_t{0}) == "0");
    CHECK(print_option(90s) == "90s");
    CHECK(print_option(5min) == "5min");
    CHECK(print_option(0ms) == "0");

    const Config config = read_game("players = 16\nturn = 300s\npace = brisk\nrest = 61s\nmotto = a = b\n");
    const std::string printed = print_config(config);
    CHECK_THAT(printed,
               contains_text("pace = brisk\nplayers = 16\nturn = 5min\nrest = 61s\nmotto = a = b\ntitle = Chess\n"));
    CHECK(options_of(parse_config("again.ini", printed, games())).values() == options_of(config).values());

    const OptionSpec any{"any", 0, NumberIn{0, std::numeric_limits<std::uint64_t>::max()}};
    CHECK(print_option(read_option(any, "18446744073709551615")) == "18446744073709551615");
}

TEST_CASE("options: one that nobody offered, or of another kind, is a mistake of the program's") {
    const Options options(games()[0].options);
    CHECK_THROWS_AS(options.number("rounds"), std::out_of_range);
    CHECK_THROWS_AS(options.number("turn"), std::bad_variant_access);
    CHECK_THROWS_AS(options.yes("players"), std::bad_variant_access);
    CHECK_THROWS_AS(options.text("players"), std::bad_variant_access);
}
