// A transcript as HTML: the lines of its view, each with a class for its colour.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/transcript.hpp"

#include <optional>
#include <string>

namespace chat::check {

std::string html_transcript(const Transcript& transcript, const std::optional<Mark>& mark);

} // namespace chat::check
