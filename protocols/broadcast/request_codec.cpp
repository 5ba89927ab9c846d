// Telling frames from the halves of frames that programs really send.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/broadcast/request_codec.hpp"

#include "libchat/core/names.hpp"

#include <algorithm>
#include <utility>

namespace chat::broadcast {
namespace {

Request bodiless(Type type) noexcept { return Request(type, {}, 0); }

} // namespace

result<Request> RequestCodec::cut(std::string_view& bytes) noexcept {
    if (!skip(bytes)) return errc::incomplete;
    if (after_list_ && !bytes.empty()) {
        const ListLength length = list_length_in(bytes);
        if (length == ListLength::incomplete) return errc::incomplete;
        after_list_ = false;
        if (length == ListLength::here) {
            to_skip_ = static_cast<unsigned char>(bytes[1]);
            bytes.remove_prefix(2);
            if (!skip(bytes)) return errc::incomplete;
        }
    }
    if (bytes.empty()) return errc::incomplete;

    const Type type{static_cast<unsigned char>(bytes.front())};
    if (type != Type::leave && type != Type::list) return cut_with_length(type, bytes);
    bytes.remove_prefix(1);
    after_list_ = type == Type::list;
    return bodiless(type);
}

// What follows a bare 03 that was acted on: its length, or the next frame (README, "Bare 03 and 01"). No frame that a
// joined client sends begins with 00, and no list has 256 bytes of body. Before a join, `00 00 nn` with the length of a
// name begins a join; but nn may also be the type of the frame behind a whole list, and then a length follows, whose
// high byte is one that no name begins with.
RequestCodec::ListLength RequestCodec::list_length_in(std::string_view bytes) const noexcept {
    if (bytes[0] != '\0') return ListLength::none;
    if (bytes.size() < 2) return ListLength::incomplete;
    if (joined_ || bytes[1] != '\0') return ListLength::here;
    if (bytes.size() < 3) return ListLength::incomplete;
    const std::size_t name_length = static_cast<unsigned char>(bytes[2]);
    if (name_length < 1 || name_length > names::longest) return ListLength::here;
    if (bytes.size() < 4) return ListLength::incomplete;
    return static_cast<unsigned char>(bytes[3]) < ' ' ? ListLength::here : ListLength::none;
}

// A joined client's join is told by its header: programs that count a NUL too few send one by mistake, with a length
// that they never fill.
bool RequestCodec::has_use_for_body(Type type) const noexcept {
    return type == Type::talk || type == Type::direct || (type == Type::join && !joined_);
}

// False while there is still something to be skipped.
bool RequestCodec::skip(std::string_view& bytes) noexcept {
    const std::size_t count = std::min(to_skip_, bytes.size());
    bytes.remove_prefix(count);
    to_skip_ -= count;
    return to_skip_ == 0;
}

result<Request> RequestCodec::cut_with_length(Type type, std::string_view& bytes) noexcept {
    if (bytes.size() < header_length) return errc::incomplete;
    const std::size_t length = length_in(bytes);
    if (has_use_for_body(type) && length <= limit_) {
        if (bytes.size() < header_length + length) return errc::incomplete;
        const std::string_view body = bytes.substr(header_length, length);
        bytes.remove_prefix(header_length + length);
        return Request(type, body, length);
    }
    bytes.remove_prefix(header_length);
    to_skip_ = length;
    return Request(type, {}, length);
}

} // namespace chat::broadcast
