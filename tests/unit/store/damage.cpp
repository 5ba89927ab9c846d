// Damage that SQLite does not see: what is read is an error, and no wrong line, and no reply that ends too early.
// SPDX-License-Identifier: BSL-1.0
#include "tests/support/catch.hpp"
#include "tests/unit/store/rig.hpp"

using namespace chat;
using namespace chat::test;

namespace {

// A number of 41 to 48 bits as SQLite writes it: 7 bits a byte, the highest first.
std::string varint(std::uint64_t number) {
    std::string bytes(6, '\0');
    for (std::size_t i = 6; i-- > 0; number >>= 7) bytes[i] = static_cast<char>((number & 0x7f) | (i < 5 ? 0x80 : 0));
    return bytes;
}

StoreOptions options_without_tail(const Folder& folder) {
    StoreOptions options = options_for(folder.file("j"));
    options.tail = 0;
    return options;
}

void say_lines(const StoreOptions& options) {
    Rig rig(options);
    for (int i = 0; i < 60; ++i) rig.say("line");
    REQUIRE(rig.settles());
}

} // namespace

TEST_CASE("store: a line that stands where it cannot is an error to whoever reads it, and not the end of the room") {
    const Folder folder;
    const StoreOptions options = options_without_tail(folder);
    say_lines(options);
    const LineNumber wrong = GENERATE(5, 59);
    std::string file = folder.read("j");
    const std::size_t place = file.find(varint(place_of(1, 30)));
    REQUIRE(place != std::string::npos);
    folder.write("j", file.replace(place, 6, varint(place_of(1, wrong))));
    {
        Rig rig(options);
        CHECK_FALSE(rig.read().has_value());
    }
    // Nor does it take the room's other lines with it when old ones are removed.
    Rig rig(options);
    rig.keep("lobby", Keeping{0, 2});
    rig.clock.time -= std::chrono::hours(24);
    CHECK(rig.room("lobby").journal->begin() == 0);
    rig.say("more");
    REQUIRE(rig.settles());
    CHECK(rig.room("lobby").journal->begin() == 0);
}

TEST_CASE("store: a line without a text is an error to whoever reads it, and not an empty line") {
    const Folder folder;
    const StoreOptions options = options_without_tail(folder);
    say_lines(options);
    {
        auto file = sqlite::Database::open(options.file, sqlite::Access::write, options.patience);
        REQUIRE(file.has_value());
        REQUIRE_FALSE(file->run("CREATE TABLE loose AS SELECT * FROM lines; DROP TABLE lines;"
                                "CREATE TABLE lines (id INTEGER PRIMARY KEY, at, name, protocol, text);"
                                "INSERT INTO lines SELECT * FROM loose; UPDATE lines SET text = NULL WHERE at > 0"));
    }
    Rig rig(options);
    CHECK_FALSE(rig.read().has_value());
}
