// How a section's errors are found and told.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/config/section_reader.hpp"

#include "libchat/config/bad_value.hpp"
#include "libchat/config/nearest.hpp"
#include "libchat/config/words.hpp"
#include "libchat/core/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace chat {
namespace {

// "room = #lobby" was meant as a value; "file =  # none" was not.
bool hides_a_value(std::string_view comment) {
    return comment.size() > 1 && std::string_view(" \t\r#").find(comment[1]) == std::string_view::npos;
}

} // namespace

const IniEntry* SectionReader::find(std::string_view key) const noexcept {
    const auto entry = std::ranges::find(section_.entries, key, &IniEntry::key);
    return entry == section_.entries.end() ? nullptr : &*entry;
}

ConfigPlace SectionReader::place(std::string_view key, const std::string& value_in_force) const {
    if (const IniEntry* entry = find(key)) return place_of_value(*entry);
    return {file_, section_.line, section_.name, std::string(key), value_in_force};
}

std::string SectionReader::read_name(std::string_view what) const {
    const std::string_view name = std::string_view(section_.name).substr(section_.name.find('.') + 1);
    try {
        check_plain_name(name);
    } catch (const BadValue& bad) {
        throw ConfigError(place(), fmt::format("{} \"{}\": {}", what, name, bad.what()), allowed_plain_name);
    }
    return std::string(name);
}

void SectionReader::read_value(const IniEntry& entry, std::string_view allowed, const Read& read) const {
    read_at(place_of_value(entry), entry, allowed, read);
}

void SectionReader::read_secret(const IniEntry& entry, std::string_view allowed, const Read& read) const {
    read_at(place(entry), entry, allowed, read);
}

void SectionReader::read_at(const ConfigPlace& place, const IniEntry& entry, std::string_view allowed,
                            const Read& read) const {
    try {
        if (!text::is_clean(entry.value)) throw BadValue("not UTF-8, or has a control character");
        if (entry.value.empty() && hides_a_value(entry.comment)) throw BadValue("empty");
        read(entry.value);
    } catch (const BadValue& bad) {
        const bool commented_out = entry.value.empty() && !entry.comment.empty();
        throw ConfigError(place, commented_out ? "empty, since # starts a comment anywhere" : bad.what(), allowed,
                          bad.suggestion());
    }
}

void SectionReader::fail_unknown_key(const IniEntry& entry, std::span<const std::string_view> known,
                                     std::string_view hint) const {
    const std::string reason = hint.empty() ? std::string("unknown key") : fmt::format("unknown key here: {}", hint);
    throw ConfigError(place(entry), reason, fmt::format("{}", fmt::join(known, ", ")), nearest(entry.key, known));
}

} // namespace chat
