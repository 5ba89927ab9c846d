// Starting chatd for a test.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/daemon.hpp"

#include <sstream>
#include <stdexcept>

namespace chat::test {

std::string daemon_configuration(const Folder& folder, std::string_view more) {
    std::ostringstream text;
    text << "[server]\nname = Ann\n"
         << "[listen.commands]\nprotocol = crlf\nport = 0\n"
         << "[listen.echo]\nprotocol = echo\nport = 0\n"
         << "[audit]\nfile = " << folder.file("audit.jsonl") << "\n"
         << more;
    return text.str();
}

namespace {

Process start(const Folder& folder, std::string_view more, std::string_view shell) {
    folder.write("chatd.ini", daemon_configuration(folder, more));
    std::string script(shell);
    if (!script.empty()) script += " && ";
    script += "exec '" + built_program("chatd") + "' --config '" + folder.file("chatd.ini") + "'";
    return Process::on_pipes({{"/bin/sh", "-c", script}, {}});
}

} // namespace

Daemon::Daemon(const Folder& folder, std::string_view more, std::string_view shell)
    : process_(start(folder, more, shell)) {
    if (!process_.sees("ready\n")) throw std::runtime_error("chatd is not ready: " + process_.errors());
}

std::uint16_t Daemon::port(std::string_view listener) const {
    std::istringstream lines(process_.output());
    const std::string beginning = "listening " + std::string(listener) + " ";
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with(beginning)) return static_cast<std::uint16_t>(std::stoi(line.substr(line.rfind(':') + 1)));
    throw std::runtime_error("no listener " + std::string(listener));
}

int Daemon::stop(int signal) {
    process_.signal(signal);
    return process_.ends();
}

Outcome run_chatd(const std::vector<std::string>& arguments) {
    std::vector<std::string> argv{built_program("chatd")};
    argv.insert(argv.end(), arguments.begin(), arguments.end());
    Process process = Process::on_pipes({argv, {}});
    process.ends_input();
    const int exit_code = process.ends();
    return Outcome{exit_code, process.output(), process.errors()};
}

} // namespace chat::test
