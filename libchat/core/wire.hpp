// Bytes ready for a socket: rendered once, never changed, shared by every recipient.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace chat {

class Press;

// A run of bytes on a page. A page lives as long as a wire on it.
//
// Counted without atomics: wires live on the loop thread only. Wires of one page that follow each other can be made
// one (follows, extend), so that what a busy room says leaves in one contiguous send.
class Wire {
public:
    Wire() noexcept = default;
    Wire(const Wire& other) noexcept : page_(other.page_), data_(other.data_), size_(other.size_) {
        if (page_) ++page_->users;
    }
    Wire(Wire&& other) noexcept
        : page_(std::exchange(other.page_, nullptr)), data_(other.data_), size_(std::exchange(other.size_, 0)) {}
    Wire& operator=(Wire other) noexcept {
        std::swap(page_, other.page_);
        std::swap(data_, other.data_);
        std::swap(size_, other.size_);
        return *this;
    }
    ~Wire() {
        if (page_ && --page_->users == 0) Page::destroy(page_);
    }

    // A page of its own holding `text`: a reply to one. At most 4 GiB.
    static Wire of(std::string_view text);

    const char* data() const noexcept { return data_; }
    std::size_t size() const noexcept { return size_; }
    bool empty() const noexcept { return size_ == 0; }
    std::string_view view() const noexcept { return {data_, size_}; }

    // True when this wire begins on the same page where `earlier` ends.
    bool follows(const Wire& earlier) const noexcept {
        return page_ == earlier.page_ && earlier.data_ + earlier.size_ == data_;
    }
    // Takes in `next`, which follows this wire.
    void extend(const Wire& next) noexcept { size_ += next.size_; }
    // Drops the first `count` bytes: they are sent. At most size().
    void skip(std::size_t count) noexcept {
        data_ += count;
        size_ -= static_cast<std::uint32_t>(count);
    }

private:
    friend class Press;

    // The header of one allocation; the bytes follow it.
    struct Page {
        std::uint32_t users;
        std::uint32_t used;
        std::uint32_t capacity;

        static Page* make(std::size_t capacity); // throws std::bad_alloc
        static void destroy(Page* page) noexcept;
        char* bytes() noexcept { return reinterpret_cast<char*>(this + 1); }
        std::string_view add(std::string_view text) noexcept; // there must be room
        bool fits(std::size_t count) const noexcept { return count <= capacity - used; }
    };

    Wire(Page* page, std::string_view run) noexcept
        : page_(page), data_(run.data()), size_(static_cast<std::uint32_t>(run.size())) {
        ++page_->users;
    }

    Page* page_ = nullptr;
    const char* data_ = nullptr;
    std::uint32_t size_ = 0;
};

// Prints what one room says in one dialect, run after run on one page until it is full.
//
// Pages are small and belong to one (room, dialect): a slow reader pins only what it has yet to read. One press for all
// rooms would let 140 unread bytes pin a page full of other rooms' talk.
class Press {
public:
    // `text` as a wire; it follows the one printed before it whenever the page has room.
    Wire print(std::string_view text);

private:
    static constexpr std::size_t quiet_page = 496;   // with its header a 512-byte allocation
    static constexpr std::size_t loud_page = 16'360; // as far as the page of a busy room grows

    std::size_t next_page() const noexcept;

    Wire open_; // an empty wire that keeps the open page alive
};

} // namespace chat
