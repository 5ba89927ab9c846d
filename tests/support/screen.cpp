// A small xterm.
// SPDX-License-Identifier: BSL-1.0
#include "tests/support/screen.hpp"

#include <algorithm>
#include <charconv>

namespace chat::test {

Screen::Screen(std::size_t rows, std::size_t columns) : columns_(columns), rows_(rows, Row(columns, " ")) {}

void Screen::shows(std::string_view bytes) {
    rest_ += bytes;
    std::string_view rest = rest_;
    for (std::size_t taken = 1; taken > 0 && !rest.empty(); rest.remove_prefix(taken)) taken = take_character(rest);
    rest_ = std::string(rest);
}

// How many bytes the first character or sequence has, after it was shown; 0 while it is not whole.
std::size_t Screen::take_character(std::string_view bytes) {
    const auto first = static_cast<unsigned char>(bytes.front());
    if (first == 0x1b) return take_sequence(bytes);
    if (first < 0x20 || first == 0x7f) {
        control(bytes.front());
        return 1;
    }
    const std::size_t length = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (bytes.size() < length) return 0;
    put(bytes.substr(0, length));
    return length;
}

std::size_t Screen::take_sequence(std::string_view bytes) {
    if (bytes.size() < 2) return 0;
    if (bytes[1] != '[') return bytes[1] == '(' ? (bytes.size() < 3 ? 0 : 3) : 2;
    const std::size_t end = std::string_view(bytes).substr(2).find_first_not_of("0123456789;?>");
    if (end == std::string_view::npos) return 0;
    obey(bytes.substr(2, end), bytes[2 + end]);
    return end + 3;
}

void Screen::control(char c) {
    full_ = full_ && c == '\a';
    if (c == '\r') column_ = 0;
    if (c == '\n') next_row();
    if (c == '\b' && column_ > 0) --column_;
    if (c == '\t') column_ = std::min(columns_ - 1, (column_ / 8 + 1) * 8);
}

void Screen::next_row() {
    if (row_ + 1 < rows_.size()) {
        ++row_;
        return;
    }
    rows_.erase(rows_.begin());
    rows_.emplace_back(columns_, " ");
}

void Screen::put(std::string_view character) {
    if (full_) {
        column_ = 0;
        next_row();
    }
    rows_[row_][column_] = character;
    full_ = column_ + 1 == columns_;
    if (!full_) ++column_;
}

void Screen::erase(Row& row, std::size_t from, std::size_t to) {
    std::fill(row.begin() + static_cast<std::ptrdiff_t>(from), row.begin() + static_cast<std::ptrdiff_t>(to), " ");
}

void Screen::obey(std::string_view parameters, char command) {
    std::size_t number = 0;
    std::from_chars(parameters.data(), parameters.data() + parameters.size(), number);
    const std::size_t count = std::max<std::size_t>(number, 1);
    Row& row = rows_[row_];
    const auto here = row.begin() + static_cast<std::ptrdiff_t>(column_);
    const std::size_t cells = std::min(count, columns_ - column_);
    full_ = false;
    switch (command) {
    case 'A': row_ -= std::min(row_, count); break;
    case 'B': row_ = std::min(rows_.size() - 1, row_ + count); break;
    case 'C': column_ = std::min(columns_ - 1, column_ + count); break;
    case 'D': column_ -= std::min(column_, count); break;
    case 'G': column_ = std::min(columns_, count) - 1; break;
    case 'H': row_ = column_ = 0; break; // no one here goes anywhere else by it
    case 'J':
        erase(row, number == 2 ? 0 : column_, columns_);
        for (std::size_t r = number == 2 ? 0 : row_ + 1; r < rows_.size(); ++r) erase(rows_[r], 0, columns_);
        break;
    case 'K': erase(row, number == 2 ? 0 : column_, number == 1 ? column_ + 1 : columns_); break;
    case '@':
        row.insert(here, cells, " ");
        row.resize(columns_);
        break;
    case 'P':
        row.erase(here, here + static_cast<std::ptrdiff_t>(cells));
        row.resize(columns_, " ");
        break;
    default: break; // colours and modes
    }
}

std::string Screen::text_with_cursor() const {
    std::string text;
    for (std::size_t number = 0; number < rows_.size(); ++number) {
        for (std::size_t column = 0; column < columns_; ++column) {
            if (number == row_ && column == column_) text += '|';
            text += rows_[number][column];
        }
        text.erase(text.find_last_not_of(' ') + 1);
        text += '\n';
    }
    text.erase(text.find_last_not_of('\n') + 1);
    return text + '\n';
}

} // namespace chat::test
