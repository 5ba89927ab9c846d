// Writing pages, and what to do when the disk refuses.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/audit/audit_writer.hpp"

#include "libchat/audit/json_record.hpp"
#include "libchat/session/signals_blocked.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <exception>
#include <new>
#include <system_error>
#include <utility>

namespace chat {
namespace {

constexpr std::size_t page_size = 64 * 1024;         // as far as turns are gathered on one page
constexpr std::size_t largest_spare = 4 * page_size; // a busier turn's memory is given back

// Where the record begins that byte `place` of the page belongs to.
std::size_t record_begin(std::string_view text, std::size_t place) noexcept {
    return text.substr(0, place).rfind('\n') + 1;
}

// As many whole records as a stream takes at once, so that nobody else's line on standard error cuts one in two; a
// record longer than that goes in pieces.
std::string_view stream_chunk(std::string_view text) noexcept {
    const std::string_view chunk = text.substr(0, PIPE_BUF);
    const std::size_t whole = record_begin(chunk, chunk.size());
    return whole > 0 ? chunk.substr(0, whole) : chunk;
}

} // namespace

AuditWriter::AuditWriter(AuditFile file, Disk& disk, Log& log, Patience patience)
    : file_(std::move(file)), disk_(disk), log_(log), patience_(patience) {
    const SignalsBlocked blocked;
    thread_ = std::thread([this] { run(); });
}

bool AuditWriter::take(std::string& page) noexcept try {
    const std::size_t bytes = page.size();
    bool idle = false;
    {
        const Lock lock(mutex_);
        idle = queue_.empty();
        if (!idle && queue_.back().text.size() + bytes <= page_size) {
            queue_.back().text += page;
            page.clear();
        } else {
            queue_.push(Page()); // first: it may fail
            queue_.back().text.swap(page);
            page.swap(spare_);
        }
        waiting_ += bytes;
    }
    if (idle) changed_.notify_one();
    return true;
} catch (const std::bad_alloc&) {
    return false;
}

void AuditWriter::reopen() {
    {
        const Lock lock(mutex_);
        queue_.push(Page());
        queue_.back().reopen = true;
        ++reopens_;
    }
    changed_.notify_one();
}

void AuditWriter::stop() noexcept {
    if (!thread_.joinable()) return;
    {
        const Lock lock(mutex_);
        stopping_ = true;
        give_up_at_ = std::chrono::steady_clock::now() + patience_.at_stop;
    }
    changed_.notify_one();
    thread_.join();
}

std::uint64_t AuditWriter::unwritten() const noexcept {
    std::uint64_t records = 0;
    for (const auto* pages : {&hand_, &queue_})
        for (std::size_t i = 0; i < pages->size(); ++i) records += records_in((*pages)[i].text);
    return records;
}

void AuditWriter::run() {
    while (fetch()) write_all();
    sync();
}

// Waits for pages; false when there will be no more, or those in hand were given up.
bool AuditWriter::fetch() {
    Lock lock(mutex_);
    if (!hand_.empty()) return false;
    changed_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    std::swap(hand_, queue_);
    return !hand_.empty();
}

void AuditWriter::write_all() {
    while (!hand_.empty()) {
        if (hand_.front().reopen && take_marks()) reopen_file();
        if (!write_page(hand_.front())) return;
        Page page = hand_.pop();
        recycle(page.text);
    }
}

// False when it gave up: the page keeps what is not written, whole records.
bool AuditWriter::write_page(Page& page) {
    std::size_t done = 0;
    while (done < page.text.size()) {
        const int error = write_some(page.text, done);
        if (error == 0 || meet_refusal(error, page.text, done)) continue;
        page.text.erase(0, record_begin(page.text, done));
        return false;
    }
    if (refusal_.exchange(0) != 0) report(LogLevel::warning, "is written again");
    return true;
}

// One write; the errno where it is refused.
int AuditWriter::write_some(std::string_view text, std::size_t& done) {
    std::string_view rest = text.substr(done);
    if (!file_.regular()) {
        if (!file_.wait_until_writable(patience_.between_attempts)) return EAGAIN;
        rest = stream_chunk(rest);
    }
    const ssize_t written = disk_.write(file_.descriptor(), rest);
    if (written < 0) return errno == EINTR ? 0 : errno;
    if (written == 0) return EIO;
    done += static_cast<std::size_t>(written);
    waiting_ -= static_cast<std::size_t>(written);
    return 0;
}

// Leaves whole records behind and waits for the next attempt; false when there is none.
bool AuditWriter::meet_refusal(int error, std::string_view text, std::size_t& done) {
    cut_torn(text, done);
    if (refusal_.exchange(error) == 0)
        report(LogLevel::error, fmt::format("{}; records wait in memory", std::generic_category().message(error)));
    if (!pause()) return false;
    if (take_marks() && reopen_file()) take_back(text, done);
    return true;
}

// Where the torn record cannot be cut off, as from a stream, it is gone on with.
void AuditWriter::cut_torn(std::string_view text, std::size_t& done) {
    const auto torn = static_cast<off_t>(done - record_begin(text, done));
    if (torn == 0 || !file_.regular()) return;
    const off_t end = file_.size();
    if (end >= torn && disk_.truncate(file_.descriptor(), end - torn) == 0) take_back(text, done);
}

// The record that was begun is to be written from its beginning.
void AuditWriter::take_back(std::string_view text, std::size_t& done) {
    const std::size_t begin = record_begin(text, done);
    waiting_ += done - begin;
    done = begin;
}

// Until the next attempt: a while, or until the owner wants something. False when it is time to give up.
bool AuditWriter::pause() {
    Lock lock(mutex_);
    const bool stopping = stopping_;
    const auto now = std::chrono::steady_clock::now();
    if (stopping && now >= give_up_at_) return false;
    auto until = now + patience_.between_attempts;
    if (stopping) until = std::min(until, give_up_at_);
    changed_.wait_until(lock, until, [&] { return reopens_ > 0 || stopping_ != stopping; });
    return true;
}

// True when the file is to be opened anew; one opening answers all that asked before it.
bool AuditWriter::take_marks() {
    const Lock lock(mutex_);
    for (auto* pages : {&hand_, &queue_})
        for (std::size_t i = 0; i < pages->size(); ++i) (*pages)[i].reopen = false;
    return std::exchange(reopens_, 0) > 0;
}

// False when the old one is kept: nothing has moved it away, or there is no other to be had.
bool AuditWriter::reopen_file() try {
    if (file_.standard_error()) return false;
    AuditFile fresh(file_.path());
    if (fresh.same_as(file_)) return false;
    if (fresh.settle().torn) report(LogLevel::warning, "a torn last line was cut off");
    sync();
    file_ = std::move(fresh);
    return true;
} catch (const AuditError& error) {
    log_.error(fmt::format("{}; the old file is kept", error.what())); // it names the path
    return false;
}

void AuditWriter::sync() {
    if (!file_.regular() || disk_.sync(file_.descriptor()) == 0) return;
    report(LogLevel::error, fmt::format("not all is on the disk: {}", std::generic_category().message(errno)));
}

void AuditWriter::recycle(std::string& text) noexcept {
    text.clear();
    const Lock lock(mutex_);
    if (text.capacity() > spare_.capacity() && text.capacity() <= largest_spare) spare_.swap(text);
}

void AuditWriter::report(LogLevel level, std::string_view what) noexcept {
    log_.write(level, fmt::format("audit: {}: {}", file_.name(), what));
}

} // namespace chat
