// How a ConfigError is worded.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/config/config_error.hpp"

#include "libchat/core/text.hpp"

namespace chat {
namespace {

std::string words(const ConfigPlace& place, std::string_view reason, std::string_view allowed,
                  std::string_view suggestion) {
    std::string line = place.file;
    if (place.line != 0) line += ":" + std::to_string(place.line);
    line += ": ";
    if (!place.section.empty()) line += "[" + place.section + "]";
    if (!place.key.empty()) line += (place.section.empty() ? "" : " ") + place.key;
    if (!place.key.empty() && place.value) line += " = " + *place.value;
    if (!place.section.empty() || !place.key.empty()) line += ": ";
    line += reason;
    if (!allowed.empty()) line.append("; allowed: ").append(allowed);
    if (!suggestion.empty()) line.append("; did you mean ").append(suggestion).append("?");
    return text::clean(line);
}

} // namespace

ConfigError::ConfigError(const ConfigPlace& place, std::string_view reason, std::string_view allowed,
                         std::string_view suggestion)
    : std::runtime_error(words(place, reason, allowed, suggestion)),
      file(place.file),
      section(place.section),
      key(place.key),
      value(place.value.value_or("")),
      line(place.line) {}

} // namespace chat
