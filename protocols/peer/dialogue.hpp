// A conversation with one client, strictly in turn: whose turn it is, what is owed, and the game being played.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/labels.hpp"
#include "libchat/core/later.hpp"
#include "libchat/core/speaker.hpp"
#include "libchat/session/timers.hpp"
#include "protocols/peer/framing.hpp"
#include "protocols/peer/game/game.hpp"
#include "protocols/peer/link.hpp"
#include "protocols/peer/partner.hpp"
#include "protocols/peer/setting.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace chat::peer {

// Begins with the client's first text. It is held through one connection; in header10 through several, one after the
// other, and between them through none. At most one reply is owed at a time.
class Dialogue {
public:
    // The client's name is `handle`, or client1 and so on where it is empty. The references outlive the dialogue.
    Dialogue(const Setting& setting, Pairs& pairs, Link& link, std::string_view handle);
    Dialogue(const Dialogue&) = delete;

    // A text counts. Where it takes time, the answer that the talk must wait for, and then say kept().
    std::optional<Later<LineNumber>> hear(std::string_view text);
    void kept(const result<LineNumber>& line) { partner_->kept(line); }
    // A quit: true where it ends a game, and not the conversation.
    bool ends_game(std::string_view quit);
    // A text was too long: it does not count, and the client is told.
    void refuse_too_long();

    // We have said our quit: nobody goes on with it.
    bool over() const noexcept { return quit_; }
    // For the audit log; a constant.
    void ends_because(const char* why) noexcept { why_ = why; }

    // The connection is gone, and the dialogue waits for the next; nobody waits for a reply any more. Or here is one,
    // to which nothing is sent before its client has spoken: it may be another's.
    void detach() noexcept;
    void attach(Link& link) noexcept;
    // From the loss of a connection until its client is heard again, through another: `patience` ends it.
    void is_missed(Timer patience) noexcept { patience_ = std::move(patience); }
    void is_back() noexcept { patience_.cancel(); }
    // True while it may still be waited for.
    bool missed() const noexcept { return patience_.runs(); }

    // ---- for the partner ----

    // True while the client waits for a reply.
    bool owed() const noexcept { return owed_; }
    // One reply, owed until now: "HANDLE> text" where the framing has handles and `handle` is not empty. Takes off the
    // front of `text` what found room; the rest is for another reply.
    void reply(std::string_view handle, std::string_view& text);
    void reply_cut(std::string_view handle, std::string_view text) { reply(handle, text); }
    // Bytes of text that find room in one reply.
    std::size_t room_in_reply(std::string_view handle) const;
    // The text was heard, and no reply is owed for it: it is the client's turn again.
    void owe_nothing();
    // Our quit, and the end of the connection. The dialogue is destroyed soon after.
    void quit(Ending why = Ending::conversation_over) noexcept;
    // Begins a game against us with the client's first text.
    void begin_game(std::string_view text);

    const Speaker& who() const noexcept { return who_; }
    const Setting& setting() const noexcept { return setting_; }
    // Says it to the audit log alone: no room hears it.
    void record(std::string_view text) const;
    // The same of a text that belongs to a game.
    void record_move(std::string_view text) const;
    // The same of a text that was not passed on.
    void record_refused(std::string_view reason) const;
    std::string_view why_it_ends() const noexcept;

private:
    void take_turn() noexcept;
    void give_turn() noexcept;
    void record_as(std::string_view disposition, std::string_view text) const;
    bool play(std::string_view text);
    void begin_game(game::Wire wire);
    void answer(const game::Answer& answer);
    void send(const std::string& bytes) noexcept;

    const Setting& setting_;
    const Framing framing_;
    std::optional<Label> label_; // of a client without a handle
    const Speaker who_;
    Link* link_;
    Timer patience_;
    std::unique_ptr<game::Game> game_;
    game::Wire game_wire_ = game::Wire::ascii; // of that game
    bool game_over_ = false;                   // its result may still be told, by the next text
    bool owed_ = false;
    bool replied_ = false; // at least once, through whatever connection
    bool quit_ = false;
    const char* why_ = nullptr;        // unless the end of the connection is the reason
    std::unique_ptr<Partner> partner_; // last: it takes its leave through all the rest
};

} // namespace chat::peer
