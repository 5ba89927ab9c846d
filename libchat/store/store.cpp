// The loop's side of the store: rooms, what is on its way, and who waits for it.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/store/store.hpp"

#include "libchat/core/names.hpp"
#include "libchat/store/schema.hpp"
#include "libchat/store/store_journal.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace chat {
namespace {

// What is more than is kept is not read any more, though it may still be in the file.
void forget_surplus(StoredRoom& room) {
    const std::uint64_t most = room.keeping.lines;
    if (most > 0 && room.end - room.begin > most) room.begin = room.end - most;
}

sqlite::Database open_with_schema(const StoreOptions& options) {
    result<sqlite::Database> database = open_for_writing(options);
    if (!database) throw store_error(options.file, database.error());
    prepare_schema(*database, options.file);
    if (const error_code failure = name_lost_rooms(*database)) throw store_error(options.file, failure);
    return std::move(*database);
}

// Whatever two names are one, they are one in this form.
std::string widely_folded(std::string_view name) { return names::folded(name, names::Casemapping::rfc1459); }

} // namespace

Store::Store(const StoreOptions& options, const World& world, Fold fold)
    : options_(options),
      world_(world),
      fold_(std::move(fold)),
      lock_(options.file),
      database_(open_with_schema(options)) {
    result<std::vector<StoredRoom>> rooms = stored_rooms(database_);
    if (!rooms) throw store_error(options_.file, rooms.error());
    for (StoredRoom& room : *rooms) index(std::move(room));
}

Store::~Store() { stop(); }

void Store::keep(std::string_view name, const Keeping& keeping) { room(name).keeping = keeping; }

void Store::start(std::function<void()> wake) {
    wake_ = std::move(wake);
    std::vector<StoredRoom> rooms;
    for (const auto& [id, room] : rooms_) rooms.push_back(room);
    mailbox_.emplace(wake_);
    writer_.emplace(std::move(database_), options_, rooms, world_.clock, *mailbox_, world_.log);
    reader_.emplace(options_, *mailbox_, world_.log);
    for (auto& [id, room] : rooms_) forget_surplus(room); // the writer has what is in the file, and prunes that
}

void Store::stop() {
    if (!writer_) return;
    submit();
    wake_ = nullptr;
    reader_.reset(); // first: who closes the file last puts it in order
    writer_->stop();
    writer_.reset();
}

// ---- rooms ----

void Store::index(StoredRoom room) {
    last_room_ = std::max(last_room_, room.id);
    by_name_.emplace(widely_folded(room.name), room.id);
    rooms_.emplace(room.id, std::move(room));
}

StoredRoom* Store::find(std::string_view name) {
    const std::string folded = fold_(name);
    const auto [begin, end] = by_name_.equal_range(widely_folded(name));
    for (auto at = begin; at != end; ++at)
        if (StoredRoom& known = rooms_.at(at->second); fold_(known.name) == folded) return &known;
    return nullptr;
}

StoredRoom& Store::room(std::string_view name) {
    if (StoredRoom* const known = find(name)) return *known;
    const RoomId id = last_room_ + 1;
    index(StoredRoom{id, std::string(name), 0, 0, {}});
    if (writer_) writer_->add_room(rooms_.at(id));
    return rooms_.at(id);
}

std::unique_ptr<Journal> Store::journal(const std::string& name) {
    auto journal = std::make_unique<StoreJournal>(*this, room(name), ++last_journal_);
    journals_.emplace(last_journal_, journal.get());
    return journal;
}

// ---- on the way to the disk, and back ----

// What nobody has memory for is refused in its turn, behind those that are on their way.
void Store::append(StoreJournal& journal, const Message& message) {
    Parcel parcel{journal.room().id, journal.id(), line_of(message), 0, {}};
    parcel.cost = memory_of(parcel.line);
    if (!world_.memory.take(parcel.cost)) {
        parcel.cost = 0;
        parcel.line = Line();
        parcel.refused = errc::not_stored;
    }
    gathered_.push_back(std::move(parcel));
    if (gathered_.size() == 1 && wake_) wake_(); // not at once: what else is said in this turn shares the sync
}

Later<Lines> Store::read(const StoredRoom& room, LineNumber first, LineNumber last) {
    if (!reader_) return Later<Lines>(make_error_code(errc::stopping));
    auto [later, answer] = Later<Lines>::pending();
    readers_.emplace(++last_request_, std::move(answer));
    reader_->ask(PageRequest{last_request_, room.id, first, last});
    return std::move(later);
}

void Store::settle() {
    if (!writer_) return;
    submit();
    for (Notice& notice : mailbox_->take()) std::visit([this](auto& told) { hear(told); }, notice);
}

void Store::submit() {
    if (!gathered_.empty()) writer_->take(gathered_);
}

void Store::hear(Parcels& parcels) {
    for (Parcel& parcel : parcels) deliver(parcel);
}

// The room hears last, and of a copy: it may be gone then, and its journal with it.
void Store::deliver(Parcel& parcel) {
    const auto waiting = journals_.find(parcel.journal);
    StoreJournal* const journal = waiting == journals_.end() ? nullptr : waiting->second;
    const LineNumber number = parcel.line.number;
    if (!parcel.refused) {
        StoredRoom& room = rooms_.at(parcel.room);
        room.end = number + 1;
        forget_surplus(room);
    }
    if (journal && !parcel.refused)
        journal->remember(std::move(parcel.line));
    else
        world_.memory.give_back(parcel.cost);
    if (!journal) return;
    const auto committed = journal->committed;
    committed(parcel.refused ? result<LineNumber>(parcel.refused) : result<LineNumber>(number));
}

void Store::hear(PageRead& page) {
    auto waiting = readers_.extract(page.request);
    waiting.mapped().give(std::move(page.lines));
}

void Store::hear(const Pruned& pruned) {
    StoredRoom& room = rooms_.at(pruned.room);
    room.begin = std::max(room.begin, pruned.begin);
}

void Store::hear(const Trouble& trouble) {
    AuditRecord record("journal", nullptr);
    record.disposition = trouble.why.empty() ? "stored again" : "not stored";
    if (!trouble.why.empty()) record.reason = trouble.why;
    world_.audit.record(record);
}

} // namespace chat
