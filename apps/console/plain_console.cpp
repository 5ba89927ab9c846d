// Plain lines in and out.
// SPDX-License-Identifier: BSL-1.0
#include "apps/console/plain_console.hpp"

#include "apps/console/output.hpp"
#include "libchat/core/text.hpp"

#include <boost/asio/use_awaitable.hpp>

#include <termios.h>
#include <unistd.h>

#include <array>
#include <system_error>
#include <utility>

namespace chat {

namespace asio = boost::asio;

PlainConsole::PlainConsole(asio::io_context& io, Transcript transcript)
    : transcript_(transcript), input_(io, STDIN_FILENO) {}

PlainConsole::~PlainConsole() {
    if (prompted_) (void)!::write(STDOUT_FILENO, "\n", 1);
}

void PlainConsole::write_prompt() {
    if (prompt_.empty()) return;
    write_all(STDOUT_FILENO, prompt_);
    prompted_ = true;
}

void PlainConsole::prompt(std::string text) {
    if (text == prompt_) return;
    if (prompted_) write_all(STDOUT_FILENO, "\n");
    prompted_ = false;
    prompt_ = std::move(text);
    if (reading_) write_prompt();
}

asio::awaitable<std::optional<std::string>> PlainConsole::read_line() {
    if (!prompted_) write_prompt();
    reading_ = true;
    bool ended = false;
    std::optional<std::string> line = take_line(ended);
    while (!line && !ended) {
        const bool more = co_await read_more();
        if (std::exchange(dismissed_, false)) break;
        ended = !more;
        line = take_line(ended);
    }
    reading_ = false;
    if (line && transcript_ == Transcript::both_ways) show_typed(*line);
    if (line) prompted_ = false;
    co_return line;
}

asio::awaitable<bool> PlainConsole::read_more() {
    std::array<char, 4096> room;
    const std::size_t count = co_await input_.read_some(room);
    typed_.append(room.data(), count);
    co_return count > 0;
}

// A last line may have no end.
std::optional<std::string> PlainConsole::take_line(bool ended) {
    const std::size_t end = typed_.find('\n', scanned_);
    scanned_ = typed_.size();
    if (end == std::string::npos && (!ended || typed_.empty())) return std::nullopt;
    std::string line = typed_.substr(0, end);
    typed_.erase(0, end == std::string::npos ? end : end + 1);
    scanned_ = 0;
    return line;
}

void PlainConsole::print(std::string_view line) {
    std::string shown = prompted_ ? "\n" : "";
    shown += output_is_terminal() ? text::clean(line) : std::string(line);
    shown += '\n';
    prompted_ = false;
    write_all(STDOUT_FILENO, shown);
    if (reading_) write_prompt();
}

void PlainConsole::show_typed(std::string_view line) {
    std::string shown = prompted_ ? "" : prompt_;
    shown += output_is_terminal() ? text::clean(line) : std::string(line);
    shown += '\n';
    prompted_ = false;
    write_all(STDOUT_FILENO, shown);
}

// A line begun stays: on a terminal without editing it cannot be taken back, and a script's is meant for whoever comes.
void PlainConsole::dismiss() {
    if (!reading_) return;
    dismissed_ = true;
    input_.wake();
}

void PlainConsole::forget_typed() {
    if (!at_terminal()) return;
    ::tcflush(STDIN_FILENO, TCIFLUSH);
    typed_.clear();
    scanned_ = 0;
}

void PlainConsole::interrupt() {
    typed_.clear();
    scanned_ = 0;
    input_.stop();
}

} // namespace chat
