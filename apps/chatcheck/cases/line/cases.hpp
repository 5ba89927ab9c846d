// The line protocol's cases, by family.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/cases/catalogue.hpp"

namespace chat::check::line {

Chapter chapter();

Cases flow_cases();
Cases flow_room_cases();
Cases frame_cases();
Cases eol_cases();
Cases len_cases();
Cases text_cases();
Cases name_cases();
Cases state_cases();
Cases state_code_cases();
Cases clean_cases();
Cases life_cases();
Cases load_cases();
Cases abuse_cases();
Cases start_cases();

Cases client_flow_cases();
Cases client_frame_cases();
Cases client_text_cases();
Cases client_life_cases();

} // namespace chat::check::line
