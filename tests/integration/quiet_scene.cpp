// Taking turns: a talk that repeats what it hears, and the server around it.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/quiet_scene.hpp"

#include "libchat/session/conversation.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <utility>

namespace chat::test {
namespace {

std::string repeated(std::string_view message) {
    const bool brief = message.size() <= 80;
    return "[" + (brief ? std::string(message) : std::to_string(message.size()) + " bytes") + "]\n";
}

// Keeps the list of holders true.
class Holding {
public:
    Holding(Session& out, TurnCodec& codec, Strings& strings) : out_(out), codec_(codec), strings_(strings) {}
    Holding(const Holding&) = delete;
    ~Holding() {
        std::erase_if(strings_.holders, [this](const Strings::Holder& holder) { return holder.session == &out_; });
    }
    void begin() {
        codec_.hold(true);
        strings_.holders.push_back(Strings::Holder{&out_, &codec_});
    }

private:
    Session& out_;
    TurnCodec& codec_;
    Strings& strings_;
};

Talk<TextLine> converse(Session& out, TurnCodec& codec, Strings& strings) {
    Holding holding(out, codec, strings);
    out.send("welcome\n");
    for (;;) {
        const result<TextLine> heard = co_await next<TextLine>();
        if (!heard) out.send("(" + heard.error().message() + ")\n");
        if (!heard && heard.error() == make_error_code(errc::frame_too_long)) continue;
        if (!heard) co_return;
        ++strings.messages;
        strings.bytes += heard->text.size() + 1;
        const std::string reply = repeated(heard->text);
        if (reply == "[hold]\n") holding.begin();
        if (reply == "[flood]\n") out.send(std::string(flood, 'x'));
        if (reply == "[settle]\n") strings.when_settled(out);
        if (reply == "[wait]\n") (void)co_await strings.deed();
        out.send(reply);
    }
}

class TakingTurns final : public Protocol {
public:
    TakingTurns(Turns& turns, Strings& strings) : turns_(turns), strings_(strings) {}
    std::unique_ptr<Handler> answer(Session& session) override {
        return std::make_unique<Conversation<TurnCodec>>(
            session, TurnCodec(turns_), [&](TurnCodec& codec) { return converse(session, codec, strings_); });
    }

private:
    Turns& turns_;
    Strings& strings_;
};

} // namespace

std::unique_ptr<Protocol> take_turns(Turns& turns, Strings& strings) {
    return std::make_unique<TakingTurns>(turns, strings);
}

QuietScene::QuietScene(std::vector<std::chrono::milliseconds> silences, const Limits& limits)
    : turns(std::move(silences)), server(JournalKind::memory, limits) {
    const Endpoint anywhere{"turns", "turns", "127.0.0.1", 0};
    port = server.server.listen(anywhere, [&](std::uint16_t) { return take_turns(turns, strings); }).port();
    server.start();
}

Client QuietScene::welcome(int receive_buffer) {
    Client client(port, "127.0.0.1", receive_buffer);
    CHECK(client.until("\n") == "welcome\n");
    return client;
}

void QuietScene::silence_passes() {
    Client other = welcome();
    other.send("a moment");
    CHECK(other.until("\n") == "[a moment]\n");
}

bool QuietScene::has_waiting(std::size_t count) {
    return comes_true([&] { return strings.answers.size() == count; });
}

bool QuietScene::has_offered(std::size_t bytes) {
    return comes_true([&] { return turns.most_offered >= bytes; });
}

bool QuietScene::has_told(std::size_t count) {
    return comes_true([&] { return turns.told.size() >= count; });
}

void QuietScene::give_answers() {
    server.on_loop([&] {
        for (Answer<Done>& answer : std::exchange(strings.answers, {})) answer.give(Done());
    });
}

bool QuietScene::release() {
    bool nothing_heard = false;
    server.on_loop([&] {
        const std::size_t before = strings.messages;
        for (const Strings::Holder& holder : std::exchange(strings.holders, {})) {
            holder.codec->hold(false);
            holder.session->offer_again();
        }
        nothing_heard = strings.messages == before;
    });
    return nothing_heard;
}

std::vector<std::chrono::milliseconds> QuietScene::told() {
    std::vector<std::chrono::milliseconds> found;
    server.on_loop([&] { found = turns.told; });
    return found;
}

std::size_t QuietScene::silences() {
    const auto all = told();
    return all.size() - static_cast<std::size_t>(std::count(all.begin(), all.end(), std::chrono::milliseconds::max()));
}

bool QuietScene::comes_true(const std::function<bool()>& question) {
    const auto by = std::chrono::steady_clock::now() + Client::deadline;
    bool found = false;
    while (!found && std::chrono::steady_clock::now() < by) server.on_loop([&] { found = question(); });
    return found;
}

} // namespace chat::test
