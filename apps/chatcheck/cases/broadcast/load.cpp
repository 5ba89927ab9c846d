// LOAD: many people, many texts, and people who do not read.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/broadcast/cases.hpp"
#include "apps/chatcheck/cases/broadcast/names.hpp"
#include "apps/chatcheck/cases/broadcast/talk.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace chat::check::broadcast {
namespace {

constexpr int many = 50;

std::vector<Guest*> crowd(Chat& chat) {
    std::vector<Guest*> guests;
    for (int i = 0; i < many; ++i) guests.push_back(&chat.join_unread(fmt::format("guest{:02}", i)));
    return guests;
}

void fifty(ServerScene& scene) {
    Chat chat(scene);
    const std::vector<Guest*> guests = crowd(chat);
    guests.front()->says("Hi, all");
    for (Guest* guest : guests)
        if (guest != guests.front()) guest->hears(guests.front()->said("Hi, all"));
    guests.back()->says("Hi, first");
    guests.front()->hears(guests.back()->said("Hi, first"));
}

void long_list(ServerScene& scene) {
    Chat chat(scene);
    const std::vector<Guest*> guests = crowd(chat);
    Guest& last = *guests.back();
    last.sends(Type::list, "");
    const std::vector<std::string> names = listed(chat, last);
    for (const Guest* guest : guests)
        if (std::ranges::find(names, guest->name) == names.end())
            last.link.fail(guest->name + " is missing in the list", guest->name);
}

void many_texts(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    constexpr int texts = 300;
    std::string all;
    for (int i = 0; i < texts; ++i) all += frame(Type::talk, fmt::format("text {}", i));
    bob.link.send(all);
    for (int i = 0; i < texts; ++i) ann.hears(bob.said(fmt::format("text {}", i)));
}

// Three megabytes that `bob` says and `ann` hears.
void talk_much(const Habits& habits, Guest& bob, Guest& ann) {
    const std::string text(4000, 'z');
    std::string burst;
    for (int i = 0; i < 50; ++i) burst += frame(Type::talk, text);
    const std::size_t heard = 50 * frame(Type::talk, ended(habits, bob.said(text))).size();
    for (int i = 0; i < 15; ++i) {
        bob.link.send(burst);
        // The sleeper may be hung up on meanwhile, and that is announced.
        ann.link.read(heard, "what bob says, while another client does not read");
        if (habits.is("echo", "yes")) bob.link.read(heard, "what bob has said himself");
    }
    ann.link.read_until_quiet();
}

// More than the system keeps for a connection that nobody reads; from several people, since a link takes 4 MB at most.
void sleeping_reader(ServerScene& scene) {
    Chat chat(scene);
    chat.join_unread("sleeper");
    for (int round = 0; round < 3; ++round) {
        Guest& ann = chat.join_unread("ann");
        Guest& bob = chat.join_unread("bob");
        talk_much(scene.habits(), bob, ann);
        bob.says("are you asleep?");
        ann.hears(bob.said("are you asleep?"));
        ann.link.close();
        bob.link.close();
    }
}

void prompt_answers(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    const auto began = Link::Clock::now();
    for (int i = 0; i < 5; ++i) {
        bob.says("tick");
        ann.hears(bob.said("tick"));
        ann.says("tock");
        bob.hears(ann.said("tock"));
    }
    const std::chrono::duration<double> took = Link::Clock::now() - began;
    if (took > scene.pace().patience())
        scene.fail(fmt::format("ten texts took {:.1f} s, one after the other", took.count()));
}

} // namespace

Cases load_cases() {
    return {
        {.number = "11.1",
         .slug = "broadcast/LOAD/fifty",
         .level = Level::should,
         .stage = 5,
         .clause = "seed 003: anyone can join the server",
         .sends = "50 clients join; the first says something, then the last",
         .legal = "all are let in; all others hear the first, and the first hears the last",
         .mistake = "an array for 10 clients, or one thread that serves one client at a time",
         .hint = "keep clients in a list that grows, and serve them by threads, select() or coroutines",
         .server = fifty},
        {.number = "11.2",
         .slug = "broadcast/LOAD/long-list",
         .level = Level::should,
         .stage = 5,
         .clause = "broadcast/README: a list has all names, in several frames where one cannot hold them",
         .sends = "50 clients join, and the last asks for the list",
         .legal = "all 50 names",
         .mistake = "the list is cut at 255 octets",
         .hint = "compute both octets of the length",
         .server = long_list},
        {.number = "11.3",
         .slug = "broadcast/LOAD/many-texts",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 003: any text is sent to the others, however fast they come, and in their order",
         .sends = "300 talks at once",
         .legal = "ann hears all of them, in order",
         .mistake = "frames are lost at the end of the buffer, or the client is taken for an attacker",
         .hint = "read frame by frame, and send all of a frame: send() may take less than it is given",
         .server = many_texts},
        {.number = "11.4",
         .slug = "broadcast/LOAD/sleeping-reader",
         .level = Level::should,
         .stage = 5,
         .clause = "one client that does not read must not keep others from talking",
         .sends = "9 MB of talk, while one of the clients reads nothing",
         .legal = "who reads hears everything; who sleeps may be hung up on",
         .mistake = "send() waits for the sleeper, and everybody with it",
         .hint = "give each client a queue of its own, and hang up on who lets it grow too long",
         .server = sleeping_reader},
        {.number = "11.5",
         .slug = "broadcast/LOAD/prompt-answers",
         .level = Level::should,
         .stage = 4,
         .clause = "a chat goes to and fro: a text is sent on when it comes",
         .sends = "ten texts, each when the one before was heard",
         .legal = "they take less than 2 s together",
         .mistake = "the server sleeps between two looks at its sockets",
         .hint = "wait for sockets with select() or a blocking recv(), not with sleep()",
         .server = prompt_answers},
    };
}

} // namespace chat::check::broadcast
