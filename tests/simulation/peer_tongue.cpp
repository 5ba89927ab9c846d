// A client of the peer protocol that frames its texts by their length; each text has one reply, of many lines.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/render.hpp"
#include "protocols/peer/reply_codec.hpp"
#include "tests/simulation/tongue.hpp"

#include <charconv>

namespace chat::simulation {
namespace {

constexpr peer::Framing framing = peer::Framing::len3z;
constexpr std::string_view ours = "SERVER> ";

class PeerTongue final : public Tongue {
public:
    explicit PeerTongue(Ear& ear) : ear_(ear), name_("p" + std::to_string(ear.id())) {}

    std::string begins() override { return {}; }
    std::string reads(std::string_view bytes) override {
        input_ += bytes;
        std::string_view rest = input_;
        for (;;) {
            const result<peer::Reply> reply = codec_.cut(rest);
            if (!reply) break;
            understand(*reply);
        }
        input_.erase(0, input_.size() - rest.size());
        return {};
    }
    std::string says(const std::string& text) override {
        ++owed_;
        return peer::render_request(framing, name_, text);
    }
    std::string does_something(Random&) override { return {}; }
    std::string leaves() override { return peer::render_request_quit(framing, name_); }
    bool may_speak() const override { return true; }
    bool all_answered() const override { return true; } // a reply waits until somebody else speaks
    bool speaks_bytes() const override { return false; }

private:
    void understand(const peer::Reply& reply) {
        if (reply.quit && reply.text.empty()) return;
        promise(owed_ > 0, [&] { return ear_.who() + " has a reply out of turn: " + std::string(reply.text); });
        --owed_;
        for (std::string_view text = reply.text; !text.empty();) {
            const std::string_view line = text.substr(0, text.find('\n'));
            text.remove_prefix(std::min(line.size() + 1, text.size()));
            hear(line);
        }
    }
    void hear(std::string_view line) {
        if (line.starts_with(ours)) {
            if (line.ends_with(" lines left out)")) {
                std::size_t count = 0;
                std::from_chars(line.data() + ours.size() + 1, line.data() + line.size(), count);
                ear_.misses(count);
            }
            return;
        }
        const std::size_t arrow = line.find("> ");
        promise(arrow != line.npos, [&] { return ear_.who() + " cannot read " + std::string(line); });
        ear_.hears({}, line.substr(arrow + 2));
    }

    Ear& ear_;
    const std::string name_;
    const peer::ReplyCodec codec_{framing};
    std::string input_;
    std::size_t owed_ = 0;
};

} // namespace

std::unique_ptr<Tongue> peer_tongue(Ear& ear) { return std::make_unique<PeerTongue>(ear); }

} // namespace chat::simulation
