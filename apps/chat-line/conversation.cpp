// Talking and listening at the same time.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chat-line/conversation.hpp"

#include <fmt/format.h>

#include <utility>

namespace chat::line {

namespace asio = boost::asio;

namespace {

// How long a server may be silent before a script takes what it is owed for lost.
constexpr std::chrono::seconds usual{5};

std::string_view without_end(std::string_view line) noexcept {
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

bool is_blank(std::string_view line) noexcept { return line.find_first_not_of(" \t") == line.npos; }

} // namespace

Conversation::Conversation(asio::io_context& io, Console& console, std::string name, bool person)
    : contact_(
          io, [this](std::string_view bytes) { lines_.take(bytes, [this](std::string_view line) { take(line); }); },
          [this] { close(); }),
      console_(console),
      name_(std::move(name)),
      person_(person) {}

asio::awaitable<void> Conversation::connect(std::string host, std::string port) {
    co_await contact_.connect(host, port);
    lines_ = Lines();
    owed_ = 0;
    chooses_ = logged_out_ = false;
}

asio::awaitable<Ending> Conversation::run() {
    contact_.listen();
    co_await come_in();
    co_await talk();
    const Ending ended = ending();
    co_await contact_.part("logout\n");
    contact_.check();
    co_return ended;
}

asio::awaitable<void> Conversation::come_in() {
    answer_ = person_ || !name_.empty() ? Answer::none : Answer::let_in;
    if (answer_ == Answer::let_in) co_return;
    if (name_.empty()) co_await choose_name("Your name: ");
    while (!over()) {
        co_await log_in();
        if (answer_ != Answer::turned_away || !person_) break;
        co_await choose_name("Another name: ");
    }
}

asio::awaitable<void> Conversation::log_in() {
    answer_ = Answer::none;
    introducing_ = true;
    co_await say("login " + name_);
    while (!over() && answer_ == Answer::none) co_await contact_.silence_until(Clock::time_point::max());
    introducing_ = false;
}

// The server may close meanwhile, and then we come back.
asio::awaitable<void> Conversation::choose_name(std::string prompt) {
    console_.prompt(prompt);
    chooses_ = true;
    for (;;) {
        const std::optional<std::string> line = co_await console_.read_line();
        const std::string name(without_end(line.value_or(std::string(quit_command))));
        leaving_ = leaving_ || name == quit_command;
        if (leaving_) break;
        if (is_blank(name)) continue;
        name_ = name;
        break;
    }
}

asio::awaitable<void> Conversation::talk() {
    if (answer_ != Answer::let_in || over()) co_return;
    chooses_ = false;
    if (person_) console_.print("What you type are commands to the server: help lists them, /quit leaves.");
    if (person_) console_.prompt(name_ + "> ");
    while (!over()) {
        const std::optional<std::string> line = co_await console_.read_line();
        if (!line) break;
        if (without_end(*line) == quit_command) break;
        co_await say(std::string(without_end(*line)));
    }
    if (!person_) co_await hear_out();
}

asio::awaitable<void> Conversation::say(std::string line) {
    if (!is_blank(line)) ++owed_;
    line += '\n';
    co_await contact_.send(line);
}

// A script's input is at its end, what the server says to it may not be.
asio::awaitable<void> Conversation::hear_out() {
    contact_.listens_anew();
    for (bool silent = false; !silent && owed_ > 0 && !over();)
        silent = co_await contact_.silence_until(contact_.last_heard() + usual);
}

void Conversation::take(std::string_view line) {
    const bool status = line.starts_with("OK ") || line.starts_with("ERR ");
    if (status) take_status(line);
    console_.print(line);
}

// Every command has one, in order: until a login is answered no other is owed.
void Conversation::take_status(std::string_view line) {
    if (owed_ > 0) --owed_;
    logged_out_ = line == "OK logout";
    if (!introducing_) return;
    answer_ = line.starts_with("OK ") ? Answer::let_in : Answer::turned_away;
    if (answer_ == Answer::turned_away) refusal_ = line;
}

// Until we are in, the console is read for a name only, and that may outlive the connection.
void Conversation::close() {
    if (answer_ == Answer::let_in) console_.interrupt();
}

void Conversation::leave() {
    leaving_ = true;
    contact_.wake();
    console_.interrupt();
    contact_.give_up_soon();
}

Ending Conversation::ending() const noexcept {
    if (leaving_ || logged_out_) return Ending::left;
    if (contact_.closed() && chooses_) return Ending::again;
    if (answer_ == Answer::turned_away) return Ending::name_refused;
    return contact_.closed() ? Ending::closed : Ending::left;
}

} // namespace chat::line
