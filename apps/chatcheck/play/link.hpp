// One connection to the program under test: sends, expects, and writes all of it down.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/descriptor.hpp"
#include "apps/chatcheck/play/desk.hpp"
#include "apps/chatcheck/play/legal.hpp"
#include "apps/chatcheck/play/verdict.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace chat::check {

// Nothing is read that no call asks for: a link that is left alone is a reader that has stopped. Whatever is not as
// expected throws Stop, with a mark at the octet that was wrong; nothing at all within the patience is a timeout.
class Link {
public:
    using Clock = Pump::Clock;
    // No program has so much to say at a time: one that does is stopped, or it would fill our memory.
    static constexpr std::size_t most_unread = 8 * 1024 * 1024;

    Link(std::string name, Descriptor socket, Desk& desk);

    const std::string& name() const noexcept { return name_; }

    // All of it in one segment, if the system takes it so. What comes meanwhile is read and kept. A connection that the
    // other side has ended takes nothing, and that is written down.
    void send(std::string_view bytes);
    // `size` octets at a time, each its own segment, with a short gap.
    void send_in_pieces(std::string_view bytes, std::size_t size = 1);

    // Exactly these octets are next.
    void expect(std::string_view bytes);
    // Exactly one of these is next; which. Where one begins like another, the longer one is waited for a moment.
    std::size_t expect_one_of(const std::vector<Legal>& legal);
    // Nothing comes for Pace::quiet(), and nothing is left of what came before: no octet too many.
    void expect_nothing();
    // The other side ends the connection, and sends nothing more before. A reset counts as an end.
    void expect_end();

    // The next octets, whatever they are. `what` says in words what is waited for: "a header of 3 octets".
    std::string read(std::size_t count, std::string_view what);
    // The next octets to the first `end`, which is eaten and not returned.
    std::string read_to(std::string_view end, std::string_view what);
    // All that comes until nothing came for `quiet`, or the end.
    std::string read_until_quiet(std::chrono::milliseconds quiet);
    std::string read_until_quiet() { return read_until_quiet(desk_.pace.quiet()); }

    // True when the connection has ended, or ends within the patience, whatever comes before, which is thrown away.
    bool ends();
    // True when something can be read within `limit`.
    bool hears(std::chrono::milliseconds limit);

    void finish(); // sends a FIN: "I have no more to say"
    void reset();  // sends a RST
    void close();

    // How it stands with this connection now.
    Ending ending() const noexcept { return ending_; }
    // The octets that are read and not expected yet.
    const std::string& unread() const noexcept { return unread_; }
    // Level and place for a Stop of the case's own: `back` octets before the next unread one are where it went wrong.
    [[noreturn]] void fail(const std::string& reason, std::string legal, std::size_t back = 0);

private:
    [[noreturn]] void flooded();
    enum class More { some, none, end };
    More more(Clock::time_point until);
    void take_until(std::size_t count, std::string_view what);
    [[noreturn]] void stop(Outcome outcome, std::string reason, std::size_t at, std::string legal);
    [[noreturn]] void missing(std::string_view what, More why);
    std::size_t take(const std::vector<Legal>& legal, std::size_t which);
    std::string eat(std::size_t count);
    std::string how_it_ended() const;

    std::string name_;
    Descriptor socket_;
    Desk& desk_;
    Ending ending_ = Ending::open;
    std::string unread_;
    std::size_t eaten_ = 0; // octets before unread_
};

} // namespace chat::check
