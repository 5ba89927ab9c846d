// A store on a temporary file, with a loop that a test turns by hand.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/names.hpp"
#include "libchat/store/store.hpp"
#include "tests/support/fakes.hpp"
#include "tests/support/folder.hpp"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chat::test {

constexpr std::size_t plenty = 64 * 1024 * 1024; // of memory

// Options for `file` that try again at once.
StoreOptions options_for(const std::string& file);

// The store of one life of a daemon.
class Rig {
public:
    explicit Rig(const StoreOptions& options, std::size_t memory = plenty);
    ~Rig();

    // A room's journal, and what it was told.
    struct RoomOf {
        std::unique_ptr<Journal> journal;
        std::vector<result<LineNumber>> told;
    };
    RoomOf& room(const std::string& name);

    void keep(std::string_view name, const Keeping& keeping) { store.keep(name, keeping); }
    // After keep(); what speaks or reads does it by itself.
    void start();
    void say(const std::string& text, const std::string& in = "lobby");
    // Turns the loop until each line's fate is told; false when a deadline passes.
    bool settles();
    // Says one line alone; true where it is kept.
    bool keeps(const std::string& text, const std::string& in = "lobby");
    // All that can be read in the room, page after page; an error where a page fails.
    result<Lines> read(const std::string& name = "lobby");
    // Its texts alone.
    std::vector<std::string> texts(const std::string& name = "lobby");
    // Turns the loop until it is so; false when a deadline passes.
    template <class Question> bool becomes_true(Question question) {
        while (!question())
            if (!turns()) return false;
        return true;
    }

    ManualClock clock;
    MemoryBudget memory;
    RecordingAudit audit;
    NoLog log;
    Store store;

private:
    bool turns();

    bool started_ = false;
    std::size_t unsettled_ = 0;
    std::mutex mutex_;
    std::condition_variable woken_;
    bool awake_ = false;
    std::vector<std::pair<std::string, std::unique_ptr<RoomOf>>> rooms_;
};

} // namespace chat::test
