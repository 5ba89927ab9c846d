// Reading and being there.
// SPDX-License-Identifier: BSL-1.0
#include "tests/simulation/client.hpp"

#include <algorithm>
#include <utility>

namespace chat::simulation {

void Client::connects(const std::shared_ptr<Connection>& to, std::unique_ptr<Tongue> speaks) {
    connection = to;
    tongue = std::move(speaks);
    types(tongue->begins());
}

void Client::reads(std::size_t most) {
    const std::size_t count = std::min(most, link.down.size());
    if (count == 0) return;
    const std::string bytes = link.down.substr(0, count);
    link.down.erase(0, count);
    types(tongue->reads(bytes));
    if (const auto there = connection.lock(); there) there->has_room();
}

bool Client::lives() const {
    const auto there = connection.lock();
    return there && !there->ended() && !link.reset;
}

} // namespace chat::simulation
