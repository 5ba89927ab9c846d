// What a journal in a file promises: numbers, order, pages, and all of it again after a restart.
// SPDX-License-Identifier: BSL-1.0
#include "tests/support/catch.hpp"
#include "tests/unit/store/rig.hpp"

using namespace chat;
using namespace chat::test;

namespace {

std::vector<std::string> numbered(std::size_t first, std::size_t end) {
    std::vector<std::string> texts;
    for (std::size_t i = first; i < end; ++i) texts.push_back(std::to_string(i));
    return texts;
}

void say_numbers(Rig& rig, std::size_t first, std::size_t end, const std::string& room = "lobby") {
    for (std::size_t i = first; i < end; ++i) rig.say(std::to_string(i), room);
    REQUIRE(rig.settles());
}

} // namespace

TEST_CASE("store: a line has no number before it is on the disk, and each call is answered once, in order") {
    const Folder folder;
    Rig rig(options_for(folder.file("j")));
    rig.say("0");
    rig.say("1");
    CHECK(rig.room("lobby").journal->end() == 0);
    CHECK(rig.room("lobby").told.empty());
    CHECK(rig.texts().empty());
    REQUIRE(rig.settles());
    REQUIRE(rig.room("lobby").told.size() == 2);
    CHECK(*rig.room("lobby").told[0] == 0);
    CHECK(*rig.room("lobby").told[1] == 1);
    CHECK(rig.texts() == numbered(0, 2));
}

TEST_CASE("store: after a restart lines have the same numbers, times and names, and new ones go on") {
    const Folder folder;
    const StoreOptions options = options_for(folder.file("new/folder/j"));
    Lines before;
    {
        Rig rig(options);
        rig.clock.time += std::chrono::nanoseconds(123'456'789);
        say_numbers(rig, 0, 50);
        say_numbers(rig, 50, 60, "Other");
        before = *rig.read();
    }
    Rig rig(options);
    const Lines after = *rig.read();
    REQUIRE(after.size() == 50);
    for (std::size_t i = 0; i < after.size(); ++i) {
        CHECK(after[i].number == i);
        CHECK(after[i].at == before[i].at);
        CHECK(after[i].name == "Ann");
        CHECK(after[i].text == before[i].text);
    }
    CHECK(rig.texts("other") == numbered(50, 60));
    say_numbers(rig, 50, 51);
    CHECK(*rig.room("lobby").told.back() == 50);
    CHECK(rig.texts() == numbered(0, 51));
}

TEST_CASE("store: a room that closes and comes back finds its lines again") {
    const Folder folder;
    Rig rig(options_for(folder.file("j")));
    rig.start();
    auto first = rig.store.journal("Club");
    bool told = false;
    first->committed = [&](const result<LineNumber>&) {
        first.reset(); // as the last member's room does
        told = true;
    };
    first->append(Message("Club", Speaker(1, "Ann", nullptr), Said("hi")));
    REQUIRE(rig.becomes_true([&] { return told; }));
    CHECK(rig.texts("club") == std::vector<std::string>{"hi"});
    CHECK(rig.keeps("again", "club"));
    CHECK(*rig.room("club").told.back() == 1);
}

TEST_CASE("store: what was said is stored though nobody is there any more to be told") {
    const Folder folder;
    {
        Rig rig(options_for(folder.file("j")));
        say_numbers(rig, 0, 1);
        for (int i = 1; i < 100; ++i) rig.say(std::to_string(i));
    }
    CHECK(Rig(options_for(folder.file("j"))).texts() == numbered(0, 100));
}

TEST_CASE("store: the last lines are in memory, the others are read in pages, and memory is given back") {
    const Folder folder;
    StoreOptions options = options_for(folder.file("j"));
    options.tail = 1000;
    Rig rig(options, 2'000'000);
    const std::string word(1000, 'x');
    for (int round = 0; round < 40; ++round) {
        for (int i = 0; i < 100; ++i) rig.say(word);
        REQUIRE(rig.settles());
    }
    for (const auto& kept : rig.room("lobby").told) REQUIRE(kept.has_value());
    const result<Lines> all = rig.read();
    REQUIRE(all.has_value());
    CHECK(all->size() == 4000);
    rig.room("lobby").journal.reset();
    CHECK(rig.memory.take(2'000'000)); // all of it is free again
}

TEST_CASE("store: where memory is short lines are refused, in their turn behind those on their way") {
    const Folder folder;
    StoreOptions options = options_for(folder.file("j"));
    options.tail = 0;
    Rig rig(options, 10'000);
    for (int i = 0; i < 4; ++i) rig.say(std::string(4000, 'x'));
    REQUIRE(rig.settles());
    const auto& told = rig.room("lobby").told;
    CHECK(*told[0] == 0);
    CHECK(*told[1] == 1);
    CHECK(told[2].error() == make_error_code(errc::not_stored));
    CHECK(told[3].error() == make_error_code(errc::not_stored));
    CHECK(rig.keeps("small"));
    CHECK(*told.back() == 2);
}

TEST_CASE("store: a room keeps its last lines, and numbers do not shift, over restarts too") {
    const Folder folder;
    const StoreOptions options = options_for(folder.file("j"));
    const auto file_has = [&] {
        auto database = sqlite::Database::open(options.file, sqlite::Access::read, options.patience);
        return *database->number("SELECT count(*) FROM lines");
    };
    {
        Rig rig(options);
        say_numbers(rig, 0, 3000);
    }
    {
        Rig rig(options);
        rig.keep("lobby", Keeping{10, 0});
        CHECK(rig.room("lobby").journal->begin() == 2990);
        CHECK(rig.texts() == numbered(2990, 3000));
        CHECK(rig.becomes_true([&] { return file_has() == 10; }));
        say_numbers(rig, 3000, 3005);
        CHECK(rig.texts() == numbered(2995, 3005));
        CHECK(file_has() == 10);
    }
    Rig rig(options); // keeps all again, of what there is
    CHECK(rig.texts() == numbered(2995, 3005));
    CHECK(rig.room("lobby").journal->begin() == 2995);
}

TEST_CASE("store: a room keeps lines for some days, and goes on counting when all are gone") {
    const Folder folder;
    const StoreOptions options = options_for(folder.file("j"));
    {
        Rig rig(options);
        say_numbers(rig, 0, 5);
        rig.clock.time += std::chrono::hours(48);
        say_numbers(rig, 5, 8);
    }
    {
        Rig rig(options);
        rig.keep("lobby", Keeping{0, 2});
        rig.clock.time += std::chrono::hours(49);
        Journal& journal = *rig.room("lobby").journal;
        CHECK(rig.becomes_true([&] { return journal.begin() == 5; }));
        CHECK(rig.texts() == numbered(5, 8));
    }
    {
        Rig rig(options);
        rig.keep("lobby", Keeping{0, 2});
        rig.clock.time += std::chrono::hours(480);
        Journal& journal = *rig.room("lobby").journal;
        CHECK(rig.becomes_true([&] { return journal.begin() == 8; }));
    }
    Rig rig(options);
    CHECK(rig.texts().empty());
    CHECK(rig.keeps("8"));
    CHECK(*rig.room("lobby").told.back() == 8);
}
