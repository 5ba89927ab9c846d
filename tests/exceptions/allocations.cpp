// A process a shortage: most are survived, some end the process, none may corrupt anything.
// SPDX-License-Identifier: BSL-1.0
#include "tests/exceptions/allocations.hpp"

#include "tests/exceptions/memory.hpp"
#include "tests/exceptions/scene.hpp"
#include "tests/simulation/promise.hpp"
#include "tests/support/folder.hpp"

#include <cxxabi.h>
#include <execinfo.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <new>
#include <stdexcept>
#include <string>

namespace chat::test {
namespace {

enum Outcome { survived = 0, broken = 1, not_hit = 40, terminated = 41, left_loop = 42 };

int tell_to = STDERR_FILENO; // where it is written who could not go on

// "std::terminate <- chat::User::hear": the innermost function of ours that may not throw.
void tell_where() {
    std::array<void*, 24> frames;
    const int count = ::backtrace(frames.data(), static_cast<int>(frames.size()));
    char** const names = ::backtrace_symbols(frames.data(), count);
    for (int frame = 0; frame < count; ++frame) {
        const std::string line = names[frame];
        const std::size_t begin = line.find('(') + 1, end = line.find('+', begin);
        int status = 0;
        char* const plain = abi::__cxa_demangle(line.substr(begin, end - begin).c_str(), nullptr, nullptr, &status);
        const std::string name = plain ? plain : "";
        if (name.starts_with("chat::") && name.find("chat::test::") == name.npos) {
            (void)!::write(tell_to, name.data(), std::min<std::size_t>(name.size(), 300));
            break;
        }
    }
    ::_exit(terminated);
}

// Ends the process.
[[noreturn]] void play(const Script& script, bool at_once, std::size_t at) {
    std::set_terminate(tell_where);
    int outcome = survived;
    try {
        const Folder folder;
        Scene scene(script, at_once, folder.file("audit.jsonl"));
        try {
            while (scene.step()) {
                const memory::Fails shortage(at);
                scene.settles();
            }
        } catch (const std::bad_alloc&) {
            outcome = left_loop;
        }
        if (!memory::failed()) outcome = not_hit;
        if (outcome != left_loop) scene.promises_others_unharmed(simulation::Ledger::Gaps::told);
    } catch (const std::exception& e) {
        std::cerr << e.what() << '\n';
        outcome = broken;
    }
    ::_exit(outcome);
}

// False where the script has no such allocation.
bool fail(const Script& script, bool at_once, std::size_t at, Shortages& all) {
    std::array<int, 2> pipe;
    if (::pipe(pipe.data()) != 0) throw std::runtime_error("no pipe");
    const pid_t child = ::fork();
    if (child == 0) {
        tell_to = pipe[1];
        play(script, at_once, at);
    }
    ::close(pipe[1]);
    std::array<char, 512> told;
    const ssize_t size = ::read(pipe[0], told.data(), told.size());
    ::close(pipe[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    const std::string where(told.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    const int outcome = WIFEXITED(status) ? WEXITSTATUS(status) : broken;
    if (outcome == broken)
        throw std::runtime_error("this does harm: exceptions allocations " + std::string(script.protocol) +
                                 (at_once ? " at-once " : " later ") + std::to_string(at));
    if (outcome == survived) ++all.survived;
    if (outcome == left_loop) ++all.left_loop;
    if (outcome == terminated) ++all.terminated[where];
    return outcome != not_hit;
}

} // namespace

Shortages fail_every_allocation() {
    Shortages all;
    for (const Script& script : scripts())
        for (const bool at_once : {true, false})
            for (std::size_t at = 1; fail(script, at_once, at, all); ++at) {}
    return all;
}

void fail_allocation(std::string_view protocol, bool at_once, std::size_t at) {
    for (const Script& script : scripts())
        if (script.protocol == protocol) play(script, at_once, at);
}

} // namespace chat::test
