// The journal through the real daemon: killed, stopped, started again, and started with what it cannot use.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/client.hpp"
#include "tests/integration/daemon.hpp"
#include "tests/support/catch.hpp"

#include <fmt/core.h>

#include <atomic>
#include <csignal>
#include <map>
#include <memory>
#include <random>
#include <sstream>
#include <system_error>
#include <thread>
#include <vector>

using namespace chat::test;

namespace {

std::string journal_in(const Folder& folder, std::string_view more = {}) {
    return fmt::format("[journal]\nfile = {}\n{}", folder.file("state/journal"), more);
}

// What `get` shows, line by line, each without the speaker.
std::vector<std::string> texts_of(Daemon& daemon) {
    Client reader(daemon.port("commands"));
    reader.until("\r\n");
    reader.send("get\r\n");
    std::string reply = reader.until("\r\n");
    reply.resize(reply.size() - 2);
    std::vector<std::string> texts;
    std::istringstream lines(reply);
    for (std::string line; std::getline(lines, line);) texts.push_back(line.substr(line.find(": ") + 2));
    return texts;
}

// Pushes one line after the other, each once the one before it was acknowledged, until the daemon is gone.
class Pusher {
public:
    Pusher(std::uint16_t port, int number, int lines, std::atomic<int>& total)
        : client_(port), number_(number), thread_([this, lines, &total] { push(lines, total); }) {}
    void join() { thread_.join(); }
    std::string text(int line) const { return fmt::format("{}-{}", number_, line); }

    int acknowledged = 0;

private:
    void push(int lines, std::atomic<int>& total) try {
        client_.until("\r\n");
        for (int line = 0; line < lines; ++line) {
            client_.send(fmt::format("push: {}\r\n", text(line)));
            if (client_.until("\r\n") != "OK\r\n") break;
            ++acknowledged;
            ++total;
            total.notify_all();
        }
        ended(total);
    } catch (const std::system_error&) {
        ended(total); // the daemon is gone
    }
    static void ended(std::atomic<int>& total) {
        total += 1'000'000; // or somebody would wait for lines that do not come
        total.notify_all();
    }

    Client client_;
    const int number_;
    std::thread thread_;
};

constexpr int pushers = 16;
constexpr int lines_each = 10'000 / pushers;

// Whoever was told OK finds his lines, in order and once; behind them at most the one that he was not told of yet.
void check_kept(const std::vector<std::unique_ptr<Pusher>>& all, const std::vector<std::string>& texts) {
    std::map<std::string, std::vector<std::string>> by_pusher;
    for (const std::string& text : texts) by_pusher[text.substr(0, text.find('-'))].push_back(text);
    for (const auto& pusher : all) {
        const std::string first = pusher->text(0);
        const auto& kept = by_pusher[first.substr(0, first.find('-'))];
        const auto acknowledged = static_cast<std::size_t>(pusher->acknowledged);
        CHECK(kept.size() >= acknowledged);
        CHECK(kept.size() <= acknowledged + 1);
        for (std::size_t i = 0; i < kept.size(); ++i) CHECK(kept[i] == pusher->text(static_cast<int>(i)));
    }
}

// Ends the daemon with `signal` in the middle of 10,000 pushes, and looks what is there afterwards.
void end_in_the_middle(unsigned seed, int signal, std::string_view durability) {
    INFO("seed " << seed);
    const Folder folder;
    const std::string more = journal_in(folder, fmt::format("durability = {}\n", durability));
    std::mt19937 random(seed);
    const int enough = std::uniform_int_distribution(1, 3000)(random);
    std::vector<std::unique_ptr<Pusher>> all;
    {
        Daemon daemon(folder, more);
        std::atomic<int> acknowledged = 0;
        for (int i = 0; i < pushers; ++i)
            all.push_back(std::make_unique<Pusher>(daemon.port("commands"), i, lines_each, acknowledged));
        for (int now = acknowledged; now < enough; now = acknowledged) acknowledged.wait(now);
        daemon.process().signal(signal);
        for (const auto& pusher : all) pusher->join();
        CHECK(daemon.process().ends() == (signal == SIGKILL ? 128 + SIGKILL : 0));
    }
    Daemon again(folder, more);
    check_kept(all, texts_of(again));
    CHECK(again.stop(SIGTERM) == 0);
}

} // namespace

TEST_CASE("store: killed in the middle of 10,000 pushes, it has every line that was acknowledged, in order, once") {
    for (unsigned seed = 1; seed <= 20; ++seed) end_in_the_middle(seed, SIGKILL, seed % 4 == 0 ? "written" : "synced");
}

TEST_CASE("store: asked to stop in the middle of 10,000 pushes, it has every line that was acknowledged") {
    end_in_the_middle(21, SIGTERM, "synced");
}

TEST_CASE("store: durability = memory keeps no file") {
    const Folder folder;
    Daemon daemon(folder, journal_in(folder, "durability = memory\n"));
    Client ann(daemon.port("commands"));
    ann.until("\r\n");
    ann.send("push: hi\r\n");
    CHECK(ann.until("\r\n") == "OK\r\n");
    CHECK(daemon.stop(SIGTERM) == 0);
    CHECK_FALSE(std::filesystem::exists(folder.file("state")));
}

TEST_CASE("store: a room keeps as many lines as the configuration says") {
    const Folder folder;
    const std::string more = journal_in(folder, "[room.lobby]\nkeep_lines = 3\n");
    const auto push = [](Daemon& daemon, int first, int end) {
        Client ann(daemon.port("commands"));
        ann.until("\r\n");
        for (int i = first; i < end; ++i) {
            ann.send(fmt::format("push: {}\r\n", i));
            CHECK(ann.until("\r\n") == "OK\r\n");
        }
    };
    {
        Daemon daemon(folder, more);
        push(daemon, 0, 10);
        CHECK(texts_of(daemon) == std::vector<std::string>{"7", "8", "9"});
        CHECK(daemon.stop(SIGTERM) == 0);
    }
    Daemon daemon(folder, more);
    push(daemon, 10, 11);
    CHECK(texts_of(daemon) == std::vector<std::string>{"8", "9", "10"});
}

TEST_CASE("store: a damaged file ends the start with 74 and the way out, a second daemon with 73") {
    const Folder folder;
    const std::string more = journal_in(folder);
    {
        Daemon daemon(folder, more);
        folder.write("second.ini", daemon_configuration(folder, "") + more);
        const std::string second = folder.read("second.ini");
        folder.write("second.ini", second.substr(0, second.find("[audit]")) + "[audit]\nfile =\n" + more);
        const Outcome refused = run_chatd({"--config", folder.file("second.ini")});
        CHECK(refused.exit_code == 73);
        CHECK_THAT(refused.errors, contains_text("another daemon keeps its journal there"));
        CHECK(daemon.stop(SIGTERM) == 0);
    }
    folder.write("state/journal", std::string(8192, 'x'));
    const Outcome damaged = run_chatd({"--config", folder.file("second.ini")});
    CHECK(damaged.exit_code == 74);
    CHECK_THAT(damaged.errors, contains_text(".dump chatd rooms lines' | sed"));
}
