// Putting lines together.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/reply.hpp"

#include "protocols/irc/safe_text.hpp"

#include <algorithm>

namespace chat::irc {
namespace {

constexpr std::string_view action_begin = "\1ACTION ";
constexpr std::string_view action_end = "\1";

void end_line(std::string& out) { out += "\r\n"; }

void begin_line(std::string& out, const Head& head) {
    out += head.tags();
    out += head.text();
}

void append_actions(std::string& out, const Head& first, const Head& rest, std::string_view text) {
    const std::size_t room = first.room() - action_begin.size() - action_end.size();
    const Head* head = &first;
    do {
        std::string piece(action_begin);
        piece += take_piece(text, room);
        piece += action_end;
        append_line(out, *head, piece);
        head = &rest;
    } while (!text.empty());
}

} // namespace

Head::Head(std::string_view source, std::string_view command) {
    text_ = ':';
    append(middle_word(source));
    text_ += ' ';
    text_ += command;
}

Head::Head(std::string_view server, Numeric numeric, std::string_view client) : Head(server, digits(numeric)) {
    add(client);
}

Head& Head::add(std::string_view middle) {
    text_ += ' ';
    append(middle_word(middle));
    return *this;
}

Head& Head::add(Middles middles) {
    for (const std::string_view middle : middles) add(middle);
    return *this;
}

Head& Head::tagged(std::string_view section) {
    tags_ = section;
    return *this;
}

// One byte of each word finds room behind longest_head: fifteen of them are fewer than what is kept free there.
void Head::append(const std::string& word) {
    const std::size_t room = std::max(longest_head, text_.size() + 1) - text_.size();
    const std::string_view piece = cut_text(word, room);
    text_ += room < 4 && piece.size() < word.size() ? "*" : piece; // less than a character may be
}

void append_line(std::string& out, const Head& head) {
    begin_line(out, head);
    end_line(out);
}

void append_line(std::string& out, const Head& head, std::string_view trailing) {
    begin_line(out, head);
    out += " :";
    if (!trailing.empty()) append_text(out, cut_text(trailing, head.room()));
    end_line(out);
}

std::string line(const Head& head) {
    std::string out;
    append_line(out, head);
    return out;
}

std::string line(const Head& head, std::string_view trailing) {
    std::string out;
    append_line(out, head, trailing);
    return out;
}

std::string standard_line(std::string_view server, Numeric numeric, std::string_view client, Middles middles) {
    Head head(server, numeric, client);
    head.add(middles);
    const std::string_view text = standard_text(numeric);
    return text.empty() ? line(head) : line(head, text);
}

std::string closing_line(std::string_view why) {
    return std::string("ERROR :Closing Link: (").append(why).append(")\r\n");
}

void append_messages(std::string& out, const Head& first, const Head& rest, std::string_view text) {
    if (text.empty()) return append_line(out, first, " ");
    const std::size_t room = first.room();
    if (text.size() > room && text.starts_with(action_begin)) {
        text.remove_prefix(action_begin.size());
        if (text.ends_with(action_end)) text.remove_suffix(action_end.size());
        return append_actions(out, first, rest, text);
    }
    append_line(out, first, take_piece(text, room));
    while (!text.empty()) append_line(out, rest, take_piece(text, room));
}

} // namespace chat::irc
