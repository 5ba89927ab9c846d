// Somebody with a client of the binary protocol, over a real socket, and the rooms he comes to.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/limits.hpp"
#include "libchat/session/options.hpp"
#include "tests/integration/client.hpp"
#include "tests/integration/test_server.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chat::test::binary {

// ---- what is sent ----

std::string frame(unsigned type, std::string_view body);
inline std::string join(std::string_view name) { return frame(0, name); }
inline std::string leave() { return frame(1, {}); }
inline std::string talk(std::string_view text) { return frame(2, text); }
inline std::string list() { return frame(3, {}); }
inline std::string direct(std::string_view body) { return frame(4, body); }
inline const std::string bare_leave = "\1";
inline const std::string bare_list = "\3";

// ---- what is heard ----

// A frame is told as "02 [Bob] hi": its type in two digits, a blank, the body. The raw byte that answers a join is "00"
// or "01".
using Heard = std::vector<std::string>;

// All of these bytes; a rest that is no frame is told as "left: " and itself. `joined` says whether a 00 or 01 is a
// frame's type already, and is kept up to date.
Heard told(std::string_view bytes, bool& joined);

std::string said(std::string_view by, std::string_view text);
std::string whispered(std::string_view by, std::string_view text);
std::string joining(std::string_view name);
std::string leaving(std::string_view name);
// `text` three times is three lines of what is heard.
Heard times(std::size_t count, const std::string& text);
extern const std::string commands;
inline const std::string unsupported = "05 Unsupported Command";
inline const std::string join_first = "05 Join first";

class Chatter {
public:
    // Connects, and says nothing.
    explicit Chatter(std::uint16_t port, int receive_buffer = 0) : client(port, "127.0.0.1", receive_buffer) {}
    // Joins, and has heard that it did: the status, that it is joining, the commands.
    Chatter(std::uint16_t port, std::string_view name, int receive_buffer = 0);

    void sends(std::string_view bytes) { client.send(bytes); }
    // Each byte in a segment of its own.
    void sends_byte_by_byte(std::string_view bytes);

    // The next thing; "(nothing)" where none comes.
    std::string hears();
    Heard hears(std::size_t count);
    // What comes until the server closes; "left: (reset)" or "left: (late)" at the end where it did otherwise.
    Heard hears_the_rest();
    // True when nothing is on its way: a question is answered, and nothing else came before the answer.
    bool hears_nothing_else();

    bool has_joined() const noexcept { return joined_; } // as far as it has heard

    Client client;

private:
    bool joined_ = false;
};

// ---- where they meet ----

using Chosen = std::vector<std::pair<std::string_view, OptionValue>>;

// A server with one listener of the binary protocol, and either journal.
struct Parlour {
    explicit Parlour(const Limits& limits = {}) : Parlour(Closed(), limits) { open({}); }
    Parlour(std::string_view option, OptionValue value) : Parlour(Closed()) { open({{option, std::move(value)}}); }
    // Of several listeners, in the same room or in another one; then start().
    struct Closed {};
    explicit Parlour(Closed, const Limits& limits = {});
    std::uint16_t listen(const Chosen& options = {});
    std::uint16_t listen_in_the_attic(); // another room
    void start() { server.start(); }

    // `name` can be had by a new client, now.
    bool is_free(std::string_view name);
    // All that the audit log has but connects and disconnects.
    std::vector<std::string> audit() const;

    TestServer server;
    std::uint16_t port = 0;

private:
    void open(const Chosen& options) {
        port = listen(options);
        start();
    }
};

} // namespace chat::test::binary
