// The journal of the real daemon while its disk refuses: full, or locked by another program.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/store/sqlite.hpp"
#include "tests/integration/client.hpp"
#include "tests/integration/daemon.hpp"
#include "tests/support/catch.hpp"

#include <fmt/core.h>

#include <chrono>
#include <csignal>
#include <filesystem>

#include <sys/mount.h>

using namespace chat::test;

namespace {

std::string journal_in(const std::string& file) { return fmt::format("[journal]\nfile = {}\n", file); }

// Somebody at the crlf listener.
class Speaker {
public:
    explicit Speaker(Daemon& daemon) : client_(daemon.port("commands")) { client_.until("\r\n"); }

    std::string asks(std::string_view command) {
        client_.send(fmt::format("{}\r\n", command));
        return client_.until("\r\n");
    }
    bool pushes(std::string_view text) {
        const std::string reply = asks(fmt::format("push: {}", text));
        if (reply != "OK\r\n") CHECK(reply == "Error: not stored\r\n");
        return reply == "OK\r\n";
    }
    // Tries until it is kept; the daemon tries again by itself, and wants to be asked.
    bool pushes_at_last(std::string_view text) {
        const auto end = std::chrono::steady_clock::now() + Client::deadline;
        while (std::chrono::steady_clock::now() < end)
            if (pushes(text)) return true;
        return false;
    }

private:
    Client client_;
};

const std::string word(4000, 'x');

// Long lines until one is refused; how many were kept.
int fill(Speaker& ann) {
    int kept = 0;
    while (kept < 10'000 && ann.pushes(word)) ++kept;
    return kept;
}

std::ptrdiff_t kept_words(Speaker& ann) {
    const std::string all = ann.asks("get");
    std::ptrdiff_t found = 0;
    for (std::size_t at = all.find(word); at != std::string::npos; at = all.find(word, at + word.size())) ++found;
    return found;
}

// A disk of one megabyte, where we may have one.
class SmallDisk {
public:
    explicit SmallDisk(const Folder& folder) : path_(folder.file("disk")) {
        std::filesystem::create_directory(path_);
        mounted_ = ::mount("none", path_.c_str(), "tmpfs", 0, "size=1m") == 0;
    }
    SmallDisk(const SmallDisk&) = delete;
    ~SmallDisk() {
        if (mounted_) ::umount2(path_.c_str(), MNT_DETACH);
    }
    bool is_there() const { return mounted_; }
    std::string file(std::string_view name) const { return fmt::format("{}/{}", path_, name); }
    bool grows() const { return ::mount("none", path_.c_str(), nullptr, MS_REMOUNT, "size=64m") == 0; }

private:
    const std::string path_;
    bool mounted_ = false;
};

} // namespace

TEST_CASE("store: where files may not grow lines are refused, that is said once, and what needs no disk is served") {
    const Folder folder;
    // No file may be longer than half a megabyte or a whole one, as the shell counts.
    Daemon daemon(folder, journal_in(folder.file("journal")), "trap '' XFSZ && ulimit -f 1000");
    Speaker ann(daemon);
    const int kept = fill(ann);
    CHECK(kept > 0);
    CHECK(daemon.process().complains("what is said is not stored"));
    CHECK(kept_words(ann) == kept);
    CHECK_THAT(folder.read("audit.jsonl"), contains_text("\"not stored\""));
}

TEST_CASE("store: on a full disk lines are refused, and kept again once there is room") {
    const Folder folder;
    const SmallDisk disk(folder);
    if (!disk.is_there()) {
        WARN("not tested: only root can mount a small disk");
        return;
    }
    const std::string more = journal_in(disk.file("journal"));
    int kept = 0;
    {
        Daemon daemon(folder, more);
        Speaker ann(daemon);
        kept = fill(ann);
        CHECK(kept > 0);
        CHECK(daemon.process().complains("database or disk is full"));
        CHECK(kept_words(ann) == kept);
        REQUIRE(disk.grows());
        CHECK(ann.pushes_at_last(word));
        CHECK(kept_words(ann) == ++kept);
        CHECK(daemon.process().complains("is written again"));
        CHECK(daemon.stop(SIGTERM) == 0);
    }
    Daemon daemon(folder, more);
    Speaker ann(daemon);
    CHECK(kept_words(ann) == kept);
}

TEST_CASE("store: a full disk does not keep the daemon from ending") {
    const Folder folder;
    Daemon daemon(folder, journal_in(folder.file("journal")), "trap '' XFSZ && ulimit -f 1000");
    Speaker ann(daemon);
    fill(ann);
    CHECK(daemon.stop(SIGTERM) == 0);
}

TEST_CASE("store: while another program has locked the file lines are refused, and kept again when it lets go") {
    const Folder folder;
    Daemon daemon(folder, journal_in(folder.file("journal")));
    Speaker ann(daemon);
    REQUIRE(ann.pushes("before"));
    namespace sqlite = chat::sqlite;
    auto holder = sqlite::Database::open(folder.file("journal"), sqlite::Access::write, std::chrono::seconds(1));
    REQUIRE(holder.has_value());
    REQUIRE_FALSE(holder->run("BEGIN EXCLUSIVE"));
    CHECK_FALSE(ann.pushes("refused"));
    CHECK(ann.asks("get") == "unknown: before\r\n");
    CHECK(daemon.process().complains("database is locked"));
    REQUIRE_FALSE(holder->run("ROLLBACK"));
    CHECK(ann.pushes_at_last("after"));
    CHECK(ann.asks("get") == "unknown: before\nunknown: after\r\n");
}
