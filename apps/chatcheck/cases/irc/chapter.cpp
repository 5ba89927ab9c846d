// IRC (seed 002, more ideas) as chatcheck tries it: the core that any client needs.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/irc/cases.hpp"
#include "apps/chatcheck/cases/join.hpp"

namespace chat::check::irc {
namespace {

Cases all_cases() {
    return join({flow_cases(), flow_channel_cases(), flow_list_cases(), frame_cases(), text_cases(), name_cases(),
                 state_cases(), life_cases(), load_cases(), client_flow_cases(), client_frame_cases(),
                 client_life_cases()});
}

} // namespace

Chapter chapter() { return {"irc", all_cases, {}, nullptr, false}; }

} // namespace chat::check::irc
