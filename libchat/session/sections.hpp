// The sections of a configuration that belong to a protocol as a whole: what it offers, and what the operator wrote.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/options.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chat {

// One section that a protocol offers. Its name has no dot, and is none of libchat's own: those are found first.
//     {"irc", false, {{"network", "ClassNet", TextOf{50, 1}}}}         [irc], at most once
//     {"oper", true, {{"password_hash", required, TextOf{200, 1}}}}    [oper.NAME], any number of them
struct SectionSpec {
    std::string_view name;
    bool named; // the part after the dot is what the section is called
    std::vector<OptionSpec> options;
};

// What was written in the sections that were offered: checked already.
class Sections {
public:
    using Named = std::vector<std::pair<std::string, Options>>; // names differ; the order is that of the configuration

    Sections() = default;
    explicit Sections(const std::vector<SectionSpec>& specs) {
        for (const SectionSpec& spec : specs) offer(spec);
    }

    // As where the configuration has no such section: its presets, or none of that name. What is there stays.
    void offer(const SectionSpec& spec) {
        if (spec.named)
            named_.try_emplace(std::string(spec.name));
        else
            only_.try_emplace(std::string(spec.name), spec.options);
    }

    // What [section] says, in place of what it said.
    void set(std::string_view section, Options options) {
        only_.insert_or_assign(std::string(section), std::move(options));
    }
    // What one more [section.NAME] says.
    void add(std::string_view section, std::string name, Options options) {
        named_[std::string(section)].emplace_back(std::move(name), std::move(options));
    }

    // [section], also where the configuration has none: then these are the presets. Throws std::out_of_range where
    // nobody offers it, or where it is a named one.
    const Options& only(std::string_view section) const { return only_.at(std::string(section)); }
    // Every [section.NAME]. Throws std::out_of_range where nobody offers it, or where it is none of the named.
    const Named& named(std::string_view section) const { return named_.at(std::string(section)); }

private:
    std::map<std::string, Options> only_;
    std::map<std::string, Named> named_;
};

} // namespace chat
