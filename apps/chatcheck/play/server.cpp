// Finding and starting servers.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/play/server.hpp"

#include "apps/chatcheck/play/port.hpp"
#include "apps/chatcheck/play/show.hpp"

#include <boost/algorithm/string/replace.hpp>

#include <fmt/format.h>

#include <signal.h>

#include <algorithm>

namespace chat::check {
namespace {

class FoundServer final : public Server {
public:
    explicit FoundServer(Address address) : address_(std::move(address)) {}

    const Address& address() const noexcept override { return address_; }
    void enter(Desk&, bool) override {}
    void leave() override {}
    Program* program() noexcept override { return nullptr; }
    void restart() override {
        throw Stop{Outcome::skip, "only a server that chatcheck starts (--exec) can be restarted", {}};
    }

private:
    Address address_;
};

class StartedServer final : public Server {
public:
    explicit StartedServer(std::string command) : command_(std::move(command)), address_{"127.0.0.1", ""} {}

    const Address& address() const noexcept override { return address_; }

    void enter(Desk& desk, bool fresh) override {
        desk_ = &desk;
        if (program_ && !fresh && !program_->ended()) return program_->move_to(desk);
        program_.reset();
        address_.port = std::to_string(free_port());
        start(desk.pace.start());
    }

    void leave() override {
        desk_ = &idle_;
        if (program_) program_->move_to(idle_);
    }

    Program* program() noexcept override { return program_ ? &*program_ : nullptr; }

    void restart() override {
        program_.reset();
        start(std::max(desk_->pace.start() / 10, desk_->pace.patience()));
    }

private:
    using Clock = Pump::Clock;

    void start(std::chrono::milliseconds limit) {
        const auto until = Clock::now() + limit;
        program_.emplace(boost::replace_all_copy(command_, "{port}", address_.port), Program::Stdin::pipe, *desk_);
        while (!is_listening(address_.port)) {
            if (program_->ended())
                throw Stop{broken(desk_->level),
                           fmt::format("the server ended ({}) before it listened on port {}: {}", *program_->ended(),
                                       address_.port, last_words()),
                           {}};
            if (Clock::now() >= until)
                throw Stop{Outcome::timeout, fmt::format("the server does not listen on port {}", address_.port), {}};
            desk_->pump.take(Clock::now() + std::chrono::milliseconds(5));
        }
    }

    // The last line that it complained of.
    std::string last_words() const {
        const std::string& said = program_->errors();
        const std::size_t end = said.find_last_not_of("\r\n");
        if (end == std::string::npos) return "it said nothing";
        const std::size_t begin = said.find_last_of('\n', end);
        return shown(said.substr(begin + 1, end - begin));
    }

    std::string command_;
    Address address_;
    Desk idle_;
    Desk* desk_ = &idle_;
    std::optional<Program> program_;
};

} // namespace

std::unique_ptr<Server> found_server(Address address) { return std::make_unique<FoundServer>(std::move(address)); }

std::unique_ptr<Server> started_server(std::string command) {
    return std::make_unique<StartedServer>(std::move(command));
}

} // namespace chat::check
