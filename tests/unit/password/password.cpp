// Hashes of passwords: made, matched, and refused where they are none or cost too much.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/password/password.hpp"

#include "tests/support/catch.hpp"

#include <string>

using namespace chat;
using namespace chat::test;

namespace {

// The reference implementation's own: of "password" with the salt "somesalt".
const std::string one_lane = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
const std::string two_lanes = "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc";

// The same with other costs: well formed, and a hash of nothing.
std::string with_costs(const std::string& costs) {
    return "$argon2id$v=19$" + costs + one_lane.substr(one_lane.find("$c29"));
}

} // namespace

TEST_CASE("password: its hash matches it and nothing else, and tells nothing of it") {
    const std::string hash = hash_password("open sesame");
    CHECK(hash.starts_with("$argon2id$v=19$m=65536,t=2,p=1$"));
    CHECK(hash.size() < 128);
    CHECK(hash_fault(hash) == "");
    CHECK(hash.find("sesame") == std::string::npos);
    CHECK(password_matches(hash, "open sesame"));
    CHECK_FALSE(password_matches(hash, "open sesame "));
    CHECK_FALSE(password_matches(hash, ""));
}

TEST_CASE("password: one hashed twice has two hashes") { CHECK(hash_password("a") != hash_password("a")); }

TEST_CASE("password: every byte counts, whatever it is") {
    const std::string odd("caf\xc3\xa9\0\xff", 7);
    const std::string hash = hash_password(odd);
    CHECK(password_matches(hash, odd));
    CHECK_FALSE(password_matches(hash, odd.substr(0, 6)));
    CHECK_FALSE(password_matches(hash, odd.substr(0, 5)));
}

TEST_CASE("password: hashes that other programs made are matched") {
    for (const std::string& hash : {one_lane, two_lanes}) {
        CHECK(hash_fault(hash) == "");
        CHECK(password_matches(hash, "password"));
        CHECK_FALSE(password_matches(hash, "passwort"));
    }
}

TEST_CASE("password: what is no hash of argon2id is told so, and matches nothing") {
    for (const std::string hash :
         {"", "sesame", "argon2id$v=19$", "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQM",
          "$2b$12$abcdefghijklmnopqrstuv", "$6$salt$hash", "$argon2id"}) {
        CHECK_THAT(std::string(hash_fault(hash)), contains_text("no hash of argon2id"));
        CHECK_FALSE(password_matches(hash, "sesame"));
    }
}

TEST_CASE("password: a hash that is not whole is told so, wherever it is cut, and matches nothing") {
    for (std::size_t length = std::string("$argon2id$").size(); length < one_lane.size(); ++length) {
        const std::string cut = one_lane.substr(0, length);
        INFO(cut);
        const bool hash_is_long_enough = cut.size() >= one_lane.size() - 21; // 16 bytes are a hash as well
        if (!hash_is_long_enough) CHECK_THAT(std::string(hash_fault(cut)), contains_text("not whole"));
        CHECK_FALSE(password_matches(cut, "password"));
    }
    for (const std::string& hash :
         {one_lane + "$", one_lane + " ", one_lane + std::string(64, 'A'), with_costs("m=256,t=2"),
          with_costs("m=256,p=1,t=2"), with_costs("m=,t=2,p=1"), with_costs("m=-1,t=2,p=1"),
          with_costs("m=256,t=0,p=1"), with_costs("m=256,t=2,p=0"), with_costs("m=0256,t=2,p=1"),
          with_costs("m=99999999999999999999,t=2,p=1"), std::string("$argon2id$v=16$") + one_lane.substr(15),
          std::string("$argon2id$\0", 11) + one_lane}) {
        INFO(hash);
        CHECK_THAT(std::string(hash_fault(hash)), contains_text("not whole"));
    }
}

TEST_CASE("password: a hash that would cost every attempt more than our own do is refused") {
    for (const char* right : {"m=65536,t=2,p=1", "m=65536,t=3,p=4", "m=65536,t=4,p=1", "m=19456,t=2,p=1", "m=8,t=1,p=1",
                              "m=7168,t=5,p=1", "m=256,t=2,p=16"})
        CHECK(hash_fault(with_costs(right)) == "");
    for (const char* wrong : {"m=65537,t=1,p=1", "m=262144,t=3,p=1", "m=2097152,t=1,p=4", "m=4294967295,t=1,p=1"})
        CHECK_THAT(std::string(hash_fault(with_costs(wrong))), contains_text("more than 64 MiB of memory"));
    for (const char* wrong : {"m=65536,t=5,p=1", "m=8,t=4294967295,p=1", "m=256,t=1025,p=1"})
        CHECK_THAT(std::string(hash_fault(with_costs(wrong))), contains_text("more time"));
    CHECK_THAT(std::string(hash_fault(with_costs("m=256,t=2,p=17"))), contains_text("16 lanes"));
}
