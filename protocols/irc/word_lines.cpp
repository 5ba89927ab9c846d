// Packing words into lines.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/word_lines.hpp"

#include "protocols/irc/safe_text.hpp"

#include <cassert>
#include <utility>

namespace chat::irc {

WordLines::WordLines(std::string& out, Head head, const Row& row)
    : out_(out),
      head_(std::move(head)),
      row_(row),
      room_(longest_body - head_.text().size() - row.unless_last.size() - row.before.size() - row.after.size()) {
    assert(room_ < longest_body); // what is not above 0 would be huge
}

void WordLines::add(std::string_view word) {
    const bool is_middle = row_.before.find(':') == row_.before.npos;
    const std::string safe = is_middle ? middle_word(word) : list_word(word);
    const std::string_view piece = cut_text(safe, room_);
    if (in_line_ == row_.most_words || (in_line_ > 0 && words_.size() + 1 + piece.size() > room_)) write(false);
    if (in_line_++ > 0) words_ += row_.between;
    words_ += piece;
}

std::size_t WordLines::finish() {
    if (in_line_ > 0) write(true);
    return lines_;
}

void WordLines::write(bool last) {
    out_ += head_.tags();
    out_ += head_.text();
    if (!last) out_ += row_.unless_last;
    out_ += row_.before;
    out_ += words_;
    out_ += row_.after;
    out_ += "\r\n";
    words_.clear();
    in_line_ = 0;
    ++lines_;
}

} // namespace chat::irc
