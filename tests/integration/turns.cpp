// Finding ports, and starting the programs of the turn-based chat.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/turns.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fstream>
#include <random>
#include <stdexcept>

namespace chat::test::turns {
namespace {

bool is_free(std::uint16_t port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    const bool bound = ::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    ::close(socket);
    return bound;
}

// As the kernel lists its sockets: "0: 00000000:0403 00000000:0000 0A", 0A for one that listens.
bool is_listened_at(std::uint16_t port) {
    std::ifstream table("/proc/net/tcp");
    std::string number, local, remote, state, rest;
    while (table >> number >> local >> remote >> state && std::getline(table, rest))
        if (state == "0A" && local.find(':') != local.npos &&
            std::stoul(local.substr(local.find(':') + 1), nullptr, 16) == port)
            return true;
    return false;
}

} // namespace

// Below those that the system gives to whoever asks for any.
std::uint16_t free_port() {
    static std::mt19937 random(std::random_device{}());
    std::uniform_int_distribution<int> ports(10'000, 32'000);
    for (int attempt = 0; attempt < 1000; ++attempt) {
        const auto port = static_cast<std::uint16_t>(ports(random));
        if (is_free(port)) return port;
    }
    throw std::runtime_error("no port is free");
}

bool listens(Process& program, std::uint16_t port) {
    const auto until = Process::Clock::now() + Process::deadline;
    while (!is_listened_at(port)) {
        if (Process::Clock::now() > until) return false;
        program.reads(std::chrono::milliseconds(10));
    }
    return true;
}

namespace {

std::vector<std::string> serve_command(std::uint16_t port, const std::vector<std::string>& options) {
    std::vector<std::string> argv = command("chat-serve", {std::to_string(port)});
    argv.insert(argv.end(), options.begin(), options.end());
    return argv;
}

std::vector<std::string> peer_command(const std::string& port, const std::vector<std::string>& options) {
    std::vector<std::string> argv = command("chat-peer", {"127.0.0.1", port});
    argv.insert(argv.end(), options.begin(), options.end());
    return argv;
}

} // namespace

Operator::Operator(const std::vector<std::string>& options)
    : port(free_port()), program(Process::on_pipes({serve_command(port, options), {}})) {
    if (!program.complains("chat-serve: listening on port")) throw std::runtime_error("chat-serve does not listen");
}

Terminal operator_at(std::uint16_t port, const std::vector<std::string>& options) {
    Terminal terminal(serve_command(port, options), 40, wide);
    if (!listens(terminal.program, port)) throw std::runtime_error("chat-serve does not listen");
    return terminal;
}

Process peer_of(const std::string& port, const std::vector<std::string>& options) {
    return Process::on_pipes({peer_command(port, options), {}});
}

Terminal peer_terminal_of(const std::string& port, const std::vector<std::string>& options) {
    return Terminal(peer_command(port, options), 40, wide);
}

} // namespace chat::test::turns
