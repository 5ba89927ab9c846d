// What is common to all framings: quits, handles before a text, and ends that are no part of it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace chat::peer {

inline constexpr std::string_view our_handle = "SERVER";
inline constexpr std::string_view client_hello = "client-372";
inline constexpr std::string_view server_hello = "server-372";
inline constexpr std::string_view too_long_reason = "message too long"; // in the audit log

// One of the bytes that may stand around a text without being part of it: CR, LF, NUL.
constexpr bool is_end(char c) noexcept { return c == '\r' || c == '\n' || c == '\0'; }

inline constexpr std::size_t longest_handle = 32; // bytes

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// `message` without the CR, LF and NUL at its end.
std::string_view without_end(std::string_view message) noexcept;

// True when the whole text, its end apart, is a quit of either family.
bool is_quit(std::string_view text) noexcept;
// True when more bytes may make it one.
bool begins_quit(std::string_view text) noexcept;

// A handle and the arrow behind it, at the front of a text: "Bob> ", "Bob>", "Bob-> ".
struct Address {
    enum class State : std::uint8_t { none, half, whole };

    Address() = default;
    explicit Address(State s) noexcept : state(s) {}

    State state = State::none;
    bool lettered = false;   // one of its bytes is a letter, or beyond ASCII
    std::string_view handle; // without the arrow
    std::size_t size = 0;    // with the arrow, and one blank behind it
};

// `half` where there is no arrow yet and more bytes may bring one. A handle has 1 to 32 bytes, without blanks or any of
// : / < = " ( ) , ; and NUL.
Address address_in(std::string_view text) noexcept;

// True for a handle that stands alone: 1 to `longest` bytes, no blank, no `>`, no quit.
bool is_lone_handle(std::string_view word, std::size_t longest) noexcept;

} // namespace chat::peer
