// Disks that refuse: nothing that was acknowledged is lost, nothing that was refused comes back, and it goes on.
// SPDX-License-Identifier: BSL-1.0
#include "tests/support/catch.hpp"
#include "tests/unit/store/moody_vfs.hpp"
#include "tests/unit/store/rig.hpp"

#include <sqlite3.h>

#include <fstream>

using namespace chat;
using namespace chat::test;

namespace {

StoreOptions moody_options(const std::string& file) {
    StoreOptions options = options_for(file);
    options.vfs = MoodyVfs::name;
    return options;
}

// What is there after a power failure at this moment.
std::vector<std::string> texts_after_power_failure(MoodyVfs& vfs) {
    const Folder other;
    for (const auto& [path, bytes] : vfs.synced()) other.write(path.substr(path.rfind('/') + 1), bytes);
    return Rig(options_for(other.file("j"))).texts();
}

// After "first", says some lines in groups, one after the other; all that were acknowledged.
std::vector<std::string> say_groups(Rig& rig, int groups) {
    int said = 0;
    std::vector<std::string> texts{"first"};
    for (int group = 0; group < groups; ++group) {
        for (int i = 0; i < 3; ++i) {
            rig.say(std::to_string(said));
            texts.push_back(std::to_string(said++));
        }
        REQUIRE(rig.settles());
    }
    std::vector<std::string> acknowledged;
    const auto& told = rig.room("lobby").told;
    for (std::size_t i = 0; i < told.size(); ++i) {
        if (!told[i]) continue;
        CHECK(*told[i] == acknowledged.size()); // no holes
        acknowledged.push_back(texts[i]);
    }
    return acknowledged;
}

// All goes well until call `n` fails, `times` of them; in between and afterwards all that was acknowledged is there.
// True where no call failed any more.
bool survives(MoodyVfs& vfs, int n, int times, int code) {
    const Folder folder;
    const StoreOptions options = moody_options(folder.file("j"));
    std::vector<std::string> acknowledged;
    bool failed = false;
    {
        Rig rig(options);
        REQUIRE(rig.keeps("first"));
        vfs.answers([&](MoodyVfs::Call, int count) {
            const bool fails = count >= n && count < n + times;
            failed = failed || fails;
            return fails ? code : 0;
        });
        acknowledged = say_groups(rig, 5);
        vfs.answers(nullptr);
        CHECK(rig.texts() == acknowledged);
        CHECK(rig.keeps("last"));
        acknowledged.push_back("last");
        CHECK(texts_after_power_failure(vfs) == acknowledged);
    }
    Rig rig(options);
    CHECK(rig.texts() == acknowledged);
    return !failed;
}

} // namespace

TEST_CASE("store: whichever write, sync or truncation fails, no acknowledged line is lost and no refused one appears") {
    MoodyVfs vfs;
    const int code = GENERATE(SQLITE_IOERR_WRITE, SQLITE_FULL, SQLITE_IOERR_FSYNC);
    const int times = GENERATE(1, 10);
    int n = 1;
    while (!survives(vfs, n, times, code)) ++n;
    CHECK(n > 10);
}

TEST_CASE("store: a disk that refuses is told once, lines are refused meanwhile, and it goes on by itself") {
    MoodyVfs vfs;
    const Folder folder;
    Rig rig(moody_options(folder.file("j")));
    REQUIRE(rig.keeps("before"));
    vfs.answers([](MoodyVfs::Call call, int) { return call == MoodyVfs::Call::sync ? SQLITE_IOERR_FSYNC : 0; });
    for (int i = 0; i < 5; ++i) CHECK_FALSE(rig.keeps("lost"));
    CHECK(rig.audit.count("journal not stored disk I/O error") == 1);
    CHECK(rig.texts() == std::vector<std::string>{"before"});
    vfs.answers(nullptr);
    CHECK(rig.keeps("after"));
    CHECK(rig.audit.count("journal stored again") == 1);
    CHECK(rig.texts() == std::vector<std::string>{"before", "after"});
}

TEST_CASE("store: a refused line does not come back when the daemon dies after it has recovered") {
    MoodyVfs vfs;
    const Folder folder;
    Rig rig(moody_options(folder.file("j")));
    REQUIRE(rig.keeps("before"));
    vfs.answers([](MoodyVfs::Call call, int) { return call == MoodyVfs::Call::sync ? SQLITE_IOERR_FSYNC : 0; });
    CHECK_FALSE(rig.keeps("refused"));
    vfs.answers(nullptr);
    REQUIRE(rig.keeps("after"));
    // What is in the files now is what a killed daemon leaves.
    for (const char* file : {"j", "j-wal"}) folder.write(std::string("dead-") + file, folder.read(file));
    CHECK(std::rename(folder.file("dead-j").c_str(), folder.file("d").c_str()) == 0);
    CHECK(std::rename(folder.file("dead-j-wal").c_str(), folder.file("d-wal").c_str()) == 0);
    CHECK(Rig(options_for(folder.file("d"))).texts() == std::vector<std::string>{"before", "after"});
}

TEST_CASE("store: what is acknowledged after failed syncs outlives the power, though they left holes on the disk") {
    MoodyVfs vfs;
    const Folder folder;
    Rig rig(moody_options(folder.file("j")));
    REQUIRE(rig.keeps("before"));
    vfs.answers([](MoodyVfs::Call call, int) { return call == MoodyVfs::Call::sync ? SQLITE_IOERR_FSYNC : 0; });
    for (int i = 0; i < 3; ++i) CHECK_FALSE(rig.keeps("refused"));
    vfs.answers(nullptr);
    REQUIRE(rig.keeps("after"));
    CHECK(texts_after_power_failure(vfs) == std::vector<std::string>{"before", "after"});
}

TEST_CASE("store: a file that somebody else holds is waited for a moment, then lines are refused until he lets go") {
    const Folder folder;
    Rig rig(options_for(folder.file("j")));
    REQUIRE(rig.keeps("before"));
    auto holder = sqlite::Database::open(folder.file("j"), sqlite::Access::write, std::chrono::milliseconds(20));
    REQUIRE(holder.has_value());
    REQUIRE_FALSE(holder->run("BEGIN IMMEDIATE"));
    CHECK_FALSE(rig.keeps("refused"));
    CHECK(rig.audit.count("journal not stored database is locked") == 1);
    CHECK(rig.texts() == std::vector<std::string>{"before"});
    REQUIRE_FALSE(holder->run("ROLLBACK"));
    CHECK(rig.keeps("after"));
    CHECK(rig.texts() == std::vector<std::string>{"before", "after"});
}

namespace {

// How many acknowledged lines are missing when the power fails after each group in turn.
std::size_t lost_to_power_failure(Durability durability) {
    MoodyVfs vfs;
    const Folder folder;
    StoreOptions options = moody_options(folder.file("j"));
    options.durability = durability;
    Rig rig(options);
    std::size_t lost = 0;
    for (int group = 1; group <= 20; ++group) {
        for (int i = 0; i < 100; ++i) rig.say(std::string(group % 7 == 0 ? 9000 : 10, 'x'));
        REQUIRE(rig.settles());
        const std::size_t found = texts_after_power_failure(vfs).size();
        const std::size_t acknowledged = rig.room("lobby").told.size();
        CHECK(found <= acknowledged);
        lost += acknowledged - found;
    }
    return lost;
}

} // namespace

TEST_CASE("store: synced lines outlive the power, written ones do not have to, and this test would see it") {
    CHECK(lost_to_power_failure(Durability::synced) == 0);
    CHECK(lost_to_power_failure(Durability::written) > 0);
}
