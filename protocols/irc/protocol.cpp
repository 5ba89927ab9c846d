// One listener that speaks irc.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/protocol.hpp"

#include "libchat/session/conversation.hpp"
#include "protocols/irc/network.hpp"
#include "protocols/irc/reply.hpp"
#include "protocols/irc/request_codec.hpp"
#include "protocols/irc/setting.hpp"
#include "protocols/irc/talk.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace chat::irc {
namespace {

class IrcProtocol final : public Protocol {
public:
    explicit IrcProtocol(const ListenerContext& context)
        : setting_(context),
          network_(context.hub.shared<Network>(NetworkSetting(context.sections.only("irc")), context.sections,
                                               context.hub.clock)),
          pacing_(network_.setting().flood_control ? context.pace : Pace(), context.timers) {}

    std::unique_ptr<Handler> answer(Session& session) override {
        auto throttle = pacing_.begin();
        auto talk = converse(session, setting_, network_, throttle.get());
        return std::make_unique<Conversation<RequestCodec>>(session, RequestCodec(), std::move(talk),
                                                            std::move(throttle));
    }

    std::string turn_away(std::string_view why) const override { return closing_line(why); }

private:
    const Setting setting_;
    Network& network_;
    const Pacing pacing_;
};

std::unique_ptr<Protocol> make(const ListenerContext& context) { return std::make_unique<IrcProtocol>(context); }

// Names are shared with everybody, so all protocols fold them alike.
void prepare(Hub& hub, const Sections& sections) {
    hub.roster.fold_as(casemapping_of(sections.only("irc").text("casemapping")));
}

} // namespace

ProtocolType protocol_type() {
    return ProtocolType{"irc",      "irc",   6667,      options(), make, "irssi -c {address} -p {port}",
                        sections(), prepare, Pace{5, 2}};
}

} // namespace chat::irc
