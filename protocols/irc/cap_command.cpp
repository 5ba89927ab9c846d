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

// An asterisk tells that more lines follow, to who has asked for version 302.
void tell(Client& client, std::string_view what, bool all) {
    std::string lines;
    Head head(client.network().server(), "CAP");
    const Row one_line;
    WordLines words(lines, head.add({client.nick(), what}),
                    client.registration().cap_version >= with_values ? cap_row : one_line);
    for (const CapabilityRow& row : all_capabilities())
        if (all || client.has(row.capability)) words.add(row.name);
    if (words.finish() == 0) append_line(lines, head, "");
    client.send(lines);
}

// All of it, or nothing.
void request(Client& client, std::string_view asked) {
    Capabilities changed = client.capabilities();
    bool known = true;
    for (std::string_view rest = asked; !rest.empty();) {
        const std::size_t end = rest.find(' ');
        std::string_view name = rest.substr(0, end);
        rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
        if (name.empty()) continue;
        const bool on = !name.starts_with('-');
        if (!on) name.remove_prefix(1);
        const auto capability = capability_called(name);
        known = known && capability;
        if (capability) changed.set(*capability, on);
    }
    // Whoever speaks version 302 is told of changes, and cannot say no to that.
    if (client.registration().cap_version >= with_values) changed.set(Capability::cap_notify, true);
    if (known) client.capabilities() = changed;
    client.send(line(client.from_server("CAP").add({client.nick(), known ? "ACK" : "NAK"}), asked));
}

} // namespace

void cap(Client& client, const Request& asked) {
    const std::string_view what = asked.parameter(0);
    Registration& person = client.registration();
    const auto negotiate = [&] { person.negotiating = !client.registered(); };
    if (is_same_command(what, "LS")) {
        negotiate();
        person.cap_version = std::max(person.cap_version, number_in(asked.parameter(1)));
        if (person.cap_version >= with_values) client.capabilities().set(Capability::cap_notify, true);
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
