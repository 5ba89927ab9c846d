// Judging by masks, keys and ranks.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/rules.hpp"

#include "libchat/core/mask.hpp"
#include "libchat/core/names.hpp"

#include <algorithm>
#include <utility>

namespace chat {

bool MaskList::add(Entry entry) {
    const std::string folded = names::folded(entry.mask);
    if (std::ranges::any_of(entries_, [&](const Entry& e) { return names::folded(e.mask) == folded; })) return false;
    entries_.push_back(std::move(entry));
    return true;
}

bool MaskList::remove(std::string_view mask) {
    const std::string folded = names::folded(mask);
    return std::erase_if(entries_, [&](const Entry& e) { return names::folded(e.mask) == folded; }) > 0;
}

bool MaskList::covers(const Speaker& who) const {
    if (entries_.empty()) return false;
    const std::string address = names::folded(names::address(who));
    return std::ranges::any_of(entries_,
                               [&](const Entry& e) { return mask::matches_folded(names::folded(e.mask), address); });
}

error_code Rules::forbids_entry(const Speaker& who, std::string_view with_key, std::size_t members) const {
    if (limit && members >= *limit) return errc::room_full;
    if (invited.contains(who.id)) return {};
    if (invite_only && !invitations.covers(who)) return errc::invite_only;
    if (bans.covers(who) && !exceptions.covers(who)) return errc::banned;
    if (!key.empty() && key != with_key) return errc::wrong_key;
    return {};
}

bool Rules::silences(const Speaker& who, Rank rank) const {
    if (rank.any()) return false;
    return moderated || (bans.covers(who) && !exceptions.covers(who));
}

} // namespace chat
