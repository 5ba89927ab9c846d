// What somebody has for as long as he is here: a name that is his, and seats in rooms.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/lobby.hpp"
#include "libchat/core/member.hpp"
#include "libchat/core/roster.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace chat {

// It ends once, at once, and for everybody: who is killed in the middle of a turn is found, told and heard no more in
// the rest of it, though his connection still stands.
class Presence {
public:
    // He goes by the name of the claim from now on (goes_by). `lobby` and `who` outlive it.
    Presence(Lobby& lobby, Member& who, Claim claim);
    Presence(const Presence&) = delete;

    // Everybody who shares a room with him hears once that he is gone, and why; he has no seats then, and no name.
    // Nothing where it is over. Never inside a publication.
    void end(std::string why);
    bool over() const noexcept { return !claim_; }

    // ---- his name ----
    // The name is free; everybody else who has one hears so.
    void gives_up_name() noexcept { claim_.reset(); }
    // He is found by the name of the claim, which is what who() says; everybody else who has one hears so.
    void goes_by(Claim claim);
    // The same name, in other letters: everybody else who has one hears so. Before who() says it. Not when over().
    void is_spelled(std::string name) const { claim_->is_spelled(std::move(name)); }

    // ---- his rooms ----
    // Takes a seat. He has none there yet, and nobody is told.
    Membership& enter(Room& room);
    // Gives the seat up, where he has one; the room may be gone then. Nobody is told. Never inside a publication.
    void leave(Room& room) noexcept;
    Membership* seat_in(const Room& room) const noexcept;
    std::size_t rooms() const noexcept { return seats_.size(); }
    // What happens to him: everybody else in his rooms hears it once (publish_once).
    void publish(Message message) const;

private:
    Lobby& lobby_;
    Member& who_;
    std::optional<Claim> claim_;
    std::vector<std::unique_ptr<Membership>> seats_; // last: left first
};

} // namespace chat
