// Lists that leave: many words in as few lines as hold them, each line with the same head.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/irc/reply.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace chat::irc {

// How the words of a line stand behind its head.
struct Row {
    std::string_view before = " :"; // the first word; without a ':' each word is a parameter of its own
    char between = ' ';
    std::string_view after = {};                           // the last word
    std::string_view unless_last = {};                     // behind the head of each line that another follows
    std::size_t most_words = static_cast<std::size_t>(-1); // of a line
};

inline constexpr Row word_row{};                   // NAMES, ISON, USERHOST, the rooms of WHOIS
inline constexpr Row comma_row{" :", ',', {}, {}}; // MONITOR
inline constexpr Row cap_row{" :", ' ', {}, " *"}; // CAP LS and CAP LIST, version 302
inline constexpr Row isupport_row{" ", ' ', " :are supported by this server", {}, most_isupport_tokens};

// Writes a list word by word, so that the longest needs no memory but its lines.
//     WordLines names(out, Head(server, Numeric::RPL_NAMREPLY, nick).add({"=", "#room"}));
//     for (...) names.add(...);
//     names.finish();
class WordLines {
public:
    // Appends to `out`, which outlives it.
    WordLines(std::string& out, Head head, const Row& row = word_row);

    // In a word, a blank, CR, LF or NUL leaves as `_`. An empty one is written as `*`; one that is longer than a line
    // is cut at a character.
    void add(std::string_view word);

    // Writes the last line. How many there were in all: none where there was no word.
    std::size_t finish();

private:
    void write(bool last);

    std::string& out_;
    const Head head_;
    const Row row_;
    const std::size_t room_;
    std::string words_; // of the line that is not written yet
    std::size_t in_line_ = 0;
    std::size_t lines_ = 0;
};

} // namespace chat::irc
