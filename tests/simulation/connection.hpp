// The daemon's end of a link, without a socket: a real outbox, the real limits, and the rules of libchat/net.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/session/handler.hpp"
#include "libchat/session/outbox.hpp"
#include "libchat/session/protocol.hpp"
#include "libchat/session/session.hpp"
#include "tests/simulation/link.hpp"
#include "tests/simulation/loop.hpp"

#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace chat::simulation {

// As chat::Connection (libchat/net/connection.hpp), which it follows function by function: what is promised there is
// promised here. Partial reads and writes are as large as chance wants them.
class Connection final : public Session, public std::enable_shared_from_this<Connection> {
public:
    Connection(Loop& loop, const Limits& limits, OriginPtr origin, Link& link)
        : loop_(loop), limits_(limits), origin_(std::move(origin)), link_(&link) {}

    void begin(Protocol& protocol);
    void stop();
    void flush();
    // Whatever is unsent. `reset` is how the client sees it.
    void close(bool reset);

    // ---- what the loop finds out ----
    bool readable() const noexcept;
    void read(); // some of what is there
    // The client has taken something.
    void has_room();
    // Time has passed.
    void expire();

    bool closed() const noexcept { return !link_; }
    bool ended() const noexcept { return ended_; }
    // It has more to say than it may just now.
    bool paused() const noexcept { return handler_listens() && handler_->paused(); }
    const Outbox& outbox() const noexcept { return outbox_; }
    Ending why() const noexcept { return ending_; }

    // Session
    using Session::hang_up;
    using Session::send;
    void send(Wire wire) noexcept override;
    void hang_up(std::string_view farewell, Ending why) noexcept override;
    void set_deadline(std::chrono::milliseconds from_now) noexcept override;
    void lift_deadline() noexcept override;
    Later<Done> drained() override;
    void answered() noexcept override;
    void offer_again() noexcept override;
    bool unsent() const noexcept override { return !outbox_.empty(); }
    bool must_yield() noexcept override { return ended_ || loop_.over(); }
    std::string_view ending() const noexcept override { return reason(ending_); }
    const OriginPtr& origin() const noexcept override { return origin_; }

private:
    static constexpr std::chrono::milliseconds nothing_told{-1};

    template <class Call> void guarded(Call&& call) noexcept {
        try {
            call();
        } catch (const std::exception&) {
            ++loop_.failures;
            end(Ending::failed);
        }
    }
    bool handler_listens() const noexcept { return !ended_ && handler_ && handler_->listening(); }
    bool wants_input() const noexcept;
    void touch();
    void end(Ending why) noexcept;
    void lose() noexcept;

    std::size_t offer(std::string_view bytes);
    void offer_left();
    void offer_input_left();
    void offer_later();
    void yield_if_interrupted();
    void tell_quiet(std::chrono::milliseconds how_long);
    void tell_end(error_code what);
    void tell_overdue();
    void tell_time_is_up(Ending why);

    void write();
    void judge();
    bool relieved() const noexcept { return outbox_.cost() <= limits_.outbox_soft / 2; }
    void give_up_on_slow_reader() noexcept;
    void fall_silent();
    Instant quiet_due() const noexcept;

    Loop& loop_;
    const Limits& limits_;
    const OriginPtr origin_;
    Link* link_;
    std::unique_ptr<Handler> handler_;
    std::optional<std::string> left_;
    Outbox outbox_;
    Answer<Done> drained_;
    Instant heard_at_{0}, since_{0}, deadline_ = never;
    std::chrono::milliseconds quiet_told_ = nothing_told;
    Ending ending_ = Ending::conversation_over;
    bool writing_ = false, yielded_ = false, touched_ = false, pressed_ = false, late_ = false, overdue_ = false;
    bool eof_ = false, stopping_ = false, ended_ = false, broken_ = false, closing_ = false;
};

} // namespace chat::simulation
