// The calls into SQLite.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/store/sqlite.hpp"

#include <fmt/core.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>

namespace chat::sqlite {
namespace {

class Category final : public boost::system::error_category {
public:
    const char* name() const noexcept override { return "sqlite"; }
    std::string message(int code) const override {
        const int primary = code & 0xff;
        return primary == code ? sqlite3_errstr(code) : fmt::format("{} ({})", sqlite3_errstr(primary), code);
    }
};

// All of a file over itself, piece by piece; SQLite's code.
int rewrite(sqlite3_file* file) noexcept {
    std::array<char, 16384> piece;
    sqlite3_int64 size = 0;
    int code = file->pMethods->xFileSize(file, &size);
    for (sqlite3_int64 at = 0; code == SQLITE_OK && at < size;) {
        const auto length = static_cast<int>(std::min<sqlite3_int64>(size - at, piece.size()));
        code = file->pMethods->xRead(file, piece.data(), length, at);
        if (code == SQLITE_OK) code = file->pMethods->xWrite(file, piece.data(), length, at);
        at += length;
    }
    return code == SQLITE_OK ? file->pMethods->xSync(file, SQLITE_SYNC_FULL) : code;
}

error_code as_error(int code) noexcept { return {code, category()}; }

bool succeeds(int code, error_code& failure) noexcept {
    if (code != SQLITE_OK) failure = as_error(code);
    return code == SQLITE_OK;
}

int primary(const error_code& e) noexcept { return e.category() == category() ? e.value() & 0xff : 0; }

} // namespace

const boost::system::error_category& category() noexcept {
    static const Category category;
    return category;
}

bool is_damage(const error_code& e) noexcept {
    return primary(e) == SQLITE_CORRUPT || primary(e) == SQLITE_NOTADB || primary(e) == SQLITE_ERROR;
}

error_code damage() noexcept { return as_error(SQLITE_CORRUPT); }

bool is_locked(const error_code& e) noexcept { return primary(e) == SQLITE_BUSY || primary(e) == SQLITE_LOCKED; }

// ---- statements ----

std::int64_t Row::number(int column) const noexcept { return sqlite3_column_int64(statement_, column); }

std::string_view Row::text(int column) const noexcept {
    const auto* const text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return text ? std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)))
                : std::string_view();
}

bool Row::has_text(int column) const noexcept { return sqlite3_column_type(statement_, column) == SQLITE_TEXT; }

void Statement::Finalize::operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }

Statement::Rewind::~Rewind() { sqlite3_reset(statement); }

bool Statement::bind(int place, std::uint64_t value, error_code& failure) noexcept {
    return bind(place, static_cast<std::int64_t>(value), failure);
}

bool Statement::bind(int place, std::int64_t value, error_code& failure) noexcept {
    return succeeds(sqlite3_bind_int64(statement_.get(), place, value), failure);
}

bool Statement::bind(int place, std::string_view value, error_code& failure) noexcept {
    const char* const text = value.data() ? value.data() : ""; // a null pointer would be NULL
    const int code = sqlite3_bind_text64(statement_.get(), place, text, value.size(), SQLITE_STATIC, SQLITE_UTF8);
    return succeeds(code, failure);
}

bool Statement::step(error_code& failure) noexcept {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) failure = as_error(code);
    return false;
}

// ---- connections ----

void Database::Close::operator()(sqlite3* connection) const noexcept { sqlite3_close_v2(connection); }

result<Database> Database::open(const std::string& file, Access access, std::chrono::milliseconds patience,
                                const char* vfs) {
    const int how = access == Access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    sqlite3* connection = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &connection, how | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, vfs);
    Database database;
    database.connection_.reset(connection); // also where it could not be opened
    if (code != SQLITE_OK) return as_error(code);
    sqlite3_busy_timeout(connection, static_cast<int>(patience.count()));
    return database;
}

error_code Database::run(const char* sql) noexcept {
    const int code = sqlite3_exec(connection_.get(), sql, nullptr, nullptr, nullptr);
    return code == SQLITE_OK ? error_code() : as_error(code);
}

result<Statement> Database::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return as_error(code);
    return Statement(statement);
}

result<std::int64_t> Database::number(std::string_view sql, std::int64_t otherwise) {
    result<Statement> statement = prepare(sql);
    if (!statement) return statement.error();
    std::int64_t number = otherwise;
    const error_code failure = statement->each([&](const Row& row) {
        number = row.number(0);
        return false;
    });
    if (failure) return failure;
    return number;
}

bool Database::in_transaction() const noexcept { return sqlite3_get_autocommit(connection_.get()) == 0; }

error_code Database::rewrite_log() noexcept {
    sqlite3_file* log = nullptr;
    int code = sqlite3_file_control(connection_.get(), "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
    if (code == SQLITE_OK && log && log->pMethods) code = rewrite(log);
    return code == SQLITE_OK ? error_code() : as_error(code);
}

error_code Database::checkpoint() noexcept {
    const int code = sqlite3_wal_checkpoint_v2(connection_.get(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    return code == SQLITE_OK ? error_code() : as_error(code);
}

} // namespace chat::sqlite
