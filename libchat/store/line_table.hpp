// The lines in the file: adding, removing and reading them.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/journal.hpp"
#include "libchat/core/keeping.hpp"
#include "libchat/store/sqlite.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chat {

using RoomId = std::uint64_t; // from 1

// A room as the file has it.
struct StoredRoom {
    RoomId id = 0;
    std::string name;
    LineNumber begin = 0; // the first line that is kept
    LineNumber end = 0;   // one past the last
    Keeping keeping;
};

// Where a line stands in the table.
constexpr std::uint64_t most_lines = std::uint64_t{1} << 40; // of a room
constexpr RoomId most_rooms = (RoomId{1} << 23) - 1;
constexpr std::uint64_t place_of(RoomId room, LineNumber number) noexcept { return room * most_lines + number; }

// All rooms, in the order of their ids; the time it takes grows with the rooms, not with their lines.
result<std::vector<StoredRoom>> stored_rooms(sqlite::Database& database);

// Rooms that are no more in a file that was damaged, but their lines are, come back as lost-1, lost-2, ...
error_code name_lost_rooms(sqlite::Database& database);

// For reading; `database` outlives it.
class LineReader {
public:
    LineReader() noexcept = default;
    static result<LineReader> on(sqlite::Database& database);
    // Lines from `first` on, before `last`: a page of them, as of Journal::read.
    result<Lines> page(RoomId room, LineNumber first, LineNumber last);

private:
    explicit LineReader(sqlite::Statement select) noexcept : select_(std::move(select)) {}
    sqlite::Statement select_;
};

// For searching; `database` outlives it, and may be open for reading alone: the words are looked at anew each time.
class LineSearch {
public:
    static result<LineSearch> on(sqlite::Database& database);
    // The same of those lines alone that match `query`, as FTS5 writes it; empty where there is none any more.
    result<Lines> page(std::string_view query, RoomId room, LineNumber first, LineNumber last);

private:
    sqlite::Statement forget_, index_, select_;
};

// For writing, inside the caller's transaction; `database` outlives it.
class LineWriter {
public:
    static result<LineWriter> on(sqlite::Database& database);

    // The room's first line brings the room; it may be there from a transaction that was in doubt.
    error_code add(const StoredRoom& room, const Line& line);
    // Takes the lines back from `first` on.
    error_code take_back(RoomId room, LineNumber first);
    // Removes the room's oldest lines, `first` the first of them, up to `end`.
    error_code prune(RoomId room, LineNumber first, LineNumber end);
    // The first line from `first` on, before `end`, that was said at `since` or later; `end` where there is none.
    result<LineNumber> first_since(RoomId room, LineNumber first, LineNumber end, Time since);

private:
    sqlite::Statement insert_room_, insert_, remove_, set_pruned_, times_;
};

} // namespace chat
