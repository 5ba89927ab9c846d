// Reading and judging the conditions of LIST.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/list_filter.hpp"

#include "libchat/core/mask.hpp"
#include "libchat/core/names.hpp"

#include <algorithm>
#include <charconv>

namespace chat::irc {
namespace {

constexpr std::uint64_t most = 50'000'000; // 95 years of minutes, which still fit into a Time

// The whole of `digits` as a number; above `most` it is that.
std::optional<std::uint64_t> number_in(std::string_view digits) noexcept {
    std::uint64_t number = 0;
    const char* const end = digits.data() + digits.size();
    const auto [read_to, error] = std::from_chars(digits.data(), end, number);
    if (read_to != end || error == std::errc::invalid_argument) return std::nullopt;
    return error == std::errc::result_out_of_range ? most : std::min(number, most);
}

bool is_any_of(const std::vector<std::string>& masks, std::string_view folded) noexcept {
    return std::ranges::any_of(masks, [&](const std::string& m) { return mask::matches_folded(m, folded); });
}

} // namespace

ListFilter::ListFilter(std::span<const std::string_view> parameters, names::Casemapping casemapping)
    : casemapping_(casemapping) {
    for (std::string_view list : parameters) {
        while (!list.empty()) {
            const std::string_view condition = list.substr(0, list.find(','));
            list.remove_prefix(std::min(condition.size() + 1, list.size()));
            if (!condition.empty()) add(condition);
        }
    }
}

void ListFilter::add(std::string_view condition) {
    if (add_bound(condition)) return;
    if (condition.starts_with('!'))
        unwanted_.push_back(folded(condition.substr(1)));
    else if (mask::has_wildcards(condition))
        wanted_.push_back(folded(condition));
    else
        names_.push_back(folded(condition));
}

// False where it is none.
bool ListFilter::add_bound(std::string_view condition) {
    const char first = condition.front();
    const bool of_age = first == 'C' || first == 'c' || first == 'T' || first == 't';
    const std::string_view comparison = condition.substr(of_age ? 1 : 0);
    if (!comparison.starts_with('<') && !comparison.starts_with('>')) return false;
    const std::optional<std::uint64_t> number = number_in(comparison.substr(1));
    if (!number) return false;
    Bounds& bounds = !of_age ? users_ : first == 'C' || first == 'c' ? created_ : topic_set_;
    (comparison.front() == '<' ? bounds.below : bounds.above) = *number;
    return true;
}

bool ListFilter::accepts(const RoomFacts& room, Time now) const {
    const std::string name = folded(room.name);
    const bool any_will_do = names_.empty() && wanted_.empty();
    if (!any_will_do && std::ranges::find(names_, name) == names_.end() && !is_any_of(wanted_, name)) return false;
    if (is_any_of(unwanted_, name)) return false;
    if (users_.below && room.users >= *users_.below) return false;
    if (users_.above && room.users <= *users_.above) return false;
    if (!is_age_within(created_, room.created, now)) return false;
    if (!topic_set_.above && !topic_set_.below) return true;
    return room.topic_set && is_age_within(topic_set_, *room.topic_set, now);
}

bool ListFilter::is_age_within(const Bounds& minutes, Time then, Time now) noexcept {
    const auto age = now - then;
    if (minutes.below && age >= std::chrono::minutes(*minutes.below)) return false;
    return !minutes.above || age > std::chrono::minutes(*minutes.above);
}

} // namespace chat::irc
