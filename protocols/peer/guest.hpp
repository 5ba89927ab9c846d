// One connection of the peer protocol: what its client sends, and what becomes of it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/either_later.hpp"
#include "libchat/session/session.hpp"
#include "protocols/peer/dialogue.hpp"
#include "protocols/peer/link.hpp"
#include "protocols/peer/reception.hpp"
#include "protocols/peer/text_codec.hpp"

#include <memory>
#include <string>

namespace chat::peer {

// Texts are answered by plain functions; what one has to wait for, it leaves behind in `waits`. The talk awaits it.
class Guest final : private Newcomer {
public:
    // All three outlive the guest.
    Guest(Session& out, TextCodec& codec, Reception& reception);
    ~Guest();

    void greet();
    // A text, or errc::frame_too_long.
    void obey(const result<Text>& heard);
    // No more texts come: why.
    void part(error_code why);
    bool gone() const noexcept { return gone_; }

    // The text on its way to the journal.
    EitherLater<LineNumber> waits;
    // The answer is here.
    void go_on();

private:
    // Newcomer
    const std::string& ip() const noexcept override { return link_.out.origin()->ip; }
    void adopt(std::unique_ptr<Dialogue> dialogue) override;

    void know_whose_it_is();
    void hear(std::string_view text);
    void refuse_too_long();
    bool goes_on_elsewhere() const noexcept;
    void leave() noexcept;

    Link link_;
    Reception& reception_;
    std::unique_ptr<Dialogue> dialogue_; // from the first text on
    bool adopted_ = false;               // the dialogue began elsewhere, and nothing was heard here yet
    bool gone_ = false;
};

} // namespace chat::peer
