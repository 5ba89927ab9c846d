// A program and all that it started, however far they ran: found by a mark in their environment.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <mutex>
#include <string>

namespace chat::check {

// A mark that no other family of this machine has: an entry for the environment of its first program.
std::string new_family_mark();

// Held while a program is started: whoever keeps it keeps every other from being started.
std::unique_lock<std::mutex> starting();

// Kills all that bear the mark, children of children that left the group and the session included; until none is left.
void kill_family(const std::string& mark);

// From now on whoever has lost its parent among what we started is a child of ours.
void adopt_orphans();

// Kills all families of this process, and whatever else of its children has thrown its mark away.
void kill_all_families();

// The processor time that the living of the family have used, and the children that they waited for.
double cpu_seconds_of_family(const std::string& mark);

// Their resident memory, in KiB.
long memory_of_family(const std::string& mark);

} // namespace chat::check
