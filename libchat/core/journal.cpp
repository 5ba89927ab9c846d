// What of a message is kept.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/journal.hpp"

#include <variant>

namespace chat {

Line line_of(const Message& message) {
    Line line;
    line.at = message.at;
    line.name = message.by.name;
    if (message.by.origin) line.protocol = message.by.origin->protocol;
    line.text = std::get<Said>(message.what).text;
    return line;
}

std::size_t memory_of(const Line& line) noexcept { return sizeof(Line) + line.name.size() + line.text.size(); }

} // namespace chat
