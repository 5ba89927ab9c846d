// Reading addresses, and comparing them.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/config/address.hpp"

#include "libchat/config/bad_value.hpp"

#include <algorithm>

namespace chat {
namespace {

std::string suggestion(std::string_view text) {
    if (text == "localhost") return "127.0.0.1 or ::1";
    if (text == "*" || text == "any") return "0.0.0.0 or ::";
    if (text.starts_with('[') && text.ends_with(']')) return std::string(text.substr(1, text.size() - 2));
    return {};
}

} // namespace

Address::Address(std::string_view text) {
    const auto number = ClientAddress::parse(text);
    const std::size_t percent = std::min(text.find('%'), text.size());
    const bool with_interface = percent != text.size();
    interface_ = text.substr(std::min(percent + 1, text.size()));
    const bool is_well_named = with_interface ? number && !number->is_v4() && !interface_.empty() : true;
    if (!number || !is_well_named)
        throw BadValue(text.empty() ? "empty" : "not an IP address in numbers", suggestion(text));
    number_ = *number;
}

bool Address::clashes(const Address& other) const noexcept {
    static const ClientAddress everything, all_of_v4 = *ClientAddress::parse("0.0.0.0");
    if (number_ == everything || other.number_ == everything) return true;
    if (number_.is_v4() != other.number_.is_v4()) return false;
    return *this == other || number_ == all_of_v4 || other.number_ == all_of_v4;
}

} // namespace chat
