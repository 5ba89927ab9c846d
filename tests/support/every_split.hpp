// A stream may be cut anywhere: the same input must mean the same, however it arrives.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chat::test {

using Pieces = std::vector<std::string_view>;

// Calls `check(pieces)` for `input` whole, cut in two at every place, and byte by byte.
template <class Check> void every_split(std::string_view input, Check check) {
    check(Pieces{input});
    for (std::size_t cut = 1; cut < input.size(); ++cut) check(Pieces{input.substr(0, cut), input.substr(cut)});
    Pieces bytes;
    for (std::size_t at = 0; at < input.size(); ++at) bytes.push_back(input.substr(at, 1));
    check(bytes);
}

// What a codec makes of the pieces: each frame by `describe`, errors by their message, then what is left over.
template <class Codec, class Describe>
std::vector<std::string> cut_all(Codec codec, const Pieces& pieces, Describe describe) {
    std::vector<std::string> heard;
    std::string left;
    for (const std::string_view piece : pieces) {
        left += piece;
        std::string_view bytes = left;
        for (;;) {
            const auto frame = codec.cut(bytes);
            if (!frame && incomplete(frame.error())) break;
            heard.push_back(frame ? describe(*frame) : "error: " + frame.error().message());
        }
        left.erase(0, left.size() - bytes.size());
    }
    heard.push_back("left: " + left);
    return heard;
}

} // namespace chat::test
