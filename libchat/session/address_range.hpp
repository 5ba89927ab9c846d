// Addresses of clients, and ranges of them as operators write them: 10.0.0.0/8, ::1/128.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace chat {

// An IPv4 address is kept as IPv6 writes it, ::ffff:192.0.2.7, so that one listener's clients of both kinds compare.
class ClientAddress {
public:
    // In numbers; an IPv6 address may have its interface behind a %. Nothing where it is no address.
    static std::optional<ClientAddress> parse(std::string_view text);

    bool is_v4() const noexcept;
    // Its first `bits` of 128, and zeros.
    ClientAddress cut_to(int bits) const noexcept;
    // What one customer has: an IPv4 address, or a network of 64 bits, within which a machine may call itself anything.
    ClientAddress household() const noexcept { return is_v4() ? *this : cut_to(64); }
    // In the usual spelling.
    std::string text() const;

    auto operator<=>(const ClientAddress&) const = default;

private:
    std::array<unsigned char, 16> bytes_{};
};

class AddressRange {
public:
    // "192.0.2.0/24", "2001:db8::/32", or one address. Nothing where it is no range, or has bits behind its length.
    static std::optional<AddressRange> parse(std::string_view text);

    bool contains(const ClientAddress& address) const noexcept { return address.cut_to(bits_) == first_; }
    std::string text() const;

    bool operator==(const AddressRange&) const = default;

private:
    AddressRange(const ClientAddress& first, int bits) noexcept : first_(first), bits_(bits) {}

    ClientAddress first_;
    int bits_; // of 128
};

} // namespace chat
