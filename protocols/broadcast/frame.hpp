// The binary protocol's frames: type, length of the body, body.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace chat::broadcast {

// The first byte of a frame (seed 003). Every other value is unsupported.
enum class Type : std::uint8_t { join = 0, leave = 1, talk = 2, list = 3, direct = 4, error = 5 };

inline constexpr std::size_t header_length = 3;     // the type, and two bytes of length in network order
inline constexpr std::size_t longest_body = 0xffff; // lengths count the body only, never the header

// What answers a join: one raw byte, or the body of a join frame.
inline constexpr char accepted = '\0';
inline constexpr char refused = '\1';

// Appends a whole frame. `body` has at most longest_body bytes.
void append_frame(std::string& out, Type type, std::string_view body);
std::string frame(Type type, std::string_view body);

// The length that stands in a header.
constexpr std::size_t length_in(std::string_view header) noexcept {
    return static_cast<std::size_t>(static_cast<unsigned char>(header[1])) << 8 | static_cast<unsigned char>(header[2]);
}

// `body` without the NUL, CR and LF at its end: some clients send a C string, or the line as it was typed.
std::string_view without_end(std::string_view body) noexcept;

} // namespace chat::broadcast
