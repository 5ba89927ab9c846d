// Driving a client, and asking a person to.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/play/user.hpp"

#include "apps/chatcheck/play/show.hpp"

#include <boost/algorithm/string/replace.hpp>

#include <fmt/format.h>

namespace chat::check {
namespace {

class StartedClient final : public User {
public:
    StartedClient(std::string command, Program::Stdin input) : command_(std::move(command)), input_(input) {}

    void start(Desk& desk, int port, const std::string& name) override {
        std::string line = boost::replace_all_copy(command_, "{host}", "127.0.0.1");
        boost::replace_all(line, "{port}", std::to_string(port));
        boost::replace_all(line, "{name}", name);
        program_.emplace(std::move(line), input_, desk);
    }

    void stop() override { program_.reset(); }
    void type(std::string_view bytes) override { program_->type(bytes); }
    void end_input() override { program_->end_input(); }
    std::optional<bool> shows(std::string_view text) override { return program_->shows(text); }
    std::optional<std::string> ends() override { return program_->ends(); }
    bool at_terminal() const noexcept override { return input_ == Program::Stdin::terminal; }
    Program* program() noexcept override { return program_ ? &*program_ : nullptr; }

private:
    std::string command_;
    Program::Stdin input_;
    std::optional<Program> program_;
};

class AskedPerson final : public User {
public:
    explicit AskedPerson(std::function<void(const std::string&)> tell) : tell_(std::move(tell)) {}

    void start(Desk&, int port, const std::string& name) override {
        tell_(fmt::format("connect to port {} as {}", port, name));
    }
    void stop() override {}
    void type(std::string_view bytes) override { tell_(fmt::format("type {}", quoted(bytes))); }
    void end_input() override { tell_("end the client's input (Ctrl-D)"); }
    std::optional<bool> shows(std::string_view text) override {
        tell_(fmt::format("look: does the client show {}?", quoted(text)));
        return std::nullopt;
    }
    std::optional<std::string> ends() override { return std::nullopt; }
    bool at_terminal() const noexcept override { return true; }
    Program* program() noexcept override { return nullptr; }

private:
    std::function<void(const std::string&)> tell_;
};

} // namespace

std::unique_ptr<User> started_client(std::string command, Program::Stdin input) {
    return std::make_unique<StartedClient>(std::move(command), input);
}

std::unique_ptr<User> asked_person(std::function<void(const std::string&)> tell) {
    return std::make_unique<AskedPerson>(std::move(tell));
}

} // namespace chat::check
