// All protocols that chatcheck knows, with their cases.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/case.hpp"
#include "apps/chatcheck/play/habits.hpp"
#include "apps/chatcheck/play/server_scene.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace chat::check {

// An option of a listener where classes differ.
struct HabitRow {
    std::string_view name;
    std::vector<std::string_view> values; // the first is the default
};

// One protocol.
struct Chapter {
    std::string_view protocol;
    Cases (*cases)();             // in the order of their numbers
    std::vector<HabitRow> habits; // what --habit may set
    // Finds out what `habits` does not say, by talking with the server. May throw Stop.
    void (*detect)(ServerScene& scene, Habits& habits);
    bool alone; // what is said in one case is heard in another: on one server they run one after the other
};

std::span<const Chapter> catalogue();

// nullptr where there is none of this name.
const Chapter* find_chapter(std::string_view protocol);

} // namespace chat::check
