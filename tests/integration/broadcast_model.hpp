// What many clients of the binary protocol at once should hear, worked out from the audit log.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "tests/integration/broadcast_chatter.hpp"

#include <cstddef>
#include <deque>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace chat::test::binary {

// One request.
struct Ask {
    enum class Kind { join, talk, direct, list, empty_talk, question }; // a question's type is unsupported
    Kind kind;
    std::string name; // asked for, or spoken to
    std::string text;
};

enum class End { stays, leaves, leaves_bare, half_closes, closes, resets };

// The model does not hold.
struct Fault : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// The same name in another spelling for each client, so that a record of the audit log tells whose it is: for the
// server these are one name. At most 64 clients; `name` has at least six letters.
std::string spelled_by(std::size_t client, std::string_view name);

// Clients act in rounds, all at the same time. Whatever order the server takes their requests in, the audit log tells
// it; the model follows the records one by one and knows of each whether it could happen there, and who hears what of
// it.
class Model {
public:
    explicit Model(std::size_t clients) : parts_(clients) {}

    // What a client does in this round, in this order.
    void does(std::size_t client, std::deque<Ask> asked, End end);
    bool is_present(std::size_t client) const { return parts_[client].present; }

    // All records of the round, in their order. Throws a Fault where one of them cannot be true, or one is missing.
    void follow(const std::vector<std::string>& records);
    // All that a client heard in the round. Throws a Fault where that is not exactly what it should have heard. Who
    // left may have missed the last that others did: he was on his way out.
    void compare(std::size_t client, const Heard& heard);

private:
    struct Part {
        std::deque<Ask> asked; // and not settled yet
        End end = End::stays;
        std::string name; // while it has one, and then until the round is over
        bool present = false;
        Heard expected;                 // in this round, lists apart
        std::size_t certain = 0;        // of these it hears also where it leaves
        std::size_t answers = 0;        // of these are answers to itself
        std::vector<std::size_t> lists; // for each list: how many answers come before it
        std::set<std::string> found;    // who was there when it came
        std::set<std::string> around;   // who is there, by what it has heard so far
    };

    void follow(std::string_view record);
    void name_record(std::string_view rest);
    void join_record(std::string_view rest);
    void leave_record(std::string_view rest);
    void message_record(std::string_view rest);
    void direct_record(std::string_view rest);
    void refused_record(std::string_view rest);
    void finish(Part& part);

    Part& part_of(std::string_view name);
    Ask take(Part& part);
    bool settles_unrecorded(Part& part);
    void answer(Part& part, const std::string& heard);
    void all_hear(const std::string& what, const Part* except = nullptr);

    std::vector<Part> parts_;
    std::map<std::string, std::size_t> names_; // in small letters, and who has it
};

} // namespace chat::test::binary
