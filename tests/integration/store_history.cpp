// --export and --search, while the daemon runs and when it does not.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/client.hpp"
#include "tests/integration/daemon.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <csignal>
#include <vector>

using namespace chat::test;

namespace {

struct History {
    explicit History(const Folder& f) : folder(f) {}

    Outcome tells(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"--config", folder.file("chatd.ini")});
        return run_chatd(arguments);
    }
    std::ptrdiff_t lines(std::vector<std::string> arguments) const {
        const Outcome told = tells(std::move(arguments));
        CHECK(told.exit_code == 0);
        return std::ranges::count(told.output, '\n');
    }

    const Folder& folder;
};

} // namespace

TEST_CASE("history: a room's lines are exported and searched, also while the daemon runs") {
    const Folder folder;
    const History history(folder);
    Daemon daemon(folder, "[journal]\nfile = " + folder.file("journal") + "\n");
    Client ann(daemon.port("commands"));
    ann.until("\r\n");
    for (const char* line :
         {"name: Ann", "push: say \"hi\" to the world", "push: Caf\u00e9 at noon", "push: NOT now"}) {
        ann.send(std::string(line) + "\r\n");
        CHECK(ann.until("\r\n") == "OK\r\n");
    }
    for (const bool running : {true, false}) {
        if (!running) CHECK(daemon.stop(SIGTERM) == 0);
        const Outcome all = history.tells({"--export", "Lobby"});
        CHECK(all.exit_code == 0);
        CHECK_THAT(all.output, starts_with_text(R"({"line":0,"time":"2)"));
        CHECK_THAT(all.output,
                   contains_text(R"("room":"lobby","protocol":"crlf","name":"Ann","text":"say \"hi\" to the world"})"));
        CHECK(history.lines({"--export", "lobby", "--format", "txt"}) == 3);
        CHECK(history.lines({"--export", "lobby", "--since", "2000-01-01", "--until", "2199-01-01T00:00:00Z"}) == 3);
        CHECK(history.lines({"--export", "lobby", "--until", "2000-01-01"}) == 0);
        CHECK_THAT(history.tells({"--search", "lobby", "WORLD", "\"hi\"", "--format", "txt"}).output,
                   ends_with_text("Ann: say \"hi\" to the world\n"));
        CHECK(history.lines({"--search", "lobby", "cafe"}) == 1);
        CHECK(history.lines({"--search", "lobby", "not"}) == 1);
        CHECK(history.lines({"--search", "lobby", "world", "noon"}) == 0);
    }
}

TEST_CASE("history: what is not there is said, with an exit code of its own") {
    const Folder folder;
    const History history(folder);
    {
        Daemon daemon(folder, "[journal]\nfile = " + folder.file("journal") + "\n");
        CHECK(history.tells({"--export", "elsewhere"}).exit_code == 66);
        CHECK(daemon.stop(SIGTERM) == 0);
    }
    CHECK(run_chatd({"--export", "lobby"}).exit_code == 78);
    folder.write("journal", std::string(8192, 'x'));
    CHECK(history.tells({"--export", "lobby"}).exit_code == 74);
}
