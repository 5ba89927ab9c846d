// The tables, version by version.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/store/schema.hpp"

#include <fmt/core.h>

#include <iterator>

namespace chat {
namespace {

// The step that leads to version 1, to version 2, and so on; a step that was once released is never changed.
//
// lines.id is the room's id times 2^40, and the line's number: a room's lines stand together and in order, and its last
// is found without counting. `at` counts nanoseconds since 1970, UTC. rooms.pruned: the lines before this number are
// gone for good.
constexpr const char* steps[] = {
    R"(
CREATE TABLE chatd (schema INTEGER NOT NULL) STRICT;
INSERT INTO chatd VALUES (0);
CREATE TABLE rooms (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    pruned INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE lines (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    name TEXT NOT NULL,
    protocol TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
)",
};
static_assert(std::size(steps) == schema_version);

void demand(const error_code& failure, const std::string& file) {
    if (failure) throw store_error(file, failure);
}

std::int64_t demand(const result<std::int64_t>& number, const std::string& file) {
    if (!number) throw store_error(file, number.error());
    return *number;
}

// 0 where the file is new and empty.
int version_of(sqlite::Database& database, const std::string& file) {
    if (demand(database.number("SELECT count(*) FROM sqlite_schema"), file) == 0) return 0;
    if (demand(database.number("SELECT count(*) FROM sqlite_schema WHERE name = 'chatd'"), file) == 0)
        throw StoreError(fmt::format("journal: {}: is there already, and is no journal of chatd", file), true);
    const auto version = demand(database.number("SELECT schema FROM chatd"), file);
    if (version > schema_version)
        throw StoreError(fmt::format("journal: {}: was written by a newer chatd (schema {}; this one knows {}): use "
                                     "that one, or another file",
                                     file, version, schema_version),
                         true);
    return static_cast<int>(version);
}

error_code take_step(sqlite::Database& database, int step) {
    const std::string sql =
        fmt::format("BEGIN IMMEDIATE; {} UPDATE chatd SET schema = {}; COMMIT", steps[step], step + 1);
    return database.run(sql.c_str());
}

std::string quoted(const std::string& file) {
    std::string quoted = "'";
    for (const char c : file) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

// Not `.recover`, which sqlite3 has not everywhere. A dump goes up to the damage from both sides, and then ends with a
// ROLLBACK of it all.
constexpr const char* recovery =
    "\nWhat can still be read goes into a new file, which then takes its place, by\n"
    "  sqlite3 {0} '.dump chatd rooms lines' | sed 's/^ROLLBACK;.*/COMMIT;/' | sqlite3 {1} &&"
    " sqlite3 {1} 'SELECT count(*) FROM lines' && mv {0} {2} && rm -f {3} {4} && mv {1} {0}\n"
    "Where that finds nothing, put a backup there, or move the file away to begin anew.";

} // namespace

StoreError store_error(const std::string& file, const error_code& why) {
    const bool damaged = sqlite::is_damage(why);
    std::string words = fmt::format("journal: {}: {}", file, why.message());
    if (damaged)
        words += fmt::format(recovery, quoted(file), quoted(file + ".recovered"), quoted(file + ".damaged"),
                             quoted(file + "-wal"), quoted(file + "-shm"));
    return StoreError(words, damaged);
}

void prepare_schema(sqlite::Database& database, const std::string& file) {
    for (int version = version_of(database, file); version < schema_version; ++version)
        demand(take_step(database, version), file);
}

void check_schema(sqlite::Database& database, const std::string& file) {
    if (version_of(database, file) != schema_version)
        throw StoreError(fmt::format("journal: {}: is not a journal of this chatd; it becomes one when chatd starts "
                                     "with it",
                                     file),
                         true);
}

} // namespace chat
