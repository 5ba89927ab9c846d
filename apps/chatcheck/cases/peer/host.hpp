// A server of the turn-based chat, as the cases of clients play it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/cases/peer/dialects.hpp"

#include <string>
#include <string_view>

namespace chat::check::peer {

class Host {
public:
    // Starts the client, types its user's name where it asks for one, and whatever is typed ahead; takes its connection
    // and hears what its dialect wants said before the first text.
    Host(ClientScene& scene, Framing dialect, std::string_view typed_ahead = "");

    Link& link() noexcept { return link_; }

    // The next message must be this text, in one of the manners that are legal.
    void expect_text(std::string_view text);
    // What a reply is on the wire.
    std::string message(std::string_view text) const;
    void reply(std::string_view text) { link_.send(message(text)); }

    // One turn: what is typed arrives, and the reply is shown.
    void exchange(std::string_view typed, std::string_view answer);

    // The client says a quit and ends the connection.
    void expect_goodbye();

private:
    void hear_introduction();
    void expect_word(std::string_view word);
    void skip_padding();

    ClientScene& scene_;
    Link& link_;
    const Framing dialect_;
};

// What starts the client and, where it asks for names, types this one.
void start_as(ClientScene& scene, Framing dialect, std::string_view name);

} // namespace chat::check::peer
