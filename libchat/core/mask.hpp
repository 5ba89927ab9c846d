// Masks: who or what is meant by words with * and ? in them, as IRC has them.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

namespace chat::mask {

// True where `mask` is the whole of `text`, with any characters for a *, and exactly one for a ?. A character is one of
// UTF-8; a byte that is part of none is one by itself. There are no escapes: names may have backslashes. Case counts:
// for names, give both as names::folded has made them. Never takes longer than both lengths multiplied.
bool matches_folded(std::string_view mask, std::string_view text) noexcept;

// The same whatever the case, for who asks once.
bool matches(std::string_view mask, std::string_view text);

// A mask of whole addresses, NAME!USER@HOST, with a * for each part that was left out: `bob` becomes `bob!*@*`, `u@h`
// becomes `*!u@h`, `n!u` becomes `n!u@*`. A word with a colon is a host, since no name has one.
std::string completed(std::string_view mask);

// True where there is a * or a ? in it.
bool has_wildcards(std::string_view word) noexcept;

} // namespace chat::mask
