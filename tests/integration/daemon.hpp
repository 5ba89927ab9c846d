// The real chatd, started as an operator starts it, with a configuration in a folder of its own.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "tests/support/folder.hpp"
#include "tests/support/process.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace chat::test {

class Daemon {
public:
    // Serves crlf and echo on ports of its own, audits into the folder. `more` is added to the configuration; `shell`
    // runs before it in its shell: "ulimit -n 40".
    explicit Daemon(const Folder& folder, std::string_view more = {}, std::string_view shell = {});

    std::uint16_t port(std::string_view listener) const;
    Process& process() noexcept { return process_; }
    // Asks it to stop; its exit code.
    int stop(int signal);

private:
    Process process_;
};

// The configuration above.
std::string daemon_configuration(const Folder& folder, std::string_view more = {});

// Runs chatd with these arguments to its end.
struct Outcome {
    int exit_code;
    std::string output, errors;
};
Outcome run_chatd(const std::vector<std::string>& arguments);

} // namespace chat::test
