// Clients of the peer protocol without sockets: what they send, what one read brings them.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/peer/protocol.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fake_session.hpp"
#include "tests/support/house.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace chat::test {

// The daemon with one peer listener.
struct PeerHouse : House {
    explicit PeerHouse(std::string_view partner, JournalKind kind = JournalKind::memory)
        : House(peer::protocol_type(), kind) {
        options.set("partner", std::string(partner));
    }
    void opens() { listener = protocol(); }

    std::unique_ptr<Protocol> listener;
};

// A client that sends a message and then is silent until it is answered. The journal has answered when a step returns.
class PeerClient {
public:
    explicit PeerClient(PeerHouse& house, const std::string& ip = "127.0.0.1")
        : house_(house), session_(OriginPtr(new Origin("peer", "peer", 1, ip, 50'000))) {
        if (!house.listener) house.opens();
        session_.begin(house.listener->answer(session_));
    }

    void sends(std::string_view bytes) {
        session_.types(bytes);
        session_.falls_quiet(std::chrono::seconds(3));
        house_.disk.run_all();
    }
    // What came since the last look.
    std::string sees() { return session_.sees(); }
    std::string hears(std::string_view bytes) {
        sends(bytes);
        return sees();
    }
    void closes() {
        session_.ends_input();
        house_.disk.run_all();
        if (session_.hung_up()) session_.vanishes();
    }
    // The connection is closed by us: with these last bytes.
    bool hung_up() { return session_.hung_up(); }
    FakeSession& session() { return session_; }

private:
    PeerHouse& house_;
    FakeSession session_;
};

} // namespace chat::test
