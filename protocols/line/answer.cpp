// Writing statuses and lists.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/line/answer.hpp"

#include <fmt/format.h>

namespace chat::line {
namespace {

struct Meaning {
    std::string_view word;
    std::string_view reason;
};

// In the order of the enumeration.
constexpr Meaning meanings[] = {
    {"not-logged-in", "log in first: login NAME"},
    {"already-logged-in", "you have a name"},
    {"name-taken", "somebody else has that name"},
    {"bad-name", "nobody may have that name"},
    {"no-such-user", "nobody has that name"},
    {"no-such-room", "there is no such room"},
    {"room-exists", "join it instead"},
    {"bad-room", "no room may be called so"},
    {"not-in-room", "you are not in that room"},
    {"already-in-room", "you are in that room"},
    {"not-allowed", "the rules of the room forbid it"},
    {"too-long", "it is too long"},
    {"too-many", "you are in as many rooms as you may be"},
    {"not-stored", "it could not be kept, and nobody has heard it"},
    {"unknown-verb", "help shows the commands"},
    {"usage", "it needs more, or less"},
};

const Meaning& meaning_of(Code code) noexcept { return meanings[static_cast<std::size_t>(code)]; }

const Form& form_of(Verb verb) noexcept { return forms[static_cast<std::size_t>(verb)]; }

std::string_view name_of(Verb verb) noexcept { return verb == Verb::unknown ? "?" : form_of(verb).name; }

} // namespace

std::string_view word_of(Code code) noexcept { return meaning_of(code).word; }

std::string accepted(Verb verb, std::string_view detail) {
    std::string status = fmt::format("OK {}", name_of(verb));
    if (!detail.empty()) status.append(" ").append(detail);
    return status.append(line_end);
}

std::string refused(Verb verb, Code code, std::string_view reason) {
    std::string usage;
    if (code == Code::usage) {
        usage = fmt::format("{}{}", form_of(verb).name, form_of(verb).behind);
        reason = usage;
    }
    const Meaning& meaning = meaning_of(code);
    return fmt::format("ERR {} {} {}{}", name_of(verb), meaning.word, reason.empty() ? meaning.reason : reason,
                       line_end);
}

void append_list(std::string& out, std::string_view head, std::vector<std::string>& words) {
    const std::size_t begin = out.size();
    out += head;
    while (!words.empty() && out.size() - begin + 1 + words.back().size() + line_end.size() <= longest_piece) {
        out.append(" ").append(words.back());
        words.pop_back();
    }
    out += line_end;
}

std::string help_lines() {
    std::string lines;
    for (const Form& form : forms) {
        std::string names(form.name);
        for (const std::string_view synonym : form.synonyms)
            if (!synonym.empty()) names.append("|").append(synonym);
        lines += help_line(fmt::format("{:<24} {}", fmt::format("{}{}", names, form.behind), form.meaning));
    }
    return lines;
}

std::string help_line(std::string_view text) { return fmt::format("HELP {}{}", text, line_end); }

} // namespace chat::line
