// Boost.JSON, under a short name, and its values as text.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <stdexcept>
#include <string>
#include <string_view>

namespace chat::check {

namespace json = boost::json;

// Indented by two blanks, an LF at the end.
std::string text_of(const json::value& value);

// The text is no JSON; what() names the line.
struct BadJson : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Throws BadJson.
json::value read_json(std::string_view text);

} // namespace chat::check
