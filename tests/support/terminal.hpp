// A program on a terminal whose screen the test reads as a person would.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "tests/support/catch.hpp"
#include "tests/support/process.hpp"
#include "tests/support/screen.hpp"

#include <string>
#include <string_view>

namespace chat::test {

class Terminal {
public:
    Terminal(std::vector<std::string> argv, unsigned short rows, unsigned short columns)
        : program(Process::on_terminal({std::move(argv), {"TERM=xterm", "LC_ALL=C.UTF-8"}}, rows, columns)),
          screen_(rows, columns) {}

    // Waits until the screen shows exactly these rows, as look() gives them. At the deadline, or when the program has
    // ended on others, it is false, and what the screen shows stands in the test's report.
    bool shows(std::string_view rows, std::chrono::milliseconds limit = Process::deadline) {
        const auto until = Process::Clock::now() + limit;
        while (look() != rows) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Process::Clock::now());
            if (left.count() > 0 && program.reads(left)) continue;
            if (look() == rows) break;
            UNSCOPED_INFO("the screen shows:\n" << look());
            return false;
        }
        return true;
    }

    // The screen as it is now, a | where the cursor stands.
    std::string look() {
        screen_.shows(std::string_view(program.output()).substr(looked_));
        looked_ = program.output().size();
        return screen_.text_with_cursor();
    }

    Process program;

private:
    Screen screen_;
    std::size_t looked_ = 0;
};

} // namespace chat::test
