// The parts of the audit log's tests that are written once.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/audit/harness.hpp"

#include "tests/support/catch.hpp"

#include <boost/json/src.hpp>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace chat::test {

void LogBook::write(LogLevel, std::string_view line) noexcept {
    {
        const std::lock_guard lock(mutex_);
        lines_.emplace_back(line);
    }
    written_.notify_all();
}

bool LogBook::says(std::string_view part) {
    std::unique_lock lock(mutex_);
    const auto said = [&](const std::string& line) { return line.find(part) != std::string::npos; };
    return written_.wait_for(lock, deadline, [&] { return std::ranges::any_of(lines_, said); });
}

std::vector<std::string> LogBook::lines() {
    const std::lock_guard lock(mutex_);
    return lines_;
}

ssize_t MoodyDisk::write(int descriptor, std::string_view bytes) noexcept {
    Answer answer;
    {
        const std::lock_guard lock(mutex_);
        answer = answer_;
    }
    const long given = answer ? answer(descriptor, bytes.size()) : static_cast<long>(bytes.size());
    if (given > 0) return Disk::write(descriptor, bytes.substr(0, static_cast<std::size_t>(given)));
    {
        const std::lock_guard lock(mutex_);
        ++refusals_;
    }
    refused_.notify_all();
    errno = static_cast<int>(-given);
    return given == 0 ? 0 : -1;
}

int MoodyDisk::truncate(int descriptor, off_t size) noexcept {
    const std::lock_guard lock(mutex_);
    if (truncate_error_ == 0) return Disk::truncate(descriptor, size);
    errno = truncate_error_;
    return -1;
}

void MoodyDisk::answers(Answer answer) {
    const std::lock_guard lock(mutex_);
    answer_ = std::move(answer);
}

void MoodyDisk::refuses_everything(int error) {
    answers([error](int, std::size_t) { return static_cast<long>(-error); });
}

void MoodyDisk::takes_everything() { answers(Answer()); }

void MoodyDisk::refuses_to_truncate(int error) {
    const std::lock_guard lock(mutex_);
    truncate_error_ = error;
}

bool MoodyDisk::has_refused(int times) {
    std::unique_lock lock(mutex_);
    const int until = refusals_ + times;
    return refused_.wait_for(lock, deadline, [&] { return refusals_ >= until; });
}

int MoodyDisk::refusals() {
    const std::lock_guard lock(mutex_);
    return refusals_;
}

Folder::Folder() {
    std::string path = (std::filesystem::temp_directory_path() / "chat-audit-XXXXXX").string();
    REQUIRE(::mkdtemp(path.data()));
    path_ = path;
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string Parsed::operator[](std::string_view key) const {
    const auto found = std::ranges::find(keys, key);
    return found == keys.end() ? "" : values[static_cast<std::size_t>(found - keys.begin())];
}

std::uint64_t Parsed::number(std::string_view key) const {
    const std::string value = (*this)[key];
    return value.empty() ? 0 : std::stoull(value);
}

Parsed parse(std::string_view line) {
    Parsed parsed;
    const boost::json::value document = boost::json::parse(line);
    for (const auto& [key, value] : document.as_object()) {
        parsed.keys.emplace_back(key);
        parsed.values.push_back(value.is_string() ? std::string(value.as_string()) : boost::json::serialize(value));
    }
    return parsed;
}

std::vector<Parsed> records_of(const std::string& path) {
    const std::string bytes = read_file(path);
    REQUIRE((bytes.empty() || bytes.ends_with('\n')));
    std::vector<Parsed> records;
    for (std::size_t begin = 0; begin < bytes.size();) {
        const std::size_t end = bytes.find('\n', begin);
        records.push_back(parse(std::string_view(bytes).substr(begin, end - begin)));
        begin = end + 1;
    }
    return records;
}

bool contiguous(const std::vector<Parsed>& records, std::uint64_t first) {
    return std::ranges::all_of(records, [&](const Parsed& record) { return record.number("seq") == first++; });
}

std::uint64_t accounted(const std::vector<Parsed>& records) {
    std::uint64_t count = 0;
    for (const Parsed& record : records) count += record["event"] == "gap" ? record.number("lost") : 1;
    return count;
}

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write_file(const std::string& path, std::string_view bytes) { std::ofstream(path, std::ios::binary) << bytes; }

AuditRecord a_record(std::string_view said) {
    AuditRecord record;
    record.event = "refused";
    record.said = said;
    return record;
}

AuditLimits quick(std::size_t max_waiting) {
    AuditLimits limits;
    limits.max_waiting = max_waiting;
    limits.patience.between_attempts = std::chrono::milliseconds(1);
    limits.patience.at_stop = deadline;
    return limits;
}

AuditLimits impatient(std::size_t max_waiting) {
    AuditLimits limits = quick(max_waiting);
    limits.patience.at_stop = std::chrono::milliseconds(50);
    return limits;
}

} // namespace chat::test
