// One listener that speaks the binary protocol.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/broadcast/protocol.hpp"

#include "libchat/core/names.hpp"
#include "libchat/session/conversation.hpp"
#include "protocols/broadcast/dialect.hpp"
#include "protocols/broadcast/direct.hpp"
#include "protocols/broadcast/setting.hpp"
#include "protocols/broadcast/talk.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace chat::broadcast {
namespace {

using namespace std::chrono_literals;

class BroadcastProtocol final : public Protocol {
public:
    explicit BroadcastProtocol(const ListenerContext& context) : setting_(context), pacing_(context.pacing()) {}

    std::unique_ptr<Handler> answer(Session& session) override {
        RequestCodec codec(setting_.longest_text + longest_address(names::longest));
        return std::make_unique<Conversation<RequestCodec>>(
            session, codec, [&](RequestCodec& kept) { return converse(session, setting_, kept); }, pacing_.begin());
    }

    std::string turn_away(std::string_view why) const override {
        std::string error;
        append_text(error, setting_.style, Type::error, {}, in_capitals(why));
        return error;
    }

private:
    const Setting setting_;
    const Pacing pacing_;
};

std::unique_ptr<Protocol> make(const ListenerContext& context) { return std::make_unique<BroadcastProtocol>(context); }

} // namespace

ProtocolType protocol_type() {
    const Choice yes_or_no{{"yes", "no"}};
    return ProtocolType{
        "broadcast",
        "broadcast",
        9000,
        {{"command_list", "after-join", Choice{{"after-join", "on-connect", "never"}}},
         {"direct", "02", Choice{{"02", "04"}}},
         {"echo", "no", yes_or_no},
         {"max_frame", 4090, NumberIn{128, longest_body}},
         {"newline", "no", yes_or_no},
         {"registration", 5min, DurationIn{1s, 24h}},
         {"status", "byte", Choice{{"byte", "frame"}}}},
        make,
        "chat-broadcast {address} <name> --port {port}",
    };
}

} // namespace chat::broadcast
