// argon2id, by libsodium.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/password/password.hpp"

#include <sodium.h>

#include <cerrno>
#include <charconv>
#include <cstdint>
#include <new>
#include <stdexcept>
#include <system_error>

namespace chat {
namespace {

// INTERACTIVE: 64 MiB, two passes, 90 ms of a processor. MODERATE takes 256 MiB and half a second for each attempt,
// right or wrong: more than a small machine spares for whoever tries.
constexpr std::size_t memory = crypto_pwhash_argon2id_MEMLIMIT_INTERACTIVE; // bytes
constexpr std::uint64_t passes = crypto_pwhash_argon2id_OPSLIMIT_INTERACTIVE;

// Others' hashes may spend their time in their own way: few passes over much memory, or many over little.
constexpr std::uint64_t most_kibibytes = memory / 1024;
constexpr std::uint64_t most_work = 4 * most_kibibytes; // passes times KiB
constexpr std::uint64_t most_lanes = 16;

// Chooses the fastest implementation, once. Any thread.
void prepare() {
    static const bool ready = sodium_init() >= 0;
    if (!ready) throw std::runtime_error("libsodium cannot be used here");
}

// The number behind `name` among the costs of a hash that is well formed.
std::uint64_t cost(std::string_view hash, std::string_view name) {
    const std::size_t begin = hash.find(name);
    std::uint64_t number = 0;
    if (begin == std::string_view::npos) return UINT32_MAX;
    const std::string_view digits = hash.substr(begin + name.size());
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return read.ec == std::errc{} ? number : UINT32_MAX;
}

} // namespace

std::string hash_password(std::string_view password) {
    prepare();
    char hash[crypto_pwhash_argon2id_STRBYTES];
    if (crypto_pwhash_argon2id_str(hash, password.data(), password.size(), passes, memory) != 0)
        throw std::bad_alloc(); // the only reason where the limits are right
    return hash;
}

bool password_matches(const std::string& hash, std::string_view password) {
    prepare();
    errno = 0;
    if (crypto_pwhash_argon2id_str_verify(hash.c_str(), password.data(), password.size()) == 0) return true;
    if (errno == ENOMEM) throw std::bad_alloc(); // nobody is told that a right password is wrong
    return false;
}

std::string_view hash_fault(std::string_view hash) {
    constexpr std::string_view method = "$argon2id$";
    if (!hash.starts_with(method)) return "no hash of argon2id, as chatd --hash-password makes them";
    const std::string text(hash); // ends with the NUL that libsodium looks for
    if (text.find('\0') != std::string::npos ||
        crypto_pwhash_argon2id_str_needs_rehash(text.c_str(), passes, memory) < 0)
        return "not whole: a hash is $argon2id$v=19$m=...,t=...,p=...$SALT$HASH, below 128 characters";
    const std::uint64_t kibibytes = cost(hash, "$m="), times = cost(hash, ",t="), lanes = cost(hash, ",p=");
    if (kibibytes > most_kibibytes) return "asks for more than 64 MiB of memory (m=65536)";
    if (kibibytes * times > most_work) return "asks for more time than four passes over 64 MiB (m=65536,t=4)";
    if (lanes > most_lanes) return "asks for more than 16 lanes (p=16)";
    return {};
}

} // namespace chat
