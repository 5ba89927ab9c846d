// The dialects as the cases know them: what each has, and by what words it is chosen.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/peer/dialects.hpp"

#include <algorithm>

namespace chat::check::peer {
namespace {

// A greeting is for all clients of a listener or for none; a total length is taken for plain text.
bool is_detected(Framing framing) noexcept { return framing != Framing::greeting && framing != Framing::len_total; }

Framing said(const Habits& habits) {
    return wire::framing_called(habits.get("dialect", "handle")).value_or(Framing::handle);
}

std::vector<Framing> fitting(std::vector<Framing> dialects, const Habits& habits, const Where& where) {
    std::erase_if(dialects, [&](Framing framing) { return !where.fits(row_of(framing), habits); });
    return dialects;
}

} // namespace

std::vector<Framing> dialects_of_server(const Habits& habits, const Where& where) {
    if (!habits.is("dialect", "any")) return fitting({said(habits)}, habits, where);
    std::vector<Framing> detected;
    for (const FramingRow& row : wire::all_framings())
        if (is_detected(row.framing)) detected.push_back(row.framing);
    return fitting(detected, habits, where);
}

std::vector<Framing> dialects_of_client(const Habits& habits, const Where& where) {
    return fitting({said(habits)}, habits, where);
}

} // namespace chat::check::peer
