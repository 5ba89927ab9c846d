// The transcripts in the protocols' READMEs, read so that they can be played.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chat::test {

// One line of a transcript.
struct Step {
    enum class Kind { option, connects, sends, receives, closes, is_closed };
    Kind kind;
    std::string who;   // or the option's name
    std::string bytes; // or the option's value; escapes are resolved
    int line;          // in the file
};

using Transcript = std::vector<Step>;

// Every ```transcript block of a Markdown file:
//     option NAME = VALUE | WHO connects | WHO> BYTES | WHO< BYTES | WHO closes | WHO is closed
// where BYTES runs to the end of the line and knows \r \n \t \\ and \xHH. Throws std::runtime_error naming file and
// line.
std::vector<Transcript> read_transcripts(const std::string& file);

} // namespace chat::test
