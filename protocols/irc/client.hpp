// One connection of irc, before it has registered and after: what its lines do.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/refusals.hpp"
#include "libchat/session/either_later.hpp"
#include "libchat/session/line_codec.hpp"
#include "libchat/session/pace.hpp"
#include "libchat/session/session.hpp"
#include "protocols/irc/capability.hpp"
#include "protocols/irc/long_reply.hpp"
#include "protocols/irc/network.hpp"
#include "protocols/irc/numeric.hpp"
#include "protocols/irc/registration.hpp"
#include "protocols/irc/reply.hpp"
#include "protocols/irc/request.hpp"
#include "protocols/irc/setting.hpp"
#include "protocols/irc/user.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace chat::irc {

// Of a password.
enum class Verdict : std::uint8_t { right, wrong };

// Lines are answered by plain functions (commands.hpp); what one has to wait for, it leaves behind in `waits`. The talk
// awaits it.
class Client {
public:
    // All outlive the client. `throttle` is null where he is not held back.
    Client(Session& out, const Setting& setting, Network& network, Throttle* throttle);
    ~Client();

    // ---- for the talk ----
    void greet();
    void obey(const TextLine& line);
    // A line was too long.
    void refuse_long_line();
    // No more lines come: why.
    void part(error_code why);
    bool gone() const noexcept { return gone_; }

    // A text on its way to the journal; room for more of a long reply; what a password is.
    EitherLater<LineNumber, Done, Verdict> waits;
    // The answer is here.
    void go_on();

    // ---- for the commands ----
    Session& out() noexcept { return out_; }
    const Setting& setting() const noexcept { return setting_; }
    Hub& hub() noexcept { return setting_.hub; }
    Network& network() noexcept { return network_; }
    const IrcLimits& limits() const noexcept { return network_.limits(); }
    // Before registration is over, what it is made of; then nothing of it counts.
    Registration& registration() noexcept { return registration_; }
    Capabilities& capabilities() noexcept { return capabilities_; }
    bool has(Capability capability) const noexcept { return capabilities_.has(capability); }

    bool registered() const noexcept { return user_ != nullptr; }
    // Only when registered.
    User& user() noexcept { return *user_; }
    // Registers as soon as all that it takes is there.
    void try_to_register();

    // How a line to this client begins.
    Head head(Numeric numeric) const { return Head(network_.server(), numeric, nick()); }
    Head from_server(std::string_view command) const { return Head(network_.server(), command); }
    // As the client is called in answers: `*` before it has a nick.
    const std::string& nick() const noexcept;

    void send(std::string_view lines) { out_.send(lines); }
    // A numeric with its standard text, or with another.
    void reply(Numeric numeric, Middles middles = {}) {
        send(standard_line(network_.server(), numeric, nick(), middles));
    }
    void reply(Numeric numeric, Middles middles, std::string_view text) {
        send(line(head(numeric).add(middles), text));
    }
    // `FAIL command code context :text` (IRCv3 standard-replies); a NOTICE for who does not know these.
    void fail(std::string_view command, std::string_view code, std::string_view text);
    // It leaves piece by piece, no faster than it is read. Nothing else is answered meanwhile.
    void send_long(LongReply reply);
    // Done one after the other, each when the text that the one before has said is kept. A deed may say one text.
    void then(std::function<void()> deed) { deeds_.push_back(std::move(deed)); }
    // A text is on its way: `told` is called with what became of it.
    void await(Later<LineNumber> line, std::function<void(const error_code&)> refused);
    // A password is judged beside the loop: `told` is called with what it is.
    void await(Later<Verdict> verdict, std::function<void(const result<Verdict>&)> told);

    // A name that he asked for is not his, for this reason: the audit log has it.
    void refuse_name(std::string_view name, std::string_view reason);
    void record_refused(std::string_view reason, std::string_view said = {});
    // Says goodbye, and is gone.
    void quit(std::string why);

private:
    void answer(const Request& request);
    void watch();
    void look_after();
    void work_off();
    void send_more();

    Session& out_;
    const Setting& setting_;
    Network& network_;
    Throttle* const throttle_;
    Capabilities capabilities_;
    Registration registration_;
    std::unique_ptr<User> user_;
    std::deque<std::function<void()>> deeds_;
    std::function<void(const error_code&)> refused_;
    std::function<void(const result<Verdict>&)> judged_;
    LongReply reply_; // that has not all been sent
    Refusals refusals_;
    Timer watch_;
    bool heard_ = false; // something, since the last look
    bool asked_ = false; // whether he is there
    bool slow_ = false;  // he was held back at the last look
    bool gone_ = false;
};

} // namespace chat::irc
