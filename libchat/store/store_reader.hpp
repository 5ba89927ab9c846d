// The thread that reads pages, so that no conversation waits for a disk.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/fifo.hpp"
#include "libchat/core/log.hpp"
#include "libchat/store/line_table.hpp"
#include "libchat/store/mailbox.hpp"
#include "libchat/store/store_options.hpp"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace chat {

struct PageRequest {
    std::uint64_t number = 0; // the answer has it, too
    RoomId room = 0;
    LineNumber first = 0, last = 0;
};

// One page after the other, in the order in which they were asked for. It opens the file with the first request, and
// anew after a failure.
class StoreReader {
public:
    // `mailbox` and `log` outlive it.
    StoreReader(const StoreOptions& options, Mailbox& mailbox, Log& log);
    StoreReader(const StoreReader&) = delete;
    ~StoreReader() { stop(); }

    void ask(const PageRequest& request);
    // What has not begun is not read. Twice is once.
    void stop();

private:
    void run();
    bool fetch();
    result<Lines> read();
    error_code open();

    const StoreOptions options_;
    Mailbox& mailbox_;
    Log& log_;
    sqlite::Database database_;
    LineReader lines_;
    PageRequest hand_;

    std::mutex mutex_; // guards what follows
    std::condition_variable changed_;
    Fifo<PageRequest> queue_;
    bool stopping_ = false;

    std::thread thread_; // last: it uses all of the above
};

} // namespace chat
