// Every server of a class with every client: who understands whom.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/matrix/class_file.hpp"
#include "apps/chatcheck/play/pace.hpp"
#include "apps/chatcheck/play/transcript.hpp"
#include "apps/chatcheck/play/verdict.hpp"

#include <optional>
#include <string>
#include <vector>

namespace chat::check {

struct PairResult {
    std::string server, client;
    Outcome outcome = Outcome::pass;
    std::string step; // where it went wrong: "is heard"
    std::string reason;
    std::optional<Mark> mark;
    Transcript transcript;
};

// Row by row: each server in the order of the file, with each client. `jobs` at a time.
std::vector<PairResult> meet_all(const ClassFile& lab, Pace pace, bool terminal, unsigned jobs);

// The table as text, and as a page with the transcripts behind it.
std::string text_table(const ClassFile& lab, const std::vector<PairResult>& pairs);
std::string html_table(const ClassFile& lab, const std::vector<PairResult>& pairs);

} // namespace chat::check
