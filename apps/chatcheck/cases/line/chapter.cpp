// The line protocol (seed 002) as chatcheck tries it.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/join.hpp"
#include "apps/chatcheck/cases/line/cases.hpp"

namespace chat::check::line {
namespace {

Cases all_cases() {
    return join({flow_cases(), flow_room_cases(), frame_cases(), eol_cases(), len_cases(), text_cases(), name_cases(),
                 state_cases(), state_code_cases(), clean_cases(), life_cases(), load_cases(), abuse_cases(),
                 start_cases(), client_flow_cases(), client_frame_cases(), client_text_cases(), client_life_cases()});
}

} // namespace

Chapter chapter() { return {"line", all_cases, {}, nullptr, false}; }

} // namespace chat::check::line
