// Writing what a MODE has changed.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/mode_changes.hpp"
#include "protocols/irc/safe_text.hpp"

namespace chat::irc {
namespace {

// " bob", or nothing; at most `room` bytes.
std::string argument_of(const ModeChange& change, std::size_t room) {
    const bool must_have_one = key_modes.find(change.letter) != key_modes.npos;
    if (change.argument.empty() && !must_have_one) return {};
    return " " + std::string(cut_text(middle_word(change.argument), room - 1));
}

// One line that is being filled.
class ModeLine {
public:
    ModeLine(std::string& out, const Head& head) : out_(out), head_(head) {}

    void add(const ModeChange& change) {
        const std::size_t room = longest_body - head_.text().size() - 1; // for letters and arguments
        const std::string argument = argument_of(change, room - 2);
        const bool is_full = letters_.size() + arguments_.size() + 2 + argument.size() > room;
        if (is_full || (!argument.empty() && argument_count_ == most_mode_arguments)) write();
        const char sign = change.add ? '+' : '-';
        if (sign_ != sign) letters_ += sign;
        sign_ = sign;
        letters_ += change.letter;
        arguments_ += argument;
        argument_count_ += argument.empty() ? 0 : 1;
    }

    void write() {
        if (letters_.empty()) return;
        out_ += head_.tags();
        out_ += head_.text();
        out_ += ' ';
        out_ += letters_;
        out_ += arguments_;
        out_ += "\r\n";
        letters_.clear();
        arguments_.clear();
        argument_count_ = 0;
        sign_ = '\0';
    }

private:
    std::string& out_;
    const Head& head_;
    std::string letters_;
    std::string arguments_;
    std::size_t argument_count_ = 0;
    char sign_ = '\0';
};

} // namespace

void append_mode_lines(std::string& out, const Head& head, std::span<const ModeChange> changes) {
    ModeLine line(out, head);
    for (const ModeChange& change : changes) line.add(change);
    line.write();
}

} // namespace chat::irc
