// The command protocol's cases, by family.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/cases/catalogue.hpp"

namespace chat::check::crlf {

Chapter chapter();

Cases flow_cases();
Cases frame_cases();
Cases eol_cases();
Cases len_cases();
Cases text_cases();
Cases name_cases();
Cases state_cases();
Cases range_cases();
Cases clean_cases();
Cases life_cases();
Cases load_cases();
Cases abuse_cases();
Cases start_cases();

Cases flow_client_cases();
Cases frame_client_cases();
Cases eol_client_cases();
Cases len_client_cases();
Cases text_client_cases();
Cases state_client_cases();
Cases life_client_cases();
Cases abuse_client_cases();

} // namespace chat::check::crlf
