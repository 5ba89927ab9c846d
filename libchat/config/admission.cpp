// Reading and printing who is taken in.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/config/admission.hpp"

#include "libchat/config/bad_value.hpp"
#include "libchat/config/units.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace chat {
namespace {

using namespace std::chrono_literals;

std::string_view without_blanks_around(std::string_view text) noexcept {
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    return text.substr(0, text.find_last_not_of(" \t") + 1);
}

// The network of this length that the address lies in; the address where there is none.
std::string nearest_range(const ClientAddress& address, std::string_view length) {
    for (int bits = 128; bits >= 0; --bits) {
        const ClientAddress first = address.cut_to(bits);
        if (first.is_v4() != address.is_v4()) break;
        const std::string range = fmt::format("{}/{}", first.text(), length);
        if (AddressRange::parse(range)) return range;
    }
    return address.text();
}

AddressRange parse_range(std::string_view text) {
    if (const auto range = AddressRange::parse(text)) return *range;
    const std::size_t slash = std::min(text.find('/'), text.size());
    const auto known = ClientAddress::parse(text.substr(0, slash));
    if (!known) throw BadValue(fmt::format("\"{}\" is not an IP address in numbers", text));
    throw BadValue(fmt::format("\"{}\" is no range of addresses", text),
                   nearest_range(*known, text.substr(std::min(slash + 1, text.size()))));
}

} // namespace

ConnectionRate parse_rate(std::string_view text) {
    if (text == "0") return {};
    const std::size_t slash = text.find('/');
    if (slash == text.npos) throw BadValue("a time is missing", fmt::format("{}/10min", text));
    const std::uint64_t count = number_in(without_blanks_around(text.substr(0, slash)), 1, 1'000'000);
    return {count, duration_in(without_blanks_around(text.substr(slash + 1)), 1s, 24h)};
}

std::string print_rate(const ConnectionRate& rate) {
    return rate.count == 0 ? "0" : fmt::format("{}/{}", rate.count, print_duration(rate.per));
}

std::vector<AddressRange> parse_ranges(std::string_view text) {
    std::vector<AddressRange> ranges;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        ranges.push_back(parse_range(without_blanks_around(text.substr(0, comma))));
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return ranges;
}

std::string print_ranges(const std::vector<AddressRange>& ranges) {
    std::string text;
    for (const AddressRange& range : ranges) text += (text.empty() ? "" : ", ") + range.text();
    return text;
}

} // namespace chat
