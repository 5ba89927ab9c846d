// Letting a client in, and hearing it.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/broadcast/host.hpp"

#include <fmt/format.h>

namespace chat::check::broadcast {

Host::Host(ClientScene& whole) : scene(whole), link(whole.meet()) {
    if (scene.habits().is("command_list", "on-connect")) tells("Commands: 00 join, 01 leave, 02 talk");
}

void Host::expect_join(std::string_view name) { link.expect(frame(Type::join, name)); }

std::string Host::welcome() const {
    const bool commands = scene.habits().get("command_list", "after-join") == "after-join";
    return answer(scene.habits(), chat::broadcast::accepted) +
           talk(fmt::format("**{} is joining the chat**", scene.name())) +
           (commands ? talk("Commands: 00 join, 01 leave, 02 talk") : "");
}

std::string Host::talk(std::string_view text) const { return frame(Type::talk, ended(scene.habits(), text)); }

void Host::expect_whole(std::string_view text) {
    while (!text.empty()) {
        const std::string header = link.read(chat::broadcast::header_length, "a header of 3 octets");
        const std::size_t length = chat::broadcast::length_in(header);
        if (Type(header[0]) != Type::talk || length == 0 || length > text.size())
            link.fail(fmt::format("a header says type {:02x} and {} octets; {} octets of text are left", header[0],
                                  length, text.size()),
                      "type 02, and a part of the text", header.size());
        link.expect(text.substr(0, length));
        text.remove_prefix(length);
        if (!text.empty() && (static_cast<unsigned char>(text[0]) & 0xc0) == 0x80)
            link.fail("the text is cut inside of a character", "the rest of the character");
    }
}

void Host::parts() {
    link.close();
    scene.expect_exit();
}

Host host(ClientScene& scene) {
    Host made(scene);
    made.expect_join();
    made.lets_in();
    return made;
}

} // namespace chat::check::broadcast
