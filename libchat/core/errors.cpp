// The names of our errors, as logs show them.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/errors.hpp"

#include <string>

namespace chat {
namespace {

class ChatCategory final : public boost::system::error_category {
public:
    const char* name() const noexcept override { return "chat"; }
    std::string message(int value) const override {
        switch (static_cast<errc>(value)) {
        case errc::incomplete: return "incomplete frame";
        case errc::frame_too_long: return "frame too long";
        case errc::end_of_input: return "end of input";
        case errc::timed_out: return "timed out";
        case errc::stopping: return "server is stopping";
        case errc::not_stored: return "not stored";
        case errc::bad_name: return "bad name";
        case errc::name_in_use: return "name in use";
        case errc::not_allowed: return "not allowed";
        case errc::banned: return "banned";
        case errc::invite_only: return "invite only";
        case errc::wrong_key: return "wrong key";
        case errc::room_full: return "room full";
        }
        return "unknown chat error " + std::to_string(value);
    }
};

} // namespace

const char* why_unsaid(const error_code& e) noexcept {
    return e == make_error_code(errc::not_allowed) ? "not allowed" : "not stored";
}

const boost::system::error_category& chat_category() noexcept {
    static const ChatCategory category;
    return category;
}

} // namespace chat
