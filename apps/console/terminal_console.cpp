// libedit inside an event loop.
// SPDX-License-Identifier: BSL-1.0
#include "apps/console/terminal_console.hpp"

#include "apps/console/keys.hpp"
#include "apps/console/layout.hpp"
#include "apps/console/output.hpp"
#include "libchat/core/text.hpp"

#include <boost/asio/use_awaitable.hpp>

#include <fmt/format.h>
#include <langinfo.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <clocale>
#include <csignal>
#include <cstdio>
#include <stdexcept>

namespace chat {

namespace asio = boost::asio;

namespace {

constexpr std::string_view end_of_input_key = "\x04";     // ^D
constexpr std::string_view suspend_key = "\x1a";          // ^Z
constexpr std::string_view start_over_key = "\x1b[9999~"; // no keyboard has it: we press it ourselves

struct Binding {
    const char* key;
    const char* command;
};

// Besides libedit's own. Commands that would wait for further keys are replaced: nothing may wait but the event loop.
constexpr Binding bindings[] = {
    {"\\e[9999~", "ed-start-over"},    {"^I", "ed-insert"},
    {"^R", "ed-search-prev-history"},  {"^S", "ed-search-next-history"},
    {"^X", "ed-unassigned"},           {"^Z", "ed-unassigned"},
    {"\\ex", "ed-unassigned"},         {"\\eX", "ed-unassigned"},
    {"\\e[A", "ed-prev-history"},      {"\\e[B", "ed-next-history"},
    {"\\e[C", "ed-next-char"},         {"\\e[D", "ed-prev-char"},
    {"\\e[H", "ed-move-to-beg"},       {"\\e[F", "ed-move-to-end"},
    {"\\e[1~", "ed-move-to-beg"},      {"\\e[4~", "ed-move-to-end"},
    {"\\e[3~", "ed-delete-next-char"}, {"\\e[1;5C", "em-next-word"},
    {"\\e[1;5D", "ed-prev-word"},
};

// Chat is UTF-8, so libedit must read and show it even where no locale is set.
void use_utf8() {
    std::setlocale(LC_CTYPE, "");
    if (std::string_view(::nl_langinfo(CODESET)) != "UTF-8") std::setlocale(LC_CTYPE, "C.UTF-8");
}

winsize screen_size() {
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return winsize{24, 80, 0, 0};
    return size;
}

} // namespace

TerminalConsole::TerminalConsole(asio::io_context& io)
    : input_(io, STDIN_FILENO), signals_(io, SIGWINCH, SIGTSTP, SIGCONT) {
    use_utf8();
    history_.reset(history_init());
    editor_.reset(el_init("chat", stdin, stdout, stderr));
    if (!history_ || !editor_) throw std::runtime_error("libedit cannot be started");
    set_up_editor();
    wait_for_signal();
}

void TerminalConsole::set_up_editor() {
    HistEvent event;
    history(history_.get(), &event, H_SETSIZE, 1000);
    history(history_.get(), &event, H_SETUNIQUE, 1);
    EditLine* const editor = editor_.get();
    el_set(editor, EL_CLIENTDATA, this);
    el_set(editor, EL_SIGNAL, 0); // signals are the event loop's
    el_set(editor, EL_TERMINAL, nullptr);
    el_set(editor, EL_EDITOR, "emacs");
    el_set(editor, EL_HIST, history, history_.get());
    el_set(editor, EL_PROMPT, &TerminalConsole::prompt_of);
    el_set(editor, EL_GETCFN, &TerminalConsole::next_character_of);
    for (const Binding& binding : bindings) el_set(editor, EL_BIND, binding.key, binding.command, nullptr);
    el_set(editor, EL_UNBUFFERED, 1); // one key a call; takes the terminal over
}

// el_end gives the terminal back as it was.
TerminalConsole::~TerminalConsole() {
    if (!shown_) return;
    try {
        step_below();
    } catch (const std::exception&) { // the terminal is gone, and nobody is left to tell
        shown_ = false;
    }
}

char* TerminalConsole::prompt_of(EditLine* editor) {
    TerminalConsole* console = nullptr;
    el_get(editor, EL_CLIENTDATA, &console);
    return console->prompt_.data();
}

int TerminalConsole::next_character_of(EditLine* editor, wchar_t* character) {
    TerminalConsole* console = nullptr;
    el_get(editor, EL_CLIENTDATA, &console);
    if (console->key_.empty()) return 0;
    *character = console->key_.front();
    console->key_.erase(0, 1);
    return 1;
}

void TerminalConsole::prompt(std::string text) {
    text = text::clean(text);
    if (text == prompt_) return;
    const bool was_shown = shown_;
    hide();
    prompt_ = std::move(text);
    if (was_shown) show();
}

asio::awaitable<std::optional<std::string>> TerminalConsole::read_line() {
    if (!shown_) show();
    for (bool more = true; more;) {
        std::string_view rest = typed_;
        for (std::string_view key = cut_key(rest); !key.empty(); key = cut_key(rest)) {
            const Key done = press(key);
            if (done == Key::edited) continue;
            typed_.erase(0, typed_.size() - rest.size());
            if (done == Key::end_of_input) co_return std::nullopt;
            co_return take_line();
        }
        typed_.erase(0, typed_.size() - rest.size());
        more = co_await read_more();
    }
    co_return std::nullopt;
}

asio::awaitable<bool> TerminalConsole::read_more() {
    std::array<char, 4096> room;
    const std::size_t count = co_await input_.read_some(room);
    typed_.append(room.data(), count);
    co_return count > 0;
}

TerminalConsole::Key TerminalConsole::press(std::string_view key) {
    const LineInfo* const line = el_line(editor_.get());
    if (key == "\r" || key == "\n") return Key::entered;
    if (key == end_of_input_key && line->lastchar == line->buffer) {
        hide();
        return Key::end_of_input;
    }
    if (key == suspend_key)
        suspend();
    else
        edit(key);
    return Key::edited;
}

// One key is one command; what libedit leaves of a sequence it does not know is no text.
void TerminalConsole::edit(std::string_view key) {
    if (!text::is_utf8(key)) return;
    key_ = widen(key);
    int length = 0;
    el_wgets(editor_.get(), &length);
    key_.clear();
}

std::string TerminalConsole::take_line() {
    step_below();
    const LineInfo* const typed = el_line(editor_.get());
    std::string line(typed->buffer, typed->lastchar);
    HistEvent event;
    if (!line.empty()) history(history_.get(), &event, H_ENTER, line.c_str());
    clear_line();
    return line;
}

void TerminalConsole::clear_line() {
    const LineInfoW* const wide = el_wline(editor_.get());
    const auto length = static_cast<int>(wide->lastchar - wide->buffer);
    el_cursor(editor_.get(), length);
    el_deletestr(editor_.get(), length);
}

// The rows between the first of the prompt and the one where `place` of the line being typed stands.
std::size_t TerminalConsole::rows_down_to(const wchar_t* place) const {
    std::wstring text = widen(prompt_);
    text.append(el_wline(editor_.get())->buffer, place);
    const winsize size = screen_size();
    return std::min<std::size_t>(rows_down(text, size.ws_col), size.ws_row - 1);
}

void TerminalConsole::show() {
    const bool resume = el_wline(editor_.get())->lastchar != el_wline(editor_.get())->buffer;
    shown_ = true;
    el_set(editor_.get(), EL_REFRESH);
    if (!resume) edit(start_over_key); // the history begins at its end again
}

void TerminalConsole::hide() {
    if (!shown_) return;
    const std::size_t up = rows_down_to(el_wline(editor_.get())->cursor);
    write_all(STDOUT_FILENO, up > 0 ? fmt::format("\r\x1b[{}A\x1b[J", up) : "\r\x1b[J");
    shown_ = false;
}

void TerminalConsole::step_below() {
    if (!shown_) return;
    const LineInfoW* const line = el_wline(editor_.get());
    const std::size_t down = rows_down_to(line->lastchar) - rows_down_to(line->cursor);
    write_all(STDOUT_FILENO, std::string(down + 1, '\n'));
    shown_ = false;
}

void TerminalConsole::print(std::string_view line) {
    const bool was_shown = shown_;
    hide();
    write_all(STDOUT_FILENO, text::clean(line) + '\n');
    if (was_shown) show();
}

void TerminalConsole::show_typed(std::string_view line) { print(prompt_ + std::string(line)); }

void TerminalConsole::dismiss() {
    if (!shown_) return; // nobody reads
    step_below();
    clear_line();
    typed_.clear();
    input_.wake();
}

void TerminalConsole::forget_typed() {
    ::tcflush(STDIN_FILENO, TCIFLUSH);
    typed_.clear();
}

void TerminalConsole::interrupt() {
    step_below();
    typed_.clear();
    input_.stop();
}

void TerminalConsole::wait_for_signal() {
    signals_.async_wait([this](const boost::system::error_code& error, int signal) {
        if (error) return; // we are going
        on_signal(signal);
        wait_for_signal();
    });
}

void TerminalConsole::on_signal(int signal) {
    if (signal == SIGTSTP) return suspend();
    const bool was_shown = shown_;
    hide();
    el_resize(editor_.get());
    if (signal == SIGCONT) { // whoever had the terminal meanwhile may have set it otherwise
        el_set(editor_.get(), EL_PREP_TERM, 0);
        el_set(editor_.get(), EL_PREP_TERM, 1);
    }
    if (was_shown) show();
}

void TerminalConsole::suspend() {
    const bool was_shown = shown_;
    step_below();
    el_set(editor_.get(), EL_PREP_TERM, 0);
    std::raise(SIGSTOP);
    el_set(editor_.get(), EL_PREP_TERM, 1); // we go on: the shell has let us
    if (was_shown) show();
}

} // namespace chat
