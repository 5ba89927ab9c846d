// One server and one client of a class, and chatcheck as a second client beside it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/matrix/class_file.hpp"
#include "apps/chatcheck/play/link.hpp"
#include "apps/chatcheck/play/server.hpp"
#include "apps/chatcheck/play/user.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chat::check {

// The standard dialogue of a protocol walks through its steps: "connects", "is heard", "hears", "leaves". The first
// that does not work ends it by Stop.
class Meeting {
public:
    Meeting(Server& server, User& user, const ClassFile::Program& client, const Habits& habits, Desk& desk);
    ~Meeting();
    Meeting(const Meeting&) = delete;

    // From now on it is about this.
    void step(std::string_view name);
    const std::string& current() const noexcept { return step_; }

    // The client under test is called Ann.
    void ann_comes();
    void ann_types(std::string_view line);
    // Her screen shows it.
    void ann_sees(std::string_view text);
    // By `word`, if the class says nothing else; the program must end.
    void ann_leaves(std::string_view word);

    // We are Bob: a connection of our own to the server.
    Link& bob();
    // What the server's own screen shows, for the protocols where a person sits before it.
    bool server_sees(std::string_view text);
    void server_types(std::string_view line);

    const Habits& habits() const noexcept { return habits_; }
    const Pace& pace() const noexcept { return desk_.pace; }
    [[noreturn]] void fail(const std::string& reason) { throw Stop{Outcome::fail, reason, {}}; }

private:
    Server& server_;
    User& user_;
    const ClassFile::Program& client_;
    const Habits& habits_;
    Desk& desk_;
    std::string step_ = "starts";
    std::optional<Link> bob_;
};

// What is done in a meeting of this protocol; nullptr where there is nothing. It throws Stop.
using Script = void (*)(Meeting&);
Script script_of(std::string_view protocol);

} // namespace chat::check
