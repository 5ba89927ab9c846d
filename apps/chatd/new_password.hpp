// Asks for the password that --hash-password hashes.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <stdexcept>
#include <string>

namespace chat::daemon {

// There is no password to be hashed: exit code 65. what() does not tell what was read.
class PasswordError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// From a terminal on standard input: asks twice, on standard error, and shows nothing of what is typed; a signal that
// ends or stops us leaves the terminal as it was. From anything else: the first line. Throws PasswordError for what is
// empty, longer than 256 bytes, or no clean text, which no client could send, and where the two differ.
std::string read_new_password();

} // namespace chat::daemon
