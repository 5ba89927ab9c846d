// Telling verbs, addresses and texts apart.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/line/codec.hpp"

#include "libchat/core/names.hpp"

#include <algorithm>
#include <optional>

namespace chat::line {

const Form forms[verbs] = {
    {Verb::login, "login", {"nick"}, Has::yes, Has::no, " NAME", "you are NAME from now on", true},
    {Verb::logout, "logout", {"quit", "q"}, Has::no, Has::no, "", "closes the connection", true},
    {Verb::send,
     "send",
     {"msg"},
     Has::yes,
     Has::yes,
     " NAME TEXT",
     "tells NAME alone; so does NAME, NAME: TEXT",
     false},
    {Verb::all, "all", {"broadcast"}, Has::no, Has::yes, " TEXT", "tells everybody who is logged in", false},
    {Verb::create, "create", {}, Has::yes, Has::no, " ROOM", "makes a room and joins it", false},
    {Verb::join, "join", {}, Has::yes, Has::no, " ROOM", "from now on you hear what is said there", false},
    {Verb::drop, "drop", {"leave", "part"}, Has::yes, Has::no, " ROOM", "no more of it", false},
    {Verb::say, "say", {}, Has::yes, Has::yes, " ROOM TEXT", "says it to everybody in the room", false},
    {Verb::users, "users", {"who"}, Has::maybe, Has::no, " [ROOM]", "who is logged in, or in the room", false},
    {Verb::rooms, "rooms", {}, Has::no, Has::no, "", "which rooms there are", false},
    {Verb::ping, "ping", {}, Has::no, Has::maybe, " [TEXT]", "is answered by the same text", true},
    {Verb::help, "help", {}, Has::no, Has::no, "", "shows this list", true},
};

namespace {

constexpr std::string_view blanks = " \t";

constexpr bool is_blank(char c) noexcept { return c == ' ' || c == '\t'; }

std::string_view without_blanks_before(std::string_view text) noexcept {
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    return text;
}

// The first word, taken off the front; the blank behind it stays.
std::string_view take_word(std::string_view& rest) noexcept {
    rest = without_blanks_before(rest);
    const std::string_view word = rest.substr(0, rest.find_first_of(blanks));
    rest.remove_prefix(word.size());
    return word;
}

// All behind one blank.
std::string_view text_in(std::string_view rest) noexcept { return rest.empty() ? rest : rest.substr(1); }

std::optional<Command> parse_address(std::string_view request) {
    const std::size_t colon = request.find(':');
    if (colon == request.npos) return std::nullopt;
    const std::string_view list = request.substr(0, colon), rest = request.substr(colon + 1);
    if (!rest.empty() && !is_blank(rest.front())) return std::nullopt;
    const auto is_name = [](std::string_view name) { return names::fault(name).empty(); };
    if (!std::ranges::all_of(addressees(list), is_name)) return std::nullopt;
    const std::string_view text = text_in(rest);
    return Command{Verb::send, list, text, !text.empty()};
}

const Form* form_called(std::string_view word) {
    const std::string name = names::folded(word);
    const auto is_it = [&](const Form& form) {
        return form.name == name || std::ranges::find(form.synonyms, std::string_view(name)) != std::end(form.synonyms);
    };
    const auto* const form = std::ranges::find_if(forms, is_it);
    return form == std::end(forms) ? nullptr : form;
}

} // namespace

std::string_view stripped(std::string_view line) noexcept {
    if (line.ends_with('\r')) line.remove_suffix(1);
    return without_blanks_before(line);
}

Command parse(std::string_view request) {
    if (const auto address = parse_address(request)) return *address;
    std::string_view rest = request;
    const std::string_view verb = take_word(rest);
    const Form* const form = form_called(verb);
    if (!form) return Command{Verb::unknown, verb, {}, true};
    Command command{form->verb, {}, {}, true};
    if (form->word != Has::no) command.word = take_word(rest);
    if (form->text != Has::no)
        command.text = text_in(rest);
    else
        command.whole = without_blanks_before(rest).empty();
    if (form->word == Has::yes && command.word.empty()) command.whole = false;
    if (form->text == Has::yes && command.text.empty()) command.whole = false;
    return command;
}

std::vector<std::string_view> addressees(std::string_view list) {
    std::vector<std::string_view> names;
    for (;;) {
        const std::size_t comma = list.find(',');
        names.push_back(list.substr(0, comma));
        if (comma == list.npos) return names;
        list = without_blanks_before(list.substr(comma + 1));
    }
}

std::string_view room_name(std::string_view word) noexcept {
    if (word.starts_with('#')) word.remove_prefix(1);
    return word;
}

std::string_view room_fault(std::string_view name) noexcept {
    if (name == "*") return "a star is everybody";
    return names::room_fault(name);
}

} // namespace chat::line
