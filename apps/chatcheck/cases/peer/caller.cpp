// Taking turns with the server under test.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/peer/caller.hpp"

#include "apps/chatcheck/cases/peer/bytes.hpp"
#include "apps/chatcheck/play/show.hpp"
#include "protocols/peer/length_frame.hpp"
#include "protocols/peer/render.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace chat::check::peer {
namespace {

using State = wire::LengthHeader::State;

constexpr std::string_view well_said = "well said"; // what the operator types

// The words of another client, who is not to be mistaken for an echo.
std::string in_other_case(std::string text) {
    for (char& c : text)
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) c = static_cast<char>(c ^ 0x20);
    return text;
}

bool can_be_typed(std::string_view text) {
    return !text.empty() && text.size() <= 60 && std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

// All that a reply of this text may be: whole, or as much of it as clients can read at once.
void add_replies(std::vector<Legal>& legal, Framing framing, const std::string& prefix, const std::string& text,
                 std::string_view end) {
    std::string whole = around(framing, prefix + text).append(end);
    const std::string_view arrow = row_of(framing).arrow;
    if (prefix.ends_with(arrow)) {
        const std::string_view handle(prefix.data(), prefix.size() - arrow.size());
        legal.emplace_back(wire::render_reply_cut(framing, handle, text, row_of(framing).max_reply).append(end));
    }
    if (!whole.empty()) legal.emplace_back(std::move(whole));
}

} // namespace

Caller::Caller(ServerScene& scene, Framing dialect, std::string_view handle, std::size_t piece)
    : scene_(scene),
      link_(scene.arrive(handle)),
      dialect_(dialect),
      handle_(handle),
      prefix_(scene.habits().get("prefix", usual_prefix(dialect))) {
    introduce(piece);
}

// A quit that the server does not take is its own affair by now.
Caller::~Caller() {
    try {
        if (dialect_ == Framing::header10 && link_.ending() == Ending::open) link_.send(quit());
    } catch (const Stop&) {
        scene_.note("the last quit could not be sent");
    }
    link_.close();
}

void Caller::introduce(std::size_t piece) {
    if (dialect_ == Framing::greeting) expect_handle("the server's handle, on accept");
    const auto port = static_cast<std::uint16_t>(std::stoul(scene_.address().port));
    link_.send_in_pieces(wire::render_client_hello(dialect_, port), piece);
    if (dialect_ == Framing::handshake) link_.expect(wire::server_hello);
    link_.send_in_pieces(wire::render_client_handle(dialect_, handle_), piece);
    if (dialect_ == Framing::greeting) link_.expect_nothing();
    if (dialect_ == Framing::handshake || dialect_ == Framing::len_total) expect_handle("the server's handle");
}

void Caller::expect_handle(const std::string& what) {
    const std::string said = row_of(dialect_).framed() ? hear_frame() : hear_loose(what);
    if (wire::is_lone_handle(wire::without_end(said), wire::longest_handle)) return;
    link_.fail(fmt::format("{} came, where {} was to come", quoted(said), what), "one word", said.size());
}

std::string Caller::message(std::string_view text) const { return wire::render_request(dialect_, handle_, text); }

// ---- replies ----

void Caller::expect_answer(std::string_view text) { expect_one_of({std::string(text)}); }

void Caller::expect_one_of(const std::vector<std::string>& legal) {
    const std::string_view partner = scene_.habits().get("partner", "echo");
    if (partner == "operator" && scene_.is_started()) return ask_operator(legal.front());
    if (partner != "echo" && partner != "pair") return static_cast<void>(hear_whole());
    if (partner == "echo") return expect_reply(legal, prefix_);
    std::vector<std::string> from_other;
    for (const std::string& text : legal) from_other.push_back(in_other_case(text));
    other().say(from_other.front());
    expect_reply(from_other, usual_prefix(dialect_, other().handle_));
    other().expect_reply(legal, usual_prefix(dialect_, handle_));
}

void Caller::let_answer() {
    const std::string_view partner = scene_.habits().get("partner", "echo");
    if (partner == "operator" && scene_.is_started()) scene_.program().type(std::string(well_said) + '\n');
    if (partner == "pair") other().say(well_said);
}

void Caller::ask_operator(std::string_view text) {
    if (can_be_typed(text) && !scene_.program().shows(text))
        scene_.fail(fmt::format("the server does not show {}", quoted(text)));
    let_answer();
    expect_reply({std::string(well_said)}, prefix_);
}

Caller& Caller::other() {
    if (!other_) other_ = std::make_unique<Caller>(scene_, dialect_, "Bob");
    return *other_;
}

void Caller::expect_reply(const std::vector<std::string>& texts, const std::string& prefix) {
    const std::string_view end = scene_.habits().get("end", "");
    std::vector<Legal> legal;
    for (const std::string& text : texts) add_replies(legal, dialect_, prefix, text, end);
    link_.expect_one_of(legal);
}

std::string Caller::hear() {
    const std::string reply = hear_whole();
    return reply.starts_with(prefix_) ? reply.substr(prefix_.size()) : reply;
}

std::string Caller::hear_whole() {
    if (row_of(dialect_).framed()) return hear_frame();
    if (dialect_ == Framing::port_line) return link_.read_to("\n", "a reply, to its LF");
    return hear_loose("a reply");
}

// To the next silence, which is not waited for before anything has come.
std::string Caller::hear_loose(std::string_view what) {
    std::string heard = link_.read(1, what);
    return heard += link_.read_until_quiet();
}

std::string Caller::hear_frame() {
    std::string head;
    wire::LengthHeader header{State::half};
    while (header.state == State::half) {
        head += link_.read(1, "a reply, that begins with its length");
        header = wire::header_in(dialect_, head);
    }
    if (header.state == State::none)
        link_.fail(fmt::format("{} is no length of {}", quoted(head), row_of(dialect_).name), "a length", 1);
    std::string body = link_.read(header.body, fmt::format("{} octets behind the length", header.body));
    if (dialect_ != Framing::len3z) return body;
    if (!body.ends_with('\0')) link_.fail("the last octet that the length counts is no NUL", "00 (NUL)", 1);
    body.pop_back();
    return body;
}

// ---- leaving ----

std::string Caller::quit() const { return wire::render_request_quit(dialect_, handle_); }

void Caller::leave() {
    link_.send(quit());
    expect_goodbye();
}

void Caller::expect_goodbye() {
    const std::string said = link_.read_until_quiet();
    const std::string_view words = without_prefix(wire::without_end(said));
    if (!said.empty() && !words.ends_with("\\quit") && !words.ends_with("/q"))
        link_.fail(fmt::format("{} came, where the connection was to end", quoted(said)), "the end of the connection",
                   said.size());
    link_.expect_end();
}

void expect_service(ServerScene& scene, Framing dialect) {
    scene.note("and the next client");
    Caller next(scene, dialect, "Cat");
    next.exchange("is it my turn?");
}

} // namespace chat::check::peer
