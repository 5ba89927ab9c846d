// Putting words into the bytes of a framing.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/render.hpp"

#include "protocols/peer/length_frame.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace chat::peer {
namespace {

using namespace std::string_view_literals;

// The longest beginning of at most `most` bytes that ends at a character; of bytes that are no characters, `most`.
std::string_view cut_at_character(std::string_view text, std::size_t most) noexcept {
    if (text.size() <= most) return text;
    const auto continues = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80; };
    std::size_t end = most;
    while (end > 0 && most - end < 4 && continues(end)) --end;
    return text.substr(0, end > 0 && most - end < 4 ? end : most);
}

// Anybody's words, so that no client takes them for our quit: a blank in each `\quit`, and in a `/q` alone on its line.
std::string harmless(std::string_view text) {
    std::string words(text);
    for (std::size_t at = 0; (at = words.find("\\quit", at)) != words.npos; at += 2) words.insert(at + 1, 1, ' ');
    for (std::size_t at = 0; (at = words.find("/q", at)) != words.npos; at += 2) {
        const bool begins = at == 0 || is_end(words[at - 1]);
        if (begins && (at + 2 == words.size() || is_end(words[at + 2]))) words.insert(at + 1, 1, ' ');
    }
    return words;
}

// As much of the handle as leaves most of a reply to the text, and its arrow.
std::string prefix_of(const FramingRow& row, std::string_view handle, std::size_t bytes) {
    if (!row.carries_handle() || handle.empty()) return {};
    return harmless(cut_at_character(handle, std::min(longest_handle, bytes / 4))).append(row.arrow);
}

// Bytes of handle and text that a reply may have.
std::size_t bytes_for(const FramingRow& row, std::size_t max_reply) noexcept {
    const std::size_t end = row.framing == Framing::port_line || row.framing == Framing::len3z ? 1 : 0;
    const std::size_t header = row.framing == Framing::len_total ? 5 : 0;
    const std::size_t around = end + header;
    return std::max<std::size_t>(std::min(max_reply, row.longest_body), around + 1) - around;
}

// What would end the text for who reads it in this framing is a blank.
void blank_out(std::string& text, std::string_view ends) noexcept {
    std::ranges::replace_if(
        text, [ends](char c) { return ends.find(c) != ends.npos; }, ' ');
}

// What ends a text on the way to the client.
std::string_view ends_of_reply(Framing framing) noexcept {
    switch (framing) {
    case Framing::len3x:
    case Framing::len4:
    case Framing::header10:
    case Framing::len_total: return {};
    case Framing::port_line: return "\r\n\0"sv;
    default: return "\0"sv;
    }
}

// What ends a text on the way to the server.
std::string_view ends_of_request(const FramingRow& row) noexcept {
    return row.end == End::line_or_gap ? "\r\n\0"sv : ends_of_reply(row.framing);
}

std::string framed(Framing framing, std::string body) {
    if (framing == Framing::len3z) body += '\0';
    if (!row_of(framing).framed()) return body;
    std::string bytes;
    append_frame(bytes, framing, body);
    return bytes;
}

} // namespace

// ---- server to client ----

std::string render_reply(Framing framing, std::string_view handle, std::string_view& text, std::size_t max_reply) {
    const FramingRow& row = row_of(framing);
    const std::size_t bytes = bytes_for(row, max_reply);
    std::string reply = prefix_of(row, handle, bytes);
    const std::size_t room = bytes - std::min(reply.size(), bytes - 1);
    std::string_view piece = cut_at_character(text, room);
    std::string words = harmless(piece);
    while (words.size() > room && piece.size() > 1) { // the blanks in it are too many
        piece = cut_at_character(piece, piece.size() - 1);
        words = harmless(piece);
    }
    text.remove_prefix(piece.size());
    reply += words;
    blank_out(reply, ends_of_reply(framing));
    if (framing == Framing::port_line) reply += '\n';
    if (reply.empty() && !row.framed()) reply = ' '; // nothing at all would never arrive
    return framed(framing, std::move(reply));
}

std::string render_reply_cut(Framing framing, std::string_view handle, std::string_view text, std::size_t max_reply) {
    return render_reply(framing, handle, text, max_reply);
}

std::size_t room_in_reply(Framing framing, std::string_view handle, std::size_t max_reply) {
    const FramingRow& row = row_of(framing);
    const std::size_t bytes = bytes_for(row, max_reply);
    return bytes - std::min(prefix_of(row, handle, bytes).size(), bytes - 1);
}

std::string render_too_long(Framing framing, std::size_t most) {
    const std::string reason =
        fmt::format("ERROR: Your message is more than {} characters long. Retype your message.", most);
    return render_reply_cut(framing, {}, reason, row_of(framing).max_reply);
}

std::string render_reply_quit(Framing framing) {
    const std::string quit(row_of(framing).quit);
    if (framing == Framing::port_line) return std::string(our_handle) + "> " + quit + '\n';
    return framed(framing, quit);
}

std::string render_answer(Framing framing, Text::Kind heard) {
    const bool handle = heard == Text::Kind::handle;
    if (framing == Framing::handshake && heard == Text::Kind::hello) return std::string(server_hello);
    if (framing == Framing::handshake && handle) return std::string(our_handle);
    if (framing == Framing::len_total && handle) return framed(framing, std::string(our_handle));
    return {};
}

// ---- client to server ----

std::string render_request(Framing framing, std::string_view handle, std::string_view text) {
    const FramingRow& row = row_of(framing);
    const std::size_t bytes = bytes_for(row, row.longest_body);
    std::string request = prefix_of(row, handle, bytes);
    request += cut_at_character(text, bytes - std::min(request.size(), bytes - 1));
    blank_out(request, ends_of_request(row));
    if (framing == Framing::handle || framing == Framing::port_line) request += '\n';
    return framed(framing, std::move(request));
}

std::string render_request_quit(Framing framing, std::string_view handle) {
    if (framing == Framing::port_line) return render_request(framing, handle, row_of(framing).quit);
    return framed(framing, std::string(row_of(framing).quit));
}

std::string render_client_hello(Framing framing, std::uint16_t port) {
    if (framing == Framing::handshake) return std::string(client_hello);
    return framing == Framing::port_line ? std::to_string(port) + '\n' : std::string();
}

std::string render_client_handle(Framing framing, std::string_view handle) {
    if (framing == Framing::greeting || framing == Framing::handshake) return std::string(handle);
    return framing == Framing::len_total ? framed(framing, std::string(handle)) : std::string();
}

} // namespace chat::peer
