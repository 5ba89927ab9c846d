// Passwords as they are kept: as hashes of argon2id, from which nobody reads them back.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

namespace chat {

// The first two compute for a tenth of a second, with 64 MiB: beside the loop (Workers), one at a time. Any thread.
// They throw std::bad_alloc where there are no 64 MiB to be had.

// A hash with a salt of its own, 97 or 98 characters: "$argon2id$v=19$m=65536,t=2,p=1$SALT$HASH", in the notation that
// other programs use as well.
std::string hash_password(std::string_view password);

// `hash` is one without hash_fault(): any other matches nothing, but may cost any time.
bool password_matches(const std::string& hash, std::string_view password);

// Why it is no hash of argon2id that we use, in words that go on after "key = value: ", or empty. One that asks for
// more memory or time than our own is refused, since every attempt at the password would cost that. Costs nothing.
std::string_view hash_fault(std::string_view hash);

} // namespace chat
