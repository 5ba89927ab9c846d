// The workers that protocols get: one thread, whose answers come back to the loop.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/fifo.hpp"
#include "libchat/core/log.hpp"
#include "libchat/session/workers.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace chat {

// The thread begins with the first deed: a server whose protocols give it none has none.
class LoopWorkers final : public Workers {
public:
    // Both outlive it, but the loop does not run any more once it is gone. It does not run dry before all is answered.
    LoopWorkers(boost::asio::io_context& io, Log& log) noexcept : io_(io), log_(log) {}
    LoopWorkers(const LoopWorkers&) = delete;
    ~LoopWorkers() { stop(); }

    // Returns when the deed that is being done has ended; those that wait are not done, and their answers dropped.
    // Twice is once. What is given to it afterwards fails at once.
    void stop() noexcept;

private:
    using ErrandPtr = std::unique_ptr<Errand>;

    void take(ErrandPtr errand) override;
    bool start() noexcept;
    void send_back(ErrandPtr errand);
    void work();
    ErrandPtr fetch();
    void run(Errand& errand) noexcept;

    // The loop's own.
    using Guard = boost::asio::executor_work_guard<boost::asio::io_context::executor_type>;
    boost::asio::io_context& io_;
    std::size_t under_way_ = 0;
    std::optional<Guard> guard_; // while something is under way

    Log& log_; // any thread's

    std::mutex mutex_; // guards what follows; never held while a deed is done
    std::condition_variable changed_;
    Fifo<ErrandPtr> queue_;
    bool stopping_ = false;

    std::thread thread_; // last: it uses all of the above
};

} // namespace chat
