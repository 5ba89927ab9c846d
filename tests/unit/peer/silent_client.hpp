// A client of the peer protocol that sends and falls silent, on a clock of its own.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/peer/text_codec.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/every_split.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chat::test {

using Heard = std::vector<std::string>;

// "hi", "quit", "hello", "handle Bob"
inline std::string describe(const result<peer::Text>& heard) {
    if (!heard) return "error: " + heard.error().message();
    switch (heard->kind) {
    case peer::Text::Kind::text: return std::string(heard->text);
    case peer::Text::Kind::quit: return "quit";
    case peer::Text::Kind::hello: return "hello";
    case peer::Text::Kind::handle: return "handle " + std::string(heard->text);
    }
    return "?";
}

inline peer::WireRules pinned(peer::Framing framing) {
    peer::WireRules rules;
    rules.pinned = framing;
    rules.detection.port = 1027;
    return rules;
}

inline peer::WireRules detected() {
    peer::WireRules rules;
    rules.detection.port = 1027;
    return rules;
}

// The opening of each framing, before the first text.
inline std::string opening(peer::Framing framing) {
    switch (framing) {
    case peer::Framing::greeting: return "Bob\n";
    case peer::Framing::handshake: return "client-372\nBob\n";
    case peer::Framing::port_line: return "1027\n";
    case peer::Framing::len_total: return "5 Bob";
    default: return "";
    }
}

inline Heard heard_of_opening(peer::Framing framing) {
    switch (framing) {
    case peer::Framing::greeting:
    case peer::Framing::len_total: return {"handle Bob"};
    case peer::Framing::handshake: return {"hello", "handle Bob"};
    default: return {};
    }
}

inline Heard joined(Heard a, const Heard& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

class SilentClient {
public:
    explicit SilentClient(const peer::WireRules& rules) : codec(rules) {}

    // One read of the server's.
    SilentClient& sends(std::string_view bytes) {
        silence_ = std::chrono::milliseconds(0);
        left += bytes;
        return cuts();
    }
    SilentClient& is_silent(std::chrono::milliseconds time) {
        silence_ += time;
        while (codec.waits_for_quiet() && *codec.waits_for_quiet() <= silence_) {
            codec.fell_quiet(*codec.waits_for_quiet());
            cuts();
        }
        return *this;
    }
    SilentClient& closes() {
        codec.fell_quiet(peer::for_ever);
        return cuts();
    }
    SilentClient& cuts() {
        std::string_view bytes = left;
        for (;;) {
            const result<peer::Text> text = codec.cut(bytes);
            if (!text && incomplete(text.error())) break;
            heard.push_back(describe(text));
        }
        left.erase(0, left.size() - bytes.size());
        return *this;
    }
    Heard takes() { return std::exchange(heard, {}); }

    peer::TextCodec codec;
    std::string left;
    Heard heard;

private:
    std::chrono::milliseconds silence_{0};
};

// The input whole, in two pieces at every place, and byte by byte, and silence behind it: always the same texts.
inline Heard hear_every_split(const peer::WireRules& rules, const std::string& bytes) {
    Heard whole;
    test::every_split(bytes, [&](const Pieces& pieces) {
        SilentClient client(rules);
        for (const std::string_view piece : pieces) client.sends(piece);
        client.is_silent(std::chrono::seconds(3));
        client.heard.push_back("left: " + client.left);
        if (pieces.size() == 1) whole = client.heard;
        CHECK(client.heard == whole);
    });
    return whole;
}

} // namespace chat::test
