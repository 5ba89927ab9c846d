// Who answers a client: the other side of a dialogue.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/later.hpp"
#include "libchat/core/message.hpp"

#include <memory>
#include <optional>
#include <string_view>

namespace chat::peer {

class Dialogue;
class Pairs;

// Made with the client's first text, destroyed when the dialogue ends: then it takes its leave of whoever is at its
// other end. It answers through Dialogue::reply, at once or later, from wherever it hears something to answer with.
class Partner {
public:
    virtual ~Partner() = default;

    // A text of the client's. Where it takes time until it counts, the answer of that; `kept` is called with it.
    virtual std::optional<Later<LineNumber>> hear(std::string_view text) = 0;
    virtual void kept(const result<LineNumber>&) {}

    // The client wants to play: true where it plays another person now, instead of us.
    virtual bool starts_match() { return false; }
};

// As the listener has it. `dialogue` outlives the partner.
std::unique_ptr<Partner> make_partner(Dialogue& dialogue, Pairs& pairs);

} // namespace chat::peer
