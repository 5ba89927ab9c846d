// A queue that owns nothing while it is empty, for things that are mostly empty.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/make_room.hpp"

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace chat {

// First in, first out. (std::deque keeps 576 bytes for nothing; ten thousand idle clients would own 5 MiB of that.)
template <class T> class Fifo {
public:
    bool empty() const noexcept { return head_ == items_.size(); }
    std::size_t size() const noexcept { return items_.size() - head_; }
    // The item that many places behind the front.
    T& operator[](std::size_t place) noexcept { return items_[head_ + place]; }
    const T& operator[](std::size_t place) const noexcept { return items_[head_ + place]; }
    T& front() noexcept { return items_[head_]; }
    T& back() noexcept { return items_.back(); }

    void push(T item) { items_.push_back(std::move(item)); }
    // The next push takes no memory.
    void make_room() { chat::make_room(items_); }

    T pop() {
        assert(!empty());
        T item = std::move(items_[head_++]);
        if (empty())
            forget();
        else if (head_ > 64 && std::size_t{head_} * 2 > items_.size())
            close_ranks();
        return item;
    }

private:
    void forget() {
        head_ = 0;
        if (items_.capacity() > 4)
            std::vector<T>().swap(items_);
        else
            items_.clear();
    }
    void close_ranks() {
        items_.erase(items_.begin(), items_.begin() + head_);
        head_ = 0;
    }

    std::vector<T> items_;
    std::uint32_t head_ = 0;
};

} // namespace chat
