// Reading to whom a direct message goes.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/broadcast/direct.hpp"

#include <algorithm>

namespace chat::broadcast {
namespace {

// The first word, and what stands behind the blank after it.
Address split(std::string_view body) noexcept {
    const std::size_t end = std::min(body.find(' '), body.size());
    return Address{body.substr(0, end), body.substr(std::min(end + 1, body.size()))};
}

// No name begins with @.
Address addressed(std::string_view body) noexcept {
    if (body.starts_with('@')) body.remove_prefix(1);
    return split(body);
}

} // namespace

Readings readings_of(std::string_view body) noexcept {
    Readings readings;
    const Address plain = addressed(body);
    if (plain.to == "/w" && !body.starts_with('@')) {
        readings.push_back(addressed(plain.text));
    } else {
        readings.push_back(plain);
        if (plain.to == "w" && !body.starts_with('@')) readings.push_back(addressed(plain.text));
    }
    return readings;
}

} // namespace chat::broadcast
