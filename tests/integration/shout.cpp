// Shouting: the smallest protocol with members.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/shout.hpp"

#include "libchat/session/conversation.hpp"
#include "libchat/session/line_codec.hpp"

#include <memory>
#include <stdexcept>
#include <string>

namespace chat::test {
namespace {

class Bare final : public Dialect {
public:
    void render(const Message& message, std::string& out) const override {
        if (const auto* said = std::get_if<Said>(&message.what)) out.append(said->text).append("\n");
    }
};

class Shouter final : public Member {
public:
    Shouter(Session& out, Hub& hub, Room& r)
        : Member(Speaker(hub.next_member(), "someone", out.origin())), room(r), out_(out), seat_(r, *this) {}

    void is_put_out(Room&) noexcept override {}
    void is_killed(std::string_view) noexcept override {}
    void hear(Publication& publication) noexcept override {
        static const Bare dialect;
        out_.send(publication.in(dialect));
    }
    Later<LineNumber> say(std::string_view text) { return room.say(who(), Said(std::string(text)), who().id); }
    Room& room;

private:
    Session& out_;
    const Membership seat_;
};

Talk<TextLine> converse(Session& out, Hub& hub, Room& room) {
    Shouter me(out, hub, room);
    out.send("welcome\n");
    for (;;) {
        const result<TextLine> heard = co_await next<TextLine>();
        if (!heard) co_return;
        if (heard->text == "!throw") throw std::runtime_error("asked to");
        if (heard->text == "!bye") {
            out.hang_up("farewell\n");
            co_return;
        }
        (void)co_await me.say(heard->text);
    }
}

class Shouting final : public Protocol {
public:
    explicit Shouting(const ListenerContext& context) : hub_(context.hub), room_(context.room) {}
    std::unique_ptr<Handler> answer(Session& session) override {
        return std::make_unique<Conversation<LineCodec>>(session, LineCodec("\n", 1024 * 1024),
                                                         converse(session, hub_, room_));
    }

private:
    Hub& hub_;
    Room& room_;
};

std::unique_ptr<Protocol> make(const ListenerContext& context) { return std::make_unique<Shouting>(context); }

} // namespace

ProtocolType shout() { return ProtocolType{"shout", "shout", 0, {}, make, ""}; }

} // namespace chat::test
