// Writing what a MODE has changed.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/mode_changes.hpp"
#include "protocols/irc/safe_text.hpp"

#include <utility>

namespace chat::irc {
namespace {

// " bob", or nothing; at most `room` bytes.
std::string argument_of(const ModeChange& change, std::size_t room) {
    const bool must_have_one = key_modes.find(change.letter) != key_modes.npos;
    if (change.argument.empty() && !must_have_one) return {};
    return " " + std::string(cut_text(middle_word(change.argument), room - 1));
}

// Texts that are filled one after the other.
class ModeTexts {
public:
    explicit ModeTexts(std::size_t room) noexcept : room_(room) {}

    void add(const ModeChange& change) {
        const std::string argument = argument_of(change, room_ - 2);
        const bool is_full = letters_.size() + arguments_.size() + 2 + argument.size() > room_;
        if (is_full || (!argument.empty() && argument_count_ == most_mode_arguments)) begin_another();
        const char sign = change.add ? '+' : '-';
        if (sign_ != sign) letters_ += sign;
        sign_ = sign;
        letters_ += change.letter;
        arguments_ += argument;
        argument_count_ += argument.empty() ? 0 : 1;
    }

    std::vector<std::string> finish() {
        begin_another();
        return std::move(texts_);
    }

private:
    void begin_another() {
        if (letters_.empty()) return;
        texts_.push_back(letters_ + arguments_);
        letters_.clear();
        arguments_.clear();
        argument_count_ = 0;
        sign_ = '\0';
    }

    const std::size_t room_; // of a text
    std::vector<std::string> texts_;
    std::string letters_; // of the one that is being filled
    std::string arguments_;
    std::size_t argument_count_ = 0;
    char sign_ = '\0';
};

} // namespace

std::vector<std::string> mode_texts(std::size_t room, std::span<const ModeChange> changes) {
    ModeTexts texts(room);
    for (const ModeChange& change : changes) texts.add(change);
    return texts.finish();
}

void append_mode_lines(std::string& out, const Head& head, std::span<const ModeChange> changes) {
    for (const std::string& text : mode_texts(longest_body - head.text().size() - 1, changes)) {
        out += head.tags();
        out += head.text();
        out += ' ';
        out += text;
        out += "\r\n";
    }
}

} // namespace chat::irc
