// The partners that need no other person, and which one a listener has.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/partner.hpp"

#include "protocols/peer/dialogue.hpp"
#include "protocols/peer/pair.hpp"
#include "protocols/peer/room_partner.hpp"
#include "protocols/peer/words.hpp"

namespace chat::peer {
namespace {

// The reply is the text itself.
class EchoPartner final : public Partner {
public:
    explicit EchoPartner(Dialogue& dialogue) noexcept : dialogue_(dialogue) {}

    std::optional<Later<LineNumber>> hear(std::string_view text) override {
        dialogue_.record(text);
        if (dialogue_.owed()) dialogue_.reply_cut(our_handle, text);
        return std::nullopt;
    }

private:
    Dialogue& dialogue_;
};

// Every text that belongs to no game begins one.
class GamePartner final : public Partner {
public:
    explicit GamePartner(Dialogue& dialogue) noexcept : dialogue_(dialogue) {}

    std::optional<Later<LineNumber>> hear(std::string_view text) override {
        dialogue_.record(text);
        dialogue_.begin_game(text);
        return std::nullopt;
    }

private:
    Dialogue& dialogue_;
};

} // namespace

std::unique_ptr<Partner> make_partner(Dialogue& dialogue, Pairs& pairs) {
    switch (dialogue.setting().partner) {
    case PartnerKind::room: return std::make_unique<RoomPartner>(dialogue);
    case PartnerKind::pair: return std::make_unique<PairPartner>(dialogue, pairs);
    case PartnerKind::echo: return std::make_unique<EchoPartner>(dialogue);
    case PartnerKind::game: break;
    }
    return std::make_unique<GamePartner>(dialogue);
}

} // namespace chat::peer
