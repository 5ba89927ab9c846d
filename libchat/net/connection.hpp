// One client's socket: moves bytes between it and a handler, and ends it well. Knows no protocol.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/later.hpp"
#include "libchat/core/origin.hpp"
#include "libchat/net/deadlines.hpp"
#include "libchat/net/socket.hpp"
#include "libchat/session/handler.hpp"
#include "libchat/session/outbox.hpp"
#include "libchat/session/session.hpp"

#include <boost/smart_ptr/intrusive_ptr.hpp>
#include <boost/smart_ptr/intrusive_ref_counter.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace chat {

class Server;
class Protocol;
class Connection;
using ConnectionPtr = boost::intrusive_ptr<Connection>;

// Owned by the server until close(); every wait for the socket holds it a second time. All on the loop thread.
//
// Its life: conversation, while the handler talks; farewell, from hang_up on, while what is owed is sent; closing,
// after shutdown(send), while input is read and dropped so that no reset destroys the last reply; then closed.
class Connection final : public Session,
                         private Deadline,
                         public boost::intrusive_ref_counter<Connection, boost::thread_unsafe_counter> {
public:
    Connection(Server& server, Socket socket, OriginPtr origin);

    // Asks the protocol for a handler, lets it greet, and reads on.
    void begin(Protocol& protocol);
    // The server is going down: the handler hears errc::stopping as soon as it listens, then the connection ends.
    void stop();
    // Sends what is unsent, judges the outbox, goes on with ending. At the end of a turn only.
    void flush();
    // Closes at once, whatever is unsent. Never inside a call of the handler.
    void close();

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
    bool must_yield() noexcept override;
    std::string_view ending() const noexcept override { return reason(ending_); }
    const OriginPtr& origin() const noexcept override { return origin_; }

    // Its place in the server's list of connections, which keeps it up to date.
    std::uint32_t place = 0;

private:
    static constexpr std::uint16_t all_quiet_told = 0xffff;

    // One session's mistake ends that session, is logged, and disturbs nobody else: exceptions are caught here only.
    template <class Call> void guarded(Call&& call) noexcept {
        try {
            call();
        } catch (const std::exception& e) {
            failed(e.what());
        }
    }
    void failed(std::string_view why) noexcept;
    void touch() noexcept;
    bool handler_listens() const noexcept { return !ended_ && handler_ && handler_->listening(); }
    bool paused() const noexcept { return handler_listens() && handler_->paused(); }
    void end(Ending why) noexcept;
    void lose() noexcept;

    // Input
    bool wants_input() const noexcept;
    bool unread() const noexcept { return !ended_ && !wants_input(); }
    bool lost() noexcept;
    bool holds_enough() const noexcept;
    void listen();
    bool readable();
    void heard(std::string_view bytes);
    std::size_t offer(std::string_view bytes);
    void offer_left();
    void offer_input_left();
    void offer_later();
    void yield_if_interrupted();
    void tell_quiet(std::chrono::milliseconds how_long);
    void tell_end(error_code what);
    void discard(std::size_t count);

    // Output
    void write();
    void wait_for_room();
    void judge();
    void judge_late(Instant now);
    void give_up_on_slow_reader();
    bool relieved() const noexcept;
    void relieve();
    void fall_silent(); // from farewell to closing

    // Time
    std::optional<Instant> next_due() const noexcept;
    Instant quiet_due() const noexcept;
    void quiet_passed(Instant now);
    void watch_clock();
    void deadline_passed();
    void tell_overdue();
    void tell_time_is_up(Ending why);
    void expired(Instant now) override;

    Server& server_;
    Socket socket_;
    OriginPtr origin_;
    std::unique_ptr<Handler> handler_;
    std::unique_ptr<std::string> left_; // input that the handler could not use yet
    Outbox outbox_;
    Answer<Done> drained_;                          // who waits for the outbox to empty
    Instant heard_at_{};                            // the last input
    Instant since_{};                               // when it became late, ended, or closing
    Instant deadline_ = Instant::max();             // the handler's own; max() is none, or one that has passed
    std::uint32_t discarded_ = 0;                   // bytes dropped while closing
    std::uint16_t quiet_told_ = 0;                  // silences of fewer ms than this were told, or all_quiet_told
    Ending ending_ : 4 = Ending::conversation_over; // why it ended, or would if it ended now
    bool reading_ : 1 = false;                      // a wait for input is under way
    bool writing_ : 1 = false;                      // the socket is full; a wait for room is under way
    bool yielded_ : 1 = false;                      // has input left that it takes up in a later step of the loop
    bool touched_ : 1 = false;                      // will be flushed this turn
    bool pressed_ : 1 = false;  // the outbox passed soft and is not yet down to half of it: the client is not read
    bool late_ : 1 = false;     // pressed even after a flush, since since_
    bool overdue_ : 1 = false;  // the deadline has passed, and the handler has not heard of it
    bool eof_ : 1 = false;      // the client has closed its sending side
    bool stopping_ : 1 = false; // the server is going down
    bool ended_ : 1 = false;    // farewell or closing
    bool broken_ : 1 = false;   // nothing more can be sent, or is owed
    bool closing_ : 1 = false;  // our sending side is shut down
};

} // namespace chat
