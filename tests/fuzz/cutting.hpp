// Gives a codec its bytes in pieces, as a connection would, and looks on.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/errors.hpp"
#include "tests/fuzz/promise.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace chat::fuzz {

// Calls `hear(frame, eaten)` for whatever the codec cuts, errors too, with the bytes that it took for that; returns
// what it leaves at the end. Promised of every codec: it takes bytes off the front, at least one for what is heard; it
// says incomplete otherwise; it holds back no more than `most_held` bytes.
template <class Codec, class Hear>
std::string cut(Codec& codec, std::string_view bytes, std::size_t piece, std::size_t most_held, Hear hear) {
    std::string left;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        left += bytes.substr(at, piece);
        std::string_view rest = left;
        for (;;) {
            const std::string_view before = rest;
            const auto frame = codec.cut(rest);
            promise(before.ends_with(rest));
            if (!frame && incomplete(frame.error())) break;
            promise(rest.size() < before.size());
            hear(frame, before.substr(0, before.size() - rest.size()));
        }
        promise(rest.size() <= most_held);
        left.erase(0, left.size() - rest.size());
    }
    return left;
}

// The size of the pieces is the input's first byte's to say; `heard(bytes, piece)` is what was heard, and must be the
// same however the bytes arrive.
template <class Heard> void promise_same_in_pieces(std::string_view input, Heard heard) {
    if (input.empty()) return;
    const std::size_t piece = 1 + static_cast<unsigned char>(input.front()) % 16;
    const std::string_view bytes = input.substr(1);
    promise(heard(bytes, piece) == heard(bytes, bytes.size() + 1));
}

} // namespace chat::fuzz
