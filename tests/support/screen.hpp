// What a terminal shows after a program wrote to it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chat::test {

// As much of an xterm as line editing needs: characters of UTF-8 (one cell each), wrapping, scrolling, moving the
// cursor, erasing, inserting and deleting. Sequences it does not know are passed over.
class Screen {
public:
    Screen(std::size_t rows, std::size_t columns);

    // Output may be cut anywhere.
    void shows(std::string_view bytes);

    // The rows without the blanks at their ends, down to the last that is not empty, an LF behind each; and a | before
    // the character that the cursor stands on.
    std::string text_with_cursor() const;

private:
    using Row = std::vector<std::string>; // a cell is a character of UTF-8

    std::size_t take_character(std::string_view bytes);
    std::size_t take_sequence(std::string_view bytes);
    void control(char c);
    void put(std::string_view character);
    void obey(std::string_view parameters, char command);
    void erase(Row& row, std::size_t from, std::size_t to);
    void next_row();

    std::size_t columns_;
    std::vector<Row> rows_;
    std::size_t row_ = 0;
    std::size_t column_ = 0;
    bool full_ = false; // the last column was written: the next character wraps
    std::string rest_;  // the begin of a character or sequence
};

} // namespace chat::test
