// What a client sends, taken apart: tags, command, parameters.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/irc/tags.hpp"
#include "protocols/irc/wire_limits.hpp"

#include <boost/container/static_vector.hpp>

#include <cstddef>
#include <string_view>

namespace chat::irc {

// One message of a client's. Views the line it was made of.
//
// Words stand between blanks, one or many; a parameter that begins with ':' is the last, and goes on to the end of the
// line; so does the fifteenth, with a ':' or without (RFC 2812 §2.3.1). NUL, which no message may have, counts as a
// blank, and so no word has one: it can only be in the last parameter, among its blanks. Nothing else is judged here:
// bytes need not be UTF-8.
struct Request {
    explicit Request(std::string_view line) noexcept;

    // The parameter at that place, empty too where there is none.
    std::string_view parameter(std::size_t at) const noexcept {
        return at < parameters.size() ? parameters[at] : std::string_view();
    }

    Tags tags;
    std::string_view source;  // clients have no right to send one, and nobody reads it
    std::string_view command; // as typed; empty where there is none
    boost::container::static_vector<std::string_view, most_parameters> parameters;
};

// Commands are the same in any case. The order is that of their names in upper case: a table that is sorted so can be
// searched for what somebody typed.
bool is_same_command(std::string_view a, std::string_view b) noexcept;
bool is_earlier_command(std::string_view a, std::string_view b) noexcept;

} // namespace chat::irc
