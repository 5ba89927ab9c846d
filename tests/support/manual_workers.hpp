// A worker that works when a test says so, on the test's own thread.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/fifo.hpp"
#include "libchat/session/workers.hpp"

#include <cstddef>
#include <exception>
#include <memory>
#include <string>
#include <utility>

namespace chat::test {

// Declare it before whatever waits for its answers: what was not done is dropped when it ends.
class ManualWorkers final : public Workers {
public:
    // Does the first deed that waits, and gives its answer. Only where one waits.
    void works() {
        const std::unique_ptr<Errand> errand = waiting_.pop();
        try {
            errand->run();
        } catch (const std::exception& e) {
            failure = e.what();
        }
        errand->answer();
    }
    // Also what the answers set off.
    void works_all() {
        while (waiting() > 0) works();
    }
    // How many deeds wait.
    std::size_t waiting() const noexcept { return waiting_.size(); }

    std::string failure; // what a deed threw last, as the log would have it

private:
    void take(std::unique_ptr<Errand> errand) override {
        if (waiting() == most_deeds) {
            errand->fail(make_error_code(boost::system::errc::resource_unavailable_try_again));
            errand->answer();
        } else {
            waiting_.push(std::move(errand));
        }
    }

    Fifo<std::unique_ptr<Errand>> waiting_;
};

} // namespace chat::test
