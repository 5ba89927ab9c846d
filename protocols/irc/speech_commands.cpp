// Saying something: to rooms, to people, to programs.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/text.hpp"
#include "protocols/irc/client.hpp"
#include "protocols/irc/commands.hpp"
#include "protocols/irc/dialect.hpp"
#include "protocols/irc/spoken.hpp"
#include "protocols/irc/targets.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace chat::irc::speech {
namespace {

enum class Verb { privmsg, notice, tagmsg };

// One message to one target. A NOTICE is never answered, not even where it fails.
class Utterance {
public:
    Utterance(Client& client, Verb verb, std::string typed, std::string tags)
        : client_(client), verb_(verb), typed_(std::move(typed)), tags_(std::move(tags)) {}

    void to(const std::string& target) const {
        const bool ranked = target.starts_with('@') || target.starts_with('+');
        const std::string channel = ranked ? target.substr(1) : target;
        if (channel.starts_with('#')) return to_room(channel, ranked ? target.front() : '\0');
        to_person(target);
    }

private:
    static constexpr MessageId no_id = 0;

    void to_room(const std::string& channel, char rank) const {
        Room* const room = client_.hub().lobby.find(room_of(channel));
        if (!room) return refuse(Numeric::ERR_NOSUCHCHANNEL, channel);
        const Membership* const seat = client_.user().seat_in(*room);
        const bool outside = !seat && (room->rules().members_only || room->bound());
        if (outside || (seat == nullptr && rank)) return refuse(Numeric::ERR_CANNOTSENDTOCHAN, channel);
        if (is_signal() || rank) {
            if (room->rules().silences(client_.user().who(), seat ? seat->rank : Rank()))
                return refuse(Numeric::ERR_CANNOTSENDTOCHAN, channel);
        }
        if (is_signal()) {
            const MessageId id = room->publish(message(*room, signal({})), not_to());
            if (!seat) echo(signal({}), id, room->name());
            return;
        }
        Said said = this->said();
        if (rank) {
            said.rank = rank;
            const MessageId id = room->publish_to(Rank{true, rank == '+'}, message(*room, said), not_to());
            if (!(seat->rank.op || (rank == '+' && seat->rank.voice))) echo(std::move(said), id, room->name());
            return;
        }
        if (seat)
            say(*room, channel, std::move(said), {});
        else
            say_from_outside(*room, channel, std::move(said));
    }

    // He does not hear what is said there: it comes back to him apart from the others, once it is kept.
    void say_from_outside(Room& room, const std::string& channel, Said said) const {
        const auto is_refused = std::make_shared<bool>(false);
        say(room, channel, said, is_refused);
        said.clean();
        client_.then([self = *this, room = room.name(), said = std::move(said), is_refused] {
            if (!*is_refused) self.echo(said, no_id, room);
        });
    }

    // `is_refused` becomes true where it is; it may be null.
    void say(Room& room, const std::string& channel, Said said, std::shared_ptr<bool> is_refused) const {
        Client& client = client_;
        const bool silent = verb_ == Verb::notice;
        client_.await(room.say(client_.user().who(), std::move(said), not_to()),
                      [&client, channel, silent, is_refused = std::move(is_refused)](const error_code& why) {
                          if (is_refused) *is_refused = true;
                          if (silent) return;
                          if (why == make_error_code(errc::not_allowed))
                              client.reply(Numeric::ERR_CANNOTSENDTOCHAN, {channel});
                          else
                              client.fail("PRIVMSG", "NOT_STORED", "The message could not be kept, and was not sent");
                      });
    }

    void to_person(const std::string& nick) const {
        const Roster& roster = client_.hub().roster;
        const Member* const person = roster.find(nick);
        if (!person) return refuse(Numeric::ERR_NOSUCHNICK, nick);
        const Speaker& me = client_.user().who();
        const std::string to = person->who().name;
        const Profile* const profile = person->profile();
        const std::string away = profile ? profile->away : std::string();
        static const std::string no_room;
        if (is_signal()) {
            const auto id = roster.let_hear(Message(no_room, me, signal(to)), nick);
            if (person->who().id != me.id) echo(signal(to), id.value_or(no_id));
            return;
        }
        Said said = this->said();
        const auto id = roster.tell(me, nick, said);
        said.clean();
        echo(Told(to, std::move(said)), id.value_or(no_id));
        if (!away.empty() && verb_ == Verb::privmsg) client_.reply(Numeric::RPL_AWAY, {to}, away);
    }

    // What he has said himself, and does not hear with the others, comes back to him as they have it, where he wants
    // that.
    void echo(Happening what, MessageId id, const std::string& room = {}) const {
        if (!client_.has(Capability::echo_message)) return;
        Message message(room, client_.user().who(), std::move(what));
        message.at = client_.network().now();
        message.id = id;
        std::string lines;
        IrcDialect::of(client_.capabilities()).render(message, lines);
        client_.send(lines);
    }

    MemberId not_to() const { return client_.has(Capability::echo_message) ? 0 : client_.user().who().id; }
    bool is_signal() const { return verb_ == Verb::tagmsg || ctcp_in(typed_); }
    Said said() const {
        Said said = said_of(typed_, verb_ == Verb::notice);
        said.tags = tags_;
        return said;
    }
    Signal signal(std::string to) const {
        const auto ctcp = ctcp_in(typed_);
        return Signal{std::move(to), ctcp ? text::clean(*ctcp) : std::string(), tags_, verb_ == Verb::notice};
    }
    Message message(const Room& room, Happening what) const {
        return Message(room.name(), client_.user().who(), std::move(what));
    }
    void refuse(Numeric numeric, const std::string& target) const {
        if (verb_ == Verb::notice) return;
        client_.record_refused(standard_text(numeric), typed_);
        client_.reply(numeric, {target});
    }

    Client& client_;
    const Verb verb_;
    const std::string typed_;
    const std::string tags_;
};

void utter(Client& client, const Request& request, Verb verb) {
    const bool silent = verb == Verb::notice;
    const std::string_view typed = verb == Verb::tagmsg ? std::string_view() : request.parameter(1);
    const std::string tags = client.has(Capability::message_tags) ? request.tags.client_only() : std::string();
    if (request.parameter(0).empty())
        return silent ? void()
                      : client.reply(Numeric::ERR_NORECIPIENT, {},
                                     "No recipient given (" + std::string(command_called(request.command)->name) + ")");
    if (typed.empty() && verb != Verb::tagmsg) return silent ? void() : client.reply(Numeric::ERR_NOTEXTTOSEND);
    if (verb == Verb::tagmsg && tags.empty()) return;
    const std::vector<std::string> targets = targets_in(request.parameter(0));
    if (targets.size() > most_targets && !silent)
        return client.reply(Numeric::ERR_TOOMANYTARGETS, {request.parameter(0)});
    client.user().did_something();
    const auto utterance = std::make_shared<const Utterance>(client, verb, std::string(typed), tags);
    for (const std::string& target : targets) client.then([utterance, target] { utterance->to(target); });
}

} // namespace

void privmsg(Client& client, const Request& request) { utter(client, request, Verb::privmsg); }
void notice(Client& client, const Request& request) { utter(client, request, Verb::notice); }
void tagmsg(Client& client, const Request& request) { utter(client, request, Verb::tagmsg); }

} // namespace chat::irc::speech
