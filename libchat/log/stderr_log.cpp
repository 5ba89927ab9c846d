// The one place that includes Boost.Log: a source, and a synchronous sink that writes to descriptor 2.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/log/stderr_log.hpp"

#include "libchat/core/text.hpp"

#include <boost/log/attributes/constant.hpp>
#include <boost/log/attributes/value_extraction.hpp>
#include <boost/log/core.hpp>
#include <boost/log/expressions/message.hpp>
#include <boost/log/sinks/basic_sink_backend.hpp>
#include <boost/log/sinks/sync_frontend.hpp>
#include <boost/log/sources/record_ostream.hpp>
#include <boost/log/sources/severity_logger.hpp>
#include <boost/make_shared.hpp>

#include <fmt/chrono.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>

#include <limits.h> // NOLINT: PIPE_BUF is POSIX
#include <poll.h>
#include <unistd.h>

namespace chat {
namespace {

namespace logging = boost::log;

struct LevelWords {
    std::string_view name;
    std::string_view colour;
};

// In the order of LogLevel.
constexpr std::array<LevelWords, 5> level_words{{{"trace", "\x1b[2m"},
                                                 {"debug", "\x1b[36m"},
                                                 {"info", "\x1b[32m"},
                                                 {"warning", "\x1b[33m"},
                                                 {"error", "\x1b[31m"}}};
constexpr std::string_view plain = "\x1b[0m";

bool colour_wanted() noexcept {
    const char* const refused = std::getenv("NO_COLOR");
    return isatty(STDERR_FILENO) == 1 && (refused == nullptr || *refused == '\0');
}

// Standard error may be a pipe that nobody reads, or a terminal that is held: a conversation must not wait for it.
bool would_wait() noexcept {
    pollfd error{STDERR_FILENO, POLLOUT, 0};
    return ::poll(&error, 1, 0) != 1;
}

// What standard error does not take is dropped.
void write_all(std::string_view bytes) noexcept {
    while (!bytes.empty() && !would_wait()) {
        const ssize_t written = ::write(STDERR_FILENO, bytes.data(), std::min<std::size_t>(bytes.size(), PIPE_BUF));
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

class StderrBackend : public logging::sinks::basic_formatted_sink_backend<char, logging::sinks::synchronized_feeding> {
public:
    void consume(const logging::record_view&, const string_type& line) noexcept { write_all(line); }
};

using Sink = logging::sinks::synchronous_sink<StderrBackend>;

// Boost.Log's core is shared by the whole process: each log hears its own records alone.
constexpr char owner_attribute[] = "Owner";

void format(const logging::record_view& record, logging::formatting_ostream& out, bool colour) {
    const auto level = logging::extract_or_default<LogLevel>("Severity", record, LogLevel::info);
    const auto message = logging::extract_or_default<std::string>("Message", record, std::string{});
    out << log_line(std::chrono::system_clock::now(), level, message, colour) << '\n';
}

} // namespace

std::string log_line(std::chrono::system_clock::time_point time, LogLevel level, std::string_view text, bool colour) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(time - seconds).count();
    const LevelWords& words = level_words[static_cast<std::size_t>(level)];
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z {}{}{} {}",
                       fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)), milliseconds,
                       colour ? words.colour : std::string_view{}, words.name, colour ? plain : std::string_view{},
                       text::clean(text));
}

struct StderrLog::Boost {
    explicit Boost(const StderrLog* owner) : sink(boost::make_shared<Sink>()) {
        source.add_attribute(owner_attribute, logging::attributes::constant<const StderrLog*>(owner));
        sink->set_filter([owner](const logging::attribute_value_set& values) {
            return logging::extract_or_default<const StderrLog*>(owner_attribute, values, nullptr) == owner;
        });
        sink->set_formatter(
            [colour = colour_wanted()](const logging::record_view& record, logging::formatting_ostream& out) {
                format(record, out, colour);
            });
        logging::core::get()->add_sink(sink);
    }
    ~Boost() { logging::core::get()->remove_sink(sink); }
    Boost(const Boost&) = delete;
    Boost& operator=(const Boost&) = delete;

    logging::sources::severity_logger_mt<LogLevel> source;
    const boost::shared_ptr<Sink> sink;
};

StderrLog::StderrLog(LogLevel least) : least_(least), boost_(std::make_unique<Boost>(this)) {}

StderrLog::~StderrLog() = default;

void StderrLog::write(LogLevel level, std::string_view line) noexcept {
    if (level < least_) return;
    try {
        if (logging::record record = boost_->source.open_record(logging::keywords::severity = level)) {
            logging::record_ostream out(record);
            out.write(line.data(), static_cast<std::streamsize>(line.size()));
            out.flush();
            boost_->source.push_record(std::move(record));
        }
    } catch (const std::exception&) {
        write_all("a line of the log was lost: out of memory?\n");
    }
}

} // namespace chat
