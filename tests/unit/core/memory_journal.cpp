// Reading back what was said.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/memory_journal.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace chat;

namespace {

const std::string room = "lobby";

void say(MemoryJournal& journal, std::string text) {
    (void)journal.append(Message(room, Speaker(1, "bob", nullptr), Said(std::move(text))));
}

} // namespace

TEST_CASE("memory journal: an empty one has no lines") {
    const MemoryJournal journal;
    CHECK(journal.begin() == journal.end());
    CHECK(journal.read(0, 100).take()->empty());
}

TEST_CASE("memory journal: a range is read from its first line to before its last") {
    MemoryJournal journal;
    for (const char* text : {"a", "b", "c", "d"}) say(journal, text);
    const auto lines = journal.read(1, 3).take();
    REQUIRE(lines->size() == 2);
    CHECK((*lines)[0].text == "b");
    CHECK((*lines)[1].number == 2);
    CHECK(journal.read(3, 1000).take()->size() == 1);
    CHECK(journal.read(4, 1000).take()->empty());
    CHECK(journal.read(3, 2).take()->empty());
}

TEST_CASE("memory journal: a long history is read page by page, nothing left out") {
    MemoryJournal journal;
    for (int i = 0; i < 500; ++i) say(journal, std::string(1000, 'x'));
    LineNumber next = 0;
    int pages = 0;
    for (; next < journal.end(); ++pages) {
        const auto page = journal.read(next, journal.end()).take();
        REQUIRE_FALSE(page->empty());
        CHECK(page->front().number == next);
        CHECK(page->size() * 1000 < 2 * Journal::page_bytes);
        next = page->back().number + 1;
    }
    CHECK(pages > 10);
}

TEST_CASE("memory journal: lines are kept while the budget lasts, over all journals, and given back at the end") {
    MemoryBudget budget(10'000);
    MemoryJournal first(budget);
    {
        MemoryJournal second(budget);
        const auto fits = [](MemoryJournal& journal) {
            return bool(*journal.append(Message(room, Speaker(1, "bob", nullptr), Said(std::string(1000, 'x')))));
        };
        int kept = 0;
        while (fits(kept % 2 ? first : second)) ++kept;
        CHECK(kept > 5);
        CHECK(kept < 10);
        CHECK_FALSE(fits(first));
        CHECK(first.end() + second.end() == static_cast<LineNumber>(kept));
        CHECK(first.append(Message(room, Speaker(1, "bob", nullptr), Said("small")))->has_value());
    }
    CHECK(first.append(Message(room, Speaker(1, "bob", nullptr), Said(std::string(1000, 'x'))))->has_value());
}

TEST_CASE("memory journal: a line larger than a page is read alone") {
    MemoryJournal journal;
    say(journal, std::string(2 * Journal::page_bytes, 'x'));
    say(journal, "next");
    CHECK(journal.read(0, 2).take()->size() == 1);
}
