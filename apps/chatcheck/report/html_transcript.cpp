// Colouring a transcript.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/report/html_transcript.hpp"

#include "apps/chatcheck/report/markup.hpp"
#include "apps/chatcheck/report/transcript_view.hpp"

#include <boost/algorithm/string/replace.hpp>

#include <fmt/format.h>

#include <utility>

namespace chat::check {
namespace {

std::string_view class_of(ViewLine::Kind kind) {
    switch (kind) {
    case ViewLine::Kind::sent:
    case ViewLine::Kind::typed: return "sent";
    case ViewLine::Kind::received:
    case ViewLine::Kind::shown: return "came";
    case ViewLine::Kind::wrong: return "wrong";
    default: return "other";
    }
}

// Not every font has the pictures of control characters; their names it has.
std::string with_names(std::string text) {
    for (const auto& [picture, name] : {std::pair("␍", "CR"), {"␊", "LF"}, {"␉", "TAB"}, {"␀", "NUL"}})
        boost::replace_all(text, picture, fmt::format("<i>{}</i>", name));
    return text;
}

} // namespace

std::string html_transcript(const Transcript& transcript, const std::optional<Mark>& mark) {
    std::string lines;
    for (const ViewLine& line : view(transcript, mark))
        lines += fmt::format("<span class=\"{}\">{}</span>\n", class_of(line.kind), with_names(markup(line.text)));
    return "<pre>" + lines + "</pre>\n";
}

} // namespace chat::check
