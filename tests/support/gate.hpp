// A gate between a test and the script it plays against.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "tests/support/process.hpp"

#include <future>
#include <stdexcept>

namespace chat::test {

// The script waits here until the test lets it go on. Opened once.
class Gate {
public:
    void open() { promise_.set_value(); }
    // Throws runtime_error where nobody opens it before the deadline.
    void wait() {
        if (promise_.get_future().wait_for(Process::deadline) != std::future_status::ready)
            throw std::runtime_error("nobody opens the gate");
    }

private:
    std::promise<void> promise_;
};

} // namespace chat::test
