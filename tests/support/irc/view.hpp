// What one client of irc knows, from what it was sent and nothing else; and whether that is so.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/roster.hpp"
#include "protocols/irc/capability.hpp"

#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace chat::irc {
struct Request;
}

namespace chat::test {

class IrcView {
public:
    // A line that should not have come: malformed, from nobody, or contrary to what was told before.
    struct Fault : std::runtime_error {
        using std::runtime_error::runtime_error;
    };

    // Of one member of a room. Whoever is told of ops alone does not know whether they have voice, too.
    struct Signs {
        bool op = false;
        std::optional<bool> voice = false;
    };
    using Members = std::map<std::string, Signs>; // by the names that they are listed with

    explicit IrcView(std::string server = "irc.chatd") : server_(std::move(server)) {}

    // Whole lines with their ends. Promised of each: CR LF ends it, and neither these nor a NUL stand in it; it is
    // UTF-8, short enough, from the server or from an address, in the words that the client asked for; nobody comes
    // who is there, and nobody goes who is not. Throws a Fault where a promise is broken.
    void reads(std::string_view bytes);

    bool registered() const noexcept { return registered_; }
    bool closed() const noexcept { return closed_; } // an ERROR has come
    const std::string& nick() const noexcept { return nick_; }
    const std::map<std::string, Members>& rooms() const noexcept { return rooms_; } // by folded name, without the #

    // Texts that came since the last look: "ann #den hello".
    std::vector<std::string> texts() { return std::exchange(texts_, {}); }

    // How that differs from what is so; empty where it does not. Whoever is gone should know nothing.
    std::string differs(const Roster& roster) const;

private:
    void read(std::string_view line);
    void check_tags(const irc::Request& line) const;
    void follow_numeric(const irc::Request& line);
    void follow_person(const irc::Request& line);
    void comes(const irc::Request& line);
    void goes(std::string_view channel, std::string_view nick);
    void quits();
    void is_called(std::string_view nick);
    void changes(const irc::Request& line);
    void lists(const irc::Request& line);
    void list_ends(std::string_view channel);
    void grants(std::string_view words);

    bool has(irc::Capability capability) const noexcept { return capabilities_.has(capability); }
    bool shares_a_room(std::string_view nick) const;
    Members& room(std::string_view channel);
    Signs& member(std::string_view channel, std::string_view nick);
    void require(bool so, std::string_view why) const;

    const std::string server_;
    std::string nick_;
    std::string source_; // of the line that is read: a nick
    std::string line_;   // as it came
    std::map<std::string, Members> rooms_;
    std::map<std::string, Members> listed_; // by NAMES that has not ended
    std::set<std::string> entered_;         // rooms whose first NAMES has not ended
    std::vector<std::string> texts_;
    irc::Capabilities capabilities_;
    bool registered_ = false;
    bool closed_ = false;
};

} // namespace chat::test
