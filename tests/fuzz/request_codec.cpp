// Fuzzes the cutting of what clients of the binary protocol send.
// SPDX-License-Identifier: BSL-1.0
//
// Promise: whatever bytes come, in whatever pieces, the codec never throws, never reads past the end, eats a byte or
// says incomplete, holds back no more than a header and its limit, and cuts the same frames as if all had come at once.
// A body views the bytes it was cut from; it is whole, or nobody reads it. A frame of a type without a use for a body
// has none.
#include "protocols/broadcast/request_codec.hpp"
#include "tests/fuzz/cutting.hpp"

#include <string>
#include <vector>

namespace {

using namespace chat;
using broadcast::Request;
using broadcast::Type;

constexpr std::size_t limit = 48;

std::string described(const Request& request) {
    return std::to_string(static_cast<unsigned>(request.type)) + " " + std::to_string(request.length) + " " +
           std::string(request.body);
}

void check(const Request& request, std::string_view eaten, bool joined) {
    const bool has_body =
        request.type == Type::talk || request.type == Type::direct || (request.type == Type::join && !joined);
    promise(request.whole() || request.body.empty());
    promise(request.body.empty() || has_body);
    promise(request.body.size() <= limit);
    promise(request.whole() || request.length > limit || !has_body);
    promise(eaten.ends_with(request.body));
    if (!request.body.empty()) promise(request.body.data() + request.body.size() == eaten.data() + eaten.size());
    if (request.type == Type::leave || request.type == Type::list) promise(request.length == 0);
}

// As a server would: joined from the first join on.
std::vector<std::string> heard(std::string_view bytes, std::size_t piece) {
    broadcast::RequestCodec codec(limit);
    std::vector<std::string> all;
    bool joined = false;
    const std::size_t most_held = broadcast::header_length + limit;
    (void)fuzz::cut(codec, bytes, piece, most_held, [&](const result<Request>& request, std::string_view eaten) {
        promise(request.has_value());
        check(*request, eaten, joined);
        all.push_back(described(*request));
        if (request->type != Type::join || joined) return;
        codec.joined();
        joined = true;
    });
    return all;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    chat::fuzz::promise_same_in_pieces({reinterpret_cast<const char*>(data), size}, heard);
    return 0;
}
