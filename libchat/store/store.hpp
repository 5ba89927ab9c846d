// The durable journal: all rooms' lines in one file, written and read beside the loop.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/audit.hpp"
#include "libchat/core/clock.hpp"
#include "libchat/core/journal.hpp"
#include "libchat/core/log.hpp"
#include "libchat/core/memory_budget.hpp"
#include "libchat/store/file_lock.hpp"
#include "libchat/store/mailbox.hpp"
#include "libchat/store/store_options.hpp"
#include "libchat/store/store_reader.hpp"
#include "libchat/store/store_writer.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace chat {

class StoreJournal;

// Members are for the loop thread only. Journals must not outlive it.
class Store {
public:
    // What a store needs of the world; all of it outlives the store.
    struct World {
        const Clock& clock;
        MemoryBudget& memory; // for lines on their way to the file, and the last ones of each room
        Audit& audit;
        Log& log;
    };
    // Names of rooms that are equal in this form are one room.
    using Fold = std::function<std::string(std::string_view)>;

    // Opens the file, made where it is not there with its folder. Throws StoreError where it is damaged, somebody
    // else's, or another daemon's.
    Store(const StoreOptions& options, const World& world, Fold fold);
    Store(const Store&) = delete;
    ~Store();

    // How much is kept of a room, whether it is open or not. Before start().
    void keep(std::string_view room, const Keeping& keeping);

    // Begins to write and to read. `wake` may be called by any thread, also by this one: have the loop call settle().
    void start(std::function<void()> wake);
    // Brings what was said on its way to the disk, and tells what has come of what was on it.
    void settle();
    // Returns when all that was said is on the disk, or refused; nobody is told any more, and `wake` is not called.
    // Twice is once; at the end it happens by itself.
    void stop();

    // The journal of a room, with the lines that it had.
    std::unique_ptr<Journal> journal(const std::string& room);

private:
    friend class StoreJournal;

    StoredRoom& room(std::string_view name);
    StoredRoom* find(std::string_view name);
    void index(StoredRoom room);

    // For journals.
    void append(StoreJournal& journal, const Message& message);
    Later<Lines> read(const StoredRoom& room, LineNumber first, LineNumber last);

    void submit();
    void wake();
    void hear(Parcels& parcels);
    void hear(PageRead& page);
    void hear(const Pruned& pruned);
    void hear(const Trouble& trouble);
    void deliver(Parcel& parcel);

    const StoreOptions options_;
    const World world_;
    const Fold fold_;
    const FileLock lock_;
    sqlite::Database database_; // until start()
    std::unordered_map<RoomId, StoredRoom> rooms_;
    std::unordered_multimap<std::string, RoomId> by_name_; // in the form in which most names are equal
    RoomId last_room_ = 0;
    std::unordered_map<std::uint64_t, StoreJournal*> journals_;
    std::uint64_t last_journal_ = 0;
    std::unordered_map<std::uint64_t, Answer<Lines>> readers_;
    std::uint64_t last_request_ = 0;
    Parcels gathered_; // in this turn of the loop
    std::function<void()> wake_;
    std::optional<Mailbox> mailbox_;
    std::optional<StoreWriter> writer_; // behind the mailbox: they put into it
    std::optional<StoreReader> reader_;
};

} // namespace chat
