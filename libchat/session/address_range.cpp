// Reading and comparing addresses: inet_pton decides, nothing is looked up.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/session/address_range.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace chat {
namespace {

constexpr std::array<unsigned char, 12> v4_prefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
constexpr int bits_before_v4 = 96;

std::optional<int> number(std::string_view text, int most) {
    int value = 0;
    const char* const end = text.data() + text.size();
    const auto [read_to, fault] = std::from_chars(text.data(), end, value);
    if (fault != std::errc() || read_to != end || value < 0 || value > most) return std::nullopt;
    return value;
}

} // namespace

std::optional<ClientAddress> ClientAddress::parse(std::string_view text) {
    const std::string written(text.substr(0, text.find('%')));
    ClientAddress address;
    if (inet_pton(AF_INET6, written.c_str(), address.bytes_.data()) == 1) return address;
    if (inet_pton(AF_INET, written.c_str(), address.bytes_.data() + v4_prefix.size()) != 1) return std::nullopt;
    std::ranges::copy(v4_prefix, address.bytes_.begin());
    return address;
}

bool ClientAddress::is_v4() const noexcept { return std::equal(v4_prefix.begin(), v4_prefix.end(), bytes_.begin()); }

ClientAddress ClientAddress::cut_to(int bits) const noexcept {
    ClientAddress cut;
    for (std::size_t at = 0; at < bytes_.size() && bits > 0; ++at, bits -= 8)
        cut.bytes_[at] = static_cast<unsigned char>(bits >= 8 ? bytes_[at] : bytes_[at] & (0xff << (8 - bits)));
    return cut;
}

std::string ClientAddress::text() const {
    char written[INET6_ADDRSTRLEN];
    if (is_v4()) return inet_ntop(AF_INET, bytes_.data() + v4_prefix.size(), written, sizeof written);
    return inet_ntop(AF_INET6, bytes_.data(), written, sizeof written);
}

std::optional<AddressRange> AddressRange::parse(std::string_view text) {
    const std::size_t slash = std::min(text.find('/'), text.size());
    const auto first = ClientAddress::parse(text.substr(0, slash));
    if (!first || text.find('%') != text.npos) return std::nullopt;
    const bool is_v4 = text.find(':') == text.npos;
    const int width = is_v4 ? 32 : 128;
    const auto bits = slash == text.size() ? width : number(text.substr(slash + 1), width);
    if (!bits) return std::nullopt;
    const AddressRange range(*first, *bits + (is_v4 ? bits_before_v4 : 0));
    return range.contains(*first) ? std::optional(range) : std::nullopt;
}

std::string AddressRange::text() const {
    return first_.text() + "/" + std::to_string(first_.is_v4() ? bits_ - bits_before_v4 : bits_);
}

} // namespace chat
