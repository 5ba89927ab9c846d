// Who may be called what on IRC.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/names.hpp"

#include <string_view>

namespace chat::irc {

// Why nobody may take `nick`, in words; empty where it may be taken: a name that may be claimed, and does not begin
// with a digit. Names with one, from other protocols, are heard and told all the same.
inline std::string_view nick_fault(std::string_view nick) noexcept {
    if (!nick.empty() && nick.front() >= '0' && nick.front() <= '9') return "nick begins with a digit";
    return names::fault(nick);
}

} // namespace chat::irc
