// The tables of a journal's file, and how an older file becomes a newer one.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/store/sqlite.hpp"

#include <stdexcept>
#include <string>

namespace chat {

// A file that cannot be a journal: the operator's affair, in words that name it and say what helps.
class StoreError : public std::runtime_error {
public:
    // `damaged`: what is in it cannot be read; else it cannot be had, and is none the worse for it.
    StoreError(const std::string& words, bool is_damaged) : std::runtime_error(words), damaged(is_damaged) {}
    const bool damaged;
};

// What is wrong with the file, as an error to throw; with the command that recovers it where it is damaged.
StoreError store_error(const std::string& file, const error_code& why);

// The version of the tables that this chatd writes.
inline constexpr int schema_version = 1;

// Makes the tables where there are none, and brings older ones up to date, each step in one transaction. Throws
// StoreError, also where the file is somebody else's or a newer chatd's: then it is as it was.
void prepare_schema(sqlite::Database& database, const std::string& file);
// Throws StoreError where these are not the tables that this chatd writes.
void check_schema(sqlite::Database& database, const std::string& file);

} // namespace chat
