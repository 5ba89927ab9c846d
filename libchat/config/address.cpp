// Reading addresses: inet_pton decides, nothing is looked up.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/config/address.hpp"

#include "libchat/config/bad_value.hpp"

#include <algorithm>

#include <arpa/inet.h>

namespace chat {
namespace {

using Bytes = std::array<unsigned char, 16>;

// ::ffff:127.0.0.1 binds what 127.0.0.1 binds.
bool is_mapped_v4(const Bytes& bytes) noexcept {
    constexpr unsigned char prefix[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    return std::equal(std::begin(prefix), std::end(prefix), bytes.begin());
}

std::string suggestion(std::string_view text) {
    if (text == "localhost") return "127.0.0.1 or ::1";
    if (text == "*" || text == "any") return "0.0.0.0 or ::";
    if (text.starts_with('[') && text.ends_with(']')) return std::string(text.substr(1, text.size() - 2));
    return {};
}

} // namespace

Address::Address(std::string_view text) {
    const std::size_t percent = std::min(text.find('%'), text.size());
    const std::string number(text.substr(0, percent));
    interface_ = text.substr(std::min(percent + 1, text.size()));
    const bool with_interface = percent != text.size();
    if (!with_interface && inet_pton(AF_INET, number.c_str(), bytes_.data()) == 1) return;
    v6_ = inet_pton(AF_INET6, number.c_str(), bytes_.data()) == 1;
    if (!v6_ || with_interface == interface_.empty())
        throw BadValue(text.empty() ? "empty" : "not an IP address in numbers", suggestion(text));
    if (!is_mapped_v4(bytes_)) return;
    std::copy(bytes_.begin() + 12, bytes_.end(), bytes_.begin());
    std::fill(bytes_.begin() + 4, bytes_.end(), static_cast<unsigned char>(0));
    v6_ = false;
}

bool Address::all_of_v4() const noexcept { return !v6_ && bytes_ == Bytes{}; }

bool Address::clashes(const Address& other) const noexcept {
    if (everything() || other.everything()) return true;
    if (v6_ != other.v6_) return false;
    return *this == other || all_of_v4() || other.all_of_v4();
}

} // namespace chat
