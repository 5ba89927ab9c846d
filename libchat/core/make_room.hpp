// Room for one more, beforehand: for things that two must know of, or neither, though memory run out.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <vector>

namespace chat {

// The next push_back takes no memory.
template <class T> void make_room(std::vector<T>& items) {
    if (items.size() == items.capacity()) items.reserve(2 * items.size() + 1);
}

} // namespace chat
