// Judging by masks, keys and ranks.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/rules.hpp"

#include "libchat/core/mask.hpp"

#include <algorithm>
#include <utility>

namespace chat {

bool MaskList::add(Entry entry) {
    std::string folded = names::folded(entry.mask, casemapping_);
    return entries_.try_emplace(std::move(folded), std::move(entry)).second;
}

bool MaskList::remove(std::string_view mask) { return entries_.erase(names::folded(mask, casemapping_)) > 0; }

bool MaskList::covers(const Speaker& who) const {
    if (entries_.empty()) return false;
    const std::string address = names::folded(names::address(who), casemapping_);
    return std::ranges::any_of(entries_, [&](const auto& entry) { return mask::matches_folded(entry.first, address); });
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
