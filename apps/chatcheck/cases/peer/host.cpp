// Taking turns with the client under test.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/peer/host.hpp"

#include "apps/chatcheck/cases/peer/bytes.hpp"
#include "apps/chatcheck/play/show.hpp"
#include "protocols/peer/render.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace chat::check::peer {
namespace {

using namespace std::string_view_literals;

// The ends that programs leave behind a message of this dialect.
std::vector<std::string_view> ends(Framing dialect) {
    if (row_of(dialect).framed()) return {""sv, "\n"sv}; // counted
    if (dialect == Framing::port_line) return {""sv, "\r"sv};
    return {""sv, "\n"sv, "\r\n"sv, "\0"sv};
}

// A body with whatever end, as the dialect sends it.
void add_messages(std::vector<Legal>& legal, Framing dialect, const std::string& body) {
    for (const std::string_view end : ends(dialect)) legal.emplace_back(around(dialect, std::string(body).append(end)));
}

std::vector<Legal> messages(Framing dialect, std::string_view handle, std::string_view text) {
    std::vector<Legal> legal;
    if (!row_of(dialect).carries_handle()) add_messages(legal, dialect, std::string(text));
    if (row_of(dialect).carries_handle())
        for (const char* arrow : {"> ", ">", "-> "})
            add_messages(legal, dialect, std::string(handle).append(arrow).append(text));
    return legal;
}

Link& taken(ClientScene& scene, Framing dialect, std::string_view typed_ahead) {
    start_as(scene, dialect, scene.name());
    if (!typed_ahead.empty()) scene.type(typed_ahead);
    return scene.accept("client");
}

} // namespace

void start_as(ClientScene& scene, Framing dialect, std::string_view name) {
    scene.start();
    if (has_names(row_of(dialect)) && !scene.habits().is("asks_name", "no")) scene.type(name);
}

Host::Host(ClientScene& scene, Framing dialect, std::string_view typed_ahead)
    : scene_(scene), link_(taken(scene, dialect, typed_ahead)), dialect_(dialect) {
    hear_introduction();
}

void Host::hear_introduction() {
    if (dialect_ == Framing::greeting) link_.send(wire::greeting);
    if (dialect_ == Framing::handshake) expect_word(wire::client_hello);
    link_.send(wire::render_answer(dialect_, wire::Text::Kind::hello));
    if (says_handle_first(dialect_)) expect_word(scene_.name());
    if (dialect_ == Framing::greeting) link_.expect_nothing(); // the first text would become part of the handle
    link_.send(wire::render_answer(dialect_, wire::Text::Kind::handle));
    if (dialect_ != Framing::port_line) return;
    const std::string port = link_.read_to("\n", "the port, to its LF");
    if (port.empty() || !std::ranges::all_of(wire::without_end(port), wire::is_digit))
        link_.fail(fmt::format("{} is no port", quoted(port)), "digits and LF", port.size() + 1);
}

void Host::expect_word(std::string_view word) {
    std::vector<Legal> legal;
    add_messages(legal, dialect_, std::string(word));
    link_.expect_one_of(legal);
    skip_padding();
}

void Host::expect_text(std::string_view text) {
    link_.expect_one_of(messages(dialect_, scene_.name(), text));
    skip_padding();
}

// Programs in C send all of their buffer.
void Host::skip_padding() {
    if (row_of(dialect_).framed()) return;
    const std::string& unread = link_.unread();
    link_.read(std::min(unread.find_first_not_of('\0'), unread.size()), "padding");
}

std::string Host::message(std::string_view text) const { return around(dialect_, usual_prefix(dialect_).append(text)); }

void Host::exchange(std::string_view typed, std::string_view answer) {
    scene_.type(typed);
    expect_text(typed);
    reply(answer);
    scene_.expect_shown(answer);
}

void Host::expect_goodbye() {
    std::vector<Legal> legal;
    for (const char* word : {"\\quit", "/q"}) {
        add_messages(legal, dialect_, word);
        for (const Legal& under_handle : messages(dialect_, scene_.name(), word)) legal.push_back(under_handle);
    }
    link_.expect_one_of(legal);
    skip_padding();
    link_.expect_end();
}

} // namespace chat::check::peer
