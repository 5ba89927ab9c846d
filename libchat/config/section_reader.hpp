// One section being read: hands over its values, and words what is wrong with them.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/config/config_error.hpp"
#include "libchat/config/ini.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace chat {

class SectionReader {
public:
    // Both outlive the reader.
    SectionReader(const std::string& file, const IniSection& section) : file_(file), section_(section) {}

    const IniSection& section() const noexcept { return section_; }
    // The entry, or null.
    const IniEntry* find(std::string_view key) const noexcept;

    // Where errors of the whole section, or of the key of one of its entries, are.
    ConfigPlace place() const { return {file_, section_.line, section_.name, {}, {}}; }
    ConfigPlace place(const IniEntry& entry) const { return {file_, entry.line, section_.name, entry.key, {}}; }
    // The place of its value, which is no secret.
    ConfigPlace place_of_value(const IniEntry& entry) const {
        return {file_, entry.line, section_.name, entry.key, entry.value};
    }
    // The place of the value of `key`, or, where the section does not give it, of the section with the value that holds
    // instead.
    ConfigPlace place(std::string_view key, const std::string& value_in_force) const;

    // What stands behind the first dot of a section that has one. `what` it is begins the message of the ConfigError:
    // "the listener's name".
    std::string read_name(std::string_view what) const;

    // Hands the entry's value to `read` once it is clean text, and makes a ConfigError of a BadValue.
    using Read = std::function<void(std::string_view)>;
    void read_value(const IniEntry& entry, std::string_view allowed, const Read& read) const;
    // The same, and the error does not tell the value; `read` gives no reason that does.
    void read_secret(const IniEntry& entry, std::string_view allowed, const Read& read) const;

    // `hint` may say where else the key belongs. The nearest of `known` is suggested.
    [[noreturn]] void fail_unknown_key(const IniEntry& entry, std::span<const std::string_view> known,
                                       std::string_view hint = {}) const;

private:
    void read_at(const ConfigPlace& place, const IniEntry& entry, std::string_view allowed, const Read& read) const;

    const std::string& file_;
    const IniSection& section_;
};

} // namespace chat
