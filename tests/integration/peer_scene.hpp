// Clients of the peer protocol over real sockets: every wire as its clients write it, and the listeners they come to.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/limits.hpp"
#include "libchat/session/options.hpp"
#include "tests/integration/client.hpp"
#include "tests/integration/test_server.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chat::test::turns {

// ---- what is sent and heard: written out here, not taken from the protocol ----

struct PeerWire {
    std::string_view name;   // as in the README
    std::string_view quit;   // ours, without what is around it
    bool has_handles;        // texts begin with one
    bool has_lengths;        // texts end by their length
    std::size_t most_in_one; // bytes of text that one reply holds, where nobody's handle stands before it
};

// All ten, in the order of the README.
const std::vector<PeerWire>& all_wires();
const PeerWire& wire_called(std::string_view name);

// `body` with what stands around it in this wire, in either direction.
std::string around(const PeerWire& wire, std::string_view body);
// A client's text, as Bob; quits are sent without a handle.
std::string request(const PeerWire& wire, std::string_view text, std::string_view handle = "Bob");
std::string bare(const PeerWire& wire, std::string_view quit);
// What a client gets where `by` has said `text` to it.
std::string reply(const PeerWire& wire, std::string_view text, std::string_view by = "SERVER");
// A line of the room, which says itself who spoke.
std::string lines(const PeerWire& wire, std::string_view text);
std::string our_quit(const PeerWire& wire);
// header10's frame.
std::string message(std::string_view text);

// What a client says before its first text, and what it hears to that.
struct Step {
    std::string says, hears;
};
std::vector<Step> opening(const PeerWire& wire, std::uint16_t port, std::string_view handle = "Bob");

// ---- where they come to ----

using Chosen = std::vector<std::pair<std::string_view, OptionValue>>;

Options peer_options(const Chosen& chosen);

// One room, with a listener for what is detected, one that greets, and one for len-total; and two for who is no peer.
struct Corner {
    explicit Corner(std::string_view partner, const Chosen& chosen = {}, JournalKind kind = JournalKind::memory);
    // The port at which clients of this wire are promised to be understood.
    std::uint16_t port_for(const PeerWire& wire) const;

    // A moment of silence is over for everybody who had sent something before.
    void silence_passes() const;
    std::size_t members();

    TestServer server;
    std::uint16_t port = 0, greeting_port = 0, total_port = 0, broadcast_port = 0, crlf_port = 0;
};

// One client, who has said and heard all that comes before its first text.
class Peer {
public:
    explicit Peer(const Corner& corner, std::string_view wire = "handle", std::string_view handle = "Bob");

    void says(std::string_view text) { client.send(request(wire, text, handle_)); }
    void quits(std::string_view quit) { client.send(bare(wire, quit)); }
    // The very next bytes are these.
    bool gets(const std::string& bytes);
    bool is_answered(std::string_view text, std::string_view by = "SERVER") { return gets(reply(wire, text, by)); }
    bool is_told(std::string_view line) { return gets(lines(wire, line)); }
    // Nothing but our quit comes, and then the end.
    bool is_sent_off();
    // Nothing comes but the end.
    bool is_closed();

    const PeerWire& wire;
    Client client;

private:
    const std::string handle_;
};

// Sends the pieces one after the other. False where this program was kept from it for so long that the server may have
// found silence between two of them: that proves nothing.
bool sends_quickly(Client& client, const std::vector<std::string_view>& pieces);
std::vector<std::string_view> byte_by_byte(std::string_view bytes);

// Says `question` until it is so; false after a generous deadline.
template <class Question> bool comes_true(TestServer& server, Question question) {
    const auto by = std::chrono::steady_clock::now() + Client::deadline;
    bool found = false;
    while (!found && std::chrono::steady_clock::now() < by) server.on_loop([&] { found = question(); });
    return found;
}

} // namespace chat::test::turns
