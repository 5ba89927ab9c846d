// How many lines a second a crlf listener takes from many pushers, each with one line on its way: docs/journal.md.
// SPDX-License-Identifier: BSL-1.0
#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using SteadyClock = std::chrono::steady_clock;
using Micros = std::chrono::duration<double, std::micro>;

struct Pusher {
    int socket = -1;
    SteadyClock::time_point sent;
};

void demand(bool well, const char* what) {
    if (!well) throw std::runtime_error(what);
}

int connect_to(std::uint16_t port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    demand(::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0, "cannot connect");
    return socket;
}

// One answer a read: each is in one segment, and nobody has more than one on its way.
std::string answer(int socket) {
    char bytes[512];
    const ssize_t count = ::read(socket, bytes, sizeof bytes);
    demand(count > 0, "the daemon closed");
    return {bytes, static_cast<std::size_t>(count)};
}

void push(Pusher& pusher) {
    constexpr std::string_view line = "push: the quick brown fox jumps over the lazy dog\r\n";
    pusher.sent = SteadyClock::now();
    demand(::write(pusher.socket, line.data(), line.size()) == ssize_t(line.size()), "cannot send");
}

double at(std::vector<double>& values, double share) {
    const auto place = values.begin() + std::ptrdiff_t(share * double(values.size() - 1));
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

// Everybody pushes, and again when he is answered; how long each answer took.
std::vector<double> push_for(std::chrono::seconds time, std::vector<Pusher>& pushers) {
    std::vector<pollfd> polled;
    for (Pusher& pusher : pushers) {
        polled.push_back({pusher.socket, POLLIN, 0});
        push(pusher);
    }
    std::vector<double> took;
    for (const auto end = SteadyClock::now() + time; SteadyClock::now() < end;) {
        demand(::poll(polled.data(), polled.size(), 5000) > 0, "no answer for 5 s");
        for (std::size_t i = 0; i < polled.size(); ++i) {
            if (!polled[i].revents) continue;
            demand(answer(pushers[i].socket) == "OK\r\n", "a line was refused");
            took.push_back(Micros(SteadyClock::now() - pushers[i].sent).count());
            push(pushers[i]);
        }
    }
    return took;
}

// What one line of this length costs the disk that has `file`, alone.
double sync_of(const std::string& file) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    demand(descriptor >= 0, "cannot make the file to sync");
    const std::string page(4096, 'x');
    std::vector<double> took;
    for (int i = 0; i < 500; ++i) {
        const auto begin = SteadyClock::now();
        demand(::write(descriptor, page.data(), page.size()) == ssize_t(page.size()), "cannot write");
        demand(::fdatasync(descriptor) == 0, "cannot sync");
        took.push_back(Micros(SteadyClock::now() - begin).count());
    }
    ::close(descriptor);
    ::unlink(file.c_str());
    return at(took, 0.5);
}

} // namespace

int main(int argc, char** argv) try {
    if (argc < 4 || argc > 5) {
        fmt::print(stderr, "Usage: bench-pushers PORT PUSHERS SECONDS [FILE]\n"
                           "FILE is made and removed again: what a sync costs where it lies.\n");
        return 64;
    }
    if (argc == 5) fmt::print("fdatasync p50 {:.0f} us\n", sync_of(argv[4]));
    std::vector<Pusher> pushers(std::size_t(std::atoi(argv[2])));
    for (Pusher& pusher : pushers) {
        pusher.socket = connect_to(std::uint16_t(std::atoi(argv[1])));
        answer(pusher.socket); // the greeting
    }
    const std::chrono::seconds time(std::atoi(argv[3]));
    std::vector<double> took = push_for(time, pushers);
    fmt::print("{:.0f} lines/s, p50 {:.0f} us, p99 {:.0f} us\n", double(took.size()) / double(time.count()),
               at(took, 0.5), at(took, 0.99));
} catch (const std::exception& e) {
    fmt::print(stderr, "bench-pushers: {}\n", e.what());
    return 1;
}
