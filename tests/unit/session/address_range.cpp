// Addresses and ranges of them, as operators write them.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/session/address_range.hpp"
#include "tests/support/catch.hpp"

#include <string_view>

using namespace chat;

namespace {

bool contains(std::string_view range, std::string_view address) {
    return AddressRange::parse(range)->contains(*ClientAddress::parse(address));
}

std::string household(std::string_view address) { return ClientAddress::parse(address)->household().text(); }

} // namespace

TEST_CASE("address: two spellings of one address are equal") {
    CHECK(ClientAddress::parse("::ffff:192.0.2.7") == ClientAddress::parse("192.0.2.7"));
    CHECK(ClientAddress::parse("2001:DB8:0::7") == ClientAddress::parse("2001:db8::7"));
    CHECK(ClientAddress::parse("fe80::1%eth0") == ClientAddress::parse("fe80::1"));
    CHECK(ClientAddress::parse("192.0.2.7")->text() == "192.0.2.7");
    CHECK(ClientAddress::parse("2001:DB8:0::7")->text() == "2001:db8::7");
}

TEST_CASE("address: what is no address in numbers is none") {
    for (const std::string_view text : {"", "localhost", "192.0.2", "192.0.2.256", "::1::", "192.0.2.7 "})
        CHECK_FALSE(ClientAddress::parse(text));
}

TEST_CASE("address: a household is an address of IPv4, and a network of 64 bits of IPv6") {
    CHECK(household("192.0.2.7") == "192.0.2.7");
    CHECK(household("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::");
    CHECK(household("2001:db8:1:2::") == "2001:db8:1:2::");
}

TEST_CASE("address range: it has the addresses that begin as it does") {
    CHECK(contains("127.0.0.0/8", "127.255.255.255"));
    CHECK_FALSE(contains("127.0.0.0/8", "128.0.0.0"));
    CHECK(contains("192.0.2.128/25", "192.0.2.129"));
    CHECK_FALSE(contains("192.0.2.128/25", "192.0.2.127"));
    CHECK(contains("192.0.2.7", "::ffff:192.0.2.7"));
    CHECK(contains("::1/128", "::1"));
    CHECK_FALSE(contains("::1/128", "::2"));
    CHECK(contains("0.0.0.0/0", "203.0.113.1"));
    CHECK_FALSE(contains("0.0.0.0/0", "2001:db8::1"));
    CHECK(contains("::/0", "203.0.113.1"));
    CHECK(contains("2001:db8::/33", "2001:db8:7fff::1"));
    CHECK_FALSE(contains("2001:db8::/33", "2001:db8:8000::1"));
}

TEST_CASE("address range: what is none has no meaning, and none is guessed") {
    for (const std::string_view text : {"", "/8", "127.0.0.1/8", "127.0.0.0/33", "127.0.0.0/-1", "127.0.0.0/",
                                        "::1/129", "127.0.0.0/8x", "fe80::1%eth0/64", "localhost/8"})
        CHECK_FALSE(AddressRange::parse(text));
}

TEST_CASE("address range: it is printed as it is read") {
    for (const std::string_view text : {"127.0.0.0/8", "192.0.2.7/32", "::1/128", "2001:db8::/32", "0.0.0.0/0"})
        CHECK(AddressRange::parse(text)->text() == text);
    CHECK(AddressRange::parse("::1")->text() == "::1/128");
}
