// The room as a client's partner: he hears all that is said there, a reply at a time.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/fifo.hpp"
#include "libchat/core/member.hpp"
#include "libchat/core/room.hpp"
#include "libchat/core/roster.hpp"
#include "protocols/peer/partner.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace chat::peer {

class RoomPartner final : public Partner, private Member {
public:
    explicit RoomPartner(Dialogue& dialogue);
    ~RoomPartner() override;

    std::optional<Later<LineNumber>> hear(std::string_view text) override;
    void kept(const result<LineNumber>& line) override;

private:
    static constexpr std::size_t most_waiting = 100; // lines; then the oldest are left out

    // Member
    void hear(Publication& publication) noexcept override;
    void is_put_out(Room& room) noexcept override;
    void is_killed(std::string_view why) noexcept override;

    void leave(std::string_view why) noexcept;
    void somebody_moved(const Message& message) noexcept;
    void answer();
    void tell();

    Dialogue& dialogue_;
    Room& room_;
    Fifo<std::string> lines_;        // heard, and not yet told: "Bob> hi"
    std::string rest_;               // of a line that was longer than a reply; told first
    std::size_t left_out_ = 0;       // lines, between rest_ and lines_
    std::optional<Membership> seat_; // none where he may not come in, and once he was put out
    std::optional<Attendance> attendance_;
};

} // namespace chat::peer
