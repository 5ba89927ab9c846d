// One conversation of the operator with a client, strictly in turn, the client first.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chat-serve/desk.hpp"
#include "apps/chat-serve/visit.hpp"
#include "apps/console/console.hpp"
#include "apps/console/style.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace chat::peer {

// How a conversation has ended.
enum class Ending : std::uint8_t {
    none,
    client,       // it has quit, or closed
    unattached,   // it has closed, as it does after every message: it may come back
    idle,         // it said nothing for too long
    server,       // the operator has quit
    no_more_input // nobody is left to answer
};

class Conversation final : private Ears {
public:
    Conversation(boost::asio::io_context& io, Console& console, const Style& style, std::chrono::seconds idle);

    // Talks until somebody has had enough. After `unattached` it may be run again, through another connection; should
    // that one turn out to be no continuation, `otherwise` is called before anything of it is shown, and the
    // conversation begins anew. Throws what the console throws.
    boost::asio::awaitable<Ending> run(std::shared_ptr<Visit> visit, std::function<void()> otherwise = nullptr);

    // Quits as soon as it can: run() ends with no_more_input.
    void leave();

private:
    // Ears
    void hear(const Text& text) override;
    void hear_too_long() override;
    void hear_the_end() override;

    boost::asio::awaitable<void> talk();
    boost::asio::awaitable<void> take_turn();
    void type(std::string_view line);
    std::string fault_of(std::string_view text) const;
    void obey(const Turn& turn);
    void reply(std::string_view text, bool bare);
    void give_turn(bool operators);
    void end(Ending ending);
    void detect_stranger();
    bool over() const noexcept { return ending_ != Ending::none; }

    Console& console_;
    const Style style_;
    const std::chrono::seconds idle_;
    std::shared_ptr<Visit> visit_;
    std::unique_ptr<Desk> desk_;
    std::function<void()> otherwise_; // while it is not sure that this connection goes on with the conversation
    Ending ending_ = Ending::none;
    bool operators_turn_ = false;
    bool client_gone_ = false;
    boost::asio::steady_timer news_; // the operator's turn has come, or the end
    boost::asio::steady_timer patience_;
};

} // namespace chat::peer
