// Claiming, finding and telling.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/roster.hpp"

#include "libchat/core/names.hpp"
#include "libchat/core/text.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

namespace chat {
namespace {

const std::string no_room;

} // namespace

result<Claim> Roster::claim(std::string_view name) {
    if (!names::fault(name).empty()) return errc::bad_name;
    const auto [entry, is_new] = names_.try_emplace(folded(name), nullptr);
    if (!is_new) return errc::name_in_use;
    return Claim(*this, *entry);
}

void Claim::belongs_to(Member& member) {
    if (!entry_->second) roster_->came();
    entry_->second = &member;
    roster_->announce(Message(no_room, member.who(), LoggedIn(!member.seats().empty())));
}

void Claim::is_spelled(std::string name) const {
    roster_->announce(Message(no_room, entry_->second->who(), Respelled(std::move(name))));
}

Claim::~Claim() {
    if (!entry_) return;
    const std::optional<Speaker> who = entry_->second ? std::optional(entry_->second->who()) : std::nullopt;
    if (who) roster_->went();
    roster_->names_.erase(roster_->names_.find(entry_->first));
    if (who) roster_->announce(Message(no_room, *who, LoggedOut()));
}

Member* Roster::find(std::string_view name) const {
    const auto entry = names_.find(folded(name));
    return entry == names_.end() ? nullptr : entry->second;
}

bool Roster::reads_like_a_claim(std::string_view label) const {
    if (names::has_unseen(label)) return true;
    label = text::cut(label, names::longest); // nobody is shown more
    label.remove_prefix(std::min(label.find_first_not_of(' '), label.size()));
    const std::string_view word = label.substr(0, label.find_first_of(" ]>"));
    return names_.contains(folded(label)) || names_.contains(folded(word));
}

std::optional<MessageId> Roster::tell(const Speaker& by, std::string_view to, Said what) const {
    const Member* const addressee = find(to);
    if (!addressee) return std::nullopt;
    what.clean();
    return let_hear(Message(no_room, by, Told(addressee->who().name, std::move(what))), to);
}

void Roster::tell_all(const Speaker& by, Said what) const {
    what.clean();
    Message message(no_room, by, Told("*", std::move(what)));
    message.at = clock_.now();
    message.id = audit_.heard(message);
    auto& told = std::get<Told>(message.what);
    told.to_all = true;
    for_each([&](Member& member) {
        if (member.who().id == by.id) return;
        told.to = member.who().name;
        Publication publication(message);
        member.hear(publication);
    });
}

std::optional<MessageId> Roster::let_hear(Message message, std::string_view to) const {
    Member* const addressee = find(to);
    if (!addressee) return std::nullopt;
    message.at = clock_.now();
    message.id = audit_.heard(message);
    Publication publication(message);
    addressee->hear(publication);
    return message.id;
}

// Nobody hears of himself.
void Roster::announce(Message message) const {
    message.at = clock_.now();
    Publication publication(message);
    for_each([&](Member& member) {
        if (member.who().id != message.by.id) member.hear(publication);
    });
}

} // namespace chat
