// One listener that speaks the line protocol.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/line/protocol.hpp"

#include "libchat/session/conversation.hpp"
#include "protocols/line/answer.hpp"
#include "protocols/line/codec.hpp"
#include "protocols/line/setting.hpp"
#include "protocols/line/talk.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace chat::line {
namespace {

using namespace std::chrono_literals;

class LineProtocol final : public Protocol {
public:
    explicit LineProtocol(const ListenerContext& context)
        : setting_(context), limits_(context.limits), pacing_(context.pacing()) {}

    std::unique_ptr<Handler> answer(Session& session) override {
        return std::make_unique<Conversation<LineCodec>>(session, request_codec(limits_), converse(session, setting_),
                                                         pacing_.begin());
    }

    std::string turn_away(std::string_view why) const override { return refused(Verb::unknown, Code::too_many, why); }

private:
    const Setting setting_;
    const Limits& limits_;
    const Pacing pacing_;
};

std::unique_ptr<Protocol> make(const ListenerContext& context) { return std::make_unique<LineProtocol>(context); }

} // namespace

ProtocolType protocol_type() {
    return ProtocolType{
        "line", "lines",
        9002,   {{"greeting", "no", Choice{{"yes", "no"}}}, {"registration", 5min, DurationIn{1s, 24h}}},
        make,   "nc {address} {port}   or   chat-line {address} {port}",
    };
}

} // namespace chat::line
