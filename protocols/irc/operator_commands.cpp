// What operators of the daemon may do, and how one becomes one of them.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/names.hpp"
#include "libchat/core/text.hpp"
#include "libchat/password/password.hpp"
#include "protocols/irc/channel.hpp"
#include "protocols/irc/client.hpp"
#include "protocols/irc/commands.hpp"
#include "protocols/irc/dialect.hpp"
#include "protocols/irc/mode_changes.hpp"
#include "protocols/irc/safe_text.hpp"
#include "protocols/irc/sight.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace chat::irc::authority {
namespace {

bool may_command(Client& client) {
    if (client.user().his().is_operator) return true;
    refuse(client, Numeric::ERR_NOPRIVILEGES, {});
    return false;
}

void record(Client& client, std::string_view event, const Speaker& about, std::string_view reason) {
    AuditRecord record(event, client.out().origin());
    record.name = about.name;
    record.reason = reason;
    client.hub().audit.record(record);
}

void promote(Client& client, const std::string& name) {
    User& user = client.user();
    user.his().is_operator = true;
    record(client, "oper", user.who(), name);
    client.reply(Numeric::RPL_YOUREOPER);
    const ModeChange change{true, 'o', {}};
    std::string lines;
    append_mode_lines(lines, Head(names::address(user.who()), "MODE").add(client.nick()), std::span(&change, 1));
    client.send(lines);
}

void conclude(Client& client, const std::string& name, const result<Verdict>& verdict) {
    if (!verdict) return client.reply(Numeric::RPL_TRYAGAIN, {"OPER"});
    if (*verdict == Verdict::right) return promote(client, name);
    refuse(client, Numeric::ERR_PASSWDMISMATCH, {});
}

// Only who speaks IRC reads such a line.
void tell_killed(Client& client, const Member& whom, std::string_view reason) {
    for (User* const user : client.network().users())
        if (user == &whom)
            user->send(line(Head(names::address(client.user().who()), "KILL").add(whom.who().name), reason));
}

} // namespace

// A name that nobody has is judged for as long as one that somebody has, by another's hash.
void oper(Client& client, const Request& request) {
    const std::string name(request.parameter(0));
    const std::string_view his = client.network().operator_hash(name);
    const std::string hash(his.empty() ? client.network().some_operator_hash() : his);
    if (hash.empty()) return refuse(client, Numeric::ERR_NOOPERHOST, {});
    const auto judge = [is_known = !his.empty(), hash,
                        password = std::string(request.parameter(1))]() -> result<Verdict> {
        const bool matches = password_matches(hash, password);
        return matches && is_known ? Verdict::right : Verdict::wrong;
    };
    client.await(client.setting().workers.do_aside(judge),
                 [&client, name](const result<Verdict>& verdict) { conclude(client, name, verdict); });
}

void kill(Client& client, const Request& request) {
    if (!may_command(client)) return;
    const std::string_view nick = request.parameter(0);
    if (client.hub().roster.folded(nick) == client.hub().roster.folded(client.network().server()))
        return client.reply(Numeric::ERR_CANTKILLSERVER);
    Member* const person = person_called(client.hub(), nick);
    if (!person) return client.reply(Numeric::ERR_NOSUCHNICK, {nick});
    std::string reason = text::clean(cut_text(request.parameter(1), client.limits().kick));
    if (reason.empty()) reason = "no reason";
    const std::string why = fmt::format("Killed ({} ({}))", client.nick(), reason);
    record(client, "kill", person->who(), why);
    tell_killed(client, *person, reason);
    person->is_killed(why);
}

void wallops(Client& client, const Request& request) {
    if (!may_command(client)) return;
    const std::string_view text = request.parameter(0);
    if (text.empty()) return client.reply(Numeric::ERR_NEEDMOREPARAMS, {"WALLOPS"});
    AuditRecord said("wallops", client.out().origin());
    said.name = client.user().who().name;
    said.said = text;
    client.hub().audit.record(said);
    const Head head(names::address(client.user().who()), "WALLOPS");
    Head timed = head;
    timed.tagged(TagSection().add("time", tag_time(client.network().now())).text());
    std::string bare, tagged;
    append_messages(bare, head, head, text);
    append_messages(tagged, timed, timed, text);
    for (User* const user : client.network().users())
        if (user->hears_wallops) user->send(user->has(Capability::server_time) ? tagged : bare);
}

void rehash(Client& client, const Request&) {
    if (!may_command(client)) return;
    client.network().rehash();
    client.reply(Numeric::RPL_REHASHING, {client.network().setting().motd});
}

} // namespace chat::irc::authority
