// Texts, quits and greetings in the bytes of a framing, for both ends of the wire.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "protocols/peer/framing.hpp"
#include "protocols/peer/text_codec.hpp"
#include "protocols/peer/words.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace chat::peer {

// ---- server to client ----

// One reply. Where the framing carries handles, "HANDLE> " stands before the text, unless `handle` is empty. Takes off
// the front of `text` what found room in `max_reply` bytes, cut at a character; the rest is for another reply. The
// bytes are counted with handle, arrow and what ends the text, without the header of a frame (in len_total with it).
// `\quit` leaves as `\ quit`, a line that is nothing but `/q` as `/ q`; where NUL or LF would end the text it leaves as
// a blank, and so does a reply of no bytes where nothing frames it.
std::string render_reply(Framing framing, std::string_view handle, std::string_view& text, std::size_t max_reply);

// The same for who does not care for the rest.
std::string render_reply_cut(Framing framing, std::string_view handle, std::string_view text, std::size_t max_reply);

// Bytes of text that find room in one reply, if none of them grows.
std::size_t room_in_reply(Framing framing, std::string_view handle, std::size_t max_reply);

// What answers a text of more than `most` bytes (seed 001). The client keeps its turn.
std::string render_too_long(Framing framing, std::size_t most);

// Our quit.
std::string render_reply_quit(Framing framing);

// What is sent on accept by a listener that greets, before anything is known of the client.
inline constexpr std::string_view greeting = our_handle;

// What answers `heard` at once, whoever is the partner: a hello, and in handshake and len_total a handle. Empty for all
// else.
std::string render_answer(Framing framing, Text::Kind heard);

// ---- client to server ----

// A text of the client's, with its handle where the framing carries it. Cut only where a header could not count it.
std::string render_request(Framing framing, std::string_view handle, std::string_view text);
std::string render_request_quit(Framing framing, std::string_view handle);

// What a client says before its first text, in this order, each in a write of its own and the next once the server has
// answered; empty where the framing has no such thing. The hello is handshake's `client-372`, or port_line's `port`.
std::string render_client_hello(Framing framing, std::uint16_t port);
std::string render_client_handle(Framing framing, std::string_view handle);

} // namespace chat::peer
