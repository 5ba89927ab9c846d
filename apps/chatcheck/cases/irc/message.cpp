// Taking a line of IRC apart: modern.ircdocs.horse, "Message format".
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/irc/message.hpp"

#include <algorithm>

namespace chat::check::irc {
namespace {

// The next word, and the blanks behind it are gone.
std::string next_word(std::string_view& rest) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    std::string word(rest.substr(0, end));
    rest.remove_prefix(std::min(rest.find_first_not_of(' ', end), rest.size()));
    return word;
}

} // namespace

bool Message::is_numeric() const {
    return command.size() == 3 && std::ranges::all_of(command, [](char c) { return c >= '0' && c <= '9'; });
}

bool Message::is_refusal() const {
    if (command == "ERROR") return true;
    return is_numeric() && (command[0] == '4' || command[0] == '5') && command != "422";
}

Message parse(std::string_view line) {
    Message message;
    message.line = line;
    if (line.starts_with('@')) next_word(line); // tags
    if (line.starts_with(':')) message.source = next_word(line).substr(1);
    message.command = next_word(line);
    while (!line.empty()) {
        if (line.starts_with(':')) {
            message.params.emplace_back(line.substr(1));
            break;
        }
        message.params.push_back(next_word(line));
    }
    return message;
}

} // namespace chat::check::irc
