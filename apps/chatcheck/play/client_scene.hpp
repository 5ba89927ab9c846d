// What a case of a client is given: the port it connects to, its connections, its keyboard and its screen.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/habits.hpp"
#include "apps/chatcheck/play/link.hpp"
#include "apps/chatcheck/play/user.hpp"

#include <deque>
#include <random>
#include <string>
#include <string_view>

namespace chat::check {

class ClientScene {
public:
    // `port` 0: a free one of 127.0.0.1.
    ClientScene(User& user, int port, const Habits& habits, Desk& desk, std::uint32_t seed);
    ~ClientScene();
    ClientScene(const ClientScene&) = delete;

    // Starts the client, under name(), and takes its connection.
    Link& meet();
    // Takes its next connection; it has Pace::start() for it. Throws Stop where none comes.
    Link& accept(std::string_view name);
    // Starts the client alone.
    void start();

    // The name that the client is given on its command line.
    const std::string& name() const noexcept { return name_; }
    void call_it(std::string name) { name_ = std::move(name); }

    // Types a line, LF included.
    void type(std::string_view line);
    void end_input() { user_.end_input(); }
    // It must show this within the patience, behind what was waited for before; where nobody can look it is believed.
    void expect_shown(std::string_view text);
    // It must not have shown this until now.
    void expect_not_shown(std::string_view text);
    // It must end by itself, not by a signal; with exit 0 where `cleanly`.
    void expect_exit(bool cleanly = false);

    const Habits& habits() const noexcept { return habits_; }
    std::mt19937& random() noexcept { return random_; }
    const Pace& pace() const noexcept { return desk_.pace; }
    User& user() noexcept { return user_; }
    bool at_terminal() const noexcept { return user_.at_terminal(); }

    void note(std::string_view sentence) { desk_.transcript.add("", Deed::note, sentence); }
    void lenient(const std::string& why) { desk_.lenient(why); }
    [[noreturn]] void fail(const std::string& reason);
    [[noreturn]] void unimplemented(const std::string& reason);
    [[noreturn]] void skip(const std::string& reason);

    Ending ending() const noexcept { return links_.empty() ? Ending::none : links_.front().ending(); }

private:
    User& user_;
    const Habits& habits_;
    Desk& desk_;
    std::mt19937 random_;
    Descriptor listener_;
    std::string name_ = "Ann";
    std::deque<Link> links_;
};

} // namespace chat::check
