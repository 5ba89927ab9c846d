// How people of the line protocol talk, in the cases.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/server_scene.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace chat::check::line {

// Somebody who talks with the server. Lines that are not asked for here are passed over: others may be logged in, and
// clients skip what they do not know. A CR before an LF belongs to the end.
class Person {
public:
    // A connection, not logged in; the name is nobody else's.
    Person(ServerScene& scene, std::string_view role)
        : name(scene.unique(role)), link(scene.arrive(role)), scene_(scene) {}

    const std::string name;
    Link& link;

    // Sends a line, LF included.
    void says(const std::string& command) { link.send(command + '\n'); }

    // Reads to the next status. It must be "OK verb", "OK verb detail": the detail.
    std::string expect_ok(std::string_view verb);
    // Reads to the next status. It must be "ERR verb code reason": the code.
    std::string expect_err(std::string_view verb);
    // Says a line that must be refused so. Where `code` is another, the case fails as well, unless `code` is empty.
    void is_refused(const std::string& command, std::string_view verb, std::string_view code);
    // Says a line that must be obeyed; the detail. The verb of the status is the line's first word.
    std::string does(const std::string& command);
    // Says a line; the names of all lines of the answer that begin with `head`, such as "USERS *".
    std::vector<std::string> lists(const std::string& command, std::string_view head);
    void logs_in();

    // Reads to the next line that is of the same kind, and about the same person; it must be this one.
    void expect_event(const std::string& event);
    // Nothing that comes until it is quiet has `text` in it.
    void expect_unheard(std::string_view text);

private:
    std::string next_line(std::string_view what);
    [[noreturn]] void wrong(const std::string& line, const std::string& wanted);

    ServerScene& scene_;
    std::size_t end_ = 1; // octets that ended the last line
};

// The same, and logged in.
class Member : public Person {
public:
    Member(ServerScene& scene, std::string_view role) : Person(scene, role) { logs_in(); }
};

// The words of a line, without the blanks between them.
std::vector<std::string> words(std::string_view line);

} // namespace chat::check::line
