// Talking and listening at the same time.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chat-broadcast/conversation.hpp"

#include "apps/chat-broadcast/typed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace chat::broadcast {

namespace asio = boost::asio;

namespace {

// How long the silence is after which nothing more is expected.
constexpr std::chrono::milliseconds quiet{300};

// How long it may take to answer a join before a person is told, and a script gives up.
constexpr std::chrono::seconds usual{5};

// How long a server is given to say the rest to a script.
constexpr std::chrono::milliseconds farewell{1000};

} // namespace

Conversation::Conversation(asio::io_context& io, Console& console, Manner manner)
    : contact_(
          io, [this](std::string_view bytes) { hear(bytes); }, [this] { close(); }),
      console_(console),
      manner_(std::move(manner)) {}

asio::awaitable<void> Conversation::connect(std::string host, std::string port) {
    co_await contact_.connect(host, port);
    codec_ = ReplyCodec();
    unread_.clear();
    answer_ = Answer::none;
    refused_before_ = false;
}

asio::awaitable<Ending> Conversation::run() {
    contact_.listen();
    co_await come_in();
    co_await talk();
    const Ending ended = ending();
    co_await contact_.part(frame(Type::leave, ""));
    contact_.check();
    co_return ended;
}

// Some servers send the list of their commands first.
asio::awaitable<void> Conversation::come_in() {
    const Clock::time_point begin = Clock::now();
    for (bool silent = false; !silent && !over();) silent = co_await contact_.silence_until(begin + quiet);
    while (!over()) {
        co_await ask_to_join();
        if (answer_ != Answer::turned_away) break;
        refused_before_ = true;
        if (!manner_.person) break;
        console_.print(fmt::format("The name {} is taken, or not allowed.", manner_.name));
        co_await choose_name();
    }
}

asio::awaitable<void> Conversation::ask_to_join() {
    answer_ = Answer::none;
    codec_.expect_answer();
    co_await contact_.send(frame(Type::join, manner_.name));
    co_await hear_answer();
}

asio::awaitable<void> Conversation::hear_answer() {
    Clock::time_point late = Clock::now() + usual;
    while (!over() && answer_ == Answer::none) {
        const bool in_doubt = codec_.in_doubt(unread_);
        const Clock::time_point until = in_doubt ? Clock::now() + quiet : late;
        const bool silent = co_await contact_.silence_until(until);
        if (!silent) continue;
        if (in_doubt) {
            hear_silence();
        } else if (manner_.person) { // who knows best whether to wait
            console_.print("The server has not answered yet.");
            late = Clock::time_point::max();
        } else {
            co_return;
        }
    }
}

// The server may close meanwhile, and then we come back.
asio::awaitable<void> Conversation::choose_name() {
    console_.prompt("Another name: ");
    for (bool chosen = false; !chosen && !leaving_;) {
        const std::optional<std::string> name = co_await console_.read_line();
        leaving_ = leaving_ || !name || *name == exit_command;
        if (leaving_) co_return;
        const std::optional<std::string> fault = fault_of_name(*name);
        if (fault) console_.print(fmt::format("Please try again: {}.", *fault));
        if (!fault) manner_.name = *name;
        chosen = !fault;
    }
}

asio::awaitable<void> Conversation::talk() {
    if (answer_ != Answer::let_in) co_return;
    if (manner_.person) console_.prompt(manner_.name + "> ");
    while (!over()) {
        const std::optional<std::string> line = co_await console_.read_line();
        if (!line) break;
        if (without_end(*line) == exit_command) co_return;
        const std::vector<std::string> frames = frames_of(*line, manner_.extras);
        for (auto frame = frames.begin(); frame != frames.end() && !over(); ++frame) co_await contact_.send(*frame);
    }
    if (!manner_.person) co_await hear_out();
}

// A script's input is at its end, what the server says to it may not be.
asio::awaitable<void> Conversation::hear_out() {
    const Clock::time_point end = Clock::now() + farewell;
    contact_.listens_anew();
    for (bool silent = false; !silent && !over();)
        silent = co_await contact_.silence_until(std::min(end, contact_.last_heard() + quiet));
}

void Conversation::hear(std::string_view bytes) {
    unread_ += bytes;
    std::string_view rest = unread_;
    while (const auto reply = codec_.cut(rest)) take(*reply);
    unread_.erase(0, unread_.size() - rest.size());
}

void Conversation::hear_silence() {
    std::string_view rest = unread_;
    if (const auto reply = codec_.cut_after_silence(rest)) take(*reply);
    unread_.erase(0, unread_.size() - rest.size());
}

void Conversation::take(const Reply& reply) {
    if (reply.kind == Reply::Kind::let_in) answer_ = Answer::let_in;
    if (reply.kind == Reply::Kind::turned_away) answer_ = Answer::turned_away;
    for (const std::string& line : lines_of(reply)) console_.print(line);
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
    if (leaving_) return Ending::left;
    if (contact_.closed() && refused_before_ && answer_ != Answer::let_in && manner_.person) return Ending::again;
    if (answer_ == Answer::turned_away) return Ending::name_refused;
    if (answer_ == Answer::none && !contact_.closed()) return Ending::unanswered;
    return contact_.closed() ? Ending::closed : Ending::left;
}

} // namespace chat::broadcast
