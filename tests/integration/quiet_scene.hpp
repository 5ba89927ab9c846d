// A server whose clients' messages end by silence, for tests of silence and of frames kept back.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "tests/integration/client.hpp"
#include "tests/integration/obey.hpp"
#include "tests/integration/test_server.hpp"
#include "tests/support/turn_codec.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace chat::test {

// What the test holds in its hands of the talks. Used on the loop only.
struct Strings : Desk {
    struct Holder {
        Session* session;
        TurnCodec* codec;
    };
    std::vector<Holder> holders;                // who was told to hold, and is still there
    std::size_t bytes = 0;                      // of all messages, one more for each
    std::size_t messages = 0;                   // how many
    std::function<void(Session&)> when_settled; // called by "settle"
};

// A message is repeated in brackets, or its length if it is a long one; its end is said in round ones. These words do
// something before:
//     hold: keeps the messages that follow back         wait: waits for the desk
//     flood: sends so many bytes                        settle: does what the test wants
// `turns` and `strings` outlive it.
std::unique_ptr<Protocol> take_turns(Turns& turns, Strings& strings);

struct QuietScene {
    explicit QuietScene(std::vector<std::chrono::milliseconds> silences, const Limits& limits = {});

    Client welcome(int receive_buffer = 0);
    // What became silent before this is called has been silent for long enough when it returns.
    void silence_passes();
    bool has_waiting(std::size_t count);
    // Waits until so many bytes were offered at once, or so many silences told.
    bool has_offered(std::size_t bytes);
    bool has_told(std::size_t count);
    void give_answers();
    // Lets all who hold go on. False where they did so inside the call.
    bool release();
    std::vector<std::chrono::milliseconds> told();
    // How many silences were told, the ends of inputs not counted.
    std::size_t silences();

    Turns turns;
    Strings strings;
    TestServer server;
    std::uint16_t port = 0;

private:
    bool comes_true(const std::function<bool()>& question);
};

} // namespace chat::test
