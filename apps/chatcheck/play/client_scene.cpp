// The stage of a client's case.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/play/client_scene.hpp"

#include "apps/chatcheck/play/port.hpp"
#include "apps/chatcheck/play/show.hpp"

#include <fmt/format.h>

#include <poll.h>
#include <sys/socket.h>

namespace chat::check {

ClientScene::ClientScene(User& user, int port, const Habits& habits, Desk& desk, std::uint32_t seed)
    : user_(user), habits_(habits), desk_(desk), random_(seed), listener_(listen_on(port)) {}

ClientScene::~ClientScene() { user_.stop(); }

void ClientScene::start() { user_.start(desk_, port_of(listener_), name_); }

Link& ClientScene::meet() {
    start();
    return accept("client");
}

Link& ClientScene::accept(std::string_view name) {
    const auto until = Pump::Clock::now() + desk_.pace.start();
    const Program* program = user_.program();
    while (!desk_.pump.wait(listener_.get(), POLLIN,
                            std::min(until, Pump::Clock::now() + std::chrono::milliseconds(20)))) {
        if (program && user_.program()->ended())
            fail(fmt::format("the client ended ({}) before it connected", *user_.program()->ended()));
        if (Pump::Clock::now() >= until) throw Stop{Outcome::timeout, "the client does not connect", {}};
    }
    Descriptor socket(::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC));
    if (!socket) throw Stop{Outcome::harness_error, "the connection was gone before it was accepted", {}};
    return links_.emplace_back(std::string(name), std::move(socket), desk_);
}

void ClientScene::type(std::string_view line) { user_.type(std::string(line) + '\n'); }

void ClientScene::expect_shown(std::string_view text) {
    if (user_.shows(text).value_or(true)) return;
    fail(fmt::format("the client does not show {}", quoted(text)));
}

void ClientScene::expect_not_shown(std::string_view text) {
    if (!user_.program()) return;
    desk_.pump.take(Pump::Clock::now() + desk_.pace.quiet());
    if (user_.program()->output().find(text) != std::string::npos)
        fail(fmt::format("the client shows {}", quoted(text)));
}

void ClientScene::expect_exit(bool cleanly) {
    if (!user_.program()) return;
    const std::optional<std::string> how = user_.ends();
    if (!how) throw Stop{Outcome::timeout, "the client does not end", {}};
    if (how->starts_with("signal") || (cleanly && *how != "exit 0")) fail(fmt::format("the client ended by {}", *how));
}

void ClientScene::fail(const std::string& reason) { throw Stop{broken(desk_.level), reason, {}}; }
void ClientScene::unimplemented(const std::string& reason) { throw Stop{Outcome::unimplemented, reason, {}}; }
void ClientScene::skip(const std::string& reason) { throw Stop{Outcome::skip, reason, {}}; }

} // namespace chat::check
