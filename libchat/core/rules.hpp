// What a room allows, and whom: the modes of an IRC channel, which bind whoever comes by whatever protocol.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/clock.hpp"
#include "libchat/core/errors.hpp"
#include "libchat/core/names.hpp"
#include "libchat/core/speaker.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace chat {

// What a member may do in one room. Both may be true: who has voice keeps it when he is no op any more.
struct Rank {
    bool op = false;
    bool voice = false;

    bool any() const noexcept { return op || voice; }
};

// Addresses, by masks such as `*!*@192.0.2.*`; with who put each there, and when.
class MaskList {
public:
    struct Entry {
        std::string mask;
        std::string by;
        Time at;
    };
    using Entries = std::map<std::string, Entry>; // by folded mask

    explicit MaskList(names::Casemapping casemapping) noexcept : casemapping_(casemapping) {}

    // False where it is there already, in any case of its letters.
    bool add(Entry entry);
    // False where it is not there.
    bool remove(std::string_view mask);
    bool covers(const Speaker& who) const;

    const Entries& entries() const noexcept { return entries_; }
    std::size_t size() const noexcept { return entries_.size(); }
    bool empty() const noexcept { return entries_.empty(); }

private:
    names::Casemapping casemapping_;
    Entries entries_;
};

struct Topic {
    std::string text;
    std::string by;
    Time at;
};

struct Rules {
    // Masks mean names, so they are folded alike.
    explicit Rules(names::Casemapping casemapping = names::Casemapping::ascii)
        : bans(casemapping), exceptions(casemapping), invitations(casemapping) {}

    // What keeps `who` from coming in, if anything does: errc::banned, invite_only, wrong_key or room_full. `members`
    // are there already. An invitation opens all doors but a full room's.
    error_code forbids_entry(const Speaker& who, std::string_view key, std::size_t members) const;
    // True where he may not speak. Who has a rank may always.
    bool silences(const Speaker& who, Rank rank) const;

    bool invite_only = false;               // i
    bool moderated = false;                 // m: only who has a rank speaks
    bool members_only = false;              // n: nobody speaks from outside
    bool secret = false;                    // s: lists leave it out for who is outside
    bool ops_topic = false;                 // t: only ops say what it is about
    std::string key;                        // k; empty: none
    std::optional<std::size_t> limit;       // l
    MaskList bans, exceptions, invitations; // b e I
    std::set<MemberId> invited;             // each may come in once
};

} // namespace chat
