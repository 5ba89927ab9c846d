// Escapes, keys and sections.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/tags.hpp"

#include "protocols/irc/wire_limits.hpp"

#include <algorithm>
#include <cassert>
#include <map>

namespace chat::irc {
namespace {

// The letter that stands behind a backslash for `c`; or NUL.
constexpr char escape_of(char c) noexcept {
    switch (c) {
    case ';': return ':';
    case '\0':
    case ' ': return 's';
    case '\\': return '\\';
    case '\r': return 'r';
    case '\n': return 'n';
    default: return '\0';
    }
}

constexpr char unescaped(char letter) noexcept {
    switch (letter) {
    case ':': return ';';
    case 's': return ' ';
    case 'r': return '\r';
    case 'n': return '\n';
    default: return letter;
    }
}

constexpr bool belongs_to_key(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '/'; // of a vendor's key, too: `example.com/sticker`
}

} // namespace

std::string escape_tag(std::string_view value) {
    std::string escaped;
    escaped.reserve(value.size());
    for (const char c : value) {
        const char letter = escape_of(c);
        if (letter != '\0') escaped += '\\';
        escaped += letter != '\0' ? letter : c;
    }
    return escaped;
}

std::string unescape_tag(std::string_view escaped) {
    std::string value;
    value.reserve(escaped.size());
    for (std::size_t at = 0; at < escaped.size(); ++at) {
        if (escaped[at] != '\\')
            value += escaped[at];
        else if (++at < escaped.size())
            value += unescaped(escaped[at]);
    }
    return value;
}

Tag::Tag(std::string_view t) noexcept : text(t), key(t.substr(0, t.find('='))) {
    if (key.size() < text.size()) escaped = text.substr(key.size() + 1);
}

bool Tag::well_formed() const noexcept {
    const std::string_view name = client_only() ? key.substr(1) : key;
    return !name.empty() && std::ranges::all_of(name, belongs_to_key);
}

Tags::Iterator& Tags::Iterator::operator++() noexcept {
    tag_ = Tag();
    while (tag_.key.empty() && !rest_.empty()) {
        const std::string_view text = rest_.substr(0, rest_.find(';'));
        rest_.remove_prefix(std::min(text.size() + 1, rest_.size()));
        tag_ = Tag(text);
    }
    return *this;
}

std::optional<Tag> Tags::find(std::string_view key) const noexcept {
    std::optional<Tag> last;
    for (const Tag& tag : *this)
        if (tag.key == key) last = tag;
    return last;
}

std::string Tags::client_only() const {
    std::map<std::string_view, std::string_view> tags; // of a key that comes again the last counts
    for (const Tag& tag : *this)
        if (tag.client_only() && tag.well_formed()) tags.insert_or_assign(tag.key, tag.text);
    std::string text;
    for (const auto& [key, tag] : tags) {
        if (!text.empty()) text += ';';
        text += tag;
    }
    return text;
}

TagSection& TagSection::add(std::string_view key) {
    assert(Tag(key).well_formed() && !Tag(key).client_only());
    append(key);
    assert(text_.size() <= longest_server_tags + 2);
    return *this;
}

TagSection& TagSection::add(std::string_view key, std::string_view value) {
    assert(Tag(key).well_formed() && !Tag(key).client_only());
    append(std::string(key) + '=' + escape_tag(value));
    assert(text_.size() <= longest_server_tags + 2);
    return *this;
}

TagSection& TagSection::add_client_only(std::string_view tags) {
    if (!tags.empty()) append(tags);
    return *this;
}

void TagSection::append(std::string_view tags) {
    if (text_.empty())
        text_ = '@';
    else
        text_.back() = ';'; // where the blank stood
    text_ += tags;
    text_ += ' ';
}

} // namespace chat::irc
