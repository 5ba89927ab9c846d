// The thread that writes the audit log, so that no conversation waits for a disk.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/audit/audit_file.hpp"
#include "libchat/audit/disk.hpp"
#include "libchat/core/fifo.hpp"
#include "libchat/core/log.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace chat {

// How a writer meets a disk that refuses.
struct Patience {
    std::chrono::milliseconds between_attempts{100};
    std::chrono::milliseconds at_stop{1000}; // how long it goes on trying once it is told to stop
};

// Writes pages of whole records, in order, and checks every write. When the disk refuses, a torn last record is cut off
// (a stream goes on from the byte not sent), what is not written stays in memory and is tried again. The log hears of
// it once when it begins and once when it ends. Members are for the owner's thread unless they say otherwise.
class AuditWriter {
public:
    // `disk` and `log` outlive the writer.
    AuditWriter(AuditFile file, Disk& disk, Log& log, Patience patience);
    AuditWriter(const AuditWriter&) = delete;
    ~AuditWriter() { stop(); }

    // Takes what is on the page and leaves it empty, with room for more where there was some to spare. Never waits for
    // the disk. False when memory is short: the page is as it was.
    bool take(std::string& page) noexcept;
    // What is taken from now on goes to the file that has the path then (logrotate has moved the old one away). While
    // the disk refuses it is opened at once, and what is waiting goes there too. Where it cannot be opened the log is
    // told and the old one is kept. Throws std::bad_alloc.
    void reopen();
    // Returns when all is written and on the disk, or after Patience::at_stop when the disk refuses; only a write that
    // the kernel does not return from holds it longer. Twice is once.
    void stop() noexcept;

    // Bytes taken and not yet written. Any thread.
    std::size_t waiting() const noexcept { return waiting_.load(std::memory_order_relaxed); }
    // The errno that the disk refuses with now; 0 where it does not. Any thread.
    int refusal() const noexcept { return refusal_.load(std::memory_order_relaxed); }
    // Only after stop(): how many records were not written.
    std::uint64_t unwritten() const noexcept;

private:
    struct Page {
        std::string text;
        bool reopen = false; // before its text is written
    };
    using Lock = std::unique_lock<std::mutex>;

    void run();
    bool fetch();
    void write_all();
    bool write_page(Page& page);
    int write_some(std::string_view text, std::size_t& done);
    bool meet_refusal(int error, std::string_view text, std::size_t& done);
    void cut_torn(std::string_view text, std::size_t& done);
    bool pause();
    void take_back(std::string_view text, std::size_t& done);
    bool take_marks();
    bool reopen_file();
    void sync();
    void recycle(std::string& text) noexcept;
    void report(LogLevel level, std::string_view what) noexcept;

    // The thread's own.
    AuditFile file_;
    Disk& disk_;
    Log& log_;
    const Patience patience_;
    Fifo<Page> hand_; // on its way to the file, the first page being written

    std::atomic<std::size_t> waiting_ = 0;
    std::atomic<int> refusal_ = 0;

    std::mutex mutex_; // guards what follows; never held during a call that can wait
    std::condition_variable changed_;
    Fifo<Page> queue_;
    std::string spare_;       // a page's memory, to be used again
    std::size_t reopens_ = 0; // marks in hand_ and queue_
    bool stopping_ = false;
    std::chrono::steady_clock::time_point give_up_at_{};

    std::thread thread_; // last: it uses all of the above
};

} // namespace chat
