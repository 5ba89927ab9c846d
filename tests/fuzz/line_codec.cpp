// Fuzzes the reading of what clients of the line protocol type.
// SPDX-License-Identifier: BSL-1.0
//
// Promise: whatever bytes come, in whatever pieces, the codec never throws, never reads past the end, eats a byte or
// says incomplete, holds back no more than its limit and one byte, and cuts the same lines as if all had come at once.
// What is made of a line views it; an address is names alone; a whole command has what its verb needs, and no word has
// a blank in it, nor does an addressee.
#include "libchat/core/names.hpp"
#include "protocols/line/answer.hpp"
#include "protocols/line/codec.hpp"
#include "tests/fuzz/cutting.hpp"

#include <string>
#include <vector>

namespace {

using namespace chat;
using line::Command;
using line::Has;
using line::Verb;

Limits small() {
    Limits limits;
    limits.line = 64;
    return limits;
}

void promise_inside(std::string_view part, std::string_view whole) {
    if (part.empty()) return;
    promise(part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

void check(std::string_view text) {
    const std::string_view request = line::stripped(text);
    if (request.empty()) return;
    promise_inside(request, text);
    const Command command = line::parse(request);
    promise_inside(command.word, request);
    promise_inside(command.text, request);
    if (command.verb == Verb::unknown) return;
    const line::Form& form = line::forms[static_cast<std::size_t>(command.verb)];
    promise(form.verb == command.verb);
    promise(form.word != Has::no || command.word.empty());
    promise(form.text != Has::no || command.text.empty());
    if (command.whole) {
        promise(form.word != Has::yes || !command.word.empty());
        promise(form.text != Has::yes || !command.text.empty());
    }
    const bool address = command.verb == Verb::send && command.word.data() == request.data();
    promise(address || command.word.find_first_of(" \t") == command.word.npos);
    for (const std::string_view name : line::addressees(command.word)) {
        promise(name.find_first_of(", \t") == name.npos || !address);
        promise(!address || names::fault(name).empty());
    }
    (void)line::room_fault(line::room_name(command.word));
    const std::string refusal = line::refused(command.verb, line::Code::usage);
    promise(refusal.starts_with("ERR ") && refusal.find('\n') == refusal.size() - 1);
}

std::vector<std::string> heard(std::string_view bytes, std::size_t piece) {
    const Limits limits = small();
    LineCodec codec = line::request_codec(limits);
    std::vector<std::string> all;
    const std::size_t most_held = line::longest_head + limits.line + 2;
    (void)fuzz::cut(codec, bytes, piece, most_held, [&](const result<TextLine>& cut, std::string_view eaten) {
        if (!cut) {
            promise(cut.error() == make_error_code(errc::frame_too_long));
            all.push_back("too long");
            return;
        }
        promise(cut->text.size() < most_held);
        promise_inside(cut->text, eaten);
        check(cut->text);
        all.emplace_back(cut->text);
    });
    return all;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    chat::fuzz::promise_same_in_pieces({reinterpret_cast<const char*>(data), size}, heard);
    return 0;
}
