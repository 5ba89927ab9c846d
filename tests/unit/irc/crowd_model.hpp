// Who is where, worked out from what people do: a model of rooms, in the fewest words.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace chat::test {

class CrowdModel {
public:
    using Who = std::size_t;
    struct Rank {
        bool op = false, voice = false;
        bool operator==(const Rank&) const = default;
    };
    struct Room {
        std::map<Who, Rank> members;
        std::set<Who> invited;
        bool invite_only = false, moderated = false, members_only = false;
        std::string key;
        std::size_t limit = 0; // 0: none
    };

    // The room `lobby` is always there, and gives nobody a rank.
    explicit CrowdModel(std::size_t people) : names_(people) { rooms_[lobby()]; }

    // ---- what people do; nothing happens where they may not ----
    // False where the name is another's, in any case of its letters, which are ASCII.
    bool takes_name(Who who, const std::string& name) {
        for (Who other = 0; other < names_.size(); ++other)
            if (other != who && is(other, name)) return false;
        names_[who] = name;
        return true;
    }
    void quits(Who who) {
        for (auto room = rooms_.begin(); room != rooms_.end();) {
            room->second.invited.erase(who);
            room = leaves(who, room);
        }
        names_[who].clear();
    }
    void joins(Who who, const std::string& name, const std::string& key = {}) {
        const bool is_new = !rooms_.contains(name);
        Room& room = rooms_[name];
        if (is_in(who, name) || !opens(room, who, key)) return;
        room.invited.erase(who);
        room.members[who].op = is_new;
    }
    // False where he is not there.
    bool parts(Who who, const std::string& name) {
        if (!is_in(who, name)) return false;
        leaves(who, rooms_.find(name));
        return true;
    }
    void kicks(Who who, const std::string& name, Who whom) {
        if (rules(who, name)) parts(whom, name);
    }
    void invites(Who who, const std::string& name, Who whom) {
        if (is_in(who, name) && rules(who, name) && here(whom) && !is_in(whom, name)) rooms_[name].invited.insert(whom);
    }
    void ranks(Who who, const std::string& name, char letter, bool add, Who whom) {
        if (!rules(who, name) || !is_in(whom, name)) return;
        Rank& rank = rooms_[name].members[whom];
        (letter == 'o' ? rank.op : rank.voice) = add;
    }
    void sets(Who who, const std::string& name, char letter, bool add) {
        if (!rules(who, name)) return;
        Room& room = rooms_[name];
        (letter == 'i' ? room.invite_only : letter == 'm' ? room.moderated : room.members_only) = add;
    }
    void locks(Who who, const std::string& name, const std::string& key) {
        if (rules(who, name)) rooms_[name].key = key;
    }
    void limits(Who who, const std::string& name, std::size_t most) {
        if (rules(who, name)) rooms_[name].limit = most;
    }
    // Who hears it, besides the speaker; nobody where it is not said.
    std::vector<Who> says(Who who, const std::string& name) const {
        std::vector<Who> ears;
        if (!may_speak(who, name)) return ears;
        for (const auto& [member, rank] : rooms_.at(name).members)
            if (member != who) ears.push_back(member);
        return ears;
    }
    bool may_speak(Who who, const std::string& name) const {
        const auto room = rooms_.find(name);
        if (room == rooms_.end()) return false;
        const auto seat = room->second.members.find(who);
        if (seat == room->second.members.end())
            return !room->second.members_only && !room->second.moderated && name != lobby();
        return !room->second.moderated || seat->second.op || seat->second.voice;
    }

    // ---- what is so ----
    bool here(Who who) const { return !names_[who].empty(); }
    const std::string& name(Who who) const { return names_[who]; }
    const std::map<std::string, Room>& rooms() const { return rooms_; }
    bool is_in(Who who, const std::string& name) const {
        const auto room = rooms_.find(name);
        return room != rooms_.end() && room->second.members.contains(who);
    }

private:
    using Rooms = std::map<std::string, Room>;
    static std::string lobby() { return "lobby"; }

    bool is(Who who, const std::string& name) const {
        return names_[who].size() == name.size() && std::equal(name.begin(), name.end(), names_[who].begin(),
                                                               [](char a, char b) { return (a | 0x20) == (b | 0x20); });
    }
    static bool opens(const Room& room, Who who, const std::string& key) {
        if (room.limit > 0 && room.members.size() >= room.limit) return false;
        return room.invited.contains(who) || (!room.invite_only && (room.key.empty() || room.key == key));
    }
    bool rules(Who who, const std::string& name) const {
        const auto room = rooms_.find(name);
        if (room == rooms_.end()) return false;
        const auto seat = room->second.members.find(who);
        return seat != room->second.members.end() && seat->second.op;
    }
    // The next room; this one is gone with its last member.
    Rooms::iterator leaves(Who who, Rooms::iterator room) {
        const bool was_in = room->second.members.erase(who) > 0;
        if (was_in && room->second.members.empty() && room->first != lobby()) return rooms_.erase(room);
        return std::next(room);
    }

    std::vector<std::string> names_; // empty: not here
    Rooms rooms_;
};

} // namespace chat::test
