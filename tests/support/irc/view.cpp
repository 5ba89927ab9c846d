// Reading what a client of irc is sent.
// SPDX-License-Identifier: BSL-1.0
#include "tests/support/irc/view.hpp"

#include "libchat/core/names.hpp"
#include "libchat/core/room.hpp"
#include "libchat/core/text.hpp"
#include "protocols/irc/mode_changes.hpp"
#include "protocols/irc/request.hpp"
#include "protocols/irc/targets.hpp"
#include "protocols/irc/wire_limits.hpp"

#include <algorithm>
#include <array>

namespace chat::test {
namespace {

using namespace std::string_view_literals;
using irc::Capability;
using irc::Request;

constexpr std::array commands = {"AWAY"sv,    "CAP"sv,  "ERROR"sv,   "FAIL"sv,   "INVITE"sv, "JOIN"sv,   "KICK"sv,
                                 "KILL"sv,    "MODE"sv, "NICK"sv,    "NOTICE"sv, "PART"sv,   "PING"sv,   "PONG"sv,
                                 "PRIVMSG"sv, "QUIT"sv, "SETNAME"sv, "TAGMSG"sv, "TOPIC"sv,  "WALLOPS"sv};

bool is_number(std::string_view command) {
    return command.size() == 3 && command.find_first_not_of("0123456789") == command.npos;
}

std::string folded_room(std::string_view channel) { return names::folded(channel.substr(1)); }

std::string_view before(std::string_view text, char end) { return text.substr(0, text.find(end)); }

bool is_address(std::string_view source) {
    const std::size_t user = source.find('!'), host = source.find('@', user + 1);
    if (user == source.npos || host == source.npos || host <= user + 1 || host + 1 == source.size()) return false;
    const std::string_view nick = source.substr(0, user);
    return names::fault(nick).empty() || nick.find('/') != nick.npos; // a label
}

// What is known of somebody who is listed so; his name.
std::pair<std::string, IrcView::Signs> signs_of(std::string_view word, bool all_signs) {
    IrcView::Signs signs;
    if (word.starts_with('@')) {
        signs.op = true;
        word.remove_prefix(1);
        if (!all_signs) signs.voice.reset();
    }
    if (word.starts_with('+')) {
        signs.voice = true;
        word.remove_prefix(1);
    }
    return {std::string(before(word, '!')), signs};
}

bool agree(const IrcView::Signs& known, const Rank& rank) {
    return known.op == rank.op && known.voice.value_or(rank.voice) == rank.voice;
}

} // namespace

void IrcView::require(bool so, std::string_view why) const {
    if (!so) throw Fault(nick_ + " was sent a line that should not come, " + std::string(why) + ": " + line_);
}

// ---- lines ----

void IrcView::reads(std::string_view bytes) {
    while (!bytes.empty()) {
        const std::size_t end = bytes.find("\r\n");
        line_ = bytes.substr(0, end);
        require(end != bytes.npos, "and has no end");
        bytes.remove_prefix(end + 2);
        read(line_);
    }
}

void IrcView::read(std::string_view text) {
    require(!closed_, "behind an ERROR");
    require(text.find_first_of("\r\n\0"sv) == text.npos, "with an end inside");
    require(text::is_utf8(text), "which is no UTF-8");
    const std::size_t tags = text.starts_with('@') ? before(text, ' ').size() + 1 : 0;
    require(tags <= 2 + irc::longest_server_tags + irc::longest_client_tags, "with too many tags");
    require(text.size() > tags && text.size() - tags <= irc::longest_body, "of the wrong length");
    const Request line(text);
    check_tags(line);
    if (is_number(line.command)) return follow_numeric(line);
    require(std::ranges::find(commands, line.command) != commands.end(), "of a command that nobody knows");
    if (line.command == "ERROR") closed_ = true;
    if (line.command == "CAP" && line.parameter(1) == "ACK") grants(line.parameter(2));
    const bool is_bare = line.command == "ERROR" || line.command == "PING";
    require(is_bare == line.source.empty(), "with a source, or without");
    if (!is_bare && line.source != server_) follow_person(line);
}

void IrcView::check_tags(const Request& line) const {
    for (const irc::Tag& tag : line.tags)
        require(has(tag.key == "time" ? Capability::server_time : Capability::message_tags), "with a tag");
}

void IrcView::grants(std::string_view words) {
    while (!words.empty()) {
        std::string_view word = before(words, ' ');
        words.remove_prefix(std::min(word.size() + 1, words.size()));
        const bool off = word.starts_with('-');
        if (off) word.remove_prefix(1);
        if (const auto capability = irc::capability_called(word)) capabilities_.set(*capability, !off);
    }
}

void IrcView::follow_numeric(const Request& line) {
    require(line.source == server_, "which only a server says");
    if (line.command == "001") {
        registered_ = true;
        nick_ = line.parameter(0);
    }
    require(!registered_ || line.parameter(0) == nick_, "for somebody else");
    if (line.command == "353") lists(line);
    if (line.command == "366") list_ends(line.parameter(1));
}

// ---- what people do ----

void IrcView::follow_person(const Request& line) {
    const std::string_view what = line.command, where = line.parameter(0);
    require(registered_ && is_address(line.source), "from nobody");
    source_ = before(line.source, '!');
    if (what == "JOIN") return comes(line);
    if (what == "PART") return goes(where, source_);
    if (what == "QUIT") return quits();
    if (what == "NICK") return is_called(where);
    if (what == "MODE") return changes(line);
    if (what == "TOPIC") return void(room(where));
    if (what == "KICK") {
        (void)member(where, source_);
        return goes(where, line.parameter(1));
    }
    require(what != "AWAY" || has(Capability::away_notify), "which was not asked for");
    require(what != "SETNAME" || has(Capability::setname), "which was not asked for");
    require(what != "TAGMSG" || has(Capability::message_tags), "which was not asked for");
    require(what != "INVITE" || where == nick_ || has(Capability::invite_notify), "which was not asked for");
    if (what != "PRIVMSG" && what != "NOTICE") return;
    const std::size_t name = where.find_first_not_of("@+");
    require(name != where.npos, "to nobody");
    if (where[name] == '#' && source_ != nick_) (void)room(where.substr(name));
    texts_.push_back(source_ + " " + std::string(where) + " " + std::string(line.parameter(1)));
}

void IrcView::comes(const Request& line) {
    require(line.parameters.size() == (has(Capability::extended_join) ? 3 : 1), "in words of another kind");
    const std::string_view channel = line.parameter(0);
    if (source_ == nick_) {
        require(rooms_.try_emplace(folded_room(channel)).second, "since he is there");
        entered_.insert(folded_room(channel));
    }
    require(room(channel).try_emplace(source_).second, "since he is there");
}

void IrcView::goes(std::string_view channel, std::string_view nick) {
    (void)member(channel, nick);
    room(channel).erase(std::string(nick));
    if (nick != nick_) return;
    rooms_.erase(folded_room(channel));
    entered_.erase(folded_room(channel));
}

void IrcView::quits() {
    require(source_ != nick_ && shares_a_room(source_), "from a stranger");
    for (auto& [name, members] : rooms_) members.erase(source_);
}

void IrcView::is_called(std::string_view nick) {
    require(source_ == nick_ || shares_a_room(source_), "from a stranger");
    if (source_ == nick_) nick_ = nick;
    for (auto& [name, members] : rooms_) {
        const auto found = members.find(source_);
        if (found == members.end()) continue;
        const Signs signs = found->second;
        members.erase(found);
        require(members.emplace(nick, signs).second, "since the name is another's");
    }
}

// `+o-v ann bob`, behind a room or his own name.
void IrcView::changes(const Request& line) {
    const std::string_view where = line.parameter(0);
    if (!where.starts_with('#')) return require(where == nick_, "for somebody else");
    bool add = true;
    std::size_t argument = 2;
    (void)room(where);
    for (const char letter : line.parameter(1)) {
        if (letter == '+' || letter == '-') add = letter == '+';
        const bool is_rank = irc::seat_modes.find(letter) != std::string_view::npos;
        const bool takes_one = is_rank || irc::list_modes.find(letter) != std::string_view::npos || letter == 'k' ||
                               (letter == 'l' && add);
        if (!takes_one) continue;
        require(argument < line.parameters.size(), "without an argument");
        const std::string_view word = line.parameter(argument++);
        if (letter == 'o') member(where, word).op = add;
        if (letter == 'v') member(where, word).voice = add;
    }
    require(argument >= line.parameters.size(), "with too many arguments");
}

// ---- NAMES ----

void IrcView::lists(const Request& line) {
    if (line.parameter(2) == "*") return;
    Members& members = listed_[folded_room(line.parameter(2))];
    std::string_view words = line.parameter(3);
    while (!words.empty()) {
        const std::string_view word = before(words, ' ');
        words.remove_prefix(std::min(word.size() + 1, words.size()));
        require(members.insert(signs_of(word, has(Capability::multi_prefix))).second, "with a name twice");
    }
}

// A room that he has come into is as it is listed now; of others he knew already. From outside it is nothing to him.
void IrcView::list_ends(std::string_view channel) {
    for (auto& [name, members] : std::exchange(listed_, {})) {
        require(channel == "*" || folded_room(channel) == name, "of another room");
        const auto mine = rooms_.find(name);
        if (mine == rooms_.end()) continue;
        require(members.contains(nick_), "without himself");
        if (entered_.erase(name) > 0) mine->second = members;
        require(std::ranges::equal(members, mine->second, {}, &Members::value_type::first, &Members::value_type::first),
                "and is not who is there");
    }
}

// ---- who is where ----

IrcView::Members& IrcView::room(std::string_view channel) {
    const auto found = channel.starts_with('#') ? rooms_.find(folded_room(channel)) : rooms_.end();
    require(found != rooms_.end(), "of a room that he is not in");
    return found->second;
}

IrcView::Signs& IrcView::member(std::string_view channel, std::string_view nick) {
    Members& members = room(channel);
    const auto found = members.find(std::string(nick));
    require(found != members.end(), "of somebody who is not there");
    return found->second;
}

bool IrcView::shares_a_room(std::string_view nick) const {
    return std::ranges::any_of(rooms_, [&](const auto& r) { return r.second.contains(std::string(nick)); });
}

std::string IrcView::differs(const Roster& roster) const {
    const Member* const me = roster.find(nick_);
    if (!me || me->who().name != nick_) return nick_ + " is not his name";
    if (me->seats().size() != rooms_.size()) return nick_ + " is in another number of rooms";
    for (const Membership* const mine : me->seats()) {
        const Room& room = mine->room();
        const auto known = rooms_.find(names::folded(room.name()));
        if (known == rooms_.end()) return nick_ + " does not know that he is in " + room.name();
        if (known->second.size() != room.members()) return nick_ + " knows another number of people in " + room.name();
        std::string wrong;
        room.for_each([&](const Membership& seat) {
            const std::string name = names::listed(seat.member().who());
            const auto found = known->second.find(name);
            if (found == known->second.end() || !agree(found->second, seat.rank)) wrong = name;
        });
        if (!wrong.empty()) return nick_ + " is wrong about " + wrong + " in " + room.name();
    }
    return {};
}

} // namespace chat::test
