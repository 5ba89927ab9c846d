// Fuzzes the cutting of lines from IRC clients, and the taking apart of each.
// SPDX-License-Identifier: BSL-1.0
//
// Promise: whatever bytes come, in whatever pieces, the codec never throws, never reads past the end, eats a byte or
// says incomplete, holds back no more than a line may have, and cuts the same lines as if all had come at once. No line
// is empty, has an end in it, or begins with a blank. Words view their line, and have no blank and no NUL; only the
// last parameter may have, or be empty. What is written of any of it is one line, and short enough.
#include "protocols/irc/list_filter.hpp"
#include "protocols/irc/mode_changes.hpp"
#include "protocols/irc/reply.hpp"
#include "protocols/irc/request.hpp"
#include "protocols/irc/request_codec.hpp"
#include "protocols/irc/whox.hpp"
#include "tests/fuzz/cutting.hpp"

#include <string>
#include <vector>

namespace {

using namespace chat;
using namespace std::string_view_literals;

bool is_word(std::string_view text) { return text.find_first_of(" \0\r\n"sv) == text.npos; }

// Every line of `out` is what it was meant to be: from the server, and short enough.
void check_lines(std::string_view out, std::string_view command) {
    while (!out.empty()) {
        const std::size_t end = out.find_first_of("\r\n\0"sv);
        promise(end != out.npos && end > 0 && end <= irc::longest_body && out.substr(end).starts_with("\r\n"));
        const irc::Request read(out.substr(0, end));
        promise(read.source == "irc.example.org" && read.command == command);
        out.remove_prefix(end + 2);
    }
}

void check_written(const irc::Request& request) {
    irc::Head head("irc.example.org", irc::Numeric::ERR_UNKNOWNCOMMAND, request.command);
    for (std::size_t at = 0; at + 1 < request.parameters.size() && at < 13; ++at) head.add(request.parameters[at]);
    std::string out;
    irc::append_messages(out, head, head, request.parameters.empty() ? ""sv : request.parameters.back());
    promise(!out.empty());
    check_lines(out, "421");
    const std::string tags = irc::TagSection().add_client_only(request.tags.client_only()).text();
    promise(tags.empty() ||
            (tags.starts_with("@+") && tags.ends_with(" ") && is_word(tags.substr(0, tags.size() - 1))));
}

// As if each request were a MODE, a LIST and a WHO.
void check_understood(const irc::Request& request) {
    const irc::ModeRequest modes = irc::parse_room_modes(request.parameters, 23);
    std::string out;
    irc::append_mode_lines(out, irc::Head("irc.example.org", "MODE").add(request.command), modes.changes);
    promise(out.empty() == modes.changes.empty());
    check_lines(out, "MODE");
    const irc::ListFilter filter(request.parameters, names::Casemapping::rfc1459);
    (void)filter.accepts({"#room", 3, Time(), Time()}, Time() + std::chrono::hours(1));
    const irc::WhoOptions options(request.parameter(1));
    promise(!options.token.empty() && options.token.size() <= 3);
    out.clear();
    irc::append_whox(out, irc::Head("irc.example.org", irc::Numeric::RPL_WHOSPCRPL, "ann"), options, {}, true);
    check_lines(out, "354");
}

void check(std::string_view line) {
    promise(!line.empty() && line.find_first_of("\r\n") == line.npos);
    promise(line.front() != ' ' && line.front() != '\0');
    promise(line.starts_with('@') || line.size() <= irc::longest_body);
    const irc::Request request(line);
    promise(is_word(request.source) && is_word(request.command) && is_word(request.tags.text()));
    for (const irc::Tag& tag : request.tags) promise(!tag.key.empty() && tag.value().size() <= tag.escaped.size());
    promise(request.parameters.size() <= irc::most_parameters);
    promise(!request.command.empty() || request.parameters.empty());
    for (const std::string_view& parameter : request.parameters)
        promise(&parameter == &request.parameters.back() || (!parameter.empty() && is_word(parameter)));
    for (const std::string_view parameter : request.parameters)
        promise(parameter.data() >= line.data() && parameter.data() + parameter.size() <= line.data() + line.size());
    check_written(request);
    check_understood(request);
}

std::vector<std::string> heard(std::string_view bytes, std::size_t piece) {
    irc::RequestCodec codec;
    std::vector<std::string> all;
    (void)fuzz::cut(codec, bytes, piece, irc::RequestCodec::most_held,
                    [&](const result<TextLine>& line, std::string_view) {
                        if (line) check(line->text);
                        all.push_back(line ? std::string(line->text) : line.error().message());
                    });
    return all;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    chat::fuzz::promise_same_in_pieces({reinterpret_cast<const char*>(data), size}, heard);
    return 0;
}
