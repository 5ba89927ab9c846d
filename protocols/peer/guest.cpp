// Hearing a client, and letting his conversation go on elsewhere.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/guest.hpp"

#include "protocols/peer/render.hpp"

#include <utility>

namespace chat::peer {

Guest::Guest(Session& out, TextCodec& codec, Reception& reception) : link_(out, codec), reception_(reception) {}

// The connection is gone, and nobody has said why: a reset.
Guest::~Guest() {
    if (!gone_ && goes_on_elsewhere()) {
        dialogue_->detach();
        reception_.keep(std::move(dialogue_));
    }
    link_.refusals.conclude(reception_.setting().hub.audit, link_.out.origin());
}

void Guest::greet() {
    const Setting& setting = reception_.setting();
    if (setting.wire.detection.greeting) link_.out.send(greeting);
    link_.out.set_deadline(setting.idle);
    reception_.welcome(*this);
}

void Guest::adopt(std::unique_ptr<Dialogue> dialogue) {
    dialogue_ = std::move(dialogue);
    adopted_ = true;
    dialogue_->attach(link_);
}

void Guest::obey(const result<Text>& heard) {
    Newcomer::no_longer_new();
    if (std::exchange(adopted_, false)) know_whose_it_is();
    if (!heard) return refuse_too_long();
    switch (heard->kind) {
    case Text::Kind::text: return hear(heard->text);
    case Text::Kind::quit:
        if (!dialogue_ || !dialogue_->ends_game(heard->text)) leave();
        return;
    case Text::Kind::hello:
    case Text::Kind::handle: return link_.out.send(render_answer(*link_.codec.framing(), heard->kind));
    }
}

// The first words through a connection that adopted a conversation: they go on with it, or it was another's.
void Guest::know_whose_it_is() {
    if (link_.codec.framing() == Framing::header10) {
        dialogue_->is_back();
        if (dialogue_->over()) dialogue_.reset(); // he was put out meanwhile, and begins anew
        return;
    }
    dialogue_->detach();
    reception_.keep_on(std::move(dialogue_));
}

void Guest::hear(std::string_view text) {
    if (!dialogue_)
        dialogue_ = std::make_unique<Dialogue>(reception_.setting(), reception_.pairs(), link_, link_.codec.handle());
    if (auto later = dialogue_->hear(text)) waits.expect(std::move(*later));
}

void Guest::refuse_too_long() {
    if (dialogue_) return dialogue_->refuse_too_long();
    AuditRecord refused("refused", link_.out.origin());
    refused.reason = too_long_reason;
    link_.refusals.record(reception_.setting().hub.audit, refused);
    link_.out.send(render_too_long(*link_.codec.framing(), reception_.setting().wire.max_message));
}

void Guest::go_on() {
    waits.take([this](const result<LineNumber>& line) { dialogue_->kept(line); });
}

// In header10 the end of a connection says nothing about the conversation, unless nothing was said through it.
void Guest::part(error_code why) {
    const bool closed = why == make_error_code(errc::end_of_input);
    if (!closed && link_.codec.framing()) link_.out.send(render_reply_quit(*link_.codec.framing()));
    if (closed && goes_on_elsewhere()) {
        dialogue_->detach();
        reception_.keep(std::move(dialogue_));
    }
    gone_ = true;
}

bool Guest::goes_on_elsewhere() const noexcept {
    return dialogue_ && !dialogue_->over() && !adopted_ && link_.codec.framing() == Framing::header10;
}

void Guest::leave() noexcept {
    if (dialogue_) dialogue_->ends_because("left");
    gone_ = true;
}

} // namespace chat::peer
