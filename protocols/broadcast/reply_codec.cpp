// Telling the answer to a join from frames.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/broadcast/reply_codec.hpp"

#include <algorithm>

namespace chat::broadcast {
namespace {

Reply::Kind kind_of(char type) noexcept {
    switch (static_cast<Type>(type)) {
    case Type::talk: return Reply::Kind::talk;
    case Type::list: return Reply::Kind::list;
    case Type::direct: return Reply::Kind::direct;
    case Type::error: return Reply::Kind::error;
    default: return Reply::Kind::unknown;
    }
}

std::vector<std::string> split_lines(std::string_view text) {
    std::vector<std::string> lines;
    for (;;) {
        const std::size_t end = text.find('\n');
        std::string& line = lines.emplace_back(text.substr(0, end));
        if (end == text.npos) return lines;
        if (line.ends_with('\r')) line.pop_back();
        text.remove_prefix(end + 1);
    }
}

// "Al,Bob" is shown as "Al, Bob"; there are servers that put each name on its own line.
std::string join_names(std::string_view list) {
    std::string names;
    while (!list.empty()) {
        std::string_view name = list.substr(0, list.find_first_of(",\n"));
        list.remove_prefix(std::min(list.size(), name.size() + 1));
        name.remove_prefix(std::min(name.size(), name.find_first_not_of(" \t\r")));
        name = name.substr(0, name.find_last_not_of(" \t\r") + 1);
        if (name.empty()) continue;
        if (!names.empty()) names += ", ";
        names += name;
    }
    return names.empty() ? "nobody" : names;
}

} // namespace

result<Reply> ReplyCodec::cut(std::string_view& bytes) noexcept {
    if (bytes.empty() || in_doubt(bytes)) return errc::incomplete;
    const char type = bytes[0];
    const bool framed = expecting_ && type == accepted && bytes[1] == '\0'; // no answer has a body of 256 bytes
    if (expecting_ && !framed && (type == accepted || type == refused)) {
        bytes.remove_prefix(1);
        return answer(type);
    }
    if (bytes.size() < header_length) return errc::incomplete;
    const std::size_t length = length_in(bytes);
    if (bytes.size() - header_length < length) return errc::incomplete;
    const std::string_view body = bytes.substr(header_length, length);
    bytes.remove_prefix(header_length + length);
    if (framed) return answer(body.empty() ? accepted : body.front());
    return Reply{kind_of(type), body};
}

bool ReplyCodec::in_doubt(std::string_view bytes) const noexcept {
    return expecting_ && bytes.size() == 1 && bytes.front() == accepted;
}

result<Reply> ReplyCodec::cut_after_silence(std::string_view& bytes) noexcept {
    if (!in_doubt(bytes)) return cut(bytes);
    bytes.remove_prefix(1);
    return answer(accepted);
}

Reply ReplyCodec::answer(char status) noexcept {
    expecting_ = false;
    return Reply{status == accepted ? Reply::Kind::let_in : Reply::Kind::turned_away, {}};
}

std::vector<std::string> lines_of(const Reply& reply) {
    using Kind = Reply::Kind;
    if (reply.kind == Kind::let_in || reply.kind == Kind::turned_away || reply.kind == Kind::unknown) return {};
    std::string text(reply.body);
    std::erase(text, '\0');
    text.resize(without_end(text).size());
    if (reply.kind == Kind::list) return {"In the chat: " + join_names(text)};
    if (reply.kind == Kind::error) text.insert(0, "Error: ");
    return split_lines(text);
}

} // namespace chat::broadcast
