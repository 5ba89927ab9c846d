// Reading an archive page by page: a reader who stays for long would keep the daemon from tidying its file.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/store/archive.hpp"

#include "libchat/core/names.hpp"
#include "libchat/store/schema.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

namespace chat {
namespace {

constexpr std::chrono::seconds patience{5};

// Each word in quotes, so that none is an operator of FTS5; one behind the other means all of them.
std::string as_query(std::string_view words) {
    std::istringstream in{std::string(words)};
    std::string query;
    for (std::string word; in >> word;) {
        query += '"';
        for (const char c : word) query.append(c == '"' ? 2 : 1, c);
        query += "\" ";
    }
    return query;
}

} // namespace

template <class T> T Archive::demand(result<T> value) const {
    if (!value) throw store_error(file_, value.error());
    return std::move(*value);
}

Archive::Archive(std::string file)
    : file_(std::move(file)), database_(demand(sqlite::Database::open(file_, sqlite::Access::read, patience))) {
    check_schema(database_, file_);
    lines_ = demand(LineReader::on(database_));
}

std::optional<StoredRoom> Archive::room(std::string_view name) {
    const std::vector<StoredRoom> rooms = demand(stored_rooms(database_));
    const std::string folded = names::folded(name);
    const auto found =
        std::ranges::find_if(rooms, [&](const StoredRoom& room) { return names::folded(room.name) == folded; });
    return found == rooms.end() ? std::nullopt : std::optional(*found);
}

template <class NextPage> void Archive::walk(const StoredRoom& room, const See& see, NextPage next_page) {
    for (LineNumber next = room.begin;;) {
        const Lines page = demand(next_page(next));
        if (page.empty()) return;
        for (const Line& line : page) see(line);
        next = page.back().number + 1;
    }
}

void Archive::each(const StoredRoom& room, const See& see) {
    walk(room, see, [&](LineNumber next) { return lines_.page(room.id, next, room.end); });
}

void Archive::each_with(std::string_view words, const StoredRoom& room, const See& see) {
    const std::string query = as_query(words);
    if (query.empty()) return;
    LineSearch search = demand(LineSearch::on(database_));
    walk(room, see, [&](LineNumber next) { return search.page(query, room.id, next, room.end); });
}

} // namespace chat
