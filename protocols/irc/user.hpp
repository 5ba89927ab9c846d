// Somebody on IRC who has registered: his name is his, he has seats in rooms, and hears them.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/member.hpp"
#include "libchat/core/presence.hpp"
#include "libchat/session/session.hpp"
#include "protocols/irc/capability.hpp"
#include "protocols/irc/network.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace chat::irc {

// What a user brings when he registers.
struct Registered {
    std::string nick;
    std::string user; // with the ~ of who was not asked
    std::string real_name;
};

// As long as it lives. Its end is his QUIT, whatever the reason.
class User final : public Member {
public:
    // `claim` is the one of his nick. `capabilities` are his client's, whatever they become. All references outlive
    // him.
    User(Session& out, Hub& hub, Network& network, const Capabilities& capabilities, Claim claim,
         const Registered& person);
    ~User() override;

    // Why he will have left.
    void quits(std::string why) { why_ = std::move(why); }
    // He was killed: he has no name and no seats any more, and nothing that he says counts.
    bool departed() const noexcept { return presence_.over(); }

    // ---- rooms ----
    // Takes a seat, and tells everybody there, himself included. He has none there yet.
    Membership& join(Room& room);
    // Gives the seat up. Everybody there is told first, himself included.
    void part(Room& room, std::string why);
    Membership* seat_in(const Room& room) const noexcept { return presence_.seat_in(room); }
    // By the room's name on IRC; null where there is no such room, too.
    Membership* seat_in(std::string_view channel) const noexcept;

    // ---- himself ----
    // He is called so from now on; everybody who shares a room with him is told, and he.
    void rename(std::string nick, std::optional<Claim> claim);
    void goes_away(std::string why);
    void has_real_name(std::string name);
    void calls_himself_bot(bool bot) noexcept { is_bot(bot); }
    // Everything he has said or done: idle since.
    void did_something() noexcept { profile_.spoke = network_.now(); }
    Profile& his() noexcept { return profile_; }

    // The names that he wants to hear of, folded, each as he wrote it (MONITOR).
    std::map<std::string, std::string>& watched() noexcept { return watched_; }
    // WALLOPS are for him.
    bool hears_wallops = false;

    const Capabilities& capabilities() const noexcept { return capabilities_; }
    bool has(Capability capability) const noexcept { return capabilities_.has(capability); }
    void send(std::string_view lines) noexcept { out_.send(lines); }

    // Member
    const Profile* profile() const noexcept override { return &profile_; }
    void hear(Publication& publication) noexcept override;
    void is_put_out(Room& room) noexcept override;
    void is_killed(std::string_view why) noexcept override;

private:
    bool wants(const Message& message) const noexcept;
    void tell_of_watched(const Message& message);
    void depart() noexcept;
    void remember();
    // Tells everybody who shares a room with him, once.
    void publish_everywhere(Happening what) const;
    // Tells those who watch him and share no room (IRCv3 extended-monitor).
    void tell_watchers(Happening what);
    bool watches_from_afar(const User& other) const;

    Session& out_;
    Hub& hub_;
    Network& network_;
    const Capabilities& capabilities_;
    Profile profile_;
    std::map<std::string, std::string> watched_;
    std::string why_;
    Presence presence_;
};

} // namespace chat::irc
