// Reading the file of a class.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/matrix/class_file.hpp"

#include "apps/chatcheck/cases/catalogue.hpp"
#include "libchat/config/config_error.hpp"
#include "libchat/config/ini.hpp"
#include "libchat/config/nearest.hpp"

#include <boost/algorithm/string/replace.hpp>

#include <algorithm>

namespace chat::check {
namespace {

std::string lines(const std::string& value) { return boost::replace_all_copy(value, "\\n", "\n"); }

[[noreturn]] void unknown(const ConfigPlace& place, const std::string& what,
                          const std::vector<std::string_view>& known) {
    throw ConfigError(place, what, {}, nearest(place.key.empty() ? place.section : place.key, known));
}

void read_program(ClassFile::Program& program, const std::string& file, const IniSection& section) {
    for (const IniEntry& entry : section.entries) {
        const ConfigPlace place{file, entry.line, section.name, entry.key, {}};
        if (entry.key == "exec")
            program.exec = entry.value;
        else if (entry.key == "types")
            program.types = lines(entry.value);
        else if (entry.key == "leaves")
            program.leaves = lines(entry.value);
        else
            unknown(place, "is no key of a program", {"exec", "types", "leaves"});
    }
    if (program.exec.empty()) throw ConfigError({file, section.line, section.name, "exec", {}}, "is missing");
    if (program.exec.find("{port}") == std::string::npos)
        throw ConfigError({file, section.line, section.name, "exec", program.exec}, "has no {port} in it");
}

void read_head(ClassFile& found, const std::string& file, const IniSection& section) {
    for (const IniEntry& entry : section.entries) {
        const ConfigPlace place{file, entry.line, section.name, entry.key, entry.value};
        if (entry.key != "protocol") {
            found.habits.set(entry.key, entry.value);
            continue;
        }
        if (!find_chapter(entry.value)) throw ConfigError(place, "is no protocol");
        found.protocol = entry.value;
    }
    const Chapter* chapter = find_chapter(found.protocol);
    if (!chapter) throw ConfigError({file, section.line, section.name, "protocol", {}}, "is missing");
    for (const IniEntry& entry : section.entries) {
        if (entry.key == "protocol") continue;
        std::vector<std::string_view> known{"protocol"};
        for (const HabitRow& row : chapter->habits) known.push_back(row.name);
        if (std::ranges::find(known, entry.key) == known.end())
            unknown({file, entry.line, section.name, entry.key, {}}, "is no key of a class", known);
    }
}

} // namespace

ClassFile read_class(const std::string& file, std::string_view text) {
    ClassFile found;
    for (const IniSection& section : parse_ini(file, text)) {
        const ConfigPlace place{file, section.line, section.name, "", {}};
        if (section.name.empty() && section.entries.empty()) continue;
        if (section.name == "class") {
            read_head(found, file, section);
        } else if (section.name.starts_with("server.") || section.name.starts_with("client.")) {
            ClassFile::Program program{section.name.substr(7), {}, {}, {}};
            read_program(program, file, section);
            (section.name.starts_with("server.") ? found.servers : found.clients).push_back(std::move(program));
        } else {
            throw ConfigError(place, "is no section of this file", "[class], [server.NAME] and [client.NAME]");
        }
    }
    if (found.protocol.empty()) throw ConfigError({file, 0, "class", "protocol", {}}, "is missing");
    if (found.servers.empty()) throw ConfigError({file, 0, "server.NAME", "", {}}, "there is none");
    if (found.clients.empty()) throw ConfigError({file, 0, "client.NAME", "", {}}, "there is none");
    return found;
}

} // namespace chat::check
