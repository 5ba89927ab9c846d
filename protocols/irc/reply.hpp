// Lines that leave: `:source COMMAND middle :trailing`, never too long, whatever strings stand in them.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/irc/numeric.hpp"
#include "protocols/irc/wire_limits.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace chat::irc {

using Middles = std::initializer_list<std::string_view>;

// How a line begins: tags, source, command, and the parameters before the last.
//     Head(server, Numeric::RPL_TOPIC, nick).add("#room")
//
// Any string may be a source or a middle parameter: an empty one is written as `*`, a blank, CR, LF or NUL in it as
// `_`, and one that begins with ':' gets a 0 before it. What passes longest_head is cut at a character, so that there
// is always room for a standard text.
class Head {
public:
    static constexpr std::size_t longest_head = longest_body - 64;

    // `command` is one of ours.
    Head(std::string_view source, std::string_view command);
    // `client` is who hears it: his nick, or empty before he has one.
    Head(std::string_view server, Numeric numeric, std::string_view client);

    Head& add(std::string_view middle);
    Head& add(std::uint64_t number) { return add(std::to_string(number)); }
    Head& add(Middles middles);

    // `section` is what TagSection::text() gave, and replaces an earlier one. It does not count in lengths.
    Head& tagged(std::string_view section);

    const std::string& tags() const noexcept { return tags_; }
    const std::string& text() const noexcept { return text_; } // without the tags
    // The most bytes that a last parameter may have.
    std::size_t room() const noexcept { return longest_body - text_.size() - 2; }

private:
    void append(const std::string& word);

    std::string tags_;
    std::string text_;
};

// One line, CR LF included, appended to `out`. What is too long in `trailing` is cut at a character; CR, LF and NUL in
// it leave as blanks. An empty one is written all the same: ` :`.
void append_line(std::string& out, const Head& head);
void append_line(std::string& out, const Head& head, std::string_view trailing);

std::string line(const Head& head);
std::string line(const Head& head, std::string_view trailing);

// A numeric with its standard text; without a last parameter where it has none.
std::string standard_line(std::string_view server, Numeric numeric, std::string_view client, Middles middles = {});

// The last line of a connection: `ERROR :Closing Link: (why)`.
std::string closing_line(std::string_view why);

// What is said, in as many lines as it takes, each cut at a blank or a character. `first` and `rest` differ in tags
// alone. A CTCP ACTION that is too long becomes several ACTIONs. An empty text leaves as one blank.
void append_messages(std::string& out, const Head& first, const Head& rest, std::string_view text);

} // namespace chat::irc
