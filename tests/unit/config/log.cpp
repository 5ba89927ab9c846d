// Tests of the diagnostic log: one harmless line each, on standard error, of the wanted levels.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/log/stderr_log.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>
#include <array>
#include <regex>

#include <fcntl.h>
#include <unistd.h>

using namespace chat;
using namespace std::chrono_literals;

namespace {

// Standard error is a pipe as long as this lives.
class CaughtStderr {
public:
    CaughtStderr() {
        REQUIRE(::pipe2(pipe_.data(), O_CLOEXEC | O_NONBLOCK) == 0);
        saved_ = ::dup(STDERR_FILENO);
        ::dup2(pipe_[1], STDERR_FILENO);
    }
    ~CaughtStderr() {
        ::dup2(saved_, STDERR_FILENO);
        for (const int descriptor : {saved_, pipe_[0], pipe_[1]}) ::close(descriptor);
    }
    CaughtStderr(const CaughtStderr&) = delete;

    std::string text() {
        std::array<char, 65536> bytes;
        const ssize_t size = ::read(pipe_[0], bytes.data(), bytes.size());
        return size < 0 ? std::string{} : std::string(bytes.data(), static_cast<std::size_t>(size));
    }

private:
    std::array<int, 2> pipe_{};
    int saved_ = -1;
};

const auto moment = std::chrono::system_clock::time_point{1795157514123ms};

} // namespace

TEST_CASE("log: a line has the time in UTC with milliseconds, the level and the text") {
    CHECK(log_line(moment, LogLevel::info, "text", false) == "2026-11-20T06:51:54.123Z info text");
    CHECK(log_line(moment - 123ms, LogLevel::warning, "", false) == "2026-11-20T06:51:54.000Z warning ");
    CHECK(log_line(std::chrono::system_clock::time_point{-1ms}, LogLevel::error, "x", false) ==
          "1969-12-31T23:59:59.999Z error x");
}

TEST_CASE("log: colour is on the level alone") {
    CHECK(log_line(moment, LogLevel::error, "x", true) == "2026-11-20T06:51:54.123Z \x1b[31merror\x1b[0m x");
}

TEST_CASE("log: a text can neither begin a line nor send an escape") {
    CHECK(log_line(moment, LogLevel::info,
                   "a\r\nb\x1b[31m\xc2\x9b"
                   "c",
                   false) == "2026-11-20T06:51:54.123Z info a  b [31m c");
    CHECK(log_line(moment, LogLevel::info, "caf\xe9", false) == "2026-11-20T06:51:54.123Z info caf\u00e9");
}

TEST_CASE("log: what is written goes to standard error at once, without colour where that is no terminal") {
    std::string text;
    {
        CaughtStderr caught;
        StderrLog log(LogLevel::info);
        log.warning("the disk is full");
        text = caught.text();
    }
    INFO(text);
    CHECK(std::regex_match(text, std::regex(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z warning the disk is full\n)")));
}

TEST_CASE("log: lines below the wanted level are passed over") {
    std::string text;
    {
        CaughtStderr caught;
        StderrLog log(LogLevel::warning);
        log.write(LogLevel::trace, "one");
        log.debug("two");
        log.info("three");
        log.error("four");
        text = caught.text();
    }
    CHECK(text.find("three") == std::string::npos);
    CHECK_THAT(text, test::contains_text(" error four\n"));
    CHECK(std::count(text.begin(), text.end(), '\n') == 1);
}

TEST_CASE("log: each log writes its own lines, and none when it is gone") {
    std::string text;
    {
        CaughtStderr caught;
        StderrLog first(LogLevel::info);
        {
            StderrLog second(LogLevel::info);
            second.info("two");
        }
        first.info("one");
        text = caught.text();
    }
    CHECK(std::count(text.begin(), text.end(), '\n') == 2);
    CHECK(text.find(" info two\n") < text.find(" info one\n"));
}

TEST_CASE("log: a standard error that takes nothing more does no harm") {
    CaughtStderr caught;
    StderrLog log(LogLevel::info);
    const std::string line(10'000, 'x');
    for (int i = 0; i < 100; ++i) log.info(line);
    CHECK_FALSE(caught.text().empty());
}

TEST_CASE("log: a standard error that nobody reads holds nobody up") {
    const CaughtStderr unread;
    ::fcntl(STDERR_FILENO, F_SETFL, ::fcntl(STDERR_FILENO, F_GETFL) & ~O_NONBLOCK); // a write would wait
    StderrLog log(LogLevel::info);
    for (int i = 0; i < 5000; ++i) log.info("a line that somebody might have read, but nobody does");
    SUCCEED("it came to its end");
}
