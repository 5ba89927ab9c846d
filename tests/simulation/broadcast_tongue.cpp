// A client of the binary protocol. A talk that is kept has no answer: a list behind it tells that it was heard.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/text.hpp"
#include "protocols/broadcast/reply_codec.hpp"
#include "tests/simulation/tongue.hpp"

#include <deque>
#include <utility>

namespace chat::simulation {
namespace {

using namespace chat::broadcast;

class BroadcastTongue final : public Tongue {
public:
    BroadcastTongue(Ear& ear, Random& random, bool echo) : ear_(ear), random_(random) {
        if (echo) ear_.hears_himself();
    }

    std::string begins() override {
        wanted_ = some_name(random_);
        codec_.expect_answer();
        return frame(Type::join, wanted_);
    }
    std::string reads(std::string_view bytes) override {
        input_ += bytes;
        std::string answer;
        std::string_view rest = input_;
        for (;;) {
            const result<Reply> reply = codec_.cut(rest);
            if (!reply) break;
            answer += understand(*reply);
        }
        input_.erase(0, input_.size() - rest.size());
        return answer;
    }
    std::string says(const std::string& text) override {
        said_.push_back({text::clean(text), false});
        return frame(Type::talk, text) + frame(Type::list, "");
    }
    std::string does_something(Random& random) override {
        return random.once_in(2) ? frame(Type::direct, "@" + some_name(random) + " psst") : frame(Type::talk, "");
    }
    std::string leaves() override { return frame(Type::leave, ""); }
    bool may_speak() const override { return !name_.empty(); }
    bool all_answered() const override { return said_.empty(); }
    std::string name() const override { return name_; }

private:
    struct Talk {
        std::string text;
        bool refused;
    };

    std::string understand(const Reply& reply) {
        switch (reply.kind) {
        case Reply::Kind::let_in: name_ = wanted_; return {};
        case Reply::Kind::turned_away: return begins();
        case Reply::Kind::talk: hear(reply.body); return {};
        case Reply::Kind::list: conclude(); return {};
        case Reply::Kind::error:
            if (reply.body == "Not stored" && !said_.empty()) said_.front().refused = true;
            return {};
        default: throw Broken(ear_.who() + " is sent a frame that nobody knows");
        }
    }
    void hear(std::string_view words) {
        const std::size_t end = words.find("] ");
        if (!words.starts_with('[') || words.substr(0, end).ends_with(" Private")) return;
        promise(end != words.npos, "a talk has no name");
        ear_.hears({}, words.substr(end + 2));
    }
    void conclude() {
        promise(!said_.empty(), [&] { return ear_.who() + " has a list unasked"; });
        const Talk talk = std::move(said_.front());
        said_.pop_front();
        talk.refused ? ear_.is_refused(talk.text) : ear_.is_kept(talk.text);
    }

    Ear& ear_;
    Random& random_;
    ReplyCodec codec_;
    std::string input_, wanted_, name_;
    std::deque<Talk> said_;
};

} // namespace

std::unique_ptr<Tongue> broadcast_tongue(Ear& ear, Random& random, bool echo) {
    return std::make_unique<BroadcastTongue>(ear, random, echo);
}

} // namespace chat::simulation
