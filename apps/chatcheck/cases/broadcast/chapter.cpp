// The binary protocol (seed 003) as chatcheck tries it.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/broadcast/cases.hpp"
#include "apps/chatcheck/cases/broadcast/talk.hpp"
#include "apps/chatcheck/cases/join.hpp"
#include "protocols/broadcast/reply_codec.hpp"

namespace chat::check::broadcast {
namespace {

using chat::broadcast::Reply;

Cases all_cases() {
    return join({flow_cases(),         extra_cases(),      frame_cases(),       eol_cases(),
                 len_cases(),          text_cases(),       name_cases(),        freed_name_cases(),
                 state_cases(),        range_cases(),      clean_cases(),       life_cases(),
                 load_cases(),         abuse_cases(),      start_cases(),       client_flow_cases(),
                 client_frame_cases(), client_len_cases(), client_text_cases(), client_life_cases()});
}

// A first conversation, of which nothing is demanded.
class Probe {
public:
    Probe(ServerScene& scene, std::string_view name)
        : link_(scene.arrive(name)), name_(scene.unique(name)), quiet_(scene.pace().stretched(250)) {}

    std::string greeting() { return link_.read_until_quiet(quiet_); }
    std::string asks(Type type, std::string_view body) {
        link_.send(frame(type, body));
        return greeting();
    }
    const std::string& name() const { return name_; }

private:
    Link& link_;
    std::string name_;
    std::chrono::milliseconds quiet_;
};

std::string_view yes_or_no(bool yes) { return yes ? "yes" : "no"; }

// What a server sends behind the answer to a join.
struct Welcome {
    bool commands = false;
    bool newline = false;
};

Welcome welcome_in(std::string_view bytes) {
    chat::broadcast::ReplyCodec codec;
    Welcome found;
    while (const auto reply = codec.cut(bytes)) {
        if (reply->kind != Reply::Kind::talk) continue;
        found.commands = found.commands || !reply->body.starts_with("**");
        found.newline = found.newline || reply->body.ends_with('\n');
    }
    return found;
}

void detect(ServerScene& scene, Habits& habits) {
    const auto found = [&](std::string_view name, std::string_view value) {
        if (habits.get(name, "").empty()) habits.set(std::string(name), std::string(value));
    };
    Probe ann(scene, "ann"), bob(scene, "bob");
    const bool greets = !ann.greeting().empty();
    const std::string let_in = ann.asks(Type::join, ann.name());
    const std::string framed = frame(Type::join, {"\0", 1});
    found("status", let_in.starts_with(framed) ? "frame" : "byte");
    const Welcome welcome = welcome_in(std::string_view(let_in).substr(
        std::min(let_in.size(), let_in.starts_with(framed) ? framed.size() : std::size_t(1))));
    found("command_list", greets ? "on-connect" : welcome.commands ? "after-join" : "never");
    found("newline", yes_or_no(welcome.newline));
    found("echo", yes_or_no(ann.asks(Type::talk, "hello").find("] hello") != std::string::npos));
    bob.asks(Type::join, bob.name());
    ann.greeting();
    bob.asks(Type::direct, "@" + ann.name() + " hello");
    found("direct", ann.greeting().starts_with('\4') ? "04" : "02");
}

} // namespace

Chapter chapter() {
    return {"broadcast",
            all_cases,
            {{"status", {"byte", "frame"}},
             {"command_list", {"after-join", "on-connect", "never"}},
             {"direct", {"02", "04"}},
             {"echo", {"no", "yes"}},
             {"newline", {"no", "yes"}}},
            detect,
            true};
}

} // namespace chat::check::broadcast
