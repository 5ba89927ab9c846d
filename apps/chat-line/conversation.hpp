// One conversation with a server of the line protocol: logging in, commands and events, leaving.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/console/console.hpp"
#include "apps/console/contact.hpp"
#include "apps/console/lines.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace chat::line {

// How a conversation has ended.
enum class Ending : std::uint8_t {
    left,         // by us, as the user wanted
    closed,       // by the server
    name_refused, // and there is nobody who could be asked for another
    again         // the server closed while a person thought of another name: connect anew, and run again under that
};

// What ends the program, as a line of its own.
inline constexpr std::string_view quit_command = "/quit";

class Conversation {
public:
    // Must outlive the run of the loop. Without a name a person is asked for one, and a script logs in by itself.
    Conversation(boost::asio::io_context& io, Console& console, std::string name, bool person);

    // Throws Unreachable.
    boost::asio::awaitable<void> connect(std::string host, std::string port);

    // Speaks, once connected, until the user or the server has had enough, and shows every line that comes. Throws what
    // the console throws.
    boost::asio::awaitable<Ending> run();

    // Leaves as soon as it can.
    void leave();

    // Why the last name was refused, in the server's words.
    const std::string& refusal() const noexcept { return refusal_; }

private:
    using Clock = Contact::Clock;
    enum class Answer : std::uint8_t { none, let_in, turned_away }; // to our last login

    boost::asio::awaitable<void> come_in();
    boost::asio::awaitable<void> log_in();
    boost::asio::awaitable<void> choose_name(std::string prompt);
    boost::asio::awaitable<void> talk();
    boost::asio::awaitable<void> say(std::string line);
    boost::asio::awaitable<void> hear_out();

    void take(std::string_view line);
    void take_status(std::string_view line);
    void close();
    Ending ending() const noexcept;
    bool over() const noexcept { return contact_.closed() || leaving_; }

    Contact contact_;
    Console& console_;
    std::string name_; // that we have, or want; a script may have none
    const bool person_;
    Lines lines_;
    Answer answer_ = Answer::none;
    std::string refusal_;
    std::size_t owed_ = 0;     // statuses, of what we have said
    bool introducing_ = false; // by the name we want
    bool chooses_ = false;     // a person, another name
    bool leaving_ = false;
    bool logged_out_ = false; // by a command
};

} // namespace chat::line
