// What a protocol sees of a connection.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/later.hpp"
#include "libchat/core/origin.hpp"
#include "libchat/core/wire.hpp"
#include "libchat/session/ending.hpp"

#include <chrono>
#include <string_view>

namespace chat {

// send and hang_up only note: bytes leave and the connection closes at the end of the turn, so nothing that a talk
// calls can destroy it. After hang_up, or once the client is gone, they do nothing, nor does set_deadline.
class Session {
public:
    virtual void send(Wire wire) noexcept = 0;
    void send(std::string_view text) noexcept { send(Wire::of(text)); }

    // Sends the farewell, then everything that is still owed, then closes. The handler is destroyed at the end of the
    // turn. `why` is for the audit log; without one, the end that the handler was told of, or else that the
    // conversation is over.
    virtual void hang_up(std::string_view farewell, Ending why) noexcept = 0;
    void hang_up(std::string_view farewell = {}) noexcept { hang_up(farewell, Ending::conversation_over); }

    // The conversation is to be over by then, whatever comes from the client meanwhile. When the time has passed the
    // handler hears errc::timed_out, once and as soon as it listens, before any input that is left over; it may say a
    // farewell, and the connection ends. Set anew, it replaces the one before. 0 is at once, but never inside this
    // call.
    virtual void set_deadline(std::chrono::milliseconds from_now) noexcept = 0;
    // There is none any more, also where it has passed and the handler has not heard of it.
    virtual void lift_deadline() noexcept = 0;

    // Ready when little is left unsent (below the soft limit). Await it after every piece of a long reply.
    virtual Later<Done> drained() = 0;

    // True while something that was sent is still on its way out, at the latest until the end of this turn where the
    // client reads: whatever it said meanwhile it said without having seen that.
    virtual bool unsent() const noexcept = 0;

    // Called by the handler when the answer it waited for is here, or its pause is over. The session resumes the
    // handler, which may throw, offers it the input that is left over, and reads on.
    virtual void answered() noexcept = 0;

    // Something outside made the handler ready for input that it left: another's words were heard, say. What is left is
    // offered to it again, in a later step of the loop, never inside this call; also where nothing is read just now.
    // Call it wherever you are, but for a reason: it costs a step of the loop. Nothing happens after the end.
    virtual void offer_again() noexcept = 0;

    // True when others have waited long enough: leave the rest of the input; it is offered again in the next turn.
    virtual bool must_yield() noexcept = 0;

    // Why it ends or has ended, as the audit log will say of the connection: "client closed". A constant; only once the
    // handler was told of the end, or is being destroyed.
    virtual std::string_view ending() const noexcept = 0;

    // Where this connection comes from. Never null outside tests.
    virtual const OriginPtr& origin() const noexcept = 0;

protected:
    ~Session() = default;
};

} // namespace chat
