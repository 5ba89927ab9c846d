// How connections end.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string_view>

namespace chat {

enum class Ending : std::uint8_t {
    conversation_over,
    client_closed,
    reset,
    idle,
    timed_out,
    killed,  // by an operator of the daemon
    put_out, // of the only room that he could be in
    slow_reader,
    stopping,
    failed
};

// As the audit log says it.
std::string_view reason(Ending ending) noexcept;

} // namespace chat
