// The statements on the lines.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/store/line_table.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace chat {
namespace {

std::int64_t as_number(Time at) {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(at.time_since_epoch()).count();
}

Time as_time(std::int64_t number) {
    return Time(std::chrono::duration_cast<Time::duration>(std::chrono::nanoseconds(number)));
}

constexpr LineNumber searched_at_once = 1000; // their index is in memory

bool is_between(std::int64_t number, std::uint64_t low, std::uint64_t high) noexcept {
    const auto it = static_cast<std::uint64_t>(number); // what is negative is too large
    return it >= low && it <= high;
}

struct Wanted {
    sqlite::Statement& statement;
    std::string_view sql;
};

error_code prepare_all(sqlite::Database& database, std::initializer_list<Wanted> all) {
    for (const Wanted& wanted : all) {
        result<sqlite::Statement> statement = database.prepare(wanted.sql);
        if (!statement) return statement.error();
        wanted.statement = std::move(*statement);
    }
    return {};
}

Line line_in(const sqlite::Row& row) {
    Line line;
    line.number = static_cast<std::uint64_t>(row.number(0)) % most_lines;
    line.at = as_time(row.number(1));
    line.name = row.text(2);
    line.protocol = row.text(3);
    line.text = row.text(4);
    return line;
}

// Of stored_rooms(): its numbers, and the places of its first line and its last, are those that a room may have.
bool is_sound_room(const sqlite::Row& row) noexcept {
    if (!is_between(row.number(0), 1, most_rooms) || !is_between(row.number(2), 0, most_lines)) return false;
    const auto room = static_cast<RoomId>(row.number(0));
    const auto last = static_cast<std::uint64_t>(row.number(4));
    if (last == 0) return true; // it has no lines
    return is_between(row.number(3), place_of(room, 0), last) && last <= place_of(room, most_lines - 1);
}

// Where rows must stand, one behind the other. SQLite does not look: of a damaged page it gives them as they come, and
// a wrong number would end a reply, or a room, too early.
class Order {
public:
    Order(RoomId room, LineNumber first, LineNumber last) noexcept
        : next_(place_of(room, first)), end_(place_of(room, last)) {}
    bool admits(std::int64_t id) noexcept {
        const auto place = static_cast<std::uint64_t>(id);
        kept_ = place >= next_ && place < end_;
        next_ = place + 1;
        return kept_;
    }
    bool kept() const noexcept { return kept_; }

private:
    std::uint64_t next_;
    const std::uint64_t end_;
    bool kept_ = true;
};

template <class... Values> result<Lines> read_page(sqlite::Statement& select, Order order, const Values&... values) {
    LinePage page;
    bool sound = true;
    const auto see = [&](const sqlite::Row& row) {
        sound = order.admits(row.number(0)) && row.has_text(2) && row.has_text(3) && row.has_text(4);
        if (!sound) return false;
        page.add(line_in(row));
        return !page.full();
    };
    if (const error_code failure = select.each(see, values...)) return failure;
    if (!sound) return sqlite::damage();
    return std::move(page.lines);
}

} // namespace

result<std::vector<StoredRoom>> stored_rooms(sqlite::Database& database) {
    auto select = database.prepare("SELECT id, name, pruned,"
                                   " (SELECT min(id) FROM lines WHERE id >= r.id << 40 AND id < (r.id + 1) << 40),"
                                   " (SELECT max(id) FROM lines WHERE id >= r.id << 40 AND id < (r.id + 1) << 40)"
                                   " FROM rooms r ORDER BY id");
    if (!select) return select.error();
    std::vector<StoredRoom> rooms;
    bool sound = true;
    const error_code failure = select->each([&](const sqlite::Row& row) {
        sound = is_sound_room(row);
        if (!sound) return false;
        StoredRoom& room = rooms.emplace_back();
        room.id = static_cast<RoomId>(row.number(0));
        room.name = row.text(1);
        room.begin = room.end = static_cast<LineNumber>(row.number(2));
        if (const auto last = static_cast<std::uint64_t>(row.number(4))) {
            room.begin = static_cast<std::uint64_t>(row.number(3)) % most_lines;
            room.end = std::max(room.end, last % most_lines + 1);
        }
        return true;
    });
    if (failure) return failure;
    if (!sound) return sqlite::damage();
    return rooms;
}

error_code name_lost_rooms(sqlite::Database& database) {
    return database.run(
        "INSERT INTO rooms(id, name)"
        " WITH RECURSIVE room(id) AS (SELECT min(id) >> 40 FROM lines UNION ALL"
        "  SELECT (SELECT min(lines.id) >> 40 FROM lines WHERE lines.id >= (room.id + 1) << 40)"
        "  FROM room WHERE room.id IS NOT NULL)"
        " SELECT id, 'lost-' || id FROM room WHERE id IS NOT NULL AND id NOT IN (SELECT id FROM rooms)");
}

// ---- reading ----

result<LineReader> LineReader::on(sqlite::Database& database) {
    auto select =
        database.prepare("SELECT id, at, name, protocol, text FROM lines WHERE id >= ? AND id < ? ORDER BY id");
    if (!select) return select.error();
    return LineReader(std::move(*select));
}

result<Lines> LineReader::page(RoomId room, LineNumber first, LineNumber last) {
    return read_page(select_, Order(room, first, last), place_of(room, first), place_of(room, last));
}

result<LineSearch> LineSearch::on(sqlite::Database& database) {
    if (const error_code failure = database.run("PRAGMA temp_store = MEMORY;"
                                                "CREATE VIRTUAL TABLE temp.words USING"
                                                " fts5(text, content='', columnsize=0)"))
        return failure;
    LineSearch search;
    const error_code failure =
        prepare_all(database, {{search.forget_, "INSERT INTO temp.words(words) VALUES ('delete-all')"},
                               {search.index_, "INSERT INTO temp.words(rowid, text)"
                                               " SELECT id, text FROM lines WHERE id >= ? AND id < ?"},
                               {search.select_, "SELECT id, at, name, protocol, text FROM lines WHERE id IN"
                                                " (SELECT rowid FROM temp.words WHERE words MATCH ?) ORDER BY id"}});
    if (failure) return failure;
    return search;
}

result<Lines> LineSearch::page(std::string_view query, RoomId room, LineNumber first, LineNumber last) {
    for (LineNumber end = first; first < last; first = end) {
        end = std::min(first + searched_at_once, last);
        if (const error_code failure = forget_.run()) return failure;
        if (const error_code failure = index_.run(place_of(room, first), place_of(room, end))) return failure;
        result<Lines> found = read_page(select_, Order(room, first, end), query);
        if (!found || !found->empty()) return found;
    }
    return Lines();
}

// ---- writing ----

result<LineWriter> LineWriter::on(sqlite::Database& database) {
    LineWriter writer;
    const error_code failure = prepare_all(
        database, {{writer.insert_room_, "INSERT OR IGNORE INTO rooms(id, name) VALUES (?, ?)"},
                   {writer.insert_, "INSERT INTO lines(id, at, name, protocol, text) VALUES (?, ?, ?, ?, ?)"},
                   {writer.remove_, "DELETE FROM lines WHERE id >= ? AND id < ?"},
                   {writer.set_pruned_, "UPDATE rooms SET pruned = ? WHERE id = ?"},
                   {writer.times_, "SELECT id, at FROM lines WHERE id >= ? AND id < ? ORDER BY id"}});
    if (failure) return failure;
    return writer;
}

error_code LineWriter::add(const StoredRoom& room, const Line& line) {
    if (line.number == 0)
        if (const error_code failure = insert_room_.run(room.id, std::string_view(room.name))) return failure;
    return insert_.run(place_of(room.id, line.number), as_number(line.at), std::string_view(line.name),
                       std::string_view(line.protocol), std::string_view(line.text));
}

error_code LineWriter::take_back(RoomId room, LineNumber first) {
    return remove_.run(place_of(room, first), place_of(room + 1, 0));
}

error_code LineWriter::prune(RoomId room, LineNumber first, LineNumber end) {
    if (const error_code failure = remove_.run(place_of(room, first), place_of(room, end))) return failure;
    return set_pruned_.run(end, room);
}

result<LineNumber> LineWriter::first_since(RoomId room, LineNumber first, LineNumber end, Time since) {
    LineNumber found = end;
    Order order(room, first, end);
    const auto see = [&](const sqlite::Row& row) {
        if (!order.admits(row.number(0))) return false;
        if (row.number(1) < as_number(since)) return true;
        found = static_cast<std::uint64_t>(row.number(0)) % most_lines;
        return false;
    };
    if (const error_code failure = times_.each(see, place_of(room, first), place_of(room, end))) return failure;
    if (!order.kept()) return sqlite::damage();
    return found;
}

} // namespace chat
