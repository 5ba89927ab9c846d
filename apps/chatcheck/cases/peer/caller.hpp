// A client of the turn-based chat, as the cases of servers play it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/cases/peer/dialects.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace chat::check::peer {

inline constexpr std::string_view ann = "Ann";

// Who answers is the habit `partner`: the text itself (echo); another client of ours (pair); a person, whose keyboard
// is the server's standard input (operator); nobody whose words are known (game, room, and a person elsewhere).
class Caller {
public:
    static constexpr std::size_t in_one_piece = static_cast<std::size_t>(-1);

    // Connects, and says what its dialect wants said before the first text, in pieces of so many octets.
    Caller(ServerScene& scene, Framing dialect, std::string_view handle = ann, std::size_t piece = in_one_piece);
    // Leaves: with a quit where the end of a connection is none.
    ~Caller();
    Caller(const Caller&) = delete;

    Link& link() noexcept { return link_; }

    // One message of this text, with handle, length and end.
    std::string message(std::string_view text) const;
    void say(std::string_view text) { link_.send(message(text)); }

    // Whoever answers does so, and the reply to `text` must have the words that it has to have.
    void expect_answer(std::string_view text);
    // The same for a text that may come back in one of several ways; where another client answers, both ways.
    void expect_one_of(const std::vector<std::string>& legal);
    // One turn: says it and is answered.
    void exchange(std::string_view text) {
        say(text);
        expect_answer(text);
    }

    // Makes whoever answers do so, where that is somebody of ours.
    void let_answer();
    // The next reply, without length and end; hear() without handle too.
    std::string hear_whole();
    std::string hear();

    // The quit of this dialect, in one message.
    std::string quit() const;
    // Says it; the server must end the connection, and may say a quit of its own before.
    void leave();
    // The server ends the connection, and says nothing but perhaps a quit before.
    void expect_goodbye();

private:
    void introduce(std::size_t piece);
    void expect_handle(const std::string& what);
    void expect_reply(const std::vector<std::string>& texts, const std::string& prefix);
    std::string hear_loose(std::string_view what);
    std::string hear_frame();
    void ask_operator(std::string_view text);
    Caller& other();

    ServerScene& scene_;
    Link& link_;
    const Framing dialect_;
    const std::string handle_;
    std::string prefix_; // of the server's replies
    std::unique_ptr<Caller> other_;
};

// The server must serve the next client as if nothing had been.
void expect_service(ServerScene& scene, Framing dialect);

} // namespace chat::check::peer
