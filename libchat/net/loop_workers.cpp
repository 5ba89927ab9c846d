// Doing deeds on a thread of their own, and bringing their answers home.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/net/loop_workers.hpp"

#include "libchat/session/signals_blocked.hpp"

#include <boost/asio/post.hpp>
#include <fmt/format.h>

#include <exception>
#include <system_error>
#include <utility>

namespace chat {

void LoopWorkers::take(ErrandPtr errand) {
    if (under_way_ == most_deeds || !start()) {
        errand->fail(make_error_code(boost::system::errc::resource_unavailable_try_again));
        errand->answer();
        return;
    }
    {
        const std::lock_guard lock(mutex_);
        queue_.push(std::move(errand));
    }
    if (under_way_++ == 0) guard_.emplace(io_.get_executor());
    changed_.notify_one();
}

// False where there is no thread to be had, or no more.
bool LoopWorkers::start() noexcept try {
    if (thread_.joinable()) return true;
    if (stopping_) return false;
    const SignalsBlocked blocked;
    thread_ = std::thread([this] { work(); });
    return true;
} catch (const std::system_error& e) {
    log_.error(fmt::format("no thread for what takes long: {}", e.what()));
    return false;
}

void LoopWorkers::stop() noexcept {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_one();
    if (thread_.joinable()) thread_.join();
    while (!queue_.empty()) queue_.pop(); // outside the lock: a dropped answer may be heard
}

void LoopWorkers::work() {
    while (ErrandPtr errand = fetch()) {
        run(*errand);
        send_back(std::move(errand));
    }
}

// Waits for the next one; null when there will be no more.
LoopWorkers::ErrandPtr LoopWorkers::fetch() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    return stopping_ ? nullptr : queue_.pop();
}

void LoopWorkers::run(Errand& errand) noexcept try { errand.run(); } catch (const std::exception& e) {
    log_.error(fmt::format("what was done beside the loop failed: {}", e.what()));
}

// The handler owns the errand: it is destroyed on the loop, or with it.
void LoopWorkers::send_back(ErrandPtr errand) {
    boost::asio::post(io_, [this, errand = std::move(errand)] {
        if (--under_way_ == 0) guard_.reset();
        errand->answer();
    });
}

} // namespace chat
