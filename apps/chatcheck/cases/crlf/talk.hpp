// How a client of the command protocol talks, in the cases.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/server_scene.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace chat::check::crlf {

using Lines = std::vector<std::string>;

// Requests and replies are without their CR LF here.
struct Exchange {
    std::string request;
    std::string reply;
};

// A connection whose welcome has been read.
Link& greeted(ServerScene& scene, std::string_view name);
// The same, under a name that nobody else has; which is set, too, whatever is the reply.
Link& named(ServerScene& scene, std::string_view name);

// Says a request, and hears whatever is its reply.
std::string ask(Link& link, std::string_view request);
// Says them one after the other; each must be answered by exactly its reply.
void converse(Link& link, const std::vector<Exchange>& exchanges);
// Adds a line, whatever is the reply: one case of its own looks at that.
void push(Link& link, std::string_view stuff);
// All of them in one segment; every one must be answered.
void push_all(Link& link, const Lines& stuffs);
// The lines of the buffer, as `get` shows them.
Lines get(Link& link);
// Two requests and replies show that a conversation goes on, and that no octet too many has come before.
void expect_to_go_on(Link& link);
// Somebody new is welcomed, and answered.
void expect_to_serve(ServerScene& scene, std::string_view name);

// What a request is answered that is none.
std::string refusal(std::string_view request);
// The lines of a reply: it joins them by LF. A LF behind the last one begins no other.
Lines lines_of(std::string_view reply);
std::string joined(const Lines& lines);
// Of `lines`, which the link has just got, where `line` is; the case fails where it is not there.
std::size_t place_of(Link& link, const Lines& lines, std::string_view line);
std::size_t times_in(const Lines& lines, std::string_view line);

// The case is skipped where every connection has a buffer of its own (--habit buffer=private).
void need_shared_buffer(ServerScene& scene);

} // namespace chat::check::crlf
