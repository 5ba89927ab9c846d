// Reading and writing mode letters.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/mode_changes.hpp"

#include "libchat/core/text.hpp"
#include "protocols/irc/safe_text.hpp"

#include <algorithm>
#include <charconv>

namespace chat::irc {
namespace {

using Kind = ModeProblem::Kind;

constexpr bool has(std::string_view letters, char letter) noexcept { return letters.find(letter) != letters.npos; }

bool is_key(std::string_view word, std::size_t longest) noexcept {
    const auto unfit = [](char c) {
        return c == ' ' || c == ',' || c == '\x7f' || static_cast<unsigned char>(c) < ' ';
    };
    return word.size() <= longest && !word.starts_with(':') && std::ranges::none_of(word, unfit);
}

// One character, taken off the front; of what is not UTF-8 one byte.
std::string_view take_letter(std::string_view& letters) noexcept {
    std::size_t length = 1;
    while (length < letters.size() && (static_cast<unsigned char>(letters[length]) & 0xc0) == 0x80) ++length;
    if (!text::is_utf8(letters.substr(0, length))) length = 1;
    const std::string_view letter = letters.substr(0, length);
    letters.remove_prefix(length);
    return letter;
}

// Reads letters one by one; what differs between rooms and users is what becomes of a letter.
class Reading {
public:
    Reading(std::span<const std::string_view> arguments, std::size_t longest_key) noexcept
        : arguments_(arguments), longest_key_(longest_key) {}

    template <class Understand> ModeRequest read(std::string_view letters, Understand understand) {
        while (!letters.empty()) {
            const std::string_view letter = take_letter(letters);
            if (letter == "+" || letter == "-")
                add_ = letter == "+";
            else if (letter.size() > 1 || !(this->*understand)(letter))
                report_unknown(letter);
        }
        return std::move(request_);
    }

    // These are false where nobody knows the letter.
    bool of_user(std::string_view letter) {
        if (!has(user_modes, letter.front())) return false;
        change(letter, {});
        return true;
    }
    bool of_room(std::string_view letter) {
        const char mode = letter.front();
        if (has(list_modes, mode)) {
            read_list_entry(letter);
        } else if (has(plain_modes, mode) || (has(limit_modes, mode) && !add_)) {
            change(letter, {});
        } else if (has(seat_modes, mode) || has(key_modes, mode) || has(limit_modes, mode)) {
            read_argument(letter);
        } else {
            return false;
        }
        return true;
    }

private:
    std::string_view next_argument() noexcept {
        if (arguments_.empty()) return {};
        const std::string_view argument = arguments_.front();
        arguments_ = arguments_.subspan(1);
        return argument;
    }

    void read_list_entry(std::string_view letter) {
        const std::string_view mask = next_argument();
        if (!mask.empty()) return change(letter, mask);
        if (!has(request_.queries, letter.front())) request_.queries += letter;
    }

    void read_argument(std::string_view letter) {
        const std::string_view argument = next_argument();
        const bool takes_away_key = has(key_modes, letter.front()) && !add_;
        if (argument.empty() && !takes_away_key)
            request_.problems.push_back({Kind::missing_argument, letter, {}});
        else if (is_right(letter.front(), argument) || takes_away_key)
            change(letter, argument);
        else
            request_.problems.push_back({Kind::bad_argument, letter, argument});
    }

    bool is_right(char mode, std::string_view argument) const noexcept {
        if (has(key_modes, mode)) return is_key(argument, longest_key_);
        return !has(limit_modes, mode) || limit_in(argument);
    }

    void change(std::string_view letter, std::string_view argument) {
        request_.changes.push_back({add_, letter.front(), argument});
    }

    void report_unknown(std::string_view letter) {
        const auto is_it = [&](const ModeProblem& p) { return p.kind == Kind::unknown_letter && p.letter == letter; };
        if (std::ranges::none_of(request_.problems, is_it))
            request_.problems.push_back({Kind::unknown_letter, letter, {}});
    }

    std::span<const std::string_view> arguments_;
    std::size_t longest_key_;
    ModeRequest request_;
    bool add_ = true;
};

} // namespace

ModeRequest parse_room_modes(std::span<const std::string_view> words, std::size_t longest_key) {
    if (words.empty()) return {};
    return Reading(words.subspan(1), longest_key).read(words.front(), &Reading::of_room);
}

ModeRequest parse_user_modes(std::string_view letters) { return Reading({}, 0).read(letters, &Reading::of_user); }

std::optional<std::uint32_t> limit_in(std::string_view argument) noexcept {
    std::uint32_t limit = 0;
    const char* const end = argument.data() + argument.size();
    const auto [read_to, error] = std::from_chars(argument.data(), end, limit);
    if (error != std::errc() || read_to != end || limit == 0) return std::nullopt;
    return limit;
}

} // namespace chat::irc
