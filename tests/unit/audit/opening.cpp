// Opening a file that is new, goes on, was torn, is somebody else's or is in use.
// SPDX-License-Identifier: BSL-1.0
#include "tests/support/catch.hpp"
#include "tests/unit/audit/harness.hpp"

#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>

using namespace chat;
using namespace chat::test;

namespace {

struct Scene {
    // A daemon that runs, records these words and stops.
    void runs(std::initializer_list<const char*> words) {
        AuditLog audit(path, clock, log, quick());
        for (const char* word : words) audit.record(a_record(word));
    }

    Folder folder;
    const std::string path = folder / "audit.jsonl";
    ManualClock clock;
    LogBook log;
};

std::string message_of(const std::function<void()>& deed) {
    try {
        deed();
    } catch (const AuditError& error) {
        return error.what();
    }
    return "nothing was thrown";
}

} // namespace

TEST_CASE_METHOD(Scene, "opening: a new file begins with seq 1 and is no business of others") {
    const mode_t before = ::umask(0);
    runs({"one", "two"});
    ::umask(before);
    const auto records = records_of(path);
    REQUIRE(records.size() == 2);
    CHECK(contiguous(records));
    CHECK(read_file(path).starts_with(R"({"seq":1,"time":"2027-01-15T08:00:00.000Z","event":)"));
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 07777) == 0640);
    CHECK(log.lines().empty());
}

TEST_CASE_METHOD(Scene, "opening: a restart goes on where the last record stands") {
    runs({"one", "two"});
    runs({});
    runs({"three"});
    const auto records = records_of(path);
    REQUIRE(records.size() == 3);
    CHECK(contiguous(records));
    CHECK(records[2]["said"] == "three");
}

TEST_CASE_METHOD(Scene, "opening: a last record longer than any block is found") {
    const std::string flood(300'000, '\x1b'); // each byte becomes six
    AuditLog(path, clock, log, quick()).record(a_record("one"));
    AuditLog(path, clock, log, quick()).record(a_record(flood));
    runs({"three"});
    CHECK(records_of(path).size() == 3);
    CHECK(contiguous(records_of(path)));
}

TEST_CASE_METHOD(Scene, "opening: a last line torn at any byte is cut off, and a gap tells of it") {
    runs({"one", "two"});
    const std::string bytes = read_file(path);
    const std::size_t first = bytes.find('\n') + 1;
    for (std::size_t size = 1; size < bytes.size(); ++size) {
        write_file(path, bytes.substr(0, size));
        runs({"next"});
        const auto records = records_of(path);
        const bool torn = size != first;
        const std::size_t whole = size < first ? 0 : 1;
        INFO("cut after " << size << " bytes");
        REQUIRE(records.size() == whole + torn + 1);
        CHECK(contiguous(records));
        CHECK(read_file(path).starts_with(bytes.substr(0, whole * first)));
        if (!torn) continue;
        CHECK(records[whole]["event"] == "gap");
        CHECK(records[whole]["reason"] == "torn last line");
        CHECK(records[whole].number("lost") == 1);
    }
}

TEST_CASE_METHOD(Scene, "opening: a gap for the torn line is there even if nothing else ever happens") {
    write_file(path, R"({"seq":1,"ti)");
    runs({});
    CHECK(records_of(path).size() == 1);
}

TEST_CASE_METHOD(Scene, "opening: a torn line may be one that the file system never filled") {
    runs({"one"});
    const std::string whole = read_file(path);
    for (const std::string& torn : {std::string(5000, '\0'), R"({"seq":2,"time)" + std::string(5000, '\0'),
                                    R"({"se)" + std::string(100'000, '\0')}) {
        write_file(path, whole + torn);
        runs({"next"});
        const auto records = records_of(path);
        REQUIRE(records.size() == 3);
        CHECK(contiguous(records));
    }
}

TEST_CASE_METHOD(Scene, "opening: lines of others at the end do not hide the last record") {
    runs({"one", "two"});
    write_file(path, read_file(path) + "a remark\n\n");
    runs({"three"});
    CHECK(read_file(path).find("\n\n{\"seq\":3,") != std::string::npos);
}

TEST_CASE_METHOD(Scene, "opening: a file that never was an audit log is refused and stays whole") {
    for (const std::string& letter :
         {std::string("dear Ann"), std::string("[server]\nname = Ann\n"), "one\ntwo\n" + std::string(200'000, 'x')}) {
        write_file(path, letter);
        CHECK_THAT(message_of([&] { runs({}); }), contains_text(path + ": is there already, and is no audit log"));
        CHECK(read_file(path) == letter);
    }
}

TEST_CASE_METHOD(Scene, "opening: a second daemon on the same file is refused") {
    AuditLog first(path, clock, log, quick());
    CHECK_THAT(message_of([&] { runs({"mine"}); }), contains_text(path + ": another daemon keeps its audit log there"));
    first.record(a_record("mine"));
    first.stop();
    CHECK(records_of(path).size() == 1);
}

TEST_CASE_METHOD(Scene, "opening: what cannot be opened is the operator's error, and named") {
    CHECK_THAT(message_of([&] { AuditLog(folder / "no/such/file", clock, log); }), contains_text("no/such/file"));
    CHECK_THAT(message_of([&] { AuditLog(folder / "no/such/file", clock, log); }),
               contains_text("No such file or directory"));
    std::filesystem::create_directory(path);
    CHECK_THAT(message_of([&] { AuditLog(path, clock, log); }), contains_text("Is a directory"));
}

TEST_CASE_METHOD(Scene, "opening: the descriptor is not inherited by programs that are started") {
    AuditLog audit(path, clock, log);
    int found = 0;
    for (int descriptor = 3; descriptor < 256; ++descriptor) {
        std::error_code none;
        const auto link = std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(descriptor), none);
        if (none || link != std::filesystem::canonical(path)) continue;
        ++found;
        CHECK((::fcntl(descriptor, F_GETFD) & FD_CLOEXEC) != 0);
        CHECK((::fcntl(descriptor, F_GETFL) & O_APPEND) != 0);
    }
    CHECK(found == 1);
}
