// What a search finds, and what it does not: words are words, whatever FTS5 would make of them.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/store/archive.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/store/rig.hpp"

using namespace chat;
using namespace chat::test;

namespace {

std::vector<std::string> found(const Folder& folder, std::string_view words, std::string_view in = "lobby") {
    Archive archive(folder.file("j"));
    const auto room = archive.room(in);
    REQUIRE(room);
    std::vector<std::string> texts;
    archive.each_with(words, *room, [&](const Line& line) { texts.push_back(line.text); });
    return texts;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("store: a search finds every line that was stored, while more are being stored, and in one room alone") {
    const Folder folder;
    Rig rig(options_for(folder.file("j")));
    Texts odd;
    for (int i = 0; i < 5000; ++i) {
        const std::string text = "number " + std::to_string(i) + (i % 2 ? " odd" : " even");
        rig.say(text);
        if (i % 2) odd.push_back(text);
    }
    rig.say("odd elsewhere", "Other");
    REQUIRE(rig.settles());
    CHECK(found(folder, "ODD") == odd);
    CHECK(found(folder, "even 4998") == Texts{"number 4998 even"});
    CHECK(found(folder, "odd", "OTHER") == Texts{"odd elsewhere"});
    REQUIRE(rig.keeps("the last one is odd"));
    odd.push_back("the last one is odd");
    CHECK(found(folder, "odd") == odd);
}

TEST_CASE("store: words are words: operators, quotes, columns and SQL find what has them, and break nothing") {
    const Folder folder;
    Rig rig(options_for(folder.file("j")));
    for (const char* text : {"cats OR dogs", "cats", "dogs NEAR us", "say \"cheese\"", "it's 5 o'clock", "Zo\u00eb"})
        REQUIRE(rig.keeps(text));
    CHECK(found(folder, "cats OR dogs") == Texts{"cats OR dogs"});
    CHECK(found(folder, "cats NOT dogs").empty());
    CHECK(found(folder, "NEAR(dogs us)").empty());
    CHECK(found(folder, "NEAR dogs") == Texts{"dogs NEAR us"});
    CHECK(found(folder, "ca*").empty());
    CHECK(found(folder, "text:cats").empty());
    CHECK(found(folder, "\"cheese") == Texts{"say \"cheese\""});
    CHECK(found(folder, "5 o'clock") == Texts{"it's 5 o'clock"});
    CHECK(found(folder, "zoe") == Texts{"Zo\u00eb"});
    CHECK(found(folder, "'; DROP TABLE lines; --").empty());
    CHECK(found(folder, "").empty());
    CHECK(found(folder, "\"").empty());
    CHECK(found(folder, "*").empty());
    CHECK(found(folder, "cats").size() == 2);
}
