// The IRC cases, by family.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/cases/catalogue.hpp"

namespace chat::check::irc {

Chapter chapter();

Cases flow_cases();
Cases flow_channel_cases();
Cases flow_list_cases();
Cases frame_cases();
Cases text_cases();
Cases name_cases();
Cases state_cases();
Cases life_cases();
Cases load_cases();

Cases client_flow_cases();
Cases client_frame_cases();
Cases client_life_cases();

} // namespace chat::check::irc
