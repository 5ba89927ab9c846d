// Reading and writing whole files, and what is said where that fails.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>

namespace chat::check {

// What stands in it. Throws UsageError, naming it.
std::string contents_of(const std::string& file);

// "-" is standard output. Throws runtime_error, naming it.
void write_file(const std::string& file, std::string_view contents);

// Throws UsageError where the file could not be written. What it holds stays.
void check_writable(const std::string& file);

} // namespace chat::check
