// What the audit log's tests share: a log that is read, a disk that refuses, and a file's records.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/audit/audit_log.hpp"
#include "tests/support/fakes.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chat::test {

constexpr std::chrono::seconds deadline{20};

// What the operator is told.
class LogBook final : public Log {
public:
    void write(LogLevel level, std::string_view line) noexcept override;
    // Waits for a line that holds `part`; false when the deadline passes.
    bool says(std::string_view part);
    std::vector<std::string> lines();

private:
    std::mutex mutex_;
    std::condition_variable written_;
    std::vector<std::string> lines_;
};

// A disk whose answers a test gives: `answer` is asked with the size of each write. A number above zero is how many
// bytes are really written, one below zero is the errno, negated.
class MoodyDisk final : public Disk {
public:
    using Answer = std::function<long(int descriptor, std::size_t size)>;

    ssize_t write(int descriptor, std::string_view bytes) noexcept override;
    int truncate(int descriptor, off_t size) noexcept override;

    void answers(Answer answer);
    void refuses_everything(int error);
    void takes_everything();
    void refuses_to_truncate(int error);
    // Waits for so many refused writes from now on; false when the deadline passes.
    bool has_refused(int times);
    int refusals();

private:
    std::mutex mutex_;
    std::condition_variable refused_;
    Answer answer_;
    int truncate_error_ = 0;
    int refusals_ = 0;
};

// A folder for one test, gone with it.
class Folder {
public:
    Folder();
    Folder(const Folder&) = delete;
    ~Folder();
    std::string operator/(const char* name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

// One line of JSON, read by a strict parser.
struct Parsed {
    std::vector<std::string> keys; // in their order
    std::vector<std::string> values;
    std::string operator[](std::string_view key) const; // numbers as text; "" where there is none
    std::uint64_t number(std::string_view key) const;   // 0 where there is none
};
Parsed parse(std::string_view line); // throws where it is no JSON object
// Every line of the file, parsed. Fails the test where the last one is torn.
std::vector<Parsed> records_of(const std::string& path);
// True when seq counts from `first` without holes.
bool contiguous(const std::vector<Parsed>& records, std::uint64_t first = 1);
// The records that this many stand for: gaps count what they have lost.
std::uint64_t accounted(const std::vector<Parsed>& records);

std::string read_file(const std::string& path);
void write_file(const std::string& path, std::string_view bytes);

AuditRecord a_record(std::string_view said);
// Limits with short times between attempts, so that tests are quick; at a stop they go on until the deadline.
AuditLimits quick(std::size_t max_waiting = AuditLimits().max_waiting);
// The same for a test in which the disk never answers again: it gives up at once.
AuditLimits impatient(std::size_t max_waiting = AuditLimits().max_waiting);

} // namespace chat::test
