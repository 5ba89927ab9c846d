// Recognising the words that start tic-tac-toe.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/game/wire.hpp"

#include "protocols/peer/game/words.hpp"

#include <boost/algorithm/string/predicate.hpp>

#include <locale>

namespace chat::peer::game {
namespace {

bool same(std::string_view text, std::string_view word) {
    return boost::algorithm::iequals(text, word, std::locale::classic());
}

} // namespace

std::optional<Wire> started_by(std::string_view text, bool framed, std::optional<Wire> pinned) noexcept {
    text = trimmed(text);
    const bool spaced = same(text, "play tic tac toe");
    const bool joined = same(text, "play tic-tac-toe") || same(text, "play tictactoe");
    if (pinned && (spaced || joined)) return pinned;
    if (spaced) return wire_without_word(framed);
    if (joined && !framed) return Wire::digit;
    return std::nullopt;
}

} // namespace chat::peer::game
