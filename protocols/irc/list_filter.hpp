// Which rooms a LIST asks for: by name, by mask, by how many are there, by age.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/clock.hpp"
#include "libchat/core/names.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chat::irc {

// What is asked about one room.
struct RoomFacts {
    std::string_view name; // with its #
    std::size_t users;
    Time created;
    std::optional<Time> topic_set; // nothing where there is no topic
};

// The conditions of one LIST (modern.ircdocs.horse, ELIST): `*mask*` and `!*mask*` (M, N), `>3` and `<10` users (U),
// created `C<60` less or `C>60` more than that many minutes ago (C), its topic set `T<60` or `T>60` (T). Anything else
// is the name of a room. A room is listed where it is one of the names and masks, if there are any, is none of the
// !masks, and meets every other condition. A room without a topic meets no T.
class ListFilter {
public:
    // The parameters of a LIST, each a list with commas.
    ListFilter(std::span<const std::string_view> parameters, names::Casemapping casemapping);

    bool accepts(const RoomFacts& room, Time now) const;

    // The rooms asked for by name, in lower case; whoever has nothing but names need not look through all rooms.
    const std::vector<std::string>& names() const noexcept { return names_; }
    bool has_only_names() const noexcept { return !names_.empty() && wanted_.empty(); }

private:
    // Both exclusive.
    struct Bounds {
        std::optional<std::uint64_t> above;
        std::optional<std::uint64_t> below;
    };
    static bool is_age_within(const Bounds& minutes, Time then, Time now) noexcept;

    std::string folded(std::string_view name) const { return names::folded(name, casemapping_); }
    void add(std::string_view condition);
    bool add_bound(std::string_view condition);

    names::Casemapping casemapping_;
    std::vector<std::string> names_;    // folded, as all here
    std::vector<std::string> wanted_;   // masks
    std::vector<std::string> unwanted_; // masks
    Bounds users_;
    Bounds created_; // minutes ago
    Bounds topic_set_;
};

} // namespace chat::irc
