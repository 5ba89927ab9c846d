// One small function for each kind of option and each thing that is done with it.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/config/option.hpp"

#include "libchat/config/bad_value.hpp"
#include "libchat/config/nearest.hpp"
#include "libchat/config/units.hpp"
#include "libchat/config/words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace chat {
namespace {

using std::chrono::milliseconds;

OptionValue read(const Choice& choice, std::string_view text) {
    if (std::ranges::find(choice.of, text) == choice.of.end())
        throw BadValue(text.empty() ? "empty" : "unknown value", std::string(nearest(text, choice.of)));
    return std::string(text);
}
OptionValue read(const NumberIn& range, std::string_view text) { return number_in(text, range.low, range.high); }
OptionValue read(const DurationIn& range, std::string_view text) { return duration_in(text, range.low, range.high); }
OptionValue read(const TextOf& kind, std::string_view text) {
    if (kind.secret && text == hidden_secret) throw BadValue("(secret) stands for what --print-config does not print");
    check_words(text, kind.shortest, kind.longest);
    const std::string_view fault = kind.fault ? kind.fault(text) : std::string_view{};
    if (!fault.empty()) throw BadValue(std::string(fault));
    return std::string(text);
}

std::string describe(const Choice& choice) { return fmt::format("{}", fmt::join(choice.of, ", ")); }
std::string describe(const NumberIn& range) { return fmt::format("a number from {} to {}", range.low, range.high); }
std::string describe(const DurationIn& range) {
    const bool may_be_0 = range.low == milliseconds::zero();
    return fmt::format("{}a time from {} to {} in ms, s, min or h", may_be_0 ? "0, or " : "",
                       print_duration(may_be_0 ? milliseconds(1) : range.low), print_duration(range.high));
}
std::string describe(const TextOf& kind) {
    return fmt::format("{} to {} bytes of UTF-8 without control characters or #", kind.shortest, kind.longest);
}

std::string print(const std::string& word) { return word; }
std::string print(std::uint64_t number) { return std::to_string(number); }
std::string print(milliseconds duration) { return print_duration(duration); }

} // namespace

bool is_secret(const OptionSpec& spec) noexcept {
    const auto* text = std::get_if<TextOf>(&spec.allowed);
    return text && text->secret;
}

OptionValue read_option(const OptionSpec& spec, std::string_view text) {
    return std::visit([=](const auto& allowed) { return read(allowed, text); }, spec.allowed);
}

std::string describe_allowed(const OptionSpec& spec) {
    return std::visit([](const auto& allowed) { return describe(allowed); }, spec.allowed);
}

std::string print_option(const OptionValue& value) {
    return std::visit([](const auto& v) { return print(v); }, value);
}

std::string show_option(const OptionSpec& spec, const OptionValue& value) {
    std::string text = print_option(value);
    return is_secret(spec) && !text.empty() ? std::string(hidden_secret) : text;
}

} // namespace chat
