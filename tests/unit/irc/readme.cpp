// The table of protocols/irc/README.md: everything that there is has a row, and a test.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/capability.hpp"
#include "protocols/irc/commands.hpp"
#include "tests/support/catch.hpp"

#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>

using namespace chat::irc;

namespace {

std::string read(const std::string& path) {
    std::ifstream file(std::string(CHAT_SOURCE_DIR) + "/" + path);
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

// The last cell of each row, by the first.
std::map<std::string, std::string> rows_of(const std::string& page) {
    std::map<std::string, std::string> rows;
    std::istringstream lines(page);
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("| ") || !line.ends_with(" |")) continue;
        const std::size_t end = line.find(" |", 2);
        const std::size_t last = line.rfind("| ", line.size() - 3) + 2;
        rows[line.substr(2, end - 2)] = line.substr(last, line.size() - 2 - last);
    }
    return rows;
}

// The test's file speaks of it.
void check(const std::map<std::string, std::string>& rows, const std::string& name) {
    INFO(name);
    REQUIRE(rows.contains(name));
    REQUIRE(!rows.at(name).empty());
    const std::string tests = read("tests/unit/irc/" + rows.at(name) + ".cpp");
    CHECK_THAT(tests, chat::test::contains_text("TEST_CASE"));
    CHECK_THAT(tests, chat::test::contains_text(name));
}

} // namespace

TEST_CASE("irc README: every command has its row, and a test that uses it") {
    const auto rows = rows_of(read("protocols/irc/README.md"));
    for (const Command& command : all_commands()) check(rows, std::string(command.name));
}

TEST_CASE("irc README: every capability has its row, and a test that asks for it") {
    const auto rows = rows_of(read("protocols/irc/README.md"));
    for (const CapabilityRow& capability : all_capabilities()) check(rows, std::string(capability.name));
}
