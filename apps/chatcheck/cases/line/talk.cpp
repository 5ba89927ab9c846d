// Reading what a server of the line protocol says.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/line/talk.hpp"

#include "apps/chatcheck/play/show.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace chat::check::line {
namespace {

// Of an event: what it is, and of whom. "SAID lobby Al hi" is of Al, "FROM Al hi" is for us whoever says it.
std::pair<std::string, std::string> kind(const std::string& line) {
    const std::vector<std::string> word = words(line);
    if (word.empty()) return {};
    const bool in_room = word[0] == "JOINED" || word[0] == "DROPPED" || word[0] == "SAID";
    const std::size_t who = in_room ? 2 : 1;
    return {word[0], word[0] == "FROM" || word.size() <= who ? "" : word[who]};
}

bool is_status(std::string_view line) {
    return line == "OK" || line == "ERR" || line.starts_with("OK ") || line.starts_with("ERR ");
}

} // namespace

std::vector<std::string> words(std::string_view line) {
    std::istringstream in{std::string(line)};
    return {std::istream_iterator<std::string>(in), {}};
}

std::string Person::next_line(std::string_view what) {
    std::string line = link.read_to("\n", what);
    end_ = line.ends_with('\r') ? 2 : 1;
    line.resize(line.size() + 1 - end_);
    return line;
}

void Person::wrong(const std::string& line, const std::string& wanted) {
    const auto agrees = static_cast<std::size_t>(std::ranges::mismatch(line, wanted).in1 - line.begin());
    link.fail(fmt::format("{} came, where {} was to come", quoted(line), quoted(wanted)), quoted(wanted),
              line.size() - agrees + end_);
}

std::string Person::expect_ok(std::string_view verb) {
    const std::string wanted = fmt::format("OK {}", verb);
    std::string line;
    do line = next_line(fmt::format("a line \"{}\"", wanted));
    while (!is_status(line));
    if (line != wanted && !line.starts_with(wanted + ' ')) wrong(line, wanted);
    return line.size() > wanted.size() ? line.substr(wanted.size() + 1) : "";
}

std::string Person::expect_err(std::string_view verb) {
    const std::string wanted = fmt::format("ERR {} ", verb);
    std::string line;
    do line = next_line(fmt::format("a line \"{}...\"", wanted));
    while (!is_status(line));
    if (!line.starts_with(wanted)) wrong(line, wanted);
    const std::string rest = line.substr(wanted.size());
    return rest.substr(0, rest.find(' '));
}

void Person::is_refused(const std::string& command, std::string_view verb, std::string_view code) {
    says(command);
    const std::string given = expect_err(verb);
    if (code.empty() || given == code) return;
    scene_.fail(fmt::format("{} was answered by the code {}, where it is {}", quoted(command), quoted(given), code));
}

std::string Person::does(const std::string& command) {
    says(command);
    return expect_ok(words(command)[0]);
}

std::vector<std::string> Person::lists(const std::string& command, std::string_view head) {
    says(command);
    std::vector<std::string> names;
    for (;;) {
        const std::string line = next_line(fmt::format("the rest of the answer to {}", quoted(command)));
        if (line.starts_with("ERR ")) wrong(line, std::string(head));
        if (is_status(line)) return names;
        if (line != head && !line.starts_with(std::string(head) + ' ')) continue;
        for (std::string& each : words(std::string_view(line).substr(head.size()))) names.push_back(std::move(each));
    }
}

void Person::logs_in() { does("login " + name); }

void Person::expect_event(const std::string& event) {
    std::string line;
    do line = next_line(fmt::format("a line {}", quoted(event)));
    while (kind(line) != kind(event));
    if (line != event) wrong(line, event);
}

void Person::expect_unheard(std::string_view text) {
    const std::string came = link.read_until_quiet();
    const std::size_t at = came.find(text);
    if (at == std::string::npos) return;
    link.fail(fmt::format("{} heard {}, which is not for {}", link.name(), quoted(text), link.name()),
              "nothing of that", came.size() - at);
}

} // namespace chat::check::line
