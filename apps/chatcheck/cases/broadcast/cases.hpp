// The binary protocol's cases, by family.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/cases/catalogue.hpp"

namespace chat::check::broadcast {

Chapter chapter();

Cases flow_cases();
Cases extra_cases(); // FLOW: list and direct
Cases frame_cases();
Cases eol_cases();
Cases len_cases();
Cases text_cases();
Cases name_cases();
Cases freed_name_cases(); // NAME: who leaves gives his back
Cases state_cases();
Cases range_cases();
Cases clean_cases();
Cases life_cases();
Cases load_cases();
Cases abuse_cases();
Cases start_cases();

Cases client_flow_cases();
Cases client_frame_cases(); // and EOL
Cases client_len_cases();
Cases client_text_cases(); // and NAME, STATE, RANGE
Cases client_life_cases(); // and CLEAN, LOAD, ABUSE

} // namespace chat::check::broadcast
