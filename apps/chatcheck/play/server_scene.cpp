// The stage of a server's case.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/play/server_scene.hpp"

#include "apps/chatcheck/play/port.hpp"

#include <fmt/format.h>

namespace chat::check {

ServerScene::ServerScene(Server& server, const Habits& habits, Desk& desk, std::uint32_t seed)
    : server_(server), habits_(habits), desk_(desk), random_(seed) {}

Link& ServerScene::arrive(std::string_view name) {
    const Address& address = server_.address();
    std::string why;
    Descriptor socket =
        connect_to(address.host, address.port, desk_.pump, Pump::Clock::now() + desk_.pace.patience(), why);
    if (!socket) {
        desk_.transcript.add(name, Deed::refused, why);
        throw Stop{
            broken(desk_.level), fmt::format("no connection to {} port {}: {}", address.host, address.port, why), {}};
    }
    return links_.emplace_back(std::string(name), std::move(socket), desk_);
}

std::string ServerScene::unique(std::string_view name) {
    constexpr std::string_view letters = "abcdefghijkmnpqrstuvwxyz23456789";
    std::string made(name);
    for (int i = 0; i < 4; ++i)
        made += letters[std::uniform_int_distribution<std::size_t>(0, letters.size() - 1)(random_)];
    return made;
}

Program& ServerScene::program() {
    if (Program* started = server_.program()) return *started;
    skip("only a server that chatcheck starts (--exec) can be looked at like this");
}

void ServerScene::fail(const std::string& reason) { throw Stop{broken(desk_.level), reason, {}}; }
void ServerScene::unimplemented(const std::string& reason) { throw Stop{Outcome::unimplemented, reason, {}}; }
void ServerScene::skip(const std::string& reason) { throw Stop{Outcome::skip, reason, {}}; }

} // namespace chat::check
