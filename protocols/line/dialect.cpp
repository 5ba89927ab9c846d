// The words of the line protocol.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/line/dialect.hpp"

#include "libchat/core/names.hpp"
#include "protocols/line/codec.hpp"

#include <string_view>
#include <variant>

namespace chat::line {
namespace {

// Renders what happened; `name` is who did it.
struct Words {
    void operator()(const Said& said) const { say({"SAID", message.room, name, said.text}); }
    void operator()(const Told& told) const { say({told.to_all ? "ALL" : "FROM", name, told.what.text}); }
    void operator()(const Joined&) const { say({"JOINED", message.room, name}); }
    void operator()(const Left&) const { say({"DROPPED", message.room, name}); }
    void operator()(const Gone&) const { say({"DROPPED", message.room, name}); }
    void operator()(const Kicked& kicked) const { say({"DROPPED", message.room, names::listed(kicked.whom)}); }
    void operator()(const LoggedIn&) const { say({"LOGIN", name}); }
    void operator()(const LoggedOut&) const { say({"LOGOUT", name}); }
    void operator()(const Respelled& respelled) const {
        say({"LOGOUT", name});
        say({"LOGIN", respelled.to});
    }
    // Left unsaid; so is Renamed: a name is freed and one claimed, or it is spelled otherwise, and everybody hears
    // that.
    template <class Other> void operator()(const Other&) const {}

    void say(std::initializer_list<std::string_view> words) const {
        std::string_view before;
        for (const std::string_view word : words) {
            out.append(before).append(word);
            before = " ";
        }
        out += line_end;
    }

    std::string& out;
    const Message& message;
    const std::string name;
};

} // namespace

void LineDialect::render(const Message& message, std::string& out) const {
    std::visit(Words{out, message, names::listed(message.by)}, message.what);
}

} // namespace chat::line
