// Telling the matter of a case from everything else that is heard in a chat.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/broadcast/talk.hpp"

#include "apps/chatcheck/play/show.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace chat::check::broadcast {
namespace {

constexpr std::string_view is_joining = " is joining the chat**";
constexpr std::string_view is_leaving = " is leaving the chat**";
constexpr std::size_t usual_buffer = 4096; // of clients: a frame that has more comes in two reads

// For what a case does not look at: long enough for a slow machine, short enough for a server that never sends it.
constexpr double soon = 500; // ms

std::string_view without_line_end(std::string_view body) {
    return body.ends_with('\n') ? body.substr(0, body.size() - 1) : body;
}

// Who an announcement is about; empty where it is none.
std::string_view announced(std::string_view body) {
    body = without_line_end(body);
    if (!body.starts_with("**") || !(body.ends_with(is_joining) || body.ends_with(is_leaving))) return {};
    return body.substr(2, body.size() - 2 - is_joining.size());
}

// Who says something; empty where it is no talk.
std::string_view speaker_of(std::string_view body) {
    if (!body.starts_with('[')) return {};
    std::string_view name = body.substr(1, body.find(']') - 1);
    if (name.ends_with(" Private")) name.remove_suffix(8);
    return name;
}

} // namespace

std::string joining(std::string_view name) { return fmt::format("**{}{}", name, is_joining); }
std::string leaving(std::string_view name) { return fmt::format("**{}{}", name, is_leaving); }

std::string Guest::said(std::string_view text) const { return fmt::format("[{}] {}", name, text); }
std::string Guest::told(std::string_view text) const { return fmt::format("[{} Private] {}", name, text); }

void Guest::is_let_in() { link.expect(answer(chat_.scene.habits(), chat::broadcast::accepted)); }
void Guest::is_refused() { link.expect(answer(chat_.scene.habits(), chat::broadcast::refused)); }

bool Guest::is_no_matter(const Frame& came, const Frame& wanted) const {
    if (came.type != Type::talk) return false;
    const std::string_view whom = announced(came.body);
    if (!whom.empty() && !chat_.is_of_this_case(whom)) return true;
    const std::string_view whose = announced(wanted.body);
    if (came.body.starts_with("**") && whose.empty() && !wanted.body.empty()) return true;
    if (!whom.empty() && !whose.empty()) return whom != whose || came.body.find(is_joining) != std::string::npos;
    const std::string_view speaker = speaker_of(came.body);
    if (speaker == name && chat_.scene.habits().is("echo", "yes")) return true;
    return !speaker.empty() && !chat_.is_of_this_case(speaker);
}

Frame Guest::next(const Frame& wanted, std::string_view what) {
    for (;;) {
        Frame came = read_frame(link, chat_.scene.habits(), what);
        if (came == wanted || !is_no_matter(came, wanted)) return came;
    }
}

std::size_t Guest::hears_one_of(std::vector<Frame> legal) {
    for (Frame& each : legal)
        if (each.type == Type::talk || each.type == Type::error) each.body = ended(chat_.scene.habits(), each.body);
    const Frame came = next(legal.front(), fmt::format("{} for {}", quoted(legal.front().body), name));
    const auto found = std::ranges::find(legal, came);
    if (found == legal.end()) fail_frame(link, came, legal.front());
    if (!found->lenient.empty()) chat_.scene.lenient(found->lenient);
    return static_cast<std::size_t>(found - legal.begin());
}

void Guest::hears_error(std::string_view reason) {
    const Frame wanted{Type::error, ended(chat_.scene.habits(), reason)};
    const Frame came = next(wanted, fmt::format("an error, {}", quoted(reason)));
    if (came.type != Type::error) fail_frame(link, came, wanted);
    if (came != wanted)
        chat_.scene.lenient(fmt::format("the error says {}, not {}", quoted(came.body), quoted(reason)));
}

void Guest::hears_whole(const Guest& speaker, std::string_view text) {
    const std::string head = speaker.said("");
    for (std::size_t heard = 0; heard < text.size();) {
        const std::string_view rest = text.substr(heard);
        const Frame wanted{Type::talk, head + std::string(rest)};
        Frame came = next(wanted, fmt::format("{} octets of {}'s text", rest.size(), speaker.name));
        const std::string_view body = without_line_end(came.body);
        if (came.type != Type::talk || !body.starts_with(head) || body.size() == head.size() ||
            !rest.starts_with(body.substr(head.size())))
            fail_frame(link, came, wanted);
        if (body.size() > usual_buffer)
            chat_.scene.lenient(fmt::format("a frame of {} octets: clients read into buffers of 4096", body.size()));
        heard += body.size() - head.size();
        if (heard < text.size() && (static_cast<unsigned char>(text[heard]) & 0xc0) == 0x80)
            link.fail("the text is cut inside of a character", "the rest of the character");
    }
}

void Guest::hears_nothing() {
    const Frame nothing{Type::talk, ""};
    while (link.hears(chat_.scene.pace().quiet())) {
        if (link.ending() != Ending::open && link.unread().empty()) return;
        const Frame came = read_frame(link, chat_.scene.habits(), "a frame");
        if (is_no_matter(came, nothing)) continue;
        link.fail(fmt::format("{} came to {}, where nothing is to come", quoted(came.body), name), "nothing",
                  came.body.size() + chat::broadcast::header_length);
    }
}

// False where nothing came of it for a while.
bool Guest::takes_until_named(std::string_view who) {
    while (link.hears(chat_.scene.pace().stretched(soon))) {
        const Frame came = read_frame(link, chat_.scene.habits(), "a frame");
        if (came.type == Type::talk && came.body.find(who) != std::string::npos) return true;
    }
    return false;
}

void Guest::joins() {
    asks_for(name);
    const Pace& pace = chat_.scene.pace();
    if (link.hears(pace.patience()) &&
        !link.unread().starts_with(answer(chat_.scene.habits(), chat::broadcast::accepted))) {
        link.read_until_quiet(pace.stretched(soon));
        return;
    }
    is_let_in();
    reads_welcome();
}

void Guest::reads_welcome() {
    takes_until_named(name);
    if (chat_.scene.habits().get("command_list", "after-join") != "after-join") return;
    while (link.hears(chat_.scene.pace().stretched(soon)))
        if (announced(read_frame(link, chat_.scene.habits(), "the list of commands").body).empty()) return;
}

void Guest::reads_news_of(const Guest& other) { takes_until_named(other.name); }

Guest& Chat::arrive_as(std::string_view name, std::string wanted) {
    Link& link = scene.arrive(name);
    if (scene.habits().is("command_list", "on-connect")) read_frame(link, scene.habits(), "the list of commands");
    return guests_.emplace_back(*this, link, std::move(wanted));
}

Guest& Chat::join_as(std::string_view name, std::string wanted) {
    Guest& guest = arrive_as(name, std::move(wanted));
    guest.joins();
    show_others(guest);
    return guest;
}

void Chat::come_in(Guest& guest) {
    guest.reads_welcome();
    show_others(guest);
}

void Chat::show_others(Guest& guest) {
    for (Guest* other : inside_)
        if (other->link.ending() == Ending::open) other->reads_news_of(guest);
    inside_.push_back(&guest);
}

Guest& Chat::join_unread(std::string_view name) {
    Guest& guest = arrive(name);
    guest.joins();
    return guest;
}

void Chat::expect_alive(Guest& witness) {
    Guest& zoe = join("zoe");
    zoe.says("still here?");
    witness.hears(zoe.said("still here?"));
}

bool Chat::is_of_this_case(std::string_view name) const {
    return std::ranges::find(guests_, name, &Guest::name) != guests_.end();
}

} // namespace chat::check::broadcast
