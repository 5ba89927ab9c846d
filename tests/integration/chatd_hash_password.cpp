// chatd --hash-password, on a pipe and on a terminal.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/password/password.hpp"
#include "tests/integration/daemon.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/process.hpp"

#include <string>
#include <utility>
#include <vector>

using namespace chat;
using namespace chat::test;

namespace {

const std::vector<std::string> hashing{built_program("chatd"), "--hash-password"};

// Runs it with this on standard input.
Outcome hash_of_input(std::string_view input) {
    Process chatd = Process::on_pipes({hashing, {}});
    chatd.types(input);
    chatd.ends_input();
    const int exit_code = chatd.ends();
    return Outcome{exit_code, chatd.output(), chatd.errors()};
}

// The hash in `password_hash = HASH`, the line that `text` ends with; nothing where it does not.
std::string hash_in(std::string_view text) {
    constexpr std::string_view key = "password_hash = ";
    const std::size_t begin = text.find(key);
    if (begin == std::string_view::npos) return {};
    const std::string_view line = text.substr(begin + key.size());
    return std::string(line.substr(0, line.find_first_of("\r\n")));
}

Process on_terminal() { return Process::on_terminal({hashing, {}}, 24, 160); }

} // namespace

TEST_CASE("hash-password: on a pipe the first line is the password, and the output one line for the configuration") {
    for (const char* input : {"open sesame\n", "open sesame\r\n", "open sesame", "open sesame\nand more\n"}) {
        const Outcome outcome = hash_of_input(input);
        CHECK(outcome.exit_code == 0);
        CHECK(outcome.errors == "");
        CHECK(outcome.output == "password_hash = " + hash_in(outcome.output) + "\n");
        CHECK(password_matches(hash_in(outcome.output), "open sesame"));
    }
}

TEST_CASE("hash-password: what is no password ends it with 65, prints nothing, and does not repeat it") {
    const std::string words = "sesame";
    for (const std::string& input :
         {std::string(), std::string("\n"), std::string("\r\n"), words + "\xff\n", words + "\x1b[A\n",
          words + std::string(251, 'a') + "\n", words + std::string(9000, 'a')}) {
        const Outcome outcome = hash_of_input(input);
        CHECK(outcome.exit_code == 65);
        CHECK(outcome.output == "");
        CHECK_THAT(outcome.errors, contains_text("chatd: "));
        CHECK_THAT(outcome.errors, !contains_text(words));
    }
    CHECK(hash_of_input(std::string(256, 'a')).exit_code == 0);
    CHECK(run_chatd({"--hash-password"}).errors == "chatd: an empty password is none\n");
}

TEST_CASE("hash-password: it is one deed, and takes no password from the command line") {
    CHECK(run_chatd({"--hash-password", "sesame"}).exit_code == 64);
    CHECK(run_chatd({"--hash-password=sesame"}).exit_code == 64);
    CHECK(run_chatd({"--hash-password", "--version"}).exit_code == 64);
}

TEST_CASE("hash-password: on a terminal it asks twice and shows nothing of what is typed") {
    Process chatd = on_terminal();
    REQUIRE(chatd.sees("Password: "));
    chatd.types("open xx\x7f\x7fsesame\r"); // a terminal's own backspace works
    REQUIRE(chatd.sees("Again: "));
    chatd.types("open sesame\r");
    CHECK(chatd.ends() == 0);
    CHECK_THAT(chatd.output(), !contains_text("sesame"));
    const std::string hash = hash_in(chatd.output());
    CHECK(chatd.output() == "Password: \r\nAgain: \r\npassword_hash = " + hash + "\r\n");
    CHECK(password_matches(hash, "open sesame"));
}

TEST_CASE("hash-password: on a terminal the second must be as the first, and neither empty") {
    Process differing = on_terminal();
    REQUIRE(differing.sees("Password: "));
    differing.types("open sesame\r");
    REQUIRE(differing.sees("Again: "));
    differing.types("open barley\r");
    CHECK(differing.ends() == 65);
    CHECK_THAT(differing.output(), contains_text("chatd: the two passwords differ"));

    for (const char* nothing : {"\r", "\x04"}) {
        Process empty = on_terminal();
        REQUIRE(empty.sees("Password: "));
        empty.types(nothing);
        CHECK(empty.ends() == 65);
        CHECK_THAT(empty.output(), contains_text("chatd: an empty password is none"));
    }
}

TEST_CASE("hash-password: interrupted or killed from the keyboard, it leaves the terminal as it was") {
    const std::pair<const char*, const char*> endings[] = {{"half\x03", "ended 130"}, {"half\x1c", "ended 131"}};
    for (const auto& [typed, ended] : endings) {
        const std::string script = "trap : INT QUIT; '" + hashing[0] + "' --hash-password; echo ended $?; stty -a";
        Process shell = Process::on_terminal({{"/bin/sh", "-c", "ulimit -c 0; " + script}, {}}, 24, 160);
        REQUIRE(shell.sees("Password: "));
        shell.types(typed);
        CHECK(shell.sees(ended));
        CHECK(shell.sees(" echo "));
        CHECK(shell.ends() == 0);
    }
}

TEST_CASE("hash-password: after a signal that did not end it, it asks anew") {
    Process chatd = on_terminal();
    REQUIRE(chatd.sees("Password: "));
    chatd.types("half\x1a"); // nobody is there to continue us, so the system does not stop us
    REQUIRE(chatd.sees("Password: "));
    chatd.types("open sesame\r");
    REQUIRE(chatd.sees("Again: "));
    chatd.types("open sesame\r");
    CHECK(chatd.ends() == 0);
    CHECK(password_matches(hash_in(chatd.output()), "open sesame"));
}
