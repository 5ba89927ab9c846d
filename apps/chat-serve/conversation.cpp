// Turns, prompts, quits.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chat-serve/conversation.hpp"

#include "protocols/peer/render.hpp"
#include "protocols/peer/words.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace chat::peer {

namespace asio = boost::asio;

namespace {

// The operator's texts leave whole, as the seeds' own servers send them.
constexpr std::size_t no_limit = static_cast<std::size_t>(-1);

} // namespace

Conversation::Conversation(asio::io_context& io, Console& console, const Style& style, std::chrono::seconds idle)
    : console_(console), style_(style), idle_(idle), desk_(std::make_unique<Desk>()), news_(io), patience_(io) {}

asio::awaitable<Ending> Conversation::run(std::shared_ptr<Visit> visit, std::function<void()> otherwise) {
    visit_ = std::move(visit);
    otherwise_ = std::move(otherwise);
    ending_ = Ending::none;
    client_gone_ = false;
    visit_->begin(*this);
    give_turn(false);
    co_await talk();
    patience_.cancel();
    if (ending_ == Ending::idle || ending_ == Ending::server || ending_ == Ending::no_more_input) {
        visit_->send(render_reply_quit(visit_->framing().value_or(Framing::handle)));
        co_await visit_->part();
    }
    visit_->close();
    co_return ending_;
}

asio::awaitable<void> Conversation::talk() {
    console_.prompt(style_.prompt_of(our_handle));
    while (!over()) {
        if (operators_turn_) {
            co_await take_turn();
            continue;
        }
        news_.expires_at(std::chrono::steady_clock::time_point::max());
        co_await news_.async_wait(asio::as_tuple(asio::use_awaitable));
    }
}

void Conversation::leave() { end(Ending::no_more_input); }

// ---- the client ----

void Conversation::hear(const Text& text) {
    if (over()) return;
    detect_stranger();
    const bool ends_game = text.quit() && !operators_turn_ && desk_->takes_quit(text.text);
    if (text.quit() && !ends_game) return end(Ending::client);
    if (text.kind != Text::Kind::text && !ends_game) return visit_->send(render_answer(*visit_->framing(), text.kind));
    const std::string& handle = visit_->handle();
    print_lines(console_, handle.empty() ? std::string(text.text) : fmt::format("{}> {}", handle, text.text));
    if (!operators_turn_) obey(desk_->hear(text.text, *visit_->framing()));
}

void Conversation::hear_too_long() {
    if (over()) return;
    detect_stranger();
    if (!operators_turn_) visit_->send(render_too_long(*visit_->framing(), WireRules().max_message));
}

// A client with a connection for every message has not quit, unless it came back and had nothing to say.
void Conversation::hear_the_end() {
    client_gone_ = true;
    if (visit_->framing() != Framing::header10 || otherwise_) return end(Ending::client);
    if (!operators_turn_) end(Ending::unattached);
}

void Conversation::detect_stranger() {
    const auto otherwise = std::exchange(otherwise_, nullptr);
    if (!otherwise || visit_->framing() == Framing::header10) return;
    otherwise();
    desk_ = std::make_unique<Desk>();
}

// ---- the operator ----

asio::awaitable<void> Conversation::take_turn() {
    while (!over() && operators_turn_) {
        const std::optional<std::string> line = co_await console_.read_line();
        if (over()) co_return;
        if (!line) {
            console_.show_typed(style_.quit);
            co_return end(Ending::no_more_input);
        }
        type(without_end(*line));
    }
}

void Conversation::type(std::string_view line) {
    if (is_quit(line)) return end(Ending::server);
    const std::string fault = fault_of(line);
    if (!fault.empty()) return console_.print(fault);
    obey(desk_->type(line));
}

// Empty where it can be sent. Some framings cannot count as much as the style allows.
std::string Conversation::fault_of(std::string_view text) const {
    if (text.empty()) return "ERROR: Your message is less than 1 character long. Retype your message.";
    const std::size_t room = room_in_reply(*visit_->framing(), our_handle, no_limit);
    if (style_.allows(text) && text.size() <= room) return {};
    return fmt::format("ERROR: Your message is more than {} characters long. Retype your message.",
                       std::min(style_.longest, room));
}

void Conversation::obey(const Turn& turn) {
    if (turn.reply) reply(*turn.reply, turn.bare);
    if (turn.reply && turn.bare) console_.print(style_.prompt_of(our_handle) + *turn.reply);
    if (turn.shown) print_lines(console_, *turn.shown);
    give_turn(turn.operators);
}

void Conversation::reply(std::string_view text, bool bare) {
    visit_->send(render_reply(*visit_->framing(), bare ? std::string_view() : our_handle, text, no_limit));
}

// Only the client is waited for with impatience.
void Conversation::give_turn(bool operators) {
    const bool was_operators = std::exchange(operators_turn_, operators);
    if (operators) {
        visit_->hold();
        patience_.cancel();
        news_.cancel();
        return;
    }
    patience_.expires_after(idle_);
    patience_.async_wait([this](const boost::system::error_code& cancelled) {
        if (!cancelled) end(Ending::idle);
    });
    if (was_operators) visit_->release();
    if (client_gone_) end(Ending::unattached);
}

void Conversation::end(Ending ending) {
    if (over()) return;
    ending_ = ending;
    news_.cancel();
    console_.dismiss();
}

} // namespace chat::peer
