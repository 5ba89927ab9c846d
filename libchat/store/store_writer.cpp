// Writing groups, and recovering when the disk refuses.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/store/store_writer.hpp"

#include "libchat/session/signals_blocked.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace chat {
namespace {

constexpr std::size_t largest_group = 4096;      // lines
constexpr std::uint64_t least_pruned_with = 256; // lines removed with a group that is written
constexpr std::uint64_t pruned_between = 1000;   // lines removed in a transaction of their own

} // namespace

result<sqlite::Database> open_for_writing(const StoreOptions& options) {
    auto database = sqlite::Database::open(options.file, sqlite::Access::write, options.patience, options.vfs);
    if (!database) return database;
    const char* const durable =
        options.durability == Durability::synced ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL";
    for (const char* setting : {"PRAGMA journal_mode = WAL", durable})
        if (const error_code failure = database->run(setting)) return failure;
    return database;
}

StoreWriter::StoreWriter(sqlite::Database database, const StoreOptions& options, const std::vector<StoredRoom>& rooms,
                         const Clock& clock, Mailbox& mailbox, Log& log)
    : options_(options),
      clock_(clock),
      mailbox_(mailbox),
      log_(log),
      database_(std::move(database)),
      refusing_(true), // until the statements are prepared, which is the thread's affair
      newcomers_(rooms) {
    const SignalsBlocked blocked;
    thread_ = std::thread([this] { run(); });
}

// ---- any thread ----

void StoreWriter::add_room(const StoredRoom& room) {
    const Lock lock(mutex_);
    newcomers_.push_back(room);
}

void StoreWriter::take(Parcels& parcels) {
    {
        const Lock lock(mutex_);
        if (queue_.empty())
            queue_.swap(parcels);
        else
            std::ranges::move(parcels, std::back_inserter(queue_));
    }
    parcels.clear();
    changed_.notify_one();
}

void StoreWriter::stop() {
    if (!thread_.joinable()) return;
    {
        const Lock lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

// ---- the thread ----

void StoreWriter::run() {
    while (fetch()) {
        if (!group_.empty())
            write();
        else
            do_chores();
    }
    lines_ = LineWriter();
    database_ = sqlite::Database();
}

// Waits for a group, or for the time of a chore; false when there will be no more.
bool StoreWriter::fetch() {
    Lock lock(mutex_);
    wait(lock);
    for (StoredRoom& room : std::exchange(newcomers_, {})) {
        if (!room.keeping.all()) to_prune_.insert(room.id);
        places_.emplace(room.id, Place(room));
    }
    const auto end = queue_.begin() + static_cast<std::ptrdiff_t>(std::min(queue_.size(), largest_group));
    group_.assign(std::move_iterator(queue_.begin()), std::move_iterator(end));
    queue_.erase(queue_.begin(), end);
    return !stopping_ || !group_.empty();
}

void StoreWriter::wait(Lock& lock) {
    const auto called = [this] { return stopping_ || !queue_.empty(); };
    if (refusing_)
        changed_.wait_until(lock, next_attempt_, called);
    else if (to_prune_.empty())
        changed_.wait_until(lock, next_pruning_, called);
}

void StoreWriter::write() {
    const error_code failure = ready() ? write_group() : error_code(errc::not_stored);
    if (!failure) {
        acknowledge();
    } else {
        if (!refusing_) fail(failure);
        for (Parcel& parcel : group_) parcel.refused = errc::not_stored;
    }
    send_back();
}

bool StoreWriter::ready() {
    if (!refusing_) return true;
    if (std::chrono::steady_clock::now() < next_attempt_) return false;
    if (const error_code failure = recover()) {
        fail(failure);
        return false;
    }
    refusing_ = false;
    return true;
}

error_code StoreWriter::write_group() {
    if (std::ranges::all_of(group_, [](const Parcel& p) { return p.refused.failed(); })) return {};
    if (const error_code failure = database_.run("BEGIN IMMEDIATE")) return failure;
    if (const error_code failure = add_lines()) return failure;
    for (const RoomId room : touched_)
        if (const error_code failure = prune(places_.at(room), least_pruned_with + group_.size())) return failure;
    return database_.run("COMMIT");
}

error_code StoreWriter::add_lines() {
    for (Parcel& parcel : group_) {
        if (parcel.refused) continue;
        Place& place = places_.at(parcel.room);
        if (place.next == most_lines || place.room.id > most_rooms) {
            parcel.refused = errc::not_stored;
            continue;
        }
        touched_.insert(parcel.room);
        parcel.line.number = place.next++;
        if (const error_code failure = lines_.add(place.room, parcel.line)) return failure;
    }
    return {};
}

// What was written is certain now: this is what a later failure goes back to.
void StoreWriter::acknowledge() {
    const bool stored = !touched_.empty() && !group_.empty();
    for (const RoomId room : std::exchange(touched_, {})) {
        Place& place = places_.at(room);
        place.room.end = place.next;
        if (std::exchange(place.room.begin, place.gone) != place.gone) mailbox_.put(Pruned{room, place.gone});
    }
    if (!in_trouble_ || !stored) return;
    in_trouble_ = false;
    log_.warning(fmt::format("journal: {}: is written again", options_.file));
    mailbox_.put(Trouble{});
}

void StoreWriter::send_back() { mailbox_.put(std::exchange(group_, {})); }

// ---- pruning ----

void StoreWriter::do_chores() {
    const auto now = std::chrono::steady_clock::now();
    if (!ready()) return;
    if (now >= next_pruning_) {
        next_pruning_ = now + options_.between_prunings;
        for (const auto& [room, place] : places_)
            if (place.room.keeping.days > 0) to_prune_.insert(room);
    }
    if (to_prune_.empty()) return;
    if (const error_code failure = prune_some()) return fail(failure);
    acknowledge();
}

error_code StoreWriter::prune_some() {
    const RoomId room = *to_prune_.begin();
    to_prune_.erase(to_prune_.begin());
    if (const error_code failure = database_.run("BEGIN IMMEDIATE")) return failure;
    touched_.insert(room);
    if (const error_code failure = prune(places_.at(room), pruned_between)) return failure;
    return database_.run("COMMIT");
}

// The oldest lines that are more, or older, than what is kept. Where there are more than `at_most`, the rest is a
// chore.
error_code StoreWriter::prune(Place& place, std::uint64_t at_most) {
    const Keeping& keeping = place.room.keeping;
    if (keeping.all()) return {};
    const LineNumber most = std::min(place.next, place.gone + at_most);
    LineNumber begin = place.gone;
    if (keeping.lines > 0 && place.next > keeping.lines) begin = std::clamp(place.next - keeping.lines, begin, most);
    if (keeping.days > 0) {
        const Time since = clock_.now() - std::chrono::hours(24 * keeping.days);
        const result<LineNumber> young = lines_.first_since(place.room.id, begin, most, since);
        if (!young) return young.error();
        begin = *young;
    }
    if (begin == place.gone) return {};
    if (begin == most && most < place.next) to_prune_.insert(place.room.id);
    return lines_.prune(place.room.id, std::exchange(place.gone, begin), begin);
}

// ---- trouble ----

void StoreWriter::fail(const error_code& why) {
    refusing_ = true;
    next_attempt_ = std::chrono::steady_clock::now() + options_.between_attempts;
    lines_ = LineWriter();
    database_ = sqlite::Database();
    for (const RoomId room : std::exchange(touched_, {})) {
        Place& place = places_.at(room);
        place.next = place.room.end;
        place.gone = place.room.begin;
        doubtful_.insert(room);
    }
    if (std::exchange(in_trouble_, true)) return;
    log_.error(fmt::format("journal: {}: {}; what is said is not stored, and refused, until it is written again",
                           options_.file, why.message()));
    mailbox_.put(Trouble{why.message()});
}

// A new connection in place of one that failed, and no trace of what it was to write.
error_code StoreWriter::recover() {
    if (!database_.is_open()) {
        auto database = open_for_writing(options_);
        if (!database) return database.error();
        database_ = std::move(*database);
    }
    auto lines = LineWriter::on(database_);
    if (!lines) return lines.error();
    lines_ = std::move(*lines);
    return doubtful_.empty() ? error_code() : take_back_doubtful();
}

error_code StoreWriter::take_back_doubtful() {
    const result<std::int64_t> recoveries = database_.number("PRAGMA user_version");
    if (!recoveries) return recoveries.error();
    if (const error_code failure = database_.run("BEGIN IMMEDIATE")) return failure;
    if (const error_code failure = database_.rewrite_log()) return failure;
    for (const RoomId room : doubtful_)
        if (const error_code failure = lines_.take_back(room, places_.at(room).room.end)) return failure;
    // Counted, so that something is written: the disk has to prove that it can.
    const std::string count = fmt::format("PRAGMA user_version = {}", (*recoveries + 1) % 1'000'000);
    if (const error_code failure = database_.run(count.c_str())) return failure;
    if (const error_code failure = database_.run("COMMIT")) return failure;
    doubtful_.clear();
    return {};
}

} // namespace chat
