// Message tags: those of a client taken apart, and those of ours put together.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace chat::irc {

// How a value stands on the wire, and back (IRCv3 message-tags, "Escaping values"). NUL, which has no escape, leaves as
// a blank. A backslash before any other character, or before nothing, is dropped.
std::string escape_tag(std::string_view value);
std::string unescape_tag(std::string_view escaped);

// Views the message.
struct Tag {
    explicit Tag(std::string_view t = {}) noexcept;

    std::string value() const { return unescape_tag(escaped); }

    // A client's, for other clients: to be handed on as it is.
    bool client_only() const noexcept { return key.starts_with('+'); }
    // True where the key is made of what keys are made of.
    bool well_formed() const noexcept;

    std::string_view text;    // as it came
    std::string_view key;     // with its + and its vendor: an opaque word
    std::string_view escaped; // empty, too, where there is no value
};

// The tags of one message, `a=b;+c;d=` as they came, without the @. Views the message.
//     for (const Tag& tag : request.tags) ...
class Tags {
public:
    class Iterator {
    public:
        using value_type = Tag;
        using difference_type = std::ptrdiff_t;

        Iterator() noexcept = default;
        explicit Iterator(std::string_view rest) noexcept : rest_(rest) { ++*this; }
        const Tag& operator*() const noexcept { return tag_; }
        const Tag* operator->() const noexcept { return &tag_; }
        Iterator& operator++() noexcept;
        void operator++(int) noexcept { ++*this; }
        bool operator==(std::default_sentinel_t) const noexcept { return tag_.key.empty(); }

    private:
        Tag tag_;
        std::string_view rest_;
    };

    Tags() noexcept = default;
    explicit Tags(std::string_view text) noexcept : text_(text) {}

    // Tags without a key are passed over.
    Iterator begin() const noexcept { return Iterator(text_); }
    std::default_sentinel_t end() const noexcept { return {}; }
    bool empty() const noexcept { return begin() == end(); }
    std::string_view text() const noexcept { return text_; }

    // The last tag of that key: it is the one that counts where there are several.
    std::optional<Tag> find(std::string_view key) const noexcept;

    // What other clients are to have of it: the client-only tags as they came, each key once, `+a=b;+c`. Those with a
    // malformed key are left out.
    std::string client_only() const;

private:
    std::string_view text_;
};

// The tags that we put before a message: `@time=...;msgid=...;+x=y `.
class TagSection {
public:
    // `key` is one of ours. All of ours together: at most longest_server_tags bytes.
    TagSection& add(std::string_view key);
    TagSection& add(std::string_view key, std::string_view value);
    // What Tags::client_only() gave. It comes last (message-tags, "Client-only tags").
    TagSection& add_client_only(std::string_view tags);

    // With the @ and the blank; nothing at all where there is no tag.
    const std::string& text() const noexcept { return text_; }

private:
    void append(std::string_view tags);

    std::string text_;
};

} // namespace chat::irc
