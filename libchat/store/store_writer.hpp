// The thread that writes lines, many in one transaction, and what it does when the disk refuses.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/log.hpp"
#include "libchat/store/line_table.hpp"
#include "libchat/store/mailbox.hpp"
#include "libchat/store/store_options.hpp"

#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>
#include <unordered_map>
#include <vector>

namespace chat {

// Opens the file for writing, as durable as the options say.
result<sqlite::Database> open_for_writing(const StoreOptions& options);

// Whatever came while the last group was on its way to the disk is the next group: one transaction, one sync. A room's
// lines get their numbers here, so that a group that fails leaves no hole. Numbers and fates go to the mailbox, group
// by group, once they are certain.
//
// After a failure the connection is given up, and so is the transaction, whatever became of it: the first thing that a
// new connection does is to take back whatever lies beyond the last line that was acknowledged. Only when that is on
// the disk is anything stored again; until then it is refused at once, and tried anew from time to time.
class StoreWriter {
public:
    // `clock`, `mailbox` and `log` outlive it. `database` has its tables; `rooms` is what it holds.
    StoreWriter(sqlite::Database database, const StoreOptions& options, const std::vector<StoredRoom>& rooms,
                const Clock& clock, Mailbox& mailbox, Log& log);
    StoreWriter(const StoreWriter&) = delete;
    ~StoreWriter() { stop(); }

    // A room that is new; before its first line.
    void add_room(const StoredRoom& room);
    // Takes what is in it and leaves it empty.
    void take(Parcels& parcels);
    // Returns when all that was taken is on the disk, or refused. Twice is once; nothing may be taken afterwards.
    void stop();

private:
    using Lock = std::unique_lock<std::mutex>;
    using SteadyTime = std::chrono::steady_clock::time_point;
    struct Place { // a room, as this thread knows it
        explicit Place(const StoredRoom& r) : room(r), next(r.end), gone(r.begin) {}
        StoredRoom room; // as it is on the disk
        LineNumber next; // as it will be once the transaction is: its end
        LineNumber gone; //   and its begin
    };

    void run();
    bool fetch();
    void wait(Lock& lock);
    void write();
    bool ready();
    error_code write_group();
    error_code add_lines();
    void do_chores();
    error_code prune_some();
    error_code prune(Place& place, std::uint64_t at_most);
    void acknowledge();
    void send_back();
    void fail(const error_code& why);
    error_code recover();
    error_code take_back_doubtful();

    // The thread's own.
    const StoreOptions options_;
    const Clock& clock_;
    Mailbox& mailbox_;
    Log& log_;
    sqlite::Database database_;
    LineWriter lines_;
    std::unordered_map<RoomId, Place> places_;
    Parcels group_;
    std::set<RoomId> touched_;  // by this transaction
    std::set<RoomId> doubtful_; // by those that failed
    std::set<RoomId> to_prune_; // more than one transaction's worth
    bool refusing_ = false;     // until it has recovered
    bool in_trouble_ = false;   // the operator was told, and not yet that a line was stored again
    SteadyTime next_attempt_{};
    SteadyTime next_pruning_{};

    std::mutex mutex_; // guards what follows; never held during a call that can wait
    std::condition_variable changed_;
    Parcels queue_;
    std::vector<StoredRoom> newcomers_;
    bool stopping_ = false;

    std::thread thread_; // last: it uses all of the above
};

} // namespace chat
