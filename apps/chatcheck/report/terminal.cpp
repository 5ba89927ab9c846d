// Telling a run on a terminal.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/report/terminal.hpp"

#include "apps/chatcheck/report/text.hpp"
#include "apps/chatcheck/report/transcript_view.hpp"

#include <fmt/color.h>
#include <fmt/format.h>

#include <cstdlib>
#include <unistd.h>

namespace chat::check {
namespace {

using Style = fmt::text_style;

Style style_of(Outcome outcome) {
    switch (outcome) {
    case Outcome::pass: return fmt::fg(fmt::terminal_color::green);
    case Outcome::lenient:
    case Outcome::warn:
    case Outcome::unimplemented: return fmt::fg(fmt::terminal_color::yellow);
    case Outcome::info:
    case Outcome::skip: return fmt::fg(fmt::terminal_color::bright_black);
    default: return fmt::fg(fmt::terminal_color::red) | fmt::emphasis::bold;
    }
}

Style style_of(ViewLine::Kind kind) {
    switch (kind) {
    case ViewLine::Kind::sent:
    case ViewLine::Kind::typed: return fmt::fg(fmt::terminal_color::cyan);
    case ViewLine::Kind::received:
    case ViewLine::Kind::shown: return fmt::fg(fmt::terminal_color::magenta);
    case ViewLine::Kind::wrong: return fmt::fg(fmt::terminal_color::red) | fmt::emphasis::bold;
    default: return fmt::fg(fmt::terminal_color::bright_black);
    }
}

class Pen {
public:
    Pen(std::FILE* out, bool colour) : out_(out), colour_(colour) {}

    void write(std::string_view text, Style style = {}) const {
        const std::string styled = colour_ ? fmt::format(style, "{}", text) : std::string(text);
        std::fwrite(styled.data(), 1, styled.size(), out_);
    }

private:
    std::FILE* out_;
    bool colour_;
};

bool holds(Outcome outcome) { return outcome == Outcome::pass || outcome == Outcome::skip; }

void tell(const Pen& pen, const Result& result) {
    const Case& row = *result.row;
    pen.write(fmt::format("\n{} ", word(result.outcome)), style_of(result.outcome));
    pen.write(fmt::format("{} ({})", row.slug, row.number), fmt::emphasis::bold);
    pen.write(fmt::format("  {}\n", word(row.level)));
    if (!result.reason.empty()) pen.write(fmt::format("  {}\n", result.reason), style_of(result.outcome));
    for (const auto& [name, text] : parts_of(row)) pen.write(fmt::format("  {:9} {}\n", name, text));
    for (const ViewLine& line : view(result.transcript, result.mark))
        pen.write(fmt::format("  {}\n", line.text), style_of(line.kind));
}

} // namespace

Look look_of(std::FILE* out) {
    const bool terminal = ::isatty(::fileno(out)) == 1;
    const char* none = std::getenv("NO_COLOR");
    return {terminal && (none == nullptr || *none == '\0'), terminal, false};
}

void TerminalReport::hear(const Result& result) {
    const Pen pen(out_, look_.colour);
    ++heard_;
    if (look_.progress) pen.write("\r\x1b[K");
    if (!holds(result.outcome) || !look_.progress) {
        pen.write(fmt::format("{:14}", word(result.outcome)), style_of(result.outcome));
        pen.write(fmt::format("{:6} {:40} {}\n", result.row->number, result.row->slug, result.reason));
    }
    if (look_.progress && heard_ < cases_) pen.write(fmt::format("{} of {} cases", heard_, cases_));
    std::fflush(out_);
}

void TerminalReport::end(const Run& run) {
    const Pen pen(out_, look_.colour);
    if (look_.progress) pen.write("\r\x1b[K");
    for (const Result& result : run.results)
        if (!holds(result.outcome) || look_.all_transcripts) tell(pen, result);
    pen.write(fmt::format("\n{} {}, {}: ", run.protocol, run.side, run.subject));
    pen.write(totals_of(run), fmt::emphasis::bold);
    pen.write(fmt::format(" in {:.1f} s\n", seconds(run.took)));
    for (const auto& [name, value] : run.habits.all()) pen.write(fmt::format("  {} = {}\n", name, value));
    std::fflush(out_);
}

} // namespace chat::check
