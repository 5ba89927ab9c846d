// What can go wrong that a peer or a disk can cause: values, never exceptions.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <boost/system/error_code.hpp>
#include <boost/system/result.hpp>

#include <type_traits>

namespace chat {

using boost::system::error_code;
using boost::system::result;

enum class errc {
    incomplete = 1, // no whole frame yet: keep the bytes and wait for more
    frame_too_long, // a frame passed its limit; its bytes are eaten, the session lives
    end_of_input,   // the client has closed its sending side; what it sent before was heard
    timed_out,      // nothing came for as long as the listener waits, or the talk's own deadline has passed
    stopping,       // the server is going down
    not_stored,     // the journal could not keep a line: it was not said
    bad_name,       // nobody may claim it: names::fault() says why
    name_in_use,    // somebody else has claimed it
    not_allowed,    // the room's rules forbid to speak there: banned, or moderated
    banned,         // the room's rules forbid to come in: for this one,
    invite_only,    //   for who is not invited,
    wrong_key,      //   for who does not know the key,
    room_full,      //   for more than there are
};

const boost::system::error_category& chat_category() noexcept;

inline error_code make_error_code(errc e) noexcept { return {static_cast<int>(e), chat_category()}; }

// True for the one error that means "wait": every other has eaten its bytes and is heard by the talk.
inline bool incomplete(const error_code& e) noexcept { return e == make_error_code(errc::incomplete); }

// Why a text was not said, in words for who said it: "not allowed" or "not stored".
const char* why_unsaid(const error_code& e) noexcept;

} // namespace chat

template <> struct boost::system::is_error_code_enum<chat::errc> : std::true_type {};
