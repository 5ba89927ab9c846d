// Which files are taken for a journal, and what is said of the others.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/store/schema.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/store/rig.hpp"

using namespace chat;
using namespace chat::test;

namespace {

// Why the file is refused; empty where it is not.
struct Refusal {
    std::string words;
    bool damaged = false;
};
Refusal refusal_of(const std::string& file) {
    try {
        Rig rig(options_for(file));
        return {};
    } catch (const StoreError& error) {
        return {error.what(), error.damaged};
    }
}

void run(const std::string& file, const char* sql) {
    auto database = sqlite::Database::open(file, sqlite::Access::write, std::chrono::milliseconds(20));
    REQUIRE(database.has_value());
    REQUIRE_FALSE(database->run(sql));
}

} // namespace

TEST_CASE("store: a file that is no database, or a damaged one, is refused with the command that recovers it") {
    const Folder folder;
    {
        Rig rig(options_for(folder.file("j")));
        REQUIRE(rig.keeps("hi"));
    }
    const std::string good = folder.read("j");
    folder.write("j", std::string(4096, 'x'));
    Refusal refusal = refusal_of(folder.file("j"));
    CHECK(refusal.damaged);
    CHECK_THAT(refusal.words, contains_text("| sqlite3 '" + folder.file("j.recovered") + "' &&"));

    folder.write("j", good.substr(0, 100) + std::string(good.size() - 100, '\xff'));
    refusal = refusal_of(folder.file("j"));
    CHECK(refusal.damaged);
    CHECK_THAT(refusal.words, contains_text("move the file away"));
}

TEST_CASE("store: a room with numbers that no room can have is damage") {
    const Folder folder;
    {
        Rig rig(options_for(folder.file("j")));
        REQUIRE(rig.keeps("hi"));
    }
    CHECK(refusal_of(folder.file("j")).words.empty());
    SECTION("lines removed that never were") { run(folder.file("j"), "UPDATE rooms SET pruned = -1"); }
    SECTION("more lines than there can be") { run(folder.file("j"), "UPDATE rooms SET pruned = (1 << 40) + 1"); }
    SECTION("an id that leaves no room for lines") {
        run(folder.file("j"), "INSERT INTO rooms (id, name) VALUES (1 << 23, 'x')");
    }
    SECTION("no id") { run(folder.file("j"), "INSERT INTO rooms (id, name) VALUES (0, 'x')"); }
    CHECK(refusal_of(folder.file("j")).damaged);
}

TEST_CASE("store: somebody else's database and a newer chatd's are refused, and left as they are") {
    const Folder folder;
    run(folder.file("foreign"), "CREATE TABLE photos (x)");
    Refusal refusal = refusal_of(folder.file("foreign"));
    CHECK(refusal.damaged);
    CHECK_THAT(refusal.words, contains_text("is no journal of chatd"));

    {
        Rig rig(options_for(folder.file("j")));
        REQUIRE(rig.keeps("hi"));
    }
    run(folder.file("j"), "UPDATE chatd SET schema = 99");
    refusal = refusal_of(folder.file("j"));
    CHECK(refusal.damaged);
    CHECK_THAT(refusal.words, contains_text("newer chatd (schema 99; this one knows 1)"));
    run(folder.file("j"), "UPDATE chatd SET schema = 1");
    CHECK(Rig(options_for(folder.file("j"))).texts() == std::vector<std::string>{"hi"});
}

TEST_CASE("store: a room whose name was lost comes back at start") {
    const Folder folder;
    {
        Rig rig(options_for(folder.file("j")));
        REQUIRE(rig.keeps("hi"));
        REQUIRE(rig.keeps("ho", "other"));
    }
    run(folder.file("j"), "DELETE FROM rooms WHERE id = 2");
    Rig rig(options_for(folder.file("j")));
    CHECK(rig.texts("lost-2") == std::vector<std::string>{"ho"});
    CHECK(rig.keeps("again", "other"));
    CHECK(rig.texts("other") == std::vector<std::string>{"again"});
}

TEST_CASE("store: a value that cannot be handed to a statement is a failure, and nothing is run") {
    const Folder folder;
    auto file = sqlite::Database::open(folder.file("j"), sqlite::Access::write, std::chrono::milliseconds(20));
    REQUIRE(file.has_value());
    REQUIRE_FALSE(file->run("CREATE TABLE t (x)"));
    CHECK(file->prepare("INSERT INTO t VALUES (?)")->run(std::int64_t{1}, std::string_view("too many")));
    CHECK(*file->number("SELECT count(*) FROM t") == 0);
}

TEST_CASE("store: a second daemon does not get the file, and does not harm the first") {
    const Folder folder;
    Rig first(options_for(folder.file("j")));
    const Refusal refusal = refusal_of(folder.file("j"));
    CHECK_FALSE(refusal.damaged);
    CHECK_THAT(refusal.words, contains_text("another daemon keeps its journal there"));
    CHECK(first.keeps("hi"));
}
