// Program_options reads each line; the sections are ours, since it flattens them, passes over empty ones, and counts
// no lines.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/config/ini.hpp"

#include "libchat/config/config_error.hpp"
#include "libchat/core/text.hpp"

#include <boost/program_options/errors.hpp>
#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <sstream>

namespace chat {
namespace {

namespace po = boost::program_options;

std::string_view trim(std::string_view text) {
    constexpr std::string_view blanks = " \t\r";
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    return text.substr(0, text.find_last_not_of(blanks) + 1);
}

std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

class IniParser {
public:
    explicit IniParser(const std::string& file) : file_(file) {}

    void read_line(std::string_view line) {
        ++line_;
        const std::size_t hash = std::min(line.find('#'), line.size());
        const std::string_view words = trim(line.substr(0, hash));
        if (words.starts_with('[') && words.ends_with(']'))
            open_section(trim(words.substr(1, words.size() - 2)));
        else if (words.starts_with('[') && hash != line.size())
            fail_without_sense(fmt::format(" \"{}\", since # starts a comment anywhere", words));
        else if (std::optional<IniEntry> entry = parse_entry(words))
            add(std::move(*entry), line.substr(hash));
    }

    std::vector<IniSection> take() { return std::move(sections_); }

private:
    std::string section() const { return sections_.empty() ? std::string{} : sections_.back().name; }

    void open_section(std::string_view name) {
        if (name.empty()) throw ConfigError({file_, line_, {}, {}, {}}, "a section without a name: []");
        if (!text::is_clean(name))
            throw ConfigError({file_, line_, std::string(name), {}, {}}, "not UTF-8, or has a control character");
        const auto first = std::ranges::find(sections_, name, &IniSection::name);
        if (first != sections_.end())
            throw ConfigError({file_, line_, std::string(name), {}, {}},
                              fmt::format("this section is given twice, first on line {}", first->line),
                              "each section once, and each [KIND.NAME] with a name of its own");
        sections_.push_back({std::string(name), line_, {}});
    }

    // Nothing for a line that is empty.
    std::optional<IniEntry> parse_entry(std::string_view words) const {
        try {
            std::istringstream line{std::string(words)};
            const auto parsed = po::parse_config_file(line, po::options_description{}, true);
            if (parsed.options.empty()) return std::nullopt;
            return IniEntry{parsed.options[0].string_key, parsed.options[0].value[0], line_, {}};
        } catch (const po::error&) {
            // Where it is no header it may hold a secret.
            fail_without_sense(words.starts_with('[') ? fmt::format(" \"{}\"", words) : std::string{});
        }
    }

    [[noreturn]] void fail_without_sense(std::string_view what) const {
        throw ConfigError({file_, line_, section(), {}, {}}, fmt::format("cannot make sense of the line{}", what),
                          "[section], key = value, # comment");
    }

    void add(IniEntry entry, std::string_view comment) {
        entry.comment = comment;
        if (sections_.empty()) sections_.push_back({{}, line_, {}});
        IniSection& section = sections_.back();
        const ConfigPlace place{file_, line_, section.name, entry.key, {}};
        if (entry.key.empty()) throw ConfigError(place, "no key stands before the =");
        const auto first = std::ranges::find(section.entries, entry.key, &IniEntry::key);
        if (first != section.entries.end())
            throw ConfigError(place, fmt::format("this key is given twice, first on line {}", first->line));
        section.entries.push_back(std::move(entry));
    }

    const std::string& file_;
    std::size_t line_ = 0;
    std::vector<IniSection> sections_;
};

} // namespace

std::vector<IniSection> parse_ini(const std::string& file, std::string_view text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    IniParser parser(file);
    while (!text.empty()) parser.read_line(take_line(text));
    return parser.take();
}

} // namespace chat
