// MONITOR: names that a user wants to hear of, when somebody takes one and when it is free again.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/names.hpp"
#include "protocols/irc/client.hpp"
#include "protocols/irc/commands.hpp"
#include "protocols/irc/targets.hpp"
#include "protocols/irc/word_lines.hpp"

#include <string>
#include <vector>

namespace chat::irc::query {
namespace {

constexpr Row full_row{" ", ',', " :Monitor list is full.", {}};

// Which of them are here, and which are not.
template <class Names> void tell_status(Client& client, const Names& names) {
    std::string online, offline;
    WordLines here(online, client.head(Numeric::RPL_MONONLINE), comma_row);
    WordLines not_here(offline, client.head(Numeric::RPL_MONOFFLINE), comma_row);
    for (const std::string& name : names) {
        if (const Member* const person = client.hub().roster.find(name))
            here.add(names::address(person->who()));
        else
            not_here.add(name);
    }
    here.finish();
    not_here.finish();
    client.send_long(written(online + offline));
}

std::vector<std::string> watched_names(Client& client) {
    std::vector<std::string> names;
    for (const auto& [folded, name] : client.user().watched()) names.push_back(name);
    return names;
}

// What nobody can be called is not kept; it is told all the same that nobody is.
void add(Client& client, std::string_view targets) {
    auto& watched = client.user().watched();
    const std::size_t most = client.limits().monitor;
    std::vector<std::string> told;
    std::string lines;
    WordLines too_many(lines, client.head(Numeric::ERR_MONLISTFULL).add(most), full_row);
    for (std::string& name : targets_in(targets)) {
        const std::string folded = client.hub().roster.folded(name);
        const bool is_new = names::fault(name).empty() && !watched.contains(folded);
        if (is_new && watched.size() >= most) {
            too_many.add(name);
            continue;
        }
        if (is_new) watched.emplace(folded, name);
        told.push_back(std::move(name));
    }
    too_many.finish();
    client.send(lines);
    tell_status(client, told);
}

void remove(Client& client, std::string_view targets) {
    for (const std::string& name : targets_in(targets)) client.user().watched().erase(client.hub().roster.folded(name));
}

void tell_list(Client& client) {
    std::string lines;
    WordLines names(lines, client.head(Numeric::RPL_MONLIST), comma_row);
    for (const std::string& name : watched_names(client)) names.add(name);
    names.finish();
    append_line(lines, client.head(Numeric::RPL_ENDOFMONLIST), standard_text(Numeric::RPL_ENDOFMONLIST));
    client.send_long(written(std::move(lines)));
}

} // namespace

void monitor(Client& client, const Request& request) {
    const std::string_view what = request.parameter(0);
    const std::string_view targets = request.parameter(1);
    if (what == "+" || what == "-") {
        if (targets.empty()) return client.reply(Numeric::ERR_NEEDMOREPARAMS, {"MONITOR"});
        return what == "+" ? add(client, targets) : remove(client, targets);
    }
    if (is_same_command(what, "C")) return client.user().watched().clear();
    if (is_same_command(what, "L")) return tell_list(client);
    if (is_same_command(what, "S")) return tell_status(client, watched_names(client));
    client.reply(Numeric::ERR_UNKNOWNERROR, {"MONITOR", what}, "Unknown subcommand: it is one of + - C L S");
}

} // namespace chat::irc::query
