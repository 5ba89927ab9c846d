// A client of the binary protocol, before it has a name and after: what each of its frames does.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/refusals.hpp"
#include "libchat/session/either_later.hpp"
#include "libchat/session/session.hpp"
#include "protocols/broadcast/chatter.hpp"
#include "protocols/broadcast/request_codec.hpp"
#include "protocols/broadcast/setting.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace chat::broadcast {

// Frames are answered by plain functions; what one has to wait for, it leaves behind in `waits`. The talk awaits it.
class Guest {
public:
    // All three outlive the guest.
    Guest(Session& out, const Setting& setting, RequestCodec& codec);
    ~Guest();

    void greet();
    void obey(const Request& asked);
    // No more frames come: why.
    void part(error_code why);
    bool gone() const noexcept { return gone_; }

    // The text on its way to the journal; or room for more of a list.
    EitherLater<LineNumber, Done> waits;
    // The answer is here: goes on with the request that waits for it.
    void go_on();

private:
    void join(const Request& asked);
    result<Claim> try_to_claim(const Request& asked, std::string_view name) const;
    result<Claim> claim(const Request& asked, std::string_view name);
    void answer_join(char status);
    void leave();
    void talk(const Request& asked);
    void list();
    void list_on();
    void direct(const Request& asked);
    void refuse(std::string_view reason, std::string_view what = {});
    void send_commands();
    void send_text(Type type, std::string_view text);

    Session& out_;
    const Setting& setting_;
    RequestCodec& codec_;
    std::unique_ptr<Chatter> chatter_; // once it has a name
    std::vector<std::string> to_list_; // names of a list that is being sent, the last of them first
    Refusals refusals_;
    bool gone_ = false;
};

} // namespace chat::broadcast
