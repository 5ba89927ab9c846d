// The names in use: who has claimed which, over the whole daemon, and how one is spoken to by it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/audit.hpp"
#include "libchat/core/clock.hpp"
#include "libchat/core/errors.hpp"
#include "libchat/core/member.hpp"
#include "libchat/core/names.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace chat {

class Claim;

class Roster {
public:
    // `clock` and `audit` outlive the roster.
    Roster(const Clock& clock, Audit& audit) : clock_(clock), audit_(audit) {}
    Roster(const Roster&) = delete;

    // Names that are equal in this form are one name, and so are names of rooms.
    std::string folded(std::string_view name) const { return names::folded(name, casemapping_); }
    names::Casemapping casemapping() const noexcept { return casemapping_; }
    // Before the first name is claimed, and the first room opened.
    void fold_as(names::Casemapping casemapping) noexcept { casemapping_ = casemapping; }

    // The name is the caller's until he destroys the claim. Or errc::bad_name, which names::fault() explains; or
    // errc::name_in_use, also where only the case of letters is another.
    result<Claim> claim(std::string_view name);

    // Who goes by this name, in any case of its letters; null where nobody does. Good for this turn only.
    Member* find(std::string_view name) const;

    // Calls `see(Member&)` for everybody who goes by a name, in the order of folded names. It must claim and free none.
    template <class See> void for_each(See see) const {
        for (const auto& [name, member] : names_)
            if (member) see(*member);
    }
    // The same, from the first behind the folded name `name` on, for as long as `see` returns true. True where it came
    // to the end.
    template <class See> bool walk(const std::string& name, See see) const {
        for (auto at = names_.upper_bound(name); at != names_.end(); ++at)
            if (at->second && !see(*at->second)) return false;
        return true;
    }
    std::size_t size() const noexcept { return names_.size(); }

    // How many are here, by a name or by a label, and the most there ever were at once.
    std::size_t people() const noexcept { return people_; }
    std::size_t most_people() const noexcept { return most_people_; }

    // True where a reader could take the label for a name that somebody has claimed: it is one; or it begins with one
    // that a blank, a ] or a > ends ("Bob Private" would look like Bob's); or it has characters that nobody can see.
    bool reads_like_a_claim(std::string_view label) const;

    // Says `what` to whoever goes by the name `to`, and to nobody else. One clean line, as in a room; kept nowhere but
    // in the audit log. Answers the message's id; nothing where nobody goes by the name: then nothing is said.
    std::optional<MessageId> tell(const Speaker& by, std::string_view to, Said what) const;
    // The same to everybody else who goes by a name, each by his own; the audit log has it once, as said to `*`.
    void tell_all(const Speaker& by, Said what) const;
    // The same of anything else that is for one person alone. It happens in `room`, or in none.
    std::optional<MessageId> let_hear(Message message, std::string_view to) const;

private:
    friend class Claim;
    friend class Attendance;
    // By folded name. Without a member: claimed by somebody who cannot be spoken to yet.
    using Names = std::map<std::string, Member*>;

    void announce(Message message) const;
    void came() noexcept { most_people_ = std::max(most_people_, ++people_); }
    void went() noexcept { --people_; }

    const Clock& clock_;
    Audit& audit_;
    names::Casemapping casemapping_ = names::Casemapping::ascii;
    Names names_;
    std::size_t people_ = 0;
    std::size_t most_people_ = 0;
};

// Somebody who is here under a label: counted for as long as it lives. The roster outlives it.
class Attendance {
public:
    explicit Attendance(Roster& roster) noexcept : roster_(roster) { roster_.came(); }
    Attendance(const Attendance&) = delete;
    ~Attendance() { roster_.went(); }

private:
    Roster& roster_;
};

// A name that is taken, freed by destruction. From belongs_to() until then he is logged in: everybody else who goes by
// a name hears of both. The roster outlives it.
class Claim {
public:
    Claim(Claim&& other) noexcept : roster_(other.roster_), entry_(std::exchange(other.entry_, nullptr)) {}
    Claim& operator=(Claim&&) = delete;
    ~Claim();

    // From now on he is found, and spoken to, by this name, which is what who() says. He outlives the claim.
    void belongs_to(Member& member);
    // Its owner writes it so from now on, in other letters alone: everybody else who has a name hears of it.
    void is_spelled(std::string name) const;

private:
    friend class Roster;
    Claim(Roster& roster, Roster::Names::value_type& entry) noexcept : roster_(&roster), entry_(&entry) {}

    Roster* roster_;
    Roster::Names::value_type* entry_; // elements of a map stay where they are
};

} // namespace chat
