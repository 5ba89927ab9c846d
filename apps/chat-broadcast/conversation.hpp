// One conversation with a server of the binary protocol: coming in under a name, talking and listening, leaving.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/console/console.hpp"
#include "apps/console/contact.hpp"
#include "protocols/broadcast/reply_codec.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace chat::broadcast {

// How a conversation has ended.
enum class Ending {
    left,         // by us, as the user wanted
    closed,       // by the server
    name_refused, // and there is nobody who could be asked for another
    unanswered,   // the server does not say whether we are in, and nobody is there who would wait
    again         // the server has refused a name and closed: connect anew, and run again under the next name
};

// Who speaks, and how.
struct Manner {
    std::string name;
    bool person; // sits there: is shown a prompt, and asked for another name; otherwise it is a script
    bool extras; // @list and @Al text are commands
};

class Conversation {
public:
    // Must outlive the run of the loop.
    Conversation(boost::asio::io_context& io, Console& console, Manner manner);

    // Throws Unreachable.
    boost::asio::awaitable<void> connect(std::string host, std::string port);

    // Speaks, once connected, until the user or the server has had enough, and shows all that comes. Throws what the
    // console throws.
    boost::asio::awaitable<Ending> run();

    // Leaves as soon as it can.
    void leave();

    // The name we have, or wanted last.
    const std::string& name() const noexcept { return manner_.name; }

private:
    using Clock = Contact::Clock;
    enum class Answer { none, let_in, turned_away }; // to our last join

    boost::asio::awaitable<void> come_in();
    boost::asio::awaitable<void> ask_to_join();
    boost::asio::awaitable<void> hear_answer();
    boost::asio::awaitable<void> choose_name();
    boost::asio::awaitable<void> talk();
    boost::asio::awaitable<void> hear_out();
    void hear(std::string_view bytes);
    void hear_silence();
    void take(const Reply& reply);
    void close();
    Ending ending() const noexcept;
    bool over() const noexcept { return contact_.closed() || leaving_; }

    Contact contact_;
    Console& console_;
    Manner manner_;
    ReplyCodec codec_;
    std::string unread_; // the beginning of a frame
    Answer answer_ = Answer::none;
    bool refused_before_ = false; // on this connection
    bool leaving_ = false;
};

} // namespace chat::broadcast
