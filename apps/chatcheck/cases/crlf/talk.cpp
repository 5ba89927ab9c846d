// Requests, replies and lines of the buffer.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/crlf/talk.hpp"

#include "apps/chatcheck/play/show.hpp"

#include <boost/algorithm/string/classification.hpp>
#include <boost/algorithm/string/join.hpp>
#include <boost/algorithm/string/split.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace chat::check::crlf {
namespace {

std::string line(std::string_view request) { return std::string(request) + "\r\n"; }

} // namespace

Link& greeted(ServerScene& scene, std::string_view name) {
    Link& link = scene.arrive(name);
    link.read_to("\r\n", "the welcome, to its CR LF");
    return link;
}

Link& named(ServerScene& scene, std::string_view name) {
    Link& link = greeted(scene, scene.unique(name));
    ask(link, "name: " + link.name());
    return link;
}

std::string ask(Link& link, std::string_view request) {
    link.send(line(request));
    return link.read_to("\r\n", fmt::format("the reply to {}, to its CR LF", quoted(request)));
}

void converse(Link& link, const std::vector<Exchange>& exchanges) {
    for (const Exchange& exchange : exchanges) {
        link.send(line(exchange.request));
        link.expect(line(exchange.reply));
    }
}

void push(Link& link, std::string_view stuff) { ask(link, fmt::format("push: {}", stuff)); }

void push_all(Link& link, const Lines& stuffs) {
    std::string requests;
    for (const std::string& stuff : stuffs) requests += line("push: " + stuff);
    link.send(requests);
    for (std::size_t i = 0; i < stuffs.size(); ++i) link.read_to("\r\n", "the reply to a push, to its CR LF");
}

Lines get(Link& link) { return lines_of(ask(link, "get")); }

void expect_to_go_on(Link& link) {
    for (const std::string_view words : {"still here", "and on"}) {
        const std::string reply = ask(link, fmt::format("test: {}", words));
        if (!reply.ends_with(words))
            link.fail(fmt::format("{} came, where test was to be answered", quoted(reply)), quoted(words),
                      reply.size() + 2);
    }
}

void expect_to_serve(ServerScene& scene, std::string_view name) { expect_to_go_on(greeted(scene, name)); }

std::string refusal(std::string_view request) { return fmt::format("Error: unrecognized command: {}", request); }

Lines lines_of(std::string_view reply) {
    Lines lines;
    if (reply.ends_with('\n')) reply.remove_suffix(1);
    if (!reply.empty()) boost::split(lines, reply, boost::is_any_of("\n"));
    return lines;
}

std::string joined(const Lines& lines) { return boost::join(lines, "\n"); }

std::size_t place_of(Link& link, const Lines& lines, std::string_view line) {
    const auto found = std::ranges::find(lines, line);
    if (found == lines.end())
        link.fail(fmt::format("the buffer has no line {}", quoted(line)), quoted(line) + " among its lines", 2);
    return static_cast<std::size_t>(found - lines.begin());
}

std::size_t times_in(const Lines& lines, std::string_view line) {
    return static_cast<std::size_t>(std::ranges::count(lines, line));
}

void need_shared_buffer(ServerScene& scene) {
    if (scene.habits().is("buffer", "private")) scene.skip("every connection has a buffer of its own here");
}

} // namespace chat::check::crlf
