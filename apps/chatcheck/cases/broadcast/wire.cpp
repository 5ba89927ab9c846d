// Reading frames, and saying which octet of one is wrong.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/broadcast/wire.hpp"

#include "apps/chatcheck/play/show.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace chat::check::broadcast {
namespace {

std::string words_for(const Frame& frame) {
    return fmt::format("type {:02x} with {}", static_cast<unsigned>(frame.type), quoted(frame.body));
}

bool is_sent_by_servers(char type, const Habits& habits) {
    return (type >= '\2' && type <= '\5') || (type == '\0' && habits.is("status", "frame"));
}

} // namespace

std::string ended(const Habits& habits, std::string_view text) {
    return std::string(text) + (habits.is("newline", "yes") ? "\n" : "");
}

std::string answer(const Habits& habits, char status) {
    return habits.is("status", "frame") ? frame(Type::join, {&status, 1}) : std::string(1, status);
}

Frame read_frame(Link& link, const Habits& habits, std::string_view what) {
    const std::string type = link.read(1, what);
    if (!is_sent_by_servers(type[0], habits))
        link.fail(fmt::format("a frame begins with {}; its type must be 02, 03, 04 or 05", octet(type[0])),
                  "02, 03, 04 or 05", 1);
    const std::string header = type + link.read(2, "two octets of length");
    const std::size_t length = chat::broadcast::length_in(header);
    return {Type(type[0]), link.read(length, fmt::format("a body of {} octets, as the length {:02x} {:02x} says",
                                                         length, length >> 8, length & 0xff))};
}

void fail_frame(Link& link, const Frame& came, const Frame& wanted) {
    const auto differs = std::ranges::mismatch(came.body, wanted.body).in1;
    std::size_t back = static_cast<std::size_t>(came.body.end() - differs);
    if (came.type != wanted.type) back = came.body.size() + chat::broadcast::header_length;
    link.fail(fmt::format("a frame of {} came; it must be of {}", words_for(came), words_for(wanted)),
              words_for(wanted), back);
}

} // namespace chat::check::broadcast
