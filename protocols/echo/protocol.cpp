// Thirty lines: a talk, a protocol that begins it, and its row in the list.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/echo/protocol.hpp"

#include "libchat/session/conversation.hpp"
#include "protocols/echo/codec.hpp"

#include <memory>

namespace chat::echo {
namespace {

Talk<std::string_view> converse(Session& out) {
    for (;;) {
        const result<std::string_view> bytes = co_await next<std::string_view>();
        if (!bytes) co_return;
        out.send(*bytes);
    }
}

class EchoProtocol final : public Protocol {
public:
    explicit EchoProtocol(const ListenerContext& context) : pacing_(context.pacing()) {}

    std::unique_ptr<Handler> answer(Session& session) override {
        return std::make_unique<Conversation<Codec>>(session, Codec(), converse(session), pacing_.begin());
    }

private:
    const Pacing pacing_;
};

std::unique_ptr<Protocol> make(const ListenerContext& context) { return std::make_unique<EchoProtocol>(context); }

} // namespace

ProtocolType protocol_type() {
    return ProtocolType{
        "echo", "echo", 9007, {}, make, "nc {address} {port}   or   chat-echo {address} {port}",
    };
}

} // namespace chat::echo
