// Cuts what clients of the binary protocol send, and what they forget to send of it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/errors.hpp"
#include "protocols/broadcast/frame.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace chat::broadcast {

// A frame of a client. Views the input.
struct Request {
    Request(Type t, std::string_view b, std::size_t l) noexcept
        : body(b), length(static_cast<std::uint16_t>(l)), type(t) {}

    // False where its body is skipped unread: it passes the limit, or nobody would know what to do with it.
    bool whole() const noexcept { return body.size() == length; }

    std::string_view body;
    std::uint16_t length; // as the header has it
    Type type;            // any byte: values that have no name are unsupported
};

class RequestCodec {
public:
    using Frame = Request;

    // Bodies of joins, talks and directs are cut up to `limit` bytes.
    explicit RequestCodec(std::size_t limit) noexcept : limit_(limit) {}

    // `bytes` begins with what the last call left. The next frame; or errc::incomplete. A leave and a list are told by
    // their first byte, since clients send that alone; a frame whose body is skipped by its header. Never holds back
    // more than header_length + limit bytes.
    result<Request> cut(std::string_view& bytes) noexcept;

    // From here on the client is joined: it has no reason to send joins.
    void joined() noexcept { joined_ = true; }

private:
    enum class ListLength { none, here, incomplete };
    ListLength list_length_in(std::string_view bytes) const noexcept;
    bool has_use_for_body(Type type) const noexcept;
    bool skip(std::string_view& bytes) noexcept;
    result<Request> cut_with_length(Type type, std::string_view& bytes) noexcept;

    const std::size_t limit_;
    std::size_t to_skip_ = 0; // bytes of a body nobody reads
    bool after_list_ = false; // a list came; its length may follow
    bool joined_ = false;
};

} // namespace chat::broadcast
