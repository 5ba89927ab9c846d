// Reading the marks, and giving them.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/report/points.hpp"

#include "apps/chatcheck/play/glob.hpp"
#include "libchat/config/config_error.hpp"
#include "libchat/config/ini.hpp"

#include <algorithm>
#include <charconv>
#include <ranges>

namespace chat::check {

Points::Points(const std::string& file, std::string_view text, const Cases& cases) : listed_(true) {
    for (const IniSection& section : parse_ini(file, text)) {
        if (section.name != "points" && !(section.name.empty() && section.entries.empty()))
            throw ConfigError({file, section.line, section.name, "", {}}, "is no section of this file", "[points]");
        for (const IniEntry& entry : section.entries) {
            double marks = 0;
            const char* end = entry.value.data() + entry.value.size();
            const auto read = std::from_chars(entry.value.data(), end, marks);
            const ConfigPlace place{file, entry.line, section.name, entry.key, entry.value};
            if (read.ec != std::errc() || read.ptr != end || !(marks >= 0 && marks <= 1000))
                throw ConfigError(place, "is no number of marks", "0 to 1000");
            if (std::ranges::none_of(cases, [&entry](const Case& row) { return fits(entry.key, row); }))
                throw ConfigError(place, "fits no case; chatcheck list tells which there are");
            rows_.push_back({entry.key, marks});
        }
    }
}

double Points::worth(const Case& row) const {
    if (!listed_) return row.level == Level::must ? 2 : row.level == Level::should ? 1 : 0;
    for (const Row& one : rows_ | std::views::reverse)
        if (fits(one.glob, row)) return one.marks;
    return 0;
}

double Points::earned(const Result& result) const {
    const bool held = result.outcome == Outcome::pass || result.outcome == Outcome::lenient;
    return held ? worth(*result.row) : 0;
}

Points::Sum Points::sum(const std::vector<Result>& results) const {
    Sum all;
    for (const Result& result : results) {
        all.worth += result.outcome == Outcome::skip ? 0 : worth(*result.row);
        all.earned += earned(result);
    }
    return all;
}

} // namespace chat::check
