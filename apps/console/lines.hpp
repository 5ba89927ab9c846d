// Incoming bytes as lines to show.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace chat {

// Lines end in LF or CRLF. Nothing is lost: what is too long for one line is shown as several.
class Lines {
public:
    static constexpr std::size_t longest = 1 << 20;

    // Calls `show(std::string_view)` for each line that `bytes` complete.
    template <class Show> void take(std::string_view bytes, Show&& show) {
        for (std::size_t end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n')) {
            unfinished_.append(bytes.substr(0, end));
            if (unfinished_.ends_with('\r')) unfinished_.pop_back();
            flush_line(show);
            bytes.remove_prefix(end + 1);
        }
        for (; unfinished_.size() + bytes.size() >= longest; flush_line(show)) {
            const std::size_t room = longest - unfinished_.size();
            unfinished_.append(bytes.substr(0, room));
            bytes.remove_prefix(room);
        }
        unfinished_.append(bytes);
    }

    // No more belongs to the line begun, if one was: `show` has it.
    template <class Show> void end(Show&& show) {
        if (!unfinished_.empty()) flush_line(show);
    }

private:
    template <class Show> void flush_line(Show& show) {
        const std::string line = std::move(unfinished_);
        unfinished_.clear();
        show(std::string_view(line));
    }

    std::string unfinished_;
};

} // namespace chat
