// SQLite as we use it: connections and statements that close themselves, failures as values.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/errors.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace chat::sqlite {

// The errors of this category are SQLite's extended result codes.
const boost::system::error_category& category() noexcept;

// True where the file itself is wrong, and not the disk, or somebody's lock.
bool is_damage(const error_code& e) noexcept;
// For what we find wrong in the file ourselves.
error_code damage() noexcept;
// True where another process holds the file for longer than we wait.
bool is_locked(const error_code& e) noexcept;

// The row that a statement has come to; valid until it goes on.
class Row {
public:
    explicit Row(sqlite3_stmt* statement) noexcept : statement_(statement) {}
    std::int64_t number(int column) const noexcept;
    std::string_view text(int column) const noexcept;
    // What stands there is a text, as in every row of ours that is not damaged.
    bool has_text(int column) const noexcept;

private:
    sqlite3_stmt* statement_;
};

// A prepared statement; must not outlive its database.
class Statement {
public:
    Statement() noexcept = default;

    // Runs it from its beginning with `values` (numbers and texts) in place of its question marks; calls `see(Row)` for
    // each row for as long as it returns true. The texts must stay until it returns.
    template <class See, class... Values> error_code each(See see, const Values&... values) {
        const Rewind rewind{statement_.get()};
        int place = 0;
        error_code failure;
        const bool bound = (bind(++place, values, failure) && ...);
        while (bound && step(failure) && see(Row(statement_.get()))) {}
        return failure;
    }
    // The same where there are no rows to see.
    template <class... Values> error_code run(const Values&... values) {
        return each([](const Row&) { return true; }, values...);
    }

private:
    friend class Database;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const noexcept;
    };
    struct Rewind { // or it would hold its locks
        ~Rewind();
        sqlite3_stmt* statement;
    };
    explicit Statement(sqlite3_stmt* statement) noexcept : statement_(statement) {}

    // False where it has failed.
    bool bind(int place, std::uint64_t value, error_code& failure) noexcept;
    bool bind(int place, std::int64_t value, error_code& failure) noexcept;
    bool bind(int place, std::string_view value, error_code& failure) noexcept;
    // True where there is a row; else it is over, or has failed.
    bool step(error_code& failure) noexcept;

    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

enum class Access : std::uint8_t { write, read };

// One connection, for one thread at a time.
class Database {
public:
    Database() noexcept = default; // closed

    // Opens the file, made where it is to be written and not there. What waits for somebody's lock gives up after
    // `patience`. `vfs` is for tests: SQLite's name of another file system, or null.
    static result<Database> open(const std::string& file, Access access, std::chrono::milliseconds patience,
                                 const char* vfs = nullptr);

    bool is_open() const noexcept { return connection_ != nullptr; }
    // One statement or several, without question marks; rows are passed over.
    error_code run(const char* sql) noexcept;
    result<Statement> prepare(std::string_view sql);
    // The number in the first row's first column, `otherwise` where there is no row.
    result<std::int64_t> number(std::string_view sql, std::int64_t otherwise = 0);
    // In the middle of a transaction.
    bool in_transaction() const noexcept;
    // Writes once more, and syncs, all that the write-ahead log has: after a sync that failed, Linux never writes what
    // it was for, and whatever stands behind the hole would be lost with the power. Only inside BEGIN IMMEDIATE.
    error_code rewrite_log() noexcept;
    // Moves what the write-ahead log has into the file proper, as much as no reader holds up.
    error_code checkpoint() noexcept;

private:
    struct Close {
        void operator()(sqlite3* connection) const noexcept;
    };

    std::unique_ptr<sqlite3, Close> connection_;
};

} // namespace chat::sqlite
