// Finding the processes of a family, and what they use, by reading /proc.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/play/family.hpp"

#include <fmt/format.h>

#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <atomic>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <vector>

namespace chat::check {
namespace {

std::string contents(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// `mark` may be the beginning of one.
bool bears(pid_t pid, const std::string& mark) {
    const std::string environment = '\0' + contents(fmt::format("/proc/{}/environ", pid));
    return environment.find('\0' + mark) != std::string::npos;
}

std::string mark_of_all() { return fmt::format("CHATCHECK_FAMILY={}-", ::getpid()); }

template <class IsIt> std::vector<pid_t> processes(const IsIt& is_it) {
    std::vector<pid_t> members;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator("/proc", none)) {
        const std::string name = entry.path().filename();
        pid_t pid = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), pid);
        if (error == std::errc() && end == name.data() + name.size() && is_it(pid)) members.push_back(pid);
    }
    return members;
}

std::vector<pid_t> family(const std::string& mark) {
    return processes([&mark](pid_t pid) { return bears(pid, mark); });
}

// All that `find` finds, until it finds none: one that forks as fast as it can is hit while it does.
template <class Find> void kill_each(const Find& find) {
    for (int round = 0; round < 100; ++round) {
        const std::vector<pid_t> members = find();
        for (const pid_t pid : members) ::kill(pid, SIGKILL);
        if (members.empty()) return;
        ::usleep(1000);
    }
}

// The field of /proc/PID/stat with this number, as proc(5) counts them; empty where the process is gone.
std::string stat_word(pid_t pid, int number) {
    const std::string line = contents(fmt::format("/proc/{}/stat", pid));
    const std::size_t name_end = line.rfind(')'); // a name may have blanks and brackets
    if (name_end == std::string::npos) return {};
    std::istringstream rest(line.substr(name_end + 1));
    std::string field;
    for (int i = 3; i <= number; ++i) rest >> field;
    return field;
}

long stat_field(pid_t pid, int number) {
    const std::string field = stat_word(pid, number);
    long value = 0;
    std::from_chars(field.data(), field.data() + field.size(), value);
    return value;
}

bool is_living_child(pid_t pid) { return stat_field(pid, 4) == ::getpid() && stat_word(pid, 3) != "Z"; }

} // namespace

std::string new_family_mark() {
    static std::atomic<int> families{0};
    return fmt::format("{}{};", mark_of_all(), ++families);
}

std::unique_lock<std::mutex> starting() {
    static std::mutex one_at_a_time;
    return std::unique_lock(one_at_a_time);
}

void kill_family(const std::string& mark) {
    kill_each([&mark] { return family(mark); });
}

void adopt_orphans() { ::prctl(PR_SET_CHILD_SUBREAPER, 1); }

void kill_all_families() {
    kill_family(mark_of_all());
    kill_each([] { return processes([](pid_t pid) { return is_living_child(pid); }); });
}

double cpu_seconds_of_family(const std::string& mark) {
    long ticks = 0;
    for (const pid_t pid : family(mark))
        for (const int field : {14, 15, 16, 17}) ticks += stat_field(pid, field);
    return static_cast<double>(ticks) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

long memory_of_family(const std::string& mark) {
    long pages = 0;
    for (const pid_t pid : family(mark)) pages += stat_field(pid, 24);
    return pages * (::sysconf(_SC_PAGESIZE) / 1024);
}

} // namespace chat::check
