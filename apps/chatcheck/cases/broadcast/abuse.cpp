// ABUSE: what no client sends, and somebody does.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/broadcast/cases.hpp"
#include "apps/chatcheck/cases/broadcast/talk.hpp"

#include <fmt/format.h>

namespace chat::check::broadcast {
namespace {

// `bytes` come from a stranger, who stays; the others are served.
void does_no_harm(ServerScene& scene, const std::string& bytes) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    chat.arrive("mallory").link.send(bytes);
    chat.expect_alive(ann);
}

void half_a_header(ServerScene& scene) { does_no_harm(scene, std::string("\0\0", 2)); }
void web_browser(ServerScene& scene) { does_no_harm(scene, "GET / HTTP/1.1\r\nHost: chat\r\n\r\n"); }
void long_name(ServerScene& scene) { does_no_harm(scene, frame(Type::join, std::string(60000, 'n'))); }

void noise(ServerScene& scene) {
    std::string bytes(8192, '\0');
    for (char& byte : bytes) byte = static_cast<char>(scene.random()());
    does_no_harm(scene, bytes);
}

void noise_of_a_member(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& mallory = chat.join("mallory");
    for (const int type : {3, 4, 5, 9, 200}) {
        std::string body;
        for (int i = 0; i < 50; ++i) body += static_cast<char>(scene.random()());
        mallory.sends(Type(type), body);
    }
    for (const char* body : {"", "@", "@ ", " ", "@ x", "x", "@@@"}) mallory.sends(Type::direct, body);
    mallory.says("harmless");
    ann.hears(mallory.said("harmless"));
    chat.expect_alive(ann);
}

void comers_and_goers(ServerScene& scene) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    for (int i = 0; i < 40; ++i) chat.arrive("passer-by").link.close();
    chat.expect_alive(ann);
}

} // namespace

Cases abuse_cases() {
    return {
        {.number = "12.1",
         .slug = "broadcast/ABUSE/half-a-header",
         .level = Level::should,
         .stage = 4,
         .clause = "one client that sends nothing more must not keep others from talking",
         .sends = "a stranger sends two octets and is silent; somebody else joins and speaks",
         .legal = "the others are served",
         .mistake = "the join is read in the loop that accepts",
         .hint = "read each client in a thread of its own, or collect what it sends in its own buffer",
         .server = half_a_header},
        {.number = "12.2",
         .slug = "broadcast/ABUSE/web-browser",
         .level = Level::should,
         .stage = 4,
         .clause = "whatever a client sends, others are served",
         .sends = "a stranger sends an HTTP request; somebody else joins and speaks",
         .legal = "the others are served",
         .mistake = "an exception that nobody catches ends the server",
         .hint = "give everything a client can send an answer, or the end of its connection",
         .server = web_browser},
        {.number = "12.3",
         .slug = "broadcast/ABUSE/long-name",
         .level = Level::should,
         .stage = 5,
         .clause = "whatever a client sends, others are served",
         .sends = "a stranger joins with a name of 60000 octets; somebody else joins and speaks",
         .legal = "the others are served",
         .mistake = "the name is copied to a buffer of a fixed size",
         .hint = "compare the length in the header with your buffer before you read the body into it",
         .server = long_name},
        {.number = "12.4",
         .slug = "broadcast/ABUSE/noise",
         .level = Level::should,
         .stage = 5,
         .clause = "whatever a client sends, others are served",
         .sends = "a stranger sends 8192 octets at random; somebody else joins and speaks",
         .legal = "the others are served",
         .mistake = "an exception that nobody catches ends the server",
         .hint = "give everything a client can send an answer, or the end of its connection",
         .server = noise},
        {.number = "12.5",
         .slug = "broadcast/ABUSE/noise-of-a-member",
         .level = Level::should,
         .stage = 5,
         .clause = "whatever a client sends in whole frames, its connection goes on, and others are served",
         .sends = "frames of several types with octets at random, directs without address or text, and a talk",
         .legal = "ann hears the talk; somebody else joins, and is heard",
         .mistake = "a body is split at a blank that is not there",
         .hint = "look how many parts split() has returned before you take the second",
         .server = noise_of_a_member},
        {.number = "12.6",
         .slug = "broadcast/ABUSE/comers-and-goers",
         .level = Level::should,
         .stage = 4,
         .clause = "anyone can connect, and go without a word",
         .sends = "40 connections that close at once; then somebody joins and speaks",
         .legal = "the others are served",
         .mistake = "each connection takes a place that is never given back",
         .hint = "close the socket and end the thread of who has gone",
         .server = comers_and_goers},
    };
}

} // namespace chat::check::broadcast
