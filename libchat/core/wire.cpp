// How pages are made, filled and reused.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/wire.hpp"

#include <algorithm>
#include <cstring>
#include <new>

namespace chat {

Wire::Page* Wire::Page::make(std::size_t capacity) {
    void* memory = ::operator new(sizeof(Page) + capacity);
    return ::new (memory) Page{0, 0, static_cast<std::uint32_t>(capacity)};
}

void Wire::Page::destroy(Page* page) noexcept { ::operator delete(page); }

std::string_view Wire::Page::add(std::string_view text) noexcept {
    char* at = bytes() + used;
    if (!text.empty()) std::memcpy(at, text.data(), text.size());
    used += static_cast<std::uint32_t>(text.size());
    return {at, text.size()};
}

Wire Wire::of(std::string_view text) {
    Page* page = Page::make(text.size());
    return Wire(page, page->add(text));
}

Wire Press::print(std::string_view text) {
    if (!open_.page_ || !open_.page_->fits(text.size())) {
        Wire::Page* page = Wire::Page::make(std::max(text.size(), next_page()));
        open_ = Wire(page, {page->bytes(), 0});
    } else if (open_.page_->users == 1) {
        open_.page_->used = 0; // everybody has read it: print over it
    }
    return Wire(open_.page_, open_.page_->add(text));
}

std::size_t Press::next_page() const noexcept {
    const bool still_read = open_.page_ && open_.page_->users > 1; // the room is loud: larger pages, fewer of them
    if (!still_read) return quiet_page;
    return std::min<std::size_t>(std::size_t{open_.page_->capacity} * 2, loud_page);
}

} // namespace chat
