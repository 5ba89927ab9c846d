// Registering, negotiating capabilities, staying and leaving.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/names.hpp"
#include "libchat/core/text.hpp"
#include "protocols/irc/client.hpp"
#include "protocols/irc/commands.hpp"
#include "protocols/irc/nick.hpp"
#include "protocols/irc/safe_text.hpp"

#include <string>

namespace chat::irc::connection {
namespace {

void take(Client& client, std::string nick, std::optional<Claim> claim) {
    if (client.registered()) return client.user().rename(std::move(nick), std::move(claim));
    Registration& person = client.registration();
    person.nick = std::move(nick);
    if (!claim) return; // the same name, in other letters
    person.claim.reset();
    person.claim.emplace(std::move(*claim));
    client.try_to_register();
}

// As much of a user name as we show: what stands before an @, without what masks and lines are made of.
std::string user_name(std::string_view typed, std::size_t longest) {
    std::string name = "~";
    for (const char c : typed)
        if (c > ' ' && c != 0x7f && std::string_view("!@*?:,#").find(c) == std::string_view::npos) name += c;
    return std::string(cut_text(name, longest));
}

} // namespace

void pass(Client& client, const Request& request) {
    if (client.registered()) return client.reply(Numeric::ERR_ALREADYREGISTERED);
    client.registration().password = request.parameter(0);
}

void nick(Client& client, const Request& request) {
    const std::string_view wanted = request.parameter(0);
    if (wanted.empty()) return client.reply(Numeric::ERR_NONICKNAMEGIVEN);
    const std::string_view fault = nick_fault(wanted);
    if (!fault.empty()) {
        client.refuse_name(wanted, fault);
        return client.reply(Numeric::ERR_ERRONEUSNICKNAME, {wanted});
    }
    const std::string_view now =
        client.registered() ? std::string_view(client.user().who().name) : std::string_view(client.registration().nick);
    if (wanted == now) return;
    if (client.hub().roster.folded(wanted) == client.hub().roster.folded(now))
        return take(client, std::string(wanted), std::nullopt);
    result<Claim> claim = client.hub().roster.claim(wanted);
    if (claim) return take(client, std::string(wanted), std::move(*claim));
    client.refuse_name(wanted, "name in use");
    client.reply(Numeric::ERR_NICKNAMEINUSE, {wanted});
}

void user(Client& client, const Request& request) {
    if (client.registered()) return client.reply(Numeric::ERR_ALREADYREGISTERED);
    const IrcLimits& limits = client.limits();
    const std::string name = user_name(request.parameter(0), limits.user);
    if (name.size() < 2) return client.reply(Numeric::ERR_INVALIDUSERNAME);
    if (request.parameter(3).empty()) return client.reply(Numeric::ERR_NEEDMOREPARAMS, {"USER"});
    client.registration().user = name;
    client.registration().real_name = text::clean(cut_text(request.parameter(3), limits.real_name));
    client.try_to_register();
}

void ping(Client& client, const Request& request) {
    if (request.parameter(0).empty()) return client.reply(Numeric::ERR_NOORIGIN);
    client.send(line(client.from_server("PONG").add(client.network().server()), request.parameter(0)));
}

// That it came is all there is to it.
void pong(Client&, const Request&) {}

void quit(Client& client, const Request& request) {
    const std::string why(cut_text(request.parameter(0), client.limits().kick));
    client.quit(why.empty() ? "Quit" : "Quit: " + text::clean(why));
}

} // namespace chat::irc::connection
