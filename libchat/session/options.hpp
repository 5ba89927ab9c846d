// A protocol's own keys, of listeners or of its own sections: what it offers, and what the operator chose.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace chat {

// What an option may be: one of some words; a number; a time, and 0 only where the range begins at 0; a text. Both ends
// belong to a range.
struct Choice {
    std::vector<std::string_view> of;
};
struct NumberIn {
    std::uint64_t low, high;
};
struct DurationIn {
    std::chrono::milliseconds low, high;
};

// UTF-8 without control characters or a hash sign, and without blanks at its ends: the configuration can hold no other.
struct TextOf {
    std::size_t longest; // bytes
    std::size_t shortest = 0;
    // Why a text of such a length will not do, in words that go on after "key = value: ", or empty where it will. May
    // be null.
    std::string_view (*fault)(std::string_view text) = nullptr;
    // Printed as (secret), and shown in no message: a password's hash, a key.
    bool secret = false;
};

// In place of a preset: a key that must be given wherever its section stands.
struct Required {};
inline constexpr Required required;

using OptionAllowed = std::variant<Choice, NumberIn, DurationIn, TextOf>;
using OptionValue = std::variant<std::string, std::uint64_t, std::chrono::milliseconds>;

// One key that a protocol offers; `preset` is its value where the configuration says nothing.
//     {"adios_reply", "no", Choice{{"yes", "no"}}}
//     {"guests", 500, NumberIn{1, 65'535}}
//     {"patience", 10s, DurationIn{1s, 1h}}
//     {"motd", "", TextOf{4096}}
//     {"password_hash", required, TextOf{.longest = 127, .shortest = 1, .fault = hash_fault, .secret = true}}
struct OptionSpec {
    OptionSpec(std::string_view n, std::string_view p, Choice a)
        : name(n), preset(std::string(p)), allowed(std::move(a)) {}
    OptionSpec(std::string_view n, std::uint64_t p, NumberIn a) : name(n), preset(p), allowed(a) {}
    OptionSpec(std::string_view n, std::chrono::milliseconds p, DurationIn a) : name(n), preset(p), allowed(a) {}
    OptionSpec(std::string_view n, std::string_view p, TextOf a) : name(n), preset(std::string(p)), allowed(a) {}
    OptionSpec(std::string_view n, Required, OptionAllowed a) : name(n), allowed(std::move(a)) {}

    std::string_view name;
    std::optional<OptionValue> preset; // nothing where it is required
    OptionAllowed allowed;
};

// The values chosen for one section: checked already, one for every OptionSpec of its protocol. Before a section was
// read they are the presets, and what is required has no value.
class Options {
public:
    Options() = default;
    explicit Options(const std::vector<OptionSpec>& specs) {
        for (const OptionSpec& spec : specs)
            if (spec.preset) values_.emplace(spec.name, *spec.preset);
    }

    void set(std::string_view name, OptionValue value) {
        values_.insert_or_assign(std::string(name), std::move(value));
    }

    // These throw std::out_of_range where the protocol offers no such option, std::bad_variant_access where it is one
    // of another kind; a choice is a text.
    const std::string& text(std::string_view name) const { return std::get<std::string>(value(name)); }
    const std::string& choice(std::string_view name) const { return text(name); }
    bool yes(std::string_view name) const { return choice(name) == "yes"; }
    std::uint64_t number(std::string_view name) const { return std::get<std::uint64_t>(value(name)); }
    std::chrono::milliseconds duration(std::string_view name) const {
        return std::get<std::chrono::milliseconds>(value(name));
    }

    bool has(std::string_view name) const { return values_.contains(std::string(name)); }
    // Whatever its kind, for who prints it. Throws std::out_of_range.
    const OptionValue& value(std::string_view name) const { return values_.at(std::string(name)); }
    const std::map<std::string, OptionValue>& values() const noexcept { return values_; }

private:
    std::map<std::string, OptionValue> values_;
};

} // namespace chat
