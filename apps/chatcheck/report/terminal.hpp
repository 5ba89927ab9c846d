// The report on a terminal: a line a case while they are played, then each that did not hold in full.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/result.hpp"

#include <cstdio>

namespace chat::check {

struct Look {
    bool colour = false;
    bool progress = false;        // a line that is written over, on a terminal
    bool all_transcripts = false; // of what passed, too
};

// Colour and progress where `out` is a terminal; no colour where NO_COLOR is set (no-color.org).
Look look_of(std::FILE* out);

class TerminalReport {
public:
    TerminalReport(std::FILE* out, Look look, std::size_t cases) : out_(out), look_(look), cases_(cases) {}

    void hear(const Result& result);
    void end(const Run& run);

private:
    std::FILE* out_;
    Look look_;
    std::size_t cases_;
    std::size_t heard_ = 0;
};

} // namespace chat::check
