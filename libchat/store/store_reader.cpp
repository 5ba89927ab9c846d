// Reading pages on a thread of its own.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/store/store_reader.hpp"

#include "libchat/session/signals_blocked.hpp"

#include <fmt/core.h>

#include <utility>

namespace chat {

StoreReader::StoreReader(const StoreOptions& options, Mailbox& mailbox, Log& log)
    : options_(options), mailbox_(mailbox), log_(log) {
    const SignalsBlocked blocked;
    thread_ = std::thread([this] { run(); });
}

void StoreReader::ask(const PageRequest& request) {
    {
        const std::lock_guard lock(mutex_);
        queue_.push(request);
    }
    changed_.notify_one();
}

void StoreReader::stop() {
    if (!thread_.joinable()) return;
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

void StoreReader::run() {
    while (fetch()) mailbox_.put(PageRead{hand_.number, read()});
}

bool StoreReader::fetch() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    if (stopping_) return false;
    hand_ = queue_.pop();
    return true;
}

result<Lines> StoreReader::read() {
    error_code failure = database_.is_open() ? error_code() : open();
    if (!failure) {
        result<Lines> page = lines_.page(hand_.room, hand_.first, hand_.last);
        if (page) return page;
        failure = page.error();
    }
    log_.error(fmt::format("journal: {}: a page cannot be read: {}", options_.file, failure.message()));
    lines_ = LineReader();
    database_ = sqlite::Database();
    return failure;
}

error_code StoreReader::open() {
    auto database = sqlite::Database::open(options_.file, sqlite::Access::read, options_.patience, options_.vfs);
    if (!database) return database.error();
    auto lines = LineReader::on(*database);
    if (!lines) return lines.error();
    database_ = std::move(*database);
    lines_ = std::move(*lines);
    return {};
}

} // namespace chat
