// Tests of the daemon's command line: what is understood, and that nothing is guessed.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatd/command_line.hpp"

#include "tests/support/catch.hpp"

#include <vector>

using namespace chat;
using namespace chat::test;
using Deed = CommandLine::Deed;

namespace {

CommandLine read(std::vector<const char*> arguments) {
    arguments.insert(arguments.begin(), "chatd");
    return read_command_line(static_cast<int>(arguments.size()), arguments.data());
}

std::string complaint(std::vector<const char*> arguments) {
    try {
        read(std::move(arguments));
    } catch (const UsageError& error) {
        return error.what();
    }
    return "none";
}

const std::string tail = "; chatd --help tells what there is";

} // namespace

TEST_CASE("command line: nothing means serving the defaults") {
    CHECK(read({}).deed == Deed::serve);
    CHECK_FALSE(read({}).config_file);
}

TEST_CASE("command line: a configuration file, in both spellings") {
    CHECK(read({"--config", "a.ini"}).config_file == "a.ini");
    CHECK(read({"--config=a.ini"}).config_file == "a.ini");
    CHECK(read({"--config", "-"}).config_file == "-");
    CHECK(read({"--config", "./--a"}).config_file == "./--a");
}

TEST_CASE("command line: each deed, with a file or without") {
    CHECK(read({"--check-config"}).deed == Deed::check_config);
    CHECK(read({"--print-config"}).deed == Deed::print_config);
    CHECK(read({"--hash-password"}).deed == Deed::hash_password);
    CHECK(read({"--version"}).deed == Deed::version);
    CHECK(read({"--help"}).deed == Deed::help);
    const CommandLine both = read({"--check-config", "--config", "a.ini"});
    CHECK(both.deed == Deed::check_config);
    CHECK(both.config_file == "a.ini");
}

TEST_CASE("command line: an abbreviation is not guessed but suggested") {
    CHECK(complaint({"--conf", "a.ini"}) == "unknown option --conf, did you mean --config?" + tail);
    CHECK_THAT(complaint({"--check"}), contains_text("unknown option --check, did you mean --check-config?"));
    CHECK_THAT(complaint({"--Config", "a"}), contains_text("did you mean --config?"));
    CHECK_THAT(complaint({"-config", "a"}), contains_text("did you mean --config?"));
    CHECK_THAT(complaint({"--versoin"}), contains_text("did you mean --version?"));
    CHECK(complaint({"--frobnicate"}) == "unknown option --frobnicate" + tail);
    CHECK(complaint({"-h"}) == "unknown option -h" + tail);
}

TEST_CASE("command line: an argument without an option is an error") {
    CHECK(complaint({"chatd.ini"}) == "unexpected argument chatd.ini" + tail);
    CHECK_THAT(complaint({"--check-config", "on"}), contains_text("unexpected argument on"));
    CHECK_THAT(complaint({"--", "x"}), contains_text("unexpected argument x"));
    CHECK_THAT(complaint({""}), contains_text("unexpected argument"));
    CHECK_THAT(complaint({"a\x1b[31m"}), contains_text("unexpected argument a [31m"));
}

TEST_CASE("command line: a file's name that is missing is not taken from the next option") {
    CHECK_THAT(complaint({"--config"}), contains_text("'--config' is missing"));
    CHECK_THAT(complaint({"--config="}), contains_text("--config"));
    CHECK_THAT(complaint({"--config", ""}), contains_text("--config needs a FILE"));
    CHECK_THAT(complaint({"--config", "--check-config"}), contains_text("--config needs a FILE"));
}

TEST_CASE("command line: twice, or two deeds at once, is an error") {
    CHECK_THAT(complaint({"--config", "a", "--config", "a"}), contains_text("--config is given twice"));
    CHECK_THAT(complaint({"--help", "--help"}), contains_text("--help is given twice"));
    CHECK_THAT(complaint({"--version", "--help"}), contains_text("--version and --help cannot be done at once"));
    CHECK_THAT(complaint({"--check-config=yes"}), contains_text("does not take any arguments"));
}

TEST_CASE("command line: the help names every option, exit code and signal, in 80 columns") {
    const std::string text = usage();
    for (const char* word :
         {"--config FILE", "--check-config", "--print-config", "--hash-password", "--version", "--help", "SIGTERM",
          "SIGHUP", "NO_COLOR", "  0 ", "  64 ", "  65 ", "  69 ", "  78 ", "Example"})
        CHECK_THAT(text, contains_text(word));
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        REQUIRE(end != std::string::npos);
        CHECK(end - begin <= 80);
        begin = end + 1;
    }
}

TEST_CASE("command line: a history is asked for with a room, words, times in UTC and a format") {
    const CommandLine all = read({"--export", "lobby"});
    CHECK(all.deed == Deed::print_history);
    CHECK(all.history.room == "lobby");
    CHECK(all.history.words.empty());
    CHECK_FALSE(all.history.as_text);
    const CommandLine found = read({"--search", "lobby", "two", "words", "--since", "2026-11-20", "--until",
                                    "2026-11-20T07:44:14Z", "--format", "txt"});
    CHECK(found.history.words == "two words");
    CHECK(found.history.as_text);
    CHECK(*found.history.until - *found.history.since == std::chrono::seconds(7 * 3600 + 44 * 60 + 14));
    CHECK(parse_time("2026-11-20T07:44") == parse_time("2026-11-20T07:44:00"));

    CHECK_THAT(complaint({"--search", "lobby"}), contains_text("--search ROOM needs WORDS"));
    CHECK_THAT(complaint({"--export", "lobby", "words"}), contains_text("unexpected argument words"));
    CHECK_THAT(complaint({"--since", "2026-11-20"}), contains_text("--since goes with --export or --search"));
    CHECK_THAT(complaint({"--export", "a", "--format", "xml"}), contains_text("--format is jsonl or txt"));
    for (const char* wrong : {"", "2026", "2026-13-01", "2026-02-30", "2026-11-20T24:00", "2026-11-20 07:44",
                              "1969-12-31", "2262-01-01", "2026-11-20T07:44:14x"})
        CHECK_THAT(complaint({"--export", "a", "--since", wrong}), contains_text("--since is a time in UTC"));
    CHECK_THAT(complaint({"--export", "a", "--search", "b", "c"}), contains_text("cannot be done at once"));
    CHECK_THAT(complaint({"--export", "a", "--export", "b"}), contains_text("--export is given twice"));
}
