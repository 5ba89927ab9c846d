// Lists with commas.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace chat::irc {

// "a,b,,a" is a and b: each once, in order, nothing that is empty.
inline std::vector<std::string> targets_in(std::string_view list) {
    std::vector<std::string> all;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        const std::string_view target = list.substr(0, end);
        if (!target.empty() && std::ranges::find(all, target) == all.end()) all.emplace_back(target);
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return all;
}

// "a,,b" is a, nothing, and b: for lists whose places count, such as the channels and keys of a JOIN.
inline std::vector<std::string> words_in(std::string_view list) {
    std::vector<std::string> all;
    while (!list.empty()) {
        const std::size_t end = list.find(',');
        all.emplace_back(list.substr(0, end));
        if (end + 1 == list.size()) all.emplace_back();
        list.remove_prefix(end == list.npos ? list.size() : end + 1);
    }
    return all;
}

} // namespace chat::irc
