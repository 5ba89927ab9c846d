// Choosing cases by globs, level and stage.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/run/selection.hpp"

#include "apps/chatcheck/play/glob.hpp"

#include <algorithm>

namespace chat::check {
namespace {

bool any_matches(const std::vector<std::string>& globs, const Case& row) {
    return std::ranges::any_of(globs, [&row](const std::string& glob) { return fits(glob, row); });
}

bool is_selected(const Case& row, const Selection& selection) {
    if ((selection.side == Side::server ? row.server == nullptr : row.client == nullptr)) return false;
    if (row.level > selection.level || row.stage > selection.stage.value_or(row.stage)) return false;
    return (selection.only.empty() || any_matches(selection.only, row)) && !any_matches(selection.skip, row);
}

} // namespace

std::vector<const Case*> select(const Cases& cases, const Selection& selection) {
    std::vector<const Case*> selected;
    for (const Case& row : cases)
        if (is_selected(row, selection)) selected.push_back(&row);
    return selected;
}

} // namespace chat::check
