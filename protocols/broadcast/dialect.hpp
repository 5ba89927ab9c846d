// How the binary protocol says what happens: frames of text.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/dialect.hpp"
#include "protocols/broadcast/frame.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace chat::broadcast {

// What classes do differently.
struct Style {
    std::size_t max_frame = 4090;     // bytes of body that we send at most; 128 or more
    bool newline = false;             // bodies of talks and errors end in LF, counted in their length
    Type direct_message = Type::talk; // or Type::direct
};

// Appends `head` and `text` as one frame, or as several, each with its head, where they pass max_frame. `text` is valid
// UTF-8 and is cut between characters.
void append_text(std::string& out, const Style& style, Type type, std::string_view head, std::string_view text);

// "Not stored", from "not stored": as all errors of this protocol begin.
std::string in_capitals(std::string_view words);

// Appends one list frame of as many names as fit, with commas between them, and takes them off the back of `names`,
// which must not be empty.
void append_list(std::string& out, const Style& style, std::vector<std::string>& names);

class BinaryDialect final : public Dialect {
public:
    explicit BinaryDialect(const Style& style) noexcept : style_(style) {}
    void render(const Message& message, std::string& out) const override;

private:
    const Style style_;
};

} // namespace chat::broadcast
