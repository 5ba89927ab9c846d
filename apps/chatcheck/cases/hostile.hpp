// What is done to programs of any protocol to see whether they survive it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/server_scene.hpp"

#include <random>
#include <string>
#include <string_view>

namespace chat::check {

// Octets by chance, the same for the same seed.
inline std::string garbage(std::mt19937& random, std::size_t size) {
    std::string octets(size, '\0');
    for (char& octet : octets) octet = static_cast<char>(random());
    return octets;
}

// 100 connections that close or are reset at once; some have said `word`.
inline void come_and_go(ServerScene& scene, std::string_view word) {
    for (int i = 0; i < 100; ++i) {
        Link& link = scene.arrive("guest");
        if (i % 3 == 0) link.send(word);
        if (i % 2 == 0)
            link.reset();
        else
            link.close();
    }
}

// 4 MB of a line without an end: something must come, or the connection must end.
inline void send_endless_line(ServerScene& scene, Link& link) {
    const std::string much(64 * 1024, 'x');
    for (int i = 0; i < 64 && link.ending() == Ending::open; ++i) link.send(much);
    if (link.ending() == Ending::open && !link.hears(scene.pace().patience()))
        scene.fail("4 MB of a line without an end are neither refused nor is the connection closed");
}

} // namespace chat::check
