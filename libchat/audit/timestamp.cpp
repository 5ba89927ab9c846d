// Writing RFC 3339 without asking the C library for a calendar.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/audit/timestamp.hpp"

namespace chat {
namespace {

// Writes `value` in as many digits as there are in [place, end).
void write_digits(char* place, char* end, unsigned value) noexcept {
    for (; end != place; value /= 10) *--end = static_cast<char>('0' + value % 10);
}

} // namespace

std::string_view Timestamp::text(Time time) noexcept {
    const auto second = std::chrono::floor<std::chrono::seconds>(time);
    if (second != second_) write_second(second);
    const auto fraction = std::chrono::floor<std::chrono::milliseconds>(time - second);
    write_digits(&text_[20], &text_[23], static_cast<unsigned>(fraction.count()));
    return {text_.data(), text_.size()};
}

void Timestamp::write_second(std::chrono::sys_seconds second) noexcept {
    const auto day = std::chrono::floor<std::chrono::days>(second);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(second - day);
    char* text = text_.data();
    const auto write = [text](int from, int to, auto value) {
        write_digits(text + from, text + to, static_cast<unsigned>(value));
    };
    write(0, 4, static_cast<int>(date.year()));
    write(5, 7, static_cast<unsigned>(date.month()));
    write(8, 10, static_cast<unsigned>(date.day()));
    write(11, 13, clock.hours().count());
    write(14, 16, clock.minutes().count());
    write(17, 19, clock.seconds().count());
    text[4] = text[7] = '-';
    text[10] = 'T';
    text[13] = text[16] = ':';
    text[19] = '.';
    text[23] = 'Z';
    second_ = second;
}

} // namespace chat
