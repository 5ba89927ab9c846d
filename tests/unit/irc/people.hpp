// People on irc without sockets: what they type, what they see.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/irc/protocol.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fake_session.hpp"
#include "tests/support/house.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace chat::test {

// The daemon with one irc listener, bound to the room `lobby`.
struct IrcHouse : House {
    explicit IrcHouse(JournalKind kind = JournalKind::memory) : House(irc::protocol_type(), kind) {
        slow("no"); // most tests are faster than people
    }
    // Sets a key of [irc], before anybody comes.
    void set(std::string_view key, OptionValue value) {
        Options chosen = sections.only("irc");
        chosen.set(key, std::move(value));
        sections.set("irc", std::move(chosen));
    }
    void slow(std::string_view yes_or_no) { set("flood_control", std::string(yes_or_no)); }
    Protocol& opened() {
        if (!listener) listener = protocol();
        return *listener;
    }

    std::unique_ptr<Protocol> listener;
};

// A client. The journal has answered when a step returns.
class IrcClient {
public:
    explicit IrcClient(IrcHouse& house, const std::string& ip = "192.0.2.1")
        : house_(house), session_(OriginPtr(new Origin("irc", "irc", 1, ip, 50'000))) {
        session_.begin(house.opened().answer(session_));
    }

    // Lines end in LF here; CR is added.
    void types(std::string_view lines) {
        std::string bytes;
        for (const char c : lines) bytes += c == '\n' ? "\r\n" : std::string(1, c);
        session_.types(bytes);
        house_.disk.run_all();
    }
    // What came since the last look, each line ended by LF alone.
    std::string sees() {
        std::string seen = session_.sees();
        for (std::size_t at = 0; (at = seen.find("\r\n", at)) != seen.npos;) seen.erase(at, 1);
        return seen;
    }
    // One line, without its end, and what it brings.
    std::string asks(std::string_view line) {
        types(std::string(line) + "\n");
        return sees();
    }
    FakeSession& session() { return session_; }

private:
    IrcHouse& house_;
    FakeSession session_;
};

// One who has registered, and has seen the welcome.
class IrcPerson : public IrcClient {
public:
    // `caps` are asked for first: "echo-message server-time".
    explicit IrcPerson(IrcHouse& house, std::string_view nick, std::string_view caps = {},
                       const std::string& ip = "192.0.2.1")
        : IrcClient(house, ip) {
        if (!caps.empty()) types("CAP REQ :" + std::string(caps) + "\n");
        types("NICK " + std::string(nick) + "\nUSER " + std::string(nick) + " 0 * :The real " + std::string(nick) +
              "\n");
        if (!caps.empty()) types("CAP END\n");
        const std::string welcome = sees();
        INFO(welcome);
        REQUIRE(welcome.find(" 001 " + std::string(nick) + " ") != welcome.npos);
    }
};

} // namespace chat::test
