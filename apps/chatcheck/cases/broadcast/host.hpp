// The server's side of a client's case: what we are when a client is tried.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/cases/broadcast/wire.hpp"
#include "apps/chatcheck/play/client_scene.hpp"

#include <string>
#include <string_view>

namespace chat::check::broadcast {

// A room with Bob in it, as the client's habits want it.
class Host {
public:
    // The client is started and has connected.
    explicit Host(ClientScene& whole);

    // Its join comes, with this name or its own.
    void expect_join(std::string_view name);
    void expect_join() { expect_join(scene.name()); }
    // Its next frame is this text.
    void expect_talk(std::string_view text) { link.expect(frame(Type::talk, text)); }
    // Its next frames are this text, in one or several.
    void expect_whole(std::string_view text);
    void expect_leave() { link.expect(frame(Type::leave, "")); }

    // What a join is answered with: the status, the announcement, and the list of commands.
    std::string welcome() const;
    void lets_in() { link.send(welcome()); }

    // As it is sent: a frame of type 02, with the line end of a habit.
    std::string talk(std::string_view text) const;
    void tells(std::string_view text) { link.send(talk(text)); }

    // Ends our side; it must end then.
    void parts();

    ClientScene& scene;
    Link& link;
};

// A host who has let the client in.
Host host(ClientScene& scene);

} // namespace chat::check::broadcast
