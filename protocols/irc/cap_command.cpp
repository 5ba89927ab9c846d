// Negotiating capabilities (IRCv3 Client Capability Negotiation, version 302).
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/capability.hpp"
#include "protocols/irc/client.hpp"
#include "protocols/irc/commands.hpp"
#include "protocols/irc/word_lines.hpp"

#include <charconv>
#include <string>

namespace chat::irc::connection {
namespace {

constexpr int with_values = 302;

int number_in(std::string_view text) noexcept {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

bool speaks_302(Client& client) noexcept { return client.registration().cap_version >= with_values; }

// An asterisk tells that more lines follow, to who has asked for version 302.
void tell(Client& client, std::string_view what, bool all) {
    std::string lines;
    Head head(client.network().server(), "CAP");
    const Row one_line;
    WordLines words(lines, head.add({client.nick(), what}), speaks_302(client) ? cap_row : one_line);
    for (const CapabilityRow& row : all_capabilities())
        if (all || client.has(row.capability)) words.add(row.name);
    if (words.finish() == 0) append_line(lines, head, "");
    client.send(lines);
}

// Whoever speaks version 302 is told of changes, and cannot say no to that.
bool may_have(Client& client, Capability capability, bool on) noexcept {
    return on || capability != Capability::cap_notify || !speaks_302(client);
}

// All of it, or nothing.
void request(Client& client, std::string_view asked) {
    Capabilities changed = client.capabilities();
    bool granted = true;
    for (std::string_view rest = asked; !rest.empty();) {
        const std::size_t end = rest.find(' ');
        std::string_view name = rest.substr(0, end);
        rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
        if (name.empty()) continue;
        const bool on = !name.starts_with('-');
        if (!on) name.remove_prefix(1);
        const auto capability = capability_called(name);
        granted = granted && capability && may_have(client, *capability, on);
        if (granted) changed.set(*capability, on);
    }
    if (granted) client.capabilities() = changed;
    client.send(line(client.from_server("CAP").add({client.nick(), granted ? "ACK" : "NAK"}), asked));
}

} // namespace

void cap(Client& client, const Request& asked) {
    const std::string_view what = asked.parameter(0);
    Registration& person = client.registration();
    const auto negotiate = [&] { person.negotiating = !client.registered(); };
    if (is_same_command(what, "LS")) {
        negotiate();
        person.cap_version = std::max(person.cap_version, number_in(asked.parameter(1)));
        if (speaks_302(client)) client.capabilities().set(Capability::cap_notify, true);
        return tell(client, "LS", true);
    }
    if (is_same_command(what, "LIST")) return tell(client, "LIST", false);
    if (is_same_command(what, "REQ")) {
        negotiate();
        return request(client, asked.parameter(1));
    }
    if (is_same_command(what, "END")) {
        person.negotiating = false;
        return client.try_to_register();
    }
    client.reply(Numeric::ERR_INVALIDCAPCMD, {what});
}

} // namespace chat::irc::connection
