// The configurations that come with chatd, for the real chatd to judge: it knows every protocol.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/daemon.hpp"
#include "tests/support/catch.hpp"

#include <filesystem>
#include <regex>
#include <string>

using namespace chat::test;

TEST_CASE("shipped: every configuration in config is good") {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(CHAT_SOURCE_DIR "/config")) {
        if (entry.path().extension() != ".ini") continue;
        const Outcome outcome = run_chatd({"--config", entry.path().string(), "--check-config"});
        INFO(outcome.errors);
        CHECK(outcome.exit_code == 0);
        ++files;
    }
    CHECK(files >= 6);
}

TEST_CASE("shipped: chatd.ini says what holds without it, but for the server's name, a file, and a second listener") {
    const Outcome without = run_chatd({"--print-config"});
    const Outcome with = run_chatd({"--config", CHAT_SOURCE_DIR "/config/chatd.ini", "--print-config"});
    const std::regex name("\nname = [^\n]*"), second("\n\\[listen\\.peer-greeting\\]\n([^\n]+\n)*");
    const std::regex journal(" var/chatd.sqlite3");
    const std::string shipped = std::regex_replace(std::regex_replace(with.output, second, ""), journal, "");
    CHECK(std::regex_replace(shipped, name, "") == std::regex_replace(without.output, name, ""));
    CHECK(with.output != without.output);
}
