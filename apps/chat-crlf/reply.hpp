// When is a reply of the CRLF protocol whole?
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <string_view>

namespace chat::crlf {

// A reply ends in CRLF, says the protocol. Servers exist that send a line feed or a second CRLF after that, or another
// CRLF within; some send no CRLF at all. So: read to a CRLF, then until nothing came for a while.
class Reply {
public:
    using Clock = std::chrono::steady_clock;
    using TimePoint = Clock::time_point;

    // How long the silence is after which nothing more is expected: before the CRLF, and after it.
    static constexpr std::chrono::milliseconds patience{1000};
    static constexpr std::chrono::milliseconds quiet{300};

    // The reply to what is sent now.
    explicit Reply(TimePoint now) noexcept : until_(now + patience) {}

    void hear(std::string_view bytes, TimePoint now) noexcept {
        if (bytes.empty()) return;
        ended_ = ended_ || (return_last_ && bytes.front() == '\n') || bytes.find("\r\n") != std::string_view::npos;
        return_last_ = bytes.back() == '\r';
        until_ = now + (ended_ ? quiet : patience);
    }

    // The reply is over then, if nothing comes before.
    TimePoint until() const noexcept { return until_; }

private:
    TimePoint until_;
    bool return_last_ = false; // the last byte was a CR
    bool ended_ = false;       // there was a CRLF
};

} // namespace chat::crlf
