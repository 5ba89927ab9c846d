// Optimal string alignment over three rows of the table.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/config/nearest.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace chat {
namespace {

// Longer words are nobody's mistyped key, and the table grows with their product.
constexpr std::size_t longest_word = 64;
constexpr std::size_t shortest_beginning = 3;

constexpr char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same(char a, char b) noexcept { return lower(a) == lower(b); }

bool one_begins_the_other(std::string_view a, std::string_view b) {
    const std::size_t shorter = std::min(a.size(), b.size());
    return shorter >= shortest_beginning && std::equal(a.begin(), a.begin() + shorter, b.begin(), same);
}

} // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = last[j - 1] + (same(a[i - 1], b[j - 1]) ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, changed});
            if (i > 1 && j > 1 && same(a[i - 1], b[j - 2]) && same(a[i - 2], b[j - 1]))
                row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> known) {
    if (word.empty() || word.size() > longest_word) return {};
    std::string_view best;
    std::size_t least = longest_word;
    for (const std::string_view candidate : known) {
        const std::size_t distance = one_begins_the_other(word, candidate) ? 1 : edit_distance(word, candidate);
        const std::size_t near = std::max<std::size_t>(1, candidate.size() / 3);
        if (distance > near || distance >= least || distance >= candidate.size()) continue;
        best = candidate;
        least = distance;
    }
    return best;
}

} // namespace chat
