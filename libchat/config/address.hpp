// The address that a listener is to bind, and which two of them cannot be bound at once.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/address_range.hpp"

#include <string>
#include <string_view>

namespace chat {

// An IP address in numbers: two spellings of one address are equal.
class Address {
public:
    // IPv4, or IPv6 without brackets, with %INTERFACE behind a link-local one. Throws BadValue.
    explicit Address(std::string_view text);

    // True when one cannot be bound to a port while the other is: they are equal, or one means all addresses and with
    // them the other. `::` stands for IPv4 as well.
    bool clashes(const Address& other) const noexcept;

    bool operator==(const Address&) const = default;

private:
    ClientAddress number_;
    std::string interface_;
};

} // namespace chat
