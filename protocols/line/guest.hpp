// A client of the line protocol, before it has a name and after: what each of its commands does.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/refusals.hpp"
#include "libchat/session/either_later.hpp"
#include "libchat/session/session.hpp"
#include "protocols/line/answer.hpp"
#include "protocols/line/chatter.hpp"
#include "protocols/line/codec.hpp"
#include "protocols/line/setting.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace chat::line {

// Commands are plain functions; what one has to wait for, it leaves behind in `waits`. The talk awaits it.
class Guest {
public:
    // Both outlive the guest.
    Guest(Session& out, const Setting& setting);
    ~Guest();

    void greet();
    // A request; or why there is none, also where no more come.
    void obey(const result<TextLine>& heard);
    bool gone() const noexcept { return gone_; }

    // The text on its way to the journal; or room for more of a list.
    EitherLater<LineNumber, Done> waits;
    // The answer is here: goes on with the command that waits for it.
    void go_on();

private:
    // Some of the words of a list: those behind this folded name, by name. None where there are no more.
    using WordsBehind = std::function<std::vector<std::string>(const std::string& name)>;
    // A list that is being sent, piece by piece, and the status behind it.
    struct Listing {
        std::string head;
        WordsBehind next;
        std::string status;
        std::vector<std::string> words; // to be sent now, the last of them first
        std::string last;               // of them, folded: where the next begin
    };

    void obey(const Command& command);
    void part(error_code why);

    void login(const Command& command);
    result<Claim> claim(MemberId id, std::string_view name);
    result<Claim> try_to_claim(MemberId id, std::string_view name) const;
    void logout(const Command& command);
    void help(const Command& command);
    void ping(const Command& command);

    void send(const Command& command);
    void all(const Command& command);
    void say(const Command& command);

    void create(const Command& command);
    void join(const Command& command);
    void drop(const Command& command);
    bool may_be_in_more(const Command& command);
    void users(const Command& command);
    void rooms(const Command& command);
    Room* visible_room(std::string_view word) const;
    bool sees(const Room& room) const;
    WordsBehind everybody_but(MemberId except) const;
    void list(std::string head, WordsBehind next, std::string status);
    void fetch_words();
    void list_on();

    void refuse(const Command& command, Code code, std::string_view reason = {});

    Session& out_;
    const Setting& setting_;
    std::unique_ptr<Chatter> chatter_; // once it has a name
    std::unique_ptr<Listing> listing_; // who lists seldom owns nothing meanwhile
    Refusals refusals_;
    bool gone_ = false;
};

} // namespace chat::line
