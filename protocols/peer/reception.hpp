// Where the clients of one listener arrive: pairs are made here, and a conversation that lost its connection waits here
// for its next (header10: a new connection for every message).
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/timers.hpp"
#include "protocols/peer/dialogue.hpp"
#include "protocols/peer/pair.hpp"
#include "protocols/peer/setting.hpp"

#include <boost/intrusive/list.hpp>

#include <list>
#include <memory>
#include <string>

namespace chat::peer {

// A connection that has said nothing yet. It is no newcomer any more when it has spoken, or is destroyed.
class Newcomer : public boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>> {
public:
    virtual const std::string& ip() const noexcept = 0;
    // The conversation goes on through this connection.
    virtual void adopt(std::unique_ptr<Dialogue> dialogue) = 0;

    // It has spoken, or has adopted one.
    void no_longer_new() noexcept {
        if (is_linked()) unlink();
        patience_.cancel();
    }

protected:
    ~Newcomer() = default;

private:
    friend class Reception;
    Timer patience_; // for how long a conversation may still be bound to it
};

class Reception {
public:
    explicit Reception(const Setting& setting) : setting_(setting) {}
    Reception(const Reception&) = delete;

    // A connection was accepted: it adopts the conversation of its address that waits longest; or, for a second, one
    // that will wait.
    void welcome(Newcomer& newcomer);

    // The conversation has lost its connection. It goes on through a newcomer of its address, if there is one;
    // otherwise it waits for the next, and ends where it is not heard of in time.
    void keep(std::unique_ptr<Dialogue> dialogue);
    // The newcomer that adopted the conversation was somebody else: it waits on, no longer than if he had not come.
    void keep_on(std::unique_ptr<Dialogue> dialogue);

    // Nobody comes any more: what waits ends, and what would wait.
    void close() noexcept;

    const Setting& setting() const noexcept { return setting_; }
    Pairs& pairs() noexcept { return pairs_; }

private:
    using Waiting = std::list<std::unique_ptr<Dialogue>>;

    void place(std::unique_ptr<Dialogue> dialogue);
    void give_up(Dialogue& dialogue);

    const Setting& setting_;
    Pairs pairs_; // outlives the dialogues
    Waiting waiting_;
    bool closed_ = false;
    boost::intrusive::list<Newcomer, boost::intrusive::constant_time_size<false>> newcomers_;
};

} // namespace chat::peer
