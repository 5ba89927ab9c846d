// Saying in the room, and telling what was said there.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/room_partner.hpp"

#include "libchat/core/dialect.hpp"
#include "libchat/core/names.hpp"
#include "protocols/peer/dialogue.hpp"
#include "protocols/peer/words.hpp"

#include <fmt/format.h>

#include <utility>
#include <variant>

namespace chat::peer {
namespace {

constexpr std::string_view nobody = "SERVER> nobody else is here";

// "Bob> hi": what a client must see in every framing, for he has to know who spoke.
class LineDialect final : public Dialect {
public:
    void render(const Message& message, std::string& out) const override {
        if (const auto* said = std::get_if<Said>(&message.what))
            out.append(names::shown(message.by)).append("> ").append(said->text);
    }
};

} // namespace

RoomPartner::RoomPartner(Dialogue& dialogue)
    : Member(dialogue.who()), dialogue_(dialogue), room_(dialogue.setting().room) {
    if (room_.rules().forbids_entry(who(), {}, room_.members())) return;
    seat_.emplace(room_, static_cast<Member&>(*this));
    attendance_.emplace(dialogue.setting().hub.roster);
    room_.publish(Message(room_.name(), who(), Joined()), who().id);
}

RoomPartner::~RoomPartner() {
    if (seat_) leave(dialogue_.why_it_ends());
}

void RoomPartner::leave(std::string_view why) noexcept {
    room_.publish(Message(room_.name(), who(), Gone(std::string(why))), who().id);
    seat_.reset();
    attendance_.reset();
}

// An empty text is not said; whoever sends it waits for an answer all the same.
std::optional<Later<LineNumber>> RoomPartner::hear(std::string_view text) {
    if (!seat_) {
        dialogue_.record_refused("banned");
        dialogue_.reply_cut(our_handle, why_unsaid(errc::not_allowed));
        return std::nullopt;
    }
    if (!text.empty()) return room_.say(who(), Said(std::string(text)), who().id);
    answer();
    return std::nullopt;
}

void RoomPartner::kept(const result<LineNumber>& line) {
    if (line)
        answer();
    else if (dialogue_.owed())
        dialogue_.reply_cut(our_handle, why_unsaid(line.error())); // the room has told the audit log
}

// As soon as a line waits; or at once, where nobody could say one.
void RoomPartner::answer() {
    if (!dialogue_.owed()) return;
    if (!lines_.empty() || !rest_.empty())
        tell();
    else if (room_.members() == 1)
        dialogue_.reply_cut({}, nobody);
}

void RoomPartner::hear(Publication& publication) noexcept {
    static const LineDialect dialect;
    const Wire& line = publication.in(dialect);
    if (line.empty()) return somebody_moved(publication.message);
    lines_.push(std::string(line.view()));
    if (lines_.size() > most_waiting) {
        (void)lines_.pop();
        ++left_out_;
    }
    if (dialogue_.owed()) tell();
}

// Who leaves is still counted when it is heard. When he was the last, nobody is left who could answer.
void RoomPartner::somebody_moved(const Message& message) noexcept {
    const auto* kicked = std::get_if<Kicked>(&message.what);
    const bool left = std::holds_alternative<Left>(message.what) || std::holds_alternative<Gone>(message.what) ||
                      (kicked && kicked->whom.id != who().id);
    if (left && room_.members() == 2 && dialogue_.owed()) dialogue_.reply_cut({}, nobody);
}

void RoomPartner::is_put_out(Room&) noexcept {
    seat_.reset();
    attendance_.reset();
    dialogue_.quit(Ending::put_out);
}

// At once: it may be between two connections, and nobody knows when there is a next.
void RoomPartner::is_killed(std::string_view why) noexcept {
    leave(why);
    dialogue_.quit(Ending::killed);
}

// Whole lines, as many as find room. A longer one is cut, and goes on in the next reply.
void RoomPartner::tell() {
    const std::size_t room = dialogue_.room_in_reply({});
    std::string text = std::exchange(rest_, {});
    const auto add = [&](std::string_view line) {
        const bool fits = text.empty() || text.size() + 1 + line.size() <= room;
        if (fits && !text.empty()) text += '\n';
        if (fits) text += line;
        return fits;
    };
    if (left_out_ > 0 && add(fmt::format("SERVER> ({} lines left out)", left_out_))) left_out_ = 0;
    while (left_out_ == 0 && !lines_.empty() && add(lines_.front())) (void)lines_.pop();
    std::string_view left = text;
    dialogue_.reply({}, left);
    rest_ = left;
}

} // namespace chat::peer
