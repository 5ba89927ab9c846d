// A client of the command protocol: his name, his buffer, and what each of his commands does.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/journal.hpp"
#include "libchat/core/memory_journal.hpp"
#include "libchat/session/either_later.hpp"
#include "libchat/session/session.hpp"
#include "protocols/crlf/codec.hpp"
#include "protocols/crlf/setting.hpp"

#include <memory>
#include <string>

namespace chat::crlf {

// Commands are plain functions; what one has to wait for, it leaves behind in `waits`. The talk awaits it.
class Guest {
public:
    Guest(Session& out, const Setting& setting);

    void greet();
    // A request, or errc::frame_too_long.
    void obey(const result<TextLine>& heard);
    bool gone() const noexcept { return gone_; }

    // The line that was pushed, on its way to the journal; a page of lines to be shown; or room for the next page.
    EitherLater<LineNumber, Lines, Done> waits;
    // The answer is here: goes on with the command that waits for it.
    void go_on();

private:
    // A reply that shows lines, page by page.
    struct Reading {
        LineNumber next = 0;
        LineNumber end = 0; // fixed when the reply starts
        bool begun = false;
    };

    void call_me(std::string_view name);
    void push(std::string_view text);
    void keep_privately(std::string_view text);
    void acknowledge(const result<LineNumber>& kept);
    void read(LineNumber first, LineNumber last);
    void read_on();
    void show(const result<Lines>& page);
    void refuse(std::string_view reason);
    Speaker speaker() const;
    Journal& buffer() const noexcept;

    Session& out_;
    const Setting& setting_;
    const MemberId id_;
    std::string name_;
    std::unique_ptr<MemoryJournal> own_; // the buffer, where it is private
    Reading reading_;
    bool gone_ = false;
};

} // namespace chat::crlf
