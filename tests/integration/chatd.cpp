// The daemon as its operator meets it: start, stop, reload, mistakes, and what the audit log has to say.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/client.hpp"
#include "tests/integration/daemon.hpp"
#include "tests/support/catch.hpp"

#include <sys/resource.h>

#include <csignal>
#include <cstdio>
#include <regex>
#include <string>
#include <thread>
#include <vector>

using namespace chat::test;

namespace {

std::size_t occurrences(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
    return count;
}

std::string ask(Client& client, std::string_view request) {
    client.send(std::string(request) + "\r\n");
    return client.until("\r\n");
}

// Waits until the audit log holds `text`.
bool waits_for(const Folder& folder, std::string_view text) {
    const auto by = std::chrono::steady_clock::now() + Process::deadline;
    while (folder.read("audit.jsonl").find(text) == std::string::npos) {
        if (std::chrono::steady_clock::now() > by) return false;
        std::this_thread::yield();
    }
    return true;
}

// User and system time of a process so far, in clock ticks.
long cpu_ticks(pid_t pid) {
    const std::string file = "/proc/" + std::to_string(pid) + "/stat";
    std::FILE* stat = std::fopen(file.c_str(), "r");
    REQUIRE(stat != nullptr);
    long user = 0, system = 0;
    const int read = std::fscanf(stat, "%*d %*s %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld", &user, &system);
    std::fclose(stat);
    REQUIRE(read == 2);
    return user + system;
}

} // namespace

TEST_CASE("chatd: it says where it listens, a line each, then that it is ready") {
    const Folder folder;
    Daemon daemon(folder);
    const std::regex expected("listening commands crlf 127\\.0\\.0\\.1:[0-9]+\n"
                              "listening echo echo 127\\.0\\.0\\.1:[0-9]+\n"
                              "ready\n");
    CHECK(std::regex_match(daemon.process().output(), expected));
    CHECK(daemon.process().complains("commands: talk to it with   nc -C 127.0.0.1 "));
}

TEST_CASE("chatd: the audit log tells the story") {
    const Folder folder;
    Daemon daemon(folder);
    Client ann(daemon.port("commands"));
    ann.until("\r\n");
    CHECK(ask(ann, "name: Ann") == "OK\r\n");
    CHECK(ask(ann, "push: hi \"there\"\x1b") == "OK\r\n");
    ann.send("adios\r\n");
    ann.until_closed();
    CHECK(daemon.stop(SIGTERM) == 0);
    const std::string audit = folder.read("audit.jsonl");
    const std::regex expected(
        R"(\{"seq":1,"time":"[0-9-]+T[0-9:.]+Z","event":"start"\}
\{"seq":2,"time":"[^"]+","event":"connect","listener":"commands","protocol":"crlf","conn":1,"ip":"127.0.0.1","port":[0-9]+\}
\{"seq":3,"time":"[^"]+","event":"name","listener":"commands",[^}]*"name":"Ann","disposition":"accepted"\}
\{"seq":4,"time":"[^"]+","event":"message",[^}]*"name":"Ann","room":"lobby","text":"\[Ann\] hi \\"there\\" ","said":"hi \\"there\\" ","raw":"aGkgInRoZXJlIhs="\}
\{"seq":5,"time":"[^"]+","event":"disconnect",[^}]*"conn":1,[^}]*"reason":"conversation over"\}
\{"seq":6,"time":"[^"]+","event":"stop"\}
)");
    INFO(audit);
    CHECK(std::regex_match(audit, expected));
}

TEST_CASE("chatd: SIGTERM and SIGINT end it with 0, also while clients are connected") {
    for (const int signal : {SIGTERM, SIGINT}) {
        const Folder folder;
        Daemon daemon(folder);
        Client ann(daemon.port("commands"));
        ann.until("\r\n");
        daemon.process().signal(signal);
        CHECK(ann.until_closed() == "");
        CHECK(daemon.process().ends() == 0);
        CHECK(folder.read("audit.jsonl").find("\"reason\":\"server stopping\"") != std::string::npos);
    }
}

TEST_CASE("chatd: a restart binds the same port at once, although clients were connected") {
    const Folder folder;
    std::uint16_t port = 0;
    {
        Daemon daemon(folder);
        port = daemon.port("commands");
        Client ann(port);
        ann.until("\r\n");
        daemon.process().signal(SIGKILL); // the worst of restarts: our side closes first, TIME_WAIT is ours
        CHECK(daemon.process().ends() == 128 + SIGKILL);
    }
    const std::string same = "[listen.again]\nprotocol = crlf\nport = " + std::to_string(port) + "\n";
    Daemon again(folder, same);
    CHECK(Client(port).until("\r\n") == "Welcome to Ann's chat room\r\n");
    CHECK(again.stop(SIGTERM) == 0);
}

TEST_CASE("chatd: SIGHUP opens the audit log anew, and its numbers go on") {
    const Folder folder;
    Daemon daemon(folder);
    Client ann(daemon.port("commands"));
    ann.until("\r\n");
    std::filesystem::rename(folder.file("audit.jsonl"), folder.file("audit.jsonl.1"));
    daemon.process().signal(SIGHUP);
    CHECK(daemon.process().complains("opening the audit log anew"));
    CHECK(ask(ann, "push: after") == "OK\r\n");
    CHECK(daemon.stop(SIGTERM) == 0);
    CHECK(occurrences(folder.read("audit.jsonl.1"), "\n") == 2);
    const std::string now = folder.read("audit.jsonl");
    CHECK(now.starts_with("{\"seq\":3,"));
    CHECK(now.find("\"event\":\"reload\"") != std::string::npos);
    CHECK(now.find("\"said\":\"after\"") != std::string::npos);
}

TEST_CASE("chatd: closing the terminal it runs in ends it, unless it was started with nohup") {
    const Folder folder;
    folder.write("chatd.ini", daemon_configuration(folder));
    const std::vector<std::string> argv{built_program("chatd"), "--config", folder.file("chatd.ini")};
    {
        Process chatd = Process::on_terminal({argv, {}}, 24, 80);
        REQUIRE(chatd.sees("ready"));
        chatd.closes_terminal();
        CHECK(chatd.ends() == 0);
    }
    CHECK(folder.read("audit.jsonl").find("\"event\":\"stop\"") != std::string::npos);
    Process chatd =
        Process::on_terminal({{"/bin/sh", "-c", "trap '' HUP; exec " + argv[0] + " --config " + argv[2]}, {}}, 24, 80);
    REQUIRE(chatd.sees("ready"));
    chatd.closes_terminal();
    CHECK(waits_for(folder, "\"event\":\"reload\""));
}

TEST_CASE("chatd: with closed standard streams nothing is written where it does not belong") {
    for (const char* closed : {">&-", "2>&-", "<&- >&- 2>&-"}) {
        const Folder folder;
        folder.write("chatd.ini", daemon_configuration(folder));
        const std::string command =
            "exec " + built_program("chatd") + " --config " + folder.file("chatd.ini") + " " + closed;
        Process chatd = Process::on_pipes({{"/bin/sh", "-c", command}, {}});
        REQUIRE(waits_for(folder, "\"event\":\"start\""));
        chatd.signal(SIGHUP);
        REQUIRE(waits_for(folder, "\"event\":\"reload\""));
        chatd.signal(SIGTERM);
        CHECK(chatd.ends() == 0);
        CHECK(std::regex_match(folder.read("audit.jsonl"), std::regex("(\\{\"seq\":[^\n]*\\}\n)*")));
    }
}

TEST_CASE("chatd: an answer that nobody can read is a failure") {
    Process chatd =
        Process::on_pipes({{"/bin/sh", "-c", "exec " + built_program("chatd") + " --help > /dev/full"}, {}});
    CHECK(chatd.ends() == 74);
}

TEST_CASE("chatd: a port that is taken ends it with 69, naming the listener") {
    const Folder folder;
    Daemon daemon(folder);
    const Folder second;
    const std::string port = std::to_string(daemon.port("commands"));
    second.write("c.ini", "[listen.mine]\nprotocol = echo\nport = " + port + "\n[audit]\nfile =\n");
    const Outcome outcome = run_chatd({"--config", second.file("c.ini")});
    CHECK(outcome.exit_code == 69);
    CHECK_THAT(outcome.errors, contains_text("listen.mine: cannot listen on 127.0.0.1 port " + port));
}

TEST_CASE("chatd: a mistake in the configuration ends it with 78, on the command line with 64") {
    const Folder folder;
    folder.write("c.ini", "[listen.commands]\nprotocol = crlf\nprort = 9020\n");
    Outcome outcome = run_chatd({"--config", folder.file("c.ini")});
    CHECK(outcome.exit_code == 78);
    CHECK_THAT(outcome.errors, contains_text("[listen.commands] prort"));
    CHECK_THAT(outcome.errors, contains_text("did you mean port?"));
    CHECK(run_chatd({"--config", folder.file("nowhere.ini")}).exit_code == 78);

    outcome = run_chatd({"--confg", "x"});
    CHECK(outcome.exit_code == 64);
    CHECK_THAT(outcome.errors, contains_text("--config"));
    CHECK(run_chatd({"stray"}).exit_code == 64);
}

TEST_CASE("chatd: an audit log that cannot be opened ends it with 73, before anybody is served") {
    const Folder folder;
    folder.write("c.ini", "[listen.e]\nprotocol = echo\nport = 0\n[audit]\nfile = /nowhere/at/all.jsonl\n");
    const Outcome outcome = run_chatd({"--config", folder.file("c.ini")});
    CHECK(outcome.exit_code == 73);
    CHECK_THAT(outcome.errors, contains_text("/nowhere/at/all.jsonl"));
    CHECK(outcome.output.find("ready") == std::string::npos);
}

TEST_CASE("chatd: --check-config touches nothing") {
    const Folder folder;
    folder.write("c.ini", daemon_configuration(folder));
    CHECK(run_chatd({"--config", folder.file("c.ini"), "--check-config"}).exit_code == 0);
    CHECK(folder.count() == 1);
    folder.write("c.ini", "[nonsense]\n");
    CHECK(run_chatd({"--check-config", "--config", folder.file("c.ini")}).exit_code == 78);
}

TEST_CASE("chatd: --print-config prints what --config reads") {
    const Folder folder;
    const Outcome defaults = run_chatd({"--print-config"});
    CHECK(defaults.exit_code == 0);
    folder.write("c.ini", defaults.output);
    const Outcome again = run_chatd({"--print-config", "--config", folder.file("c.ini")});
    CHECK(again.output == defaults.output);
    CHECK_THAT(defaults.output, contains_text("port = 9020"));
}

TEST_CASE("chatd: --version and --help answer on standard output") {
    CHECK(std::regex_match(run_chatd({"--version"}).output, std::regex("chatd [0-9]+\\.[0-9]+\\.[0-9]+\n")));
    const Outcome help = run_chatd({"--help"});
    CHECK(help.exit_code == 0);
    CHECK_THAT(help.output, contains_text("--check-config"));
}

TEST_CASE("chatd: when descriptors run out, clients are turned away, those inside are served, and nothing spins") {
    const Folder folder;
    Daemon daemon(folder, "", "ulimit -n 40");
    const auto port = daemon.port("commands");
    std::vector<Client> inside;
    std::size_t turned_away = 0;
    for (int i = 0; i < 60; ++i) {
        Client client(port);
        if (client.until("\r\n") == "Error: the server is full\r\n")
            ++turned_away;
        else
            inside.push_back(std::move(client));
    }
    CHECK(inside.size() > 10);
    CHECK(turned_away > 10);
    CHECK(ask(inside.front(), "test: still served") == "still served\r\n");

    Client waiting(port);
    const long before = cpu_ticks(daemon.process().pid());
    CHECK(waiting.until_closed() == "Error: the server is full\r\n"); // after a rest
    CHECK(cpu_ticks(daemon.process().pid()) - before < 20);

    inside.pop_back(); // a place is free
    inside.pop_back();
    bool served = false;
    for (int i = 0; i < 1000 && !served; ++i) {
        Client next(port);
        served = next.until("\r\n") == "Welcome to Ann's chat room\r\n";
    }
    CHECK(served);
    CHECK(daemon.stop(SIGTERM) == 0);
    CHECK(folder.read("audit.jsonl").find("no descriptors left") != std::string::npos);
}
