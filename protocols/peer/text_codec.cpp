// One text after another: where it ends, whose handle stands before it, what it is.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/text_codec.hpp"

#include "protocols/peer/words.hpp"

#include <utility>

namespace chat::peer {
namespace {

using namespace std::chrono_literals;
using namespace std::string_view_literals;
using State = LengthHeader::State;

constexpr std::size_t most_around = longest_handle + 4; // a handle, "-> ", and a NUL
constexpr std::size_t most_padding = 4096;              // clients that send a whole buffer

void skip(std::string_view& bytes, std::string_view unwanted) noexcept {
    bytes.remove_prefix(std::min(bytes.find_first_not_of(unwanted), bytes.size()));
}

// Where the first message of `bytes` ends; npos where only silence tells, or more bytes.
std::size_t end_in(std::string_view bytes, End end) noexcept {
    if (end == End::gap) return bytes.npos;
    return end == End::line ? bytes.find('\n') : bytes.find_first_of("\n\0"sv);
}

std::string_view before_nul(std::string_view message) noexcept { return message.substr(0, message.find('\0')); }

// Takes a message and the byte that ends it off the front. What lies behind a NUL in the same read is the rest of the
// sender's buffer.
void eat(std::string_view& bytes, std::size_t message) noexcept {
    const bool nul = bytes.substr(message, 1) == "\0"sv;
    bytes.remove_prefix(std::min(message + 1, bytes.size()));
    if (nul || bytes.starts_with('\0')) bytes = {};
}

} // namespace

void TextCodec::begin() noexcept {
    if (!framing_) return;
    const bool hello = framing_ == Framing::handshake || framing_ == Framing::port_line;
    const bool handle = framing_ == Framing::greeting || framing_ == Framing::len_total;
    stage_ = hello ? Stage::hello : handle ? Stage::handle : Stage::first_text;
}

std::size_t TextCodec::most_held() const noexcept {
    const std::size_t message = rules_.max_message + most_around;
    return std::max({most_looked_at, message + most_padding, 20 + 4 * message}); // a header, the body, the next header
}

result<Text> TextCodec::cut(std::string_view& bytes) {
    if (quiet_ > 0ms && !ended() && bytes.size() > seen_) {
        std::string_view before = bytes.substr(0, seen_); // what the silence ended, although more has come by now
        const result<Text> heard = cut_read(before);
        bytes.remove_prefix(seen_ - before.size());
        seen_ = before.size();
        if (heard || !incomplete(heard.error())) return heard;
        quiet_ = 0ms;
    }
    const result<Text> heard = cut_read(bytes);
    seen_ = bytes.size();
    return heard;
}

result<Text> TextCodec::cut_read(std::string_view& bytes) {
    wait_.reset();
    if (!detected(bytes)) return errc::incomplete;
    if (!dropped(bytes)) return dropping_ ? wait_for(*dropping_) : make_error_code(errc::incomplete);
    if (std::exchange(untold_, false)) return errc::frame_too_long;
    const End end = row_of(*framing_).end;
    if (end == End::length) return cut_framed(bytes);
    if (stage_ == Stage::hello) {
        if (framing_ == Framing::handshake) return cut_hello(bytes);
        skip_port_line(bytes);
    }
    return cut_loose(bytes, end);
}

bool TextCodec::detected(std::string_view bytes) noexcept {
    if (framing_) return true;
    const Verdict verdict = detect(bytes, quiet_, rules_.detection);
    wait_ = verdict.wait;
    framing_ = verdict.framing;
    begin();
    return framing_.has_value();
}

// False while there is still something to be dropped.
bool TextCodec::dropped(std::string_view& bytes) noexcept {
    const std::size_t count = std::min(to_skip_, bytes.size());
    bytes.remove_prefix(count);
    to_skip_ -= count;
    if (!dropping_) return to_skip_ == 0;
    const std::size_t at = end_in(bytes, *dropping_);
    const bool over = at != bytes.npos || settled(*dropping_);
    eat(bytes, std::min(at, bytes.size()));
    if (over) dropping_.reset();
    return over;
}

error_code TextCodec::wait_for(End end) noexcept {
    if (end != End::line) wait_ = rules_.gap;
    return errc::incomplete;
}

// ---- before the first text ----

// It needs no end: its sender waits for the answer.
result<Text> TextCodec::cut_hello(std::string_view& bytes) {
    skip(bytes, "\r\n\0"sv);
    if (bytes.starts_with(client_hello) &&
        (bytes.size() == client_hello.size() || is_end(bytes[client_hello.size()]))) {
        const std::string_view hello = bytes.substr(0, client_hello.size());
        eat(bytes, hello.size());
        stage_ = Stage::handle;
        return Text{Text::Kind::hello, hello};
    }
    if (bytes.empty()) return errc::incomplete;
    if (client_hello.starts_with(bytes) && !settled(End::gap)) return wait_for(End::gap);
    stage_ = Stage::handle;
    return cut_loose(bytes, End::line_or_gap);
}

void TextCodec::skip_port_line(std::string_view& bytes) noexcept {
    skip(bytes, "\r\n\0"sv);
    const std::size_t end = bytes.find('\n');
    if (end == bytes.npos) return;
    if (is_port_line(without_end(bytes.substr(0, end)), rules_.detection)) eat(bytes, end);
    stage_ = Stage::first_text;
}

// ---- texts that end by themselves ----

result<Text> TextCodec::cut_loose(std::string_view& bytes, End end) {
    skip(bytes, end == End::gap ? "\0"sv : "\r\n\0"sv);
    if (bytes.empty()) return errc::incomplete;
    const std::size_t at = end_in(bytes, end);
    const std::string_view message = bytes.substr(0, at);
    const bool whole = at != bytes.npos || settled(end);
    const bool over = too_long(message);
    if (!whole && !over) return wait_for(end);
    eat(bytes, message.size());
    if (whole) return over ? errc::frame_too_long : understand(before_nul(message));
    untold_ = true; // told at its end: who is answered before may begin the next text, which would be dropped with it
    dropping_ = end;
    return wait_for(end);
}

bool TextCodec::too_long(std::string_view message) {
    const std::string_view text = without_end(before_nul(message));
    return text.size() - handle_before(text) > rules_.max_message ||
           message.size() > rules_.max_message + most_around + most_padding;
}

// ---- texts that have their length before them ----

result<Text> TextCodec::cut_framed(std::string_view& bytes) {
    if (held_ && !ended()) return errc::incomplete; // at the end nobody waits any more: they count
    skip(bytes, "\r\n\0"sv);                        // an end that the length before did not count
    if (bytes.empty()) return errc::incomplete;
    const LengthHeader header = header_in(*framing_, bytes);
    if (header.state == State::half) return errc::incomplete;
    if (header.state == State::whole) return cut_body(bytes, header);
    if (!std::exchange(overlong_, false)) return cut_loose(bytes, End::gap); // somebody who knows no headers
    dropping_ = End::gap;
    return dropped(bytes) ? make_error_code(errc::incomplete) : wait_for(End::gap);
}

result<Text> TextCodec::cut_body(std::string_view& bytes, const LengthHeader& header) {
    overlong_ = header.body > rules_.max_message + most_around;
    if (overlong_) {
        bytes.remove_prefix(header.size);
        to_skip_ = header.body;
        return errc::frame_too_long;
    }
    const std::string_view behind = bytes.substr(header.size);
    std::size_t size = body_in(*framing_, header.body, behind, settled(End::gap));
    if (size == behind.npos && ended() && !behind.empty()) size = behind.size(); // less than it was to be
    if (size == behind.npos)
        return behind.size() < header.body ? make_error_code(errc::incomplete) : wait_for(End::gap);
    bytes.remove_prefix(header.size + size);
    return understand(behind.substr(0, size));
}

// ---- what it is ----

result<Text> TextCodec::understand(std::string_view message) {
    message = without_end(message);
    if (stage_ == Stage::handle) {
        stage_ = Stage::first_text;
        if (is_lone_handle(message, longest_handle)) {
            handle_ = message;
            return Text{Text::Kind::handle, message};
        }
    }
    message.remove_prefix(handle_before(message));
    stage_ = Stage::texts;
    if (message.size() > rules_.max_message) return errc::frame_too_long;
    return Text{is_quit(message) ? Text::Kind::quit : Text::Kind::text, message};
}

// Bytes of this session's handle and its arrow. The first text tells the handle, if nothing has before.
std::size_t TextCodec::handle_before(std::string_view message) {
    const Address address = address_in(message);
    if (address.state != Address::State::whole) return 0;
    if (handle_.empty() && stage_ != Stage::texts && row_of(*framing_).carries_handle()) handle_ = address.handle;
    return address.handle == handle_ ? address.size : 0;
}

} // namespace chat::peer
