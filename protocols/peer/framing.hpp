// The wires that students invented for the turn-based chat, a row for each.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace chat::peer {

// How a client's wire tells where a text ends and who says it. The configuration calls it a dialect.
enum class Framing : std::uint8_t {
    handle,
    plain,
    greeting,
    handshake,
    port_line,
    len3x,
    len3z,
    len4,
    header10,
    len_total
};

// What ends a text of a client: silence (the gap); LF or NUL, or else the gap; LF; or the length before it.
enum class End : std::uint8_t { gap, line_or_gap, line, length };

struct FramingRow {
    // True where the bytes tell a message's end by its length: a frame that comes while a reply is owed waits for it.
    bool framed() const noexcept { return end == End::length; }
    // True where texts carry the name of who says them: "Bob> hi".
    bool carries_handle() const noexcept { return !arrow.empty(); }

    Framing framing;
    std::string_view name;    // in the configuration
    End end;                  // of what the client sends
    std::string_view arrow;   // between handle and text; empty where texts are bare
    std::string_view quit;    // ours
    std::size_t max_reply;    // bytes, where the configuration does not say
    std::size_t longest_body; // that its header can count
};

const FramingRow& row_of(Framing framing) noexcept;
std::span<const FramingRow> all_framings() noexcept;

// None where no framing is called so.
std::optional<Framing> framing_called(std::string_view name) noexcept;

} // namespace chat::peer
