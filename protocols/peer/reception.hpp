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

    // The conversation goes on through a newcomer of its address, if there is one; otherwise it waits for the next, and
    // ends where none comes in time.
    void keep(std::unique_ptr<Dialogue> dialogue);

    // Nobody comes any more.
    void close() noexcept { waiting_.clear(); }

    const Setting& setting() const noexcept { return setting_; }
    Pairs& pairs() noexcept { return pairs_; }

private:
    struct Waiting {
        std::unique_ptr<Dialogue> dialogue;
        Timer patience;
    };

    const Setting& setting_;
    Pairs pairs_; // outlives the dialogues
    std::list<Waiting> waiting_;
    boost::intrusive::list<Newcomer, boost::intrusive::constant_time_size<false>> newcomers_;
};

} // namespace chat::peer
