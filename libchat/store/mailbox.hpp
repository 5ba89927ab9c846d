// What the threads of a store tell the loop.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/store/line_table.hpp"

#include <functional>
#include <mutex>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace chat {

// One line on its way to the file and back.
struct Parcel {
    RoomId room = 0;
    std::uint64_t journal = 0; // who waits for it; he may be gone
    Line line;                 // has its number on the way back
    std::size_t cost = 0;      // of the memory budget
    error_code refused;        // set: it is not stored, and keeps its place in the order alone
};
using Parcels = std::vector<Parcel>;

// A page that was read.
struct PageRead {
    std::uint64_t request = 0;
    result<Lines> lines;
};
// The room's lines before this one are gone.
struct Pruned {
    RoomId room = 0;
    LineNumber begin = 0;
};
// From now on nothing is stored; or, where `why` is empty, it is again.
struct Trouble {
    std::string why;
};
using Notice = std::variant<Parcels, PageRead, Pruned, Trouble>;

// Any thread puts, the loop takes, in the order in which it was put.
class Mailbox {
public:
    // `wake` is called where the loop has something to take, by whoever put it, once until it is taken. It must not
    // call back. Before the first put.
    explicit Mailbox(std::function<void()> wake) : wake_(std::move(wake)) {}

    void put(Notice notice) {
        const std::lock_guard lock(mutex_);
        notices_.push_back(std::move(notice));
        if (notices_.size() == 1) wake_();
    }
    std::vector<Notice> take() {
        const std::lock_guard lock(mutex_);
        return std::exchange(notices_, {});
    }

private:
    std::mutex mutex_;
    const std::function<void()> wake_;
    std::vector<Notice> notices_;
};

} // namespace chat
