// The people of a server's case: how they come in, what they say, what they hear.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/cases/broadcast/wire.hpp"
#include "apps/chatcheck/play/server_scene.hpp"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace chat::check::broadcast {

class Chat;

std::string joining(std::string_view name); // "**Bob is joining the chat**"
std::string leaving(std::string_view name);

// One connection, and the name that it has or wants.
class Guest {
public:
    Guest(Chat& chat, Link& connection, std::string called) : link(connection), name(std::move(called)), chat_(chat) {}

    void asks_for(std::string_view wanted) { sends(Type::join, wanted); } // this name
    void says(std::string_view text) { sends(Type::talk, text); }
    void leaves() { sends(Type::leave, ""); }
    void sends(Type type, std::string_view body) { link.send(frame(type, body)); }

    // What others hear when this one says `text`, in public and in private.
    std::string said(std::string_view text) const;
    std::string told(std::string_view text) const;

    // The answer to a join comes: accepted, or refused.
    void is_let_in();
    void is_refused();

    // The next frame is this one. Until it comes all that is no matter of the case is skipped: what people of other
    // cases say, other announcements, what this one said himself where the server sends that back.
    void hears(std::string_view text) { hears_one_of({{Type::talk, std::string(text)}}); }
    // Exactly one of these; which. A body of type 02 or 05 is written here without the line end of a habit.
    std::size_t hears_one_of(std::vector<Frame> legal);
    // An error; with other words than these it is lenient.
    void hears_error(std::string_view reason);
    // `text` of `speaker`, whole, however many frames it takes, each with the speaker's name.
    void hears_whole(const Guest& speaker, std::string_view text);
    // Nothing of this case.
    void hears_nothing();
    // The next frame that is a matter of the case, where `wanted` is waited for.
    Frame next(const Frame& wanted, std::string_view what);

    // Joins, and reads what that brings; a wrong answer is passed over: what is right is for cases that ask for it.
    void joins();
    // Reads what follows an accepted join, if it comes soon: his own announcement, the list of commands.
    void reads_welcome();
    // Reads the announcement of somebody who joined, if it comes soon.
    void reads_news_of(const Guest& other);

    Link& link;
    std::string name;

private:
    bool is_no_matter(const Frame& came, const Frame& wanted) const;
    bool takes_until_named(std::string_view who);

    Chat& chat_;
};

class Chat {
public:
    explicit Chat(ServerScene& whole) : scene(whole) {}

    // Connected, and a list of commands that is sent on accept is read. The name is a new one.
    Guest& arrive(std::string_view name) { return arrive_as(name, scene.unique(name)); }
    Guest& arrive_as(std::string_view name, std::string wanted);
    // Let in, and everybody has read what that brings.
    Guest& join(std::string_view name) { return join_as(name, scene.unique(name)); }
    Guest& join_as(std::string_view name, std::string wanted);
    // The same for a guest who has asked already, and is let in.
    void come_in(Guest& guest);
    // Let in; the others have not read it.
    Guest& join_unread(std::string_view name);

    // A newcomer is served, and heard by `witness`: the server lives.
    void expect_alive(Guest& witness);

    bool is_of_this_case(std::string_view name) const;

    ServerScene& scene;

private:
    void show_others(Guest& guest);

    std::deque<Guest> guests_; // references to them stay good
    std::vector<Guest*> inside_;
};

} // namespace chat::check::broadcast
