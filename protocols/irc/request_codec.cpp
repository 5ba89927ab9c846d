// Lines, and what happens when one is too long.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/request_codec.hpp"

#include <algorithm>

namespace chat::irc {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view ends = "\r\n";
constexpr std::string_view blanks = " \0"sv;
constexpr std::string_view before_a_line = " \0\r\n"sv;

void skip_to(std::string_view& bytes, std::size_t at) noexcept { bytes.remove_prefix(std::min(at, bytes.size())); }

} // namespace

result<TextLine> RequestCodec::cut(std::string_view& bytes) noexcept {
    if (!skip_to_line(bytes)) return errc::incomplete;
    const std::size_t end = bytes.find_first_of(ends, searched_);
    const std::string_view line = bytes.substr(0, end);
    if (is_too_long(line)) {
        skipping_ = end == bytes.npos;
        skip_to(bytes, line.size());
        forget();
        return errc::frame_too_long;
    }
    if (end == bytes.npos) {
        searched_ = bytes.size();
        return errc::incomplete;
    }
    bytes.remove_prefix(end + 1); // the LF behind a CR is an empty line
    forget();
    return TextLine(line);
}

// False while no line has begun.
bool RequestCodec::skip_to_line(std::string_view& bytes) noexcept {
    if (skipping_) {
        skip_to(bytes, bytes.find_first_of(ends));
        skipping_ = bytes.empty();
    }
    if (searched_ == 0) skip_to(bytes, bytes.find_first_not_of(before_a_line));
    return !bytes.empty();
}

// What is true of the beginning of a line is true of the line.
bool RequestCodec::is_too_long(std::string_view line) noexcept {
    if (!line.starts_with('@')) return line.size() > longest_body;
    if (body_ == 0) {
        const std::size_t blank = line.find_first_of(blanks, searched_);
        if (blank == line.npos) return line.size() - 1 > longest_client_tags;
        body_ = blank + 1;
    }
    return body_ - 2 > longest_client_tags || line.size() - body_ > longest_body;
}

void RequestCodec::forget() noexcept {
    searched_ = 0;
    body_ = 0;
}

} // namespace chat::irc
