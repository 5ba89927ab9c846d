// The formats by name.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/report/formats.hpp"

#include <algorithm>
#include <utility>

namespace chat::check {

namespace {

constexpr std::pair<std::string_view, Format*> formats[] = {
    {"html", html_report},
    {"pcapng", pcapng_report},
    {"json", json_report},
    {"junit", junit_report},
    {"tap", tap_report},
    {"csv", csv_report},
    {"gradescope", gradescope_report},
    {"classroom", classroom_report},
    {"replay", replay_report},
    {"prairielearn", prairielearn_report},
};

} // namespace

std::vector<std::string_view> format_names() {
    std::vector<std::string_view> names;
    for (const auto& [name, report] : formats) names.push_back(name);
    return names;
}

Format* format_of(std::string_view name) {
    const auto found = std::ranges::find(formats, name, &std::pair<std::string_view, Format*>::first);
    return found == std::end(formats) ? nullptr : found->second;
}

} // namespace chat::check
