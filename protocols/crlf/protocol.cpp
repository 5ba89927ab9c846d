// One listener that speaks the command protocol.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/crlf/protocol.hpp"

#include "libchat/session/conversation.hpp"
#include "protocols/crlf/codec.hpp"
#include "protocols/crlf/talk.hpp"

#include <fmt/format.h>

#include <memory>
#include <string>
#include <string_view>

namespace chat::crlf {
namespace {

class CrlfProtocol final : public Protocol {
public:
    explicit CrlfProtocol(const ListenerContext& context)
        : setting_(context), limits_(context.limits), pacing_(context.pacing()) {}

    std::unique_ptr<Handler> answer(Session& session) override {
        return std::make_unique<Conversation<LineCodec>>(session, request_codec(limits_), converse(session, setting_),
                                                         pacing_.begin());
    }

    std::string turn_away(std::string_view why) const override { return fmt::format("Error: {}\r\n", why); }

private:
    const Setting setting_;
    const Limits& limits_;
    const Pacing pacing_;
};

std::unique_ptr<Protocol> make(const ListenerContext& context) { return std::make_unique<CrlfProtocol>(context); }

} // namespace

ProtocolType protocol_type() {
    return ProtocolType{
        "crlf", "commands",
        9020,   {{"adios_reply", "no", Choice{{"yes", "no"}}}, {"buffer", "shared", Choice{{"shared", "private"}}}},
        make,   "nc -C {address} {port}   or   chat-crlf {address} {port}",
    };
}

} // namespace chat::crlf
