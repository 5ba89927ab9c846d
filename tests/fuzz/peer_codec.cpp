// Fuzzes the wires of the peer protocol, both their ends, and what is rendered for them.
// SPDX-License-Identifier: BSL-1.0
//
// Promise: whatever bytes come, in whatever pieces and with whatever silences, the codecs never throw, never read past
// the end, eat a byte or say incomplete (but an error may be told once all its bytes were eaten before), ask for no
// silence that has passed, and hold back no more than their limit. Without silences, and where neither a NUL nor a
// handshake's hello lies in them, they hear the same as if the bytes had come at once. What is rendered keeps to its
// limit and is never a quit.
#include "protocols/peer/render.hpp"
#include "protocols/peer/reply_codec.hpp"
#include "protocols/peer/text_codec.hpp"
#include "tests/fuzz/promise.hpp"

#include <functional>
#include <string>
#include <vector>

namespace {

using namespace chat;
using namespace chat::peer;

constexpr std::size_t limit = 48;

WireRules small(unsigned which) {
    WireRules rules;
    if (which < all_framings().size()) rules.pinned = all_framings()[which].framing;
    rules.detection.port = 1027;
    rules.detection.greeting = which % 2 == 0;
    rules.max_message = limit;
    return rules;
}

class Listener {
public:
    explicit Listener(const WireRules& rules) : codec_(rules) {}

    void hear(std::string_view bytes) {
        left_ += bytes;
        cut();
    }
    void fall_quiet(std::chrono::milliseconds time) {
        codec_.fell_quiet(time);
        cut();
        promise(!codec_.waits_for_quiet() || *codec_.waits_for_quiet() > time);
    }
    std::optional<std::chrono::milliseconds> waits() const { return codec_.waits_for_quiet(); }
    const std::vector<std::string>& all() const { return all_; }

private:
    void cut() {
        std::string exact = left_; // reading past its end is an error that sanitizers see
        exact.shrink_to_fit();
        std::string_view rest = exact;
        for (bool told = false;;) {
            const std::size_t before = rest.size();
            const result<Text> text = codec_.cut(rest);
            if (!text && incomplete(text.error())) break;
            const bool ate = rest.size() < before;
            promise(ate || (!text && !told));
            told = !ate;
            if (text) check(*text, exact);
            all_.push_back(text ? std::to_string(static_cast<int>(text->kind)) + std::string(text->text) : "too long");
        }
        promise(rest.size() <= codec_.most_held());
        left_.erase(0, left_.size() - rest.size());
    }
    void check(const Text& text, const std::string& input) const {
        promise(text.text.size() <= limit || text.kind != Text::Kind::text);
        const std::less_equal<const char*> before;
        promise(before(input.data(), text.text.data()) || text.text.empty());
        promise(before(text.text.data() + text.text.size(), input.data() + input.size()) || text.text.empty());
    }

    TextCodec codec_;
    std::string left_;
    std::vector<std::string> all_;
};

std::vector<std::string> heard(const WireRules& rules, std::string_view bytes, std::size_t piece, bool silences) {
    Listener listener(rules);
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        listener.hear(bytes.substr(at, piece));
        if (silences && at % 3 == 0 && listener.waits()) listener.fall_quiet(*listener.waits());
    }
    listener.fall_quiet(for_ever);
    promise(!listener.waits());
    return listener.all();
}

bool the_same_in_pieces(const WireRules& rules, std::string_view bytes) {
    return rules.pinned && bytes.find('\0') == bytes.npos && bytes.find(client_hello) == bytes.npos;
}

void check_replies(Framing framing, std::string_view bytes) {
    for (std::string_view rest = bytes; !rest.empty();) {
        const std::size_t before = rest.size();
        if (!ReplyCodec(framing).cut(rest)) break;
        promise(rest.size() < before);
    }
    for (std::string_view text = bytes; !text.empty();) {
        const std::size_t before = text.size();
        const std::string reply = render_reply(framing, "Bob", text, limit);
        promise(text.size() < before && reply.size() <= limit + 10);
        std::string_view rest = reply;
        const result<Reply> answer = ReplyCodec(framing).cut(rest);
        promise(answer ? !answer->quit : reply.empty());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    if (size < 2) return 0;
    const WireRules rules = small(data[0] % 11);
    const std::size_t piece = 1 + data[1] % 16;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
    heard(rules, bytes, piece, true);
    const std::vector<std::string> in_pieces = heard(rules, bytes, piece, false);
    const std::vector<std::string> at_once = heard(rules, bytes, bytes.size() + 1, false);
    promise(in_pieces == at_once || !the_same_in_pieces(rules, bytes));
    check_replies(rules.pinned.value_or(Framing::handle), bytes);
    return 0;
}
