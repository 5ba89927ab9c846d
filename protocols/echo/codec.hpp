// Echo's wire: whatever bytes are there.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/errors.hpp"

#include <string_view>

namespace chat::echo {

struct Codec {
    using Frame = std::string_view; // never empty

    result<Frame> cut(std::string_view& bytes) const noexcept {
        if (bytes.empty()) return errc::incomplete;
        const Frame all = bytes;
        bytes.remove_prefix(all.size());
        return all;
    }
};

} // namespace chat::echo
