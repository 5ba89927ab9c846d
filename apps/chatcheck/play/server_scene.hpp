// What a case of a server is given: connections to it, and the server itself.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/habits.hpp"
#include "apps/chatcheck/play/link.hpp"
#include "apps/chatcheck/play/server.hpp"

#include <deque>
#include <random>
#include <string>
#include <string_view>

namespace chat::check {

class ServerScene {
public:
    ServerScene(Server& server, const Habits& habits, Desk& desk, std::uint32_t seed);

    // A new connection, under this name in the transcript; it lives as long as the case. Throws Stop where it cannot be
    // had.
    Link& arrive(std::string_view name);

    // A name that nobody else has: other cases may speak with the same server. "ann" becomes "ann7k2".
    std::string unique(std::string_view name);

    const Habits& habits() const noexcept { return habits_; }
    std::mt19937& random() noexcept { return random_; }
    const Pace& pace() const noexcept { return desk_.pace; }

    // Where it is connected to.
    const Address& address() const noexcept { return server_.address(); }
    // Whether program() can be had.
    bool is_started() const noexcept { return server_.program() != nullptr; }
    // The program, for cases that kill or measure it; where chatcheck did not start it the case is skipped.
    Program& program();
    // Ends it in the middle of everything, and starts it again on the same port.
    void restart() { server_.restart(); }

    // A sentence for the reader of the transcript.
    void note(std::string_view sentence) { desk_.transcript.add("", Deed::note, sentence); }
    // Goes on, but the case is no full pass.
    void lenient(const std::string& why) { desk_.lenient(why); }
    // These end the case.
    [[noreturn]] void fail(const std::string& reason);
    [[noreturn]] void unimplemented(const std::string& reason);
    [[noreturn]] void skip(const std::string& reason);

    // How the first connection stands.
    Ending ending() const noexcept { return links_.empty() ? Ending::none : links_.front().ending(); }

private:
    Server& server_;
    const Habits& habits_;
    Desk& desk_;
    std::mt19937 random_;
    std::deque<Link> links_;
};

} // namespace chat::check
