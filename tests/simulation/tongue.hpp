// How a client speaks one protocol: what it types, and what it understands of what comes back.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "tests/simulation/ear.hpp"
#include "tests/simulation/random.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace chat::simulation {

// Each member gives the bytes that the client sends.
class Tongue {
public:
    virtual ~Tongue() = default;

    // As soon as it is connected.
    virtual std::string begins() = 0;
    // Something was sent by the daemon. The answer may ask at once for something else: another name, say.
    virtual std::string reads(std::string_view bytes) = 0;
    // Says a text; only where it may speak.
    virtual std::string says(const std::string& text) = 0;
    // Anything else.
    virtual std::string does_something(Random& random) = 0;
    virtual std::string leaves() = 0;

    // It was let in, and can say something.
    virtual bool may_speak() const = 0;
    // Nothing it was promised an answer to is unanswered.
    virtual bool all_answered() const = 0;
    // How it stands in what the client knows alone; empty where that is in order.
    virtual std::string confusion(const Roster&) const { return {}; }
    // Bytes beyond ASCII are its affair.
    virtual bool speaks_bytes() const { return true; }
    // The name that is its own, by what it was told; empty where it has none.
    virtual std::string name() const { return {}; }
};

// By the name of the protocol. `random` gives names.
std::unique_ptr<Tongue> tongue_of(std::string_view protocol, Ear& ear, Random& random, bool echo);
std::unique_ptr<Tongue> crlf_tongue(Ear& ear, Random& random);
std::unique_ptr<Tongue> broadcast_tongue(Ear& ear, Random& random, bool echo);
std::unique_ptr<Tongue> line_tongue(Ear& ear, Random& random);
std::unique_ptr<Tongue> irc_tongue(Ear& ear, Random& random, bool echo);
std::unique_ptr<Tongue> peer_tongue(Ear& ear);
std::unique_ptr<Tongue> echo_tongue(Ear& ear);

// A name that several may want, in any case of its letters.
std::string some_name(Random& random);

// Takes the next line off the front, without its end; nothing where there is no whole one.
bool next_line(std::string& bytes, std::string_view end, std::string& line);

} // namespace chat::simulation
