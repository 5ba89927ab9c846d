// Simulates the daemon by seeds: `simulation 0 2000` all below 2000, `simulation --seed 7 -v` one, and tells its story.
// SPDX-License-Identifier: BSL-1.0
#include "tests/simulation/crowd.hpp"
#include "tests/support/folder.hpp"

#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

using namespace chat::simulation;

namespace {

std::string how_to_repeat; // the seed that is played now

// An assertion in the daemon's code, say.
void tell_and_die(int signal) {
    (void)!::write(STDERR_FILENO, how_to_repeat.data(), how_to_repeat.size());
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

struct Asked {
    std::uint64_t first = 0, last = 2'000; // all below `last`
    bool aloud = false;
};

std::optional<Asked> read(const std::vector<std::string>& words) {
    Asked asked;
    std::vector<std::uint64_t> numbers;
    bool one = false;
    for (const std::string& word : words) {
        if (word == "-v")
            asked.aloud = true;
        else if (word == "--seed")
            one = true;
        else if (word.find_first_not_of("0123456789") == word.npos)
            numbers.push_back(std::strtoull(word.c_str(), nullptr, 10));
        else
            return std::nullopt;
    }
    if (one && numbers.size() == 1) return Asked{numbers[0], numbers[0] + 1, asked.aloud};
    if (one || numbers.size() == 1 || numbers.size() > 2) return std::nullopt;
    if (!numbers.empty()) asked.first = numbers[0], asked.last = numbers[1];
    return asked;
}

// False where a promise was broken.
bool play(std::uint64_t seed, const Story& story, Tally& tally) {
    const chat::test::Folder folder;
    try {
        tally.add(Crowd(seed, folder.file("audit.jsonl"), story).lives());
        return true;
    } catch (const std::exception& e) {
        std::cerr << "seed " << seed << ": " << e.what() << how_to_repeat;
        return false;
    }
}

} // namespace

int main(int argc, char** argv) {
    const auto asked = read({argv + 1, argv + argc});
    if (!asked) {
        std::cerr << "usage: simulation [--seed SEED | FIRST LAST] [-v]\n";
        return 64;
    }
    std::signal(SIGABRT, tell_and_die);
    const Story story(asked->aloud);
    Tally tally;
    std::size_t failed = 0;
    for (std::uint64_t seed = asked->first; seed < asked->last; ++seed) {
        how_to_repeat = "\n  repeat it: " + std::string(argv[0]) + " --seed " + std::to_string(seed) + " -v\n";
        if (!play(seed, story, tally)) ++failed;
    }
    std::cout << asked->last - asked->first << " seeds, " << failed << " failed: " << tally.sessions << " sessions, "
              << tally.lines << " lines, " << tally.kept << " acknowledged, " << tally.refused << " refused, "
              << tally.heard << " heard, " << tally.restarts << " restarts, " << tally.slow_readers
              << " slow readers\n";
    return failed == 0 ? 0 : 1;
}
