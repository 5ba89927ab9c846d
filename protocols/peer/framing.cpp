// The table of framings.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/framing.hpp"

#include <algorithm>
#include <array>

namespace chat::peer {
namespace {

constexpr std::size_t unbounded = static_cast<std::size_t>(-1);
constexpr std::string_view seed_001 = "\\quit";
constexpr std::string_view seed_004 = "/q";

// In the order of Framing.
constexpr std::array<FramingRow, 10> rows = {{
    {Framing::handle, "handle", End::line_or_gap, "> ", seed_001, 500, unbounded},
    {Framing::plain, "plain", End::gap, "", seed_004, 1024, unbounded},
    {Framing::greeting, "greeting", End::line_or_gap, "", seed_001, 500, unbounded},
    {Framing::handshake, "handshake", End::line_or_gap, "> ", seed_001, 500, unbounded},
    {Framing::port_line, "port-line", End::line, "> ", seed_001, 500, unbounded},
    {Framing::len3x, "len3x", End::length, "-> ", seed_001, 500, 999},
    {Framing::len3z, "len3z", End::length, "> ", seed_001, 500, 999},
    {Framing::len4, "len4", End::length, "", seed_004, 4096, 9999},
    {Framing::header10, "header10", End::length, "", seed_004, 4096, 9999},
    {Framing::len_total, "len-total", End::length, "", seed_001, 500, 9999}, // with the header
}};

constexpr bool in_order() noexcept {
    for (std::size_t at = 0; at < rows.size(); ++at)
        if (rows[at].framing != static_cast<Framing>(at)) return false;
    return true;
}
static_assert(in_order());

} // namespace

const FramingRow& row_of(Framing framing) noexcept { return rows[static_cast<std::size_t>(framing)]; }

std::span<const FramingRow> all_framings() noexcept { return rows; }

std::optional<Framing> framing_called(std::string_view name) noexcept {
    const auto* const row = std::ranges::find(rows, name, &FramingRow::name);
    if (row == rows.end()) return std::nullopt;
    return row->framing;
}

} // namespace chat::peer
