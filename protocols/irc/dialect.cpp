// Lines for what happens.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/dialect.hpp"

#include "libchat/core/names.hpp"
#include "protocols/irc/reply.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <array>
#include <chrono>
#include <variant>

namespace chat::irc {
namespace {

constexpr std::string_view action_mark = "* ";

// What IRC readers see of a text: formatting, and an action in IRC's own way.
std::string words_of(const Said& said) {
    std::string text = said.rich.empty() ? said.text : said.rich;
    if (said.kind != Said::Kind::action) return text;
    if (text.starts_with(action_mark)) text.erase(0, action_mark.size());
    return "\x01"
           "ACTION " +
           text + "\x01";
}

} // namespace

struct IrcDialect::Words {
    Head head(std::string_view command) const {
        Head begun(names::address(message.by), command);
        begun.tagged(tags(true).text());
        return begun;
    }

    TagSection tags(bool first) const {
        TagSection section;
        if (dialect.time_) section.add("time", tag_time(message.at));
        if (!dialect.tags_) return section;
        if (first && message.id != 0) section.add("msgid", std::to_string(message.id));
        if (message.by.bot) section.add("bot");
        return section;
    }

    void say(const Said& said, const std::string& target) const {
        const std::string_view command = said.kind == Said::Kind::notice ? "NOTICE" : "PRIVMSG";
        Head first = head(command);
        if (dialect.tags_ && !said.tags.empty()) first.tagged(tags(true).add_client_only(said.tags).text());
        Head rest = head(command);
        rest.tagged(tags(false).text());
        append_messages(out, first.add(target), rest.add(target), words_of(said));
    }

    void operator()(const Said& said) const {
        say(said, said.rank ? said.rank + channel_of(message.room) : channel_of(message.room));
    }
    void operator()(const Told& told) const { say(told.what, told.to); }
    void operator()(const Joined& joined) const {
        Head line = head("JOIN");
        line.add(channel_of(message.room));
        if (!dialect.extended_join_) return append_line(out, line);
        append_line(out, line.add("*"), joined.real_name.empty() ? message.by.name : joined.real_name);
    }
    void operator()(const Left& left) const {
        Head line = head("PART");
        line.add(channel_of(message.room));
        if (left.why.empty()) return append_line(out, line);
        append_line(out, line, left.why);
    }
    void operator()(const Gone& gone) const { append_line(out, head("QUIT"), gone.why); }
    void operator()(const Kicked& kicked) const {
        append_line(out, head("KICK").add({channel_of(message.room), names::listed(kicked.whom)}), kicked.why);
    }
    void operator()(const Renamed& renamed) const { append_line(out, head("NICK").add(renamed.to)); }
    void operator()(const TopicSet& set) const {
        append_line(out, head("TOPIC").add(channel_of(message.room)), set.topic);
    }
    void operator()(const RulesChanged& rules) const {
        // The changes are words already, and fit into a line.
        out += tags(true).text() + ":" + names::address(message.by) + " MODE " + channel_of(message.room) + " " +
               rules.changes + "\r\n";
    }
    void operator()(const Invited& invited) const {
        append_line(out, head("INVITE").add({names::listed(invited.whom), channel_of(message.room)}));
    }
    void operator()(const Signal& signal) const {
        if (signal.ctcp.empty() && !dialect.tags_) return;
        const std::string target = signal.to.empty() ? channel_of(message.room) : signal.to;
        const std::string_view command = signal.ctcp.empty() ? "TAGMSG" : signal.notice ? "NOTICE" : "PRIVMSG";
        Head line = head(command);
        if (dialect.tags_ && !signal.tags.empty()) line.tagged(tags(true).add_client_only(signal.tags).text());
        line.add(target);
        if (signal.ctcp.empty()) return append_line(out, line);
        append_line(out, line, "\x01" + signal.ctcp + "\x01");
    }
    void operator()(const Away& away) const {
        if (away.why.empty()) return append_line(out, head("AWAY"));
        append_line(out, head("AWAY"), away.why);
    }
    void operator()(const RealNameSet& set) const { append_line(out, head("SETNAME"), set.name); }
    // Told by MONITOR, to who asked for them.
    void operator()(const LoggedIn&) const {}
    void operator()(const LoggedOut&) const {}
    // Those in his rooms hear that he is renamed.
    void operator()(const Respelled&) const {}

    const IrcDialect& dialect;
    const Message& message;
    std::string& out;
};

void IrcDialect::render(const Message& message, std::string& out) const {
    std::visit(Words{*this, message, out}, message.what);
}

const IrcDialect& IrcDialect::of(const Capabilities& capabilities) noexcept {
    static const std::array<IrcDialect, 8> dialects = {IrcDialect{false, false, false}, IrcDialect{true, false, false},
                                                       IrcDialect{false, true, false},  IrcDialect{true, true, false},
                                                       IrcDialect{false, false, true},  IrcDialect{true, false, true},
                                                       IrcDialect{false, true, true},   IrcDialect{true, true, true}};
    const std::size_t time = capabilities.has(Capability::server_time) ? 1 : 0;
    const std::size_t tags = capabilities.has(Capability::message_tags) ? 2 : 0;
    const std::size_t join = capabilities.has(Capability::extended_join) ? 4 : 0;
    return dialects[time + tags + join];
}

std::string tag_time(Time time) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(time - seconds).count();
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)),
                       milliseconds);
}

std::string channel_of(std::string_view room) { return "#" + std::string(room); }

std::string_view room_of(std::string_view channel) noexcept {
    return channel.starts_with('#') ? channel.substr(1) : std::string_view();
}

} // namespace chat::irc
