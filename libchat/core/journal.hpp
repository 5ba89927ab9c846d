// A room's append-only log of what was said in it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/later.hpp"
#include "libchat/core/message.hpp"

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace chat {

// One thing said, as it is kept. Numbered from 0; a number is never given twice and never shifts.
struct Line {
    LineNumber number = 0;
    Time at{};
    std::string name;
    std::string protocol;
    std::string text;
};

// Some lines in order, as many as a reader takes at once.
using Lines = std::vector<Line>;

// What was said, as a line without a number. Only of a message that is a text.
Line line_of(const Message& message);
// What it takes in memory, about.
std::size_t memory_of(const Line& line) noexcept;

class Journal {
public:
    virtual ~Journal() = default;

    // The number at once; or nothing now and `committed` later: on the loop thread, once per call, in call order. Never
    // both. A failure says that the line is not kept and never will be.
    virtual std::optional<result<LineNumber>> append(const Message& message) = 0;

    // The first line that is kept, and one past the last. Equal when there is none.
    virtual LineNumber begin() const noexcept = 0;
    virtual LineNumber end() const noexcept = 0;

    // Lines from `first` (raised to begin()) on, before `last`: about `page_bytes` of text, but at least one line if
    // there is one. Empty when there is none in the range. Answers in bounded time.
    virtual Later<Lines> read(LineNumber first, LineNumber last) const = 0;

    static constexpr std::size_t page_bytes = 32 * 1024;

    std::function<void(result<LineNumber>)> committed; // the room's; set once, before the first append
};

// A page of a journal while it is being filled.
struct LinePage {
    bool full() const noexcept { return bytes >= Journal::page_bytes; }
    void add(Line line) {
        bytes += line.name.size() + line.text.size();
        lines.push_back(std::move(line));
    }

    Lines lines;
    std::size_t bytes = 0; // of names and texts
};

} // namespace chat
