// The words of the binary protocol.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/broadcast/dialect.hpp"

#include "libchat/core/names.hpp"
#include "libchat/core/text.hpp"

#include <variant>

namespace chat::broadcast {

void append_text(std::string& out, const Style& style, Type type, std::string_view head, std::string_view text) {
    const bool newline = style.newline && type != Type::direct;
    const std::size_t room = style.max_frame - head.size() - (newline ? 1 : 0);
    do {
        const std::string_view piece = text::cut(text, room);
        std::string body(head);
        body += piece;
        if (newline) body += '\n';
        append_frame(out, type, body);
        text.remove_prefix(piece.size());
    } while (!text.empty());
}

std::string in_capitals(std::string_view words) {
    std::string sentence(words);
    sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
    return sentence;
}

void append_list(std::string& out, const Style& style, std::vector<std::string>& names) {
    std::string body;
    do {
        if (!body.empty()) body += ',';
        body += names.back();
        names.pop_back();
    } while (!names.empty() && body.size() + 1 + names.back().size() <= style.max_frame);
    append_frame(out, Type::list, body);
}

namespace {

// Renders what happened; `name` is who did it.
struct Words {
    void operator()(const Said& said) const { append_text(out, style, Type::talk, "[" + name + "] ", said.text); }
    void operator()(const Told& told) const {
        append_text(out, style, style.direct_message, "[" + name + " Private] ", told.what.text);
    }
    void operator()(const Joined&) const { announce(" is joining the chat**"); }
    void operator()(const Left&) const { announce(" is leaving the chat**"); }
    void operator()(const Gone&) const { announce(" is leaving the chat**"); }
    void operator()(const Kicked& kicked) const {
        append_text(out, style, Type::talk, "**" + names::shown(kicked.whom), " is leaving the chat**");
    }
    void operator()(const Renamed& renamed) const {
        announce(" is leaving the chat**");
        append_text(out, style, Type::talk, "**" + renamed.to, " is joining the chat**");
    }
    template <class Other> void operator()(const Other&) const {} // left unsaid
    void announce(std::string_view deed) const { append_text(out, style, Type::talk, "**" + name, deed); }

    std::string& out;
    const Style& style;
    const std::string name;
};

} // namespace

void BinaryDialect::render(const Message& message, std::string& out) const {
    std::visit(Words{out, style_, names::shown(message.by)}, message.what);
}

} // namespace chat::broadcast
