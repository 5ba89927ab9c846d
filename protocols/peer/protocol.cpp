// One listener that speaks the peer protocol.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/protocol.hpp"

#include "libchat/session/conversation.hpp"
#include "protocols/peer/reception.hpp"
#include "protocols/peer/setting.hpp"
#include "protocols/peer/talk.hpp"

#include <memory>

namespace chat::peer {
namespace {

class PeerProtocol final : public Protocol {
public:
    explicit PeerProtocol(const ListenerContext& context)
        : setting_(context), reception_(setting_), pacing_(context.pacing()) {}

    std::unique_ptr<Handler> answer(Session& session) override {
        return std::make_unique<Conversation<TextCodec>>(
            session, TextCodec(setting_.wire), [&](TextCodec& codec) { return converse(session, codec, reception_); },
            pacing_.begin());
    }
    void stop() override { reception_.close(); }

private:
    const Setting setting_;
    Reception reception_;
    const Pacing pacing_;
};

std::unique_ptr<Protocol> make(const ListenerContext& context) { return std::make_unique<PeerProtocol>(context); }

} // namespace

ProtocolType protocol_type() {
    return ProtocolType{"peer", "peer", 1027, options(), make, "nc {address} {port}   or   chat-peer {address} {port}"};
}

} // namespace chat::peer
