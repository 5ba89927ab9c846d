// An exception at each step of a handler ends that session alone.
// SPDX-License-Identifier: BSL-1.0
#include "tests/exceptions/steps.hpp"

#include "tests/exceptions/scene.hpp"
#include "tests/simulation/promise.hpp"
#include "tests/support/folder.hpp"

#include <stdexcept>
#include <utility>

namespace chat::test {
namespace {

// Throws at one call of a handler, counted from 1; before the handler is called, or behind it.
struct Trap {
    void step(bool behind) {
        if (behind == is_behind && ++calls == at) throw std::runtime_error("a fault in a handler");
    }
    std::size_t at;
    bool is_behind;
    std::size_t calls = 0;
};

class TrappedHandler final : public Handler {
public:
    TrappedHandler(std::unique_ptr<Handler> handler, Trap& trap) : handler_(std::move(handler)), trap_(trap) {}

    void begin() override {
        stepping([&] { handler_->begin(); });
    }
    std::size_t consume(std::string_view bytes) override {
        std::size_t used = 0;
        stepping([&] { used = handler_->consume(bytes); });
        return used;
    }
    bool listening() const noexcept override { return handler_->listening(); }
    void resume() override {
        stepping([&] { handler_->resume(); });
    }
    void hear(error_code end) override {
        stepping([&] { handler_->hear(end); });
    }
    std::optional<std::chrono::milliseconds> waits_for_quiet() const noexcept override {
        return handler_->waits_for_quiet();
    }
    void fell_quiet(std::chrono::milliseconds how_long) override {
        stepping([&] { handler_->fell_quiet(how_long); });
    }
    bool holds() const noexcept override { return handler_->holds(); }
    bool paused() const noexcept override { return handler_->paused(); }

private:
    template <class Step> void stepping(Step step) {
        trap_.step(false);
        step();
        trap_.step(true);
    }

    const std::unique_ptr<Handler> handler_;
    Trap& trap_;
};

class TrappedProtocol final : public Protocol {
public:
    TrappedProtocol(std::unique_ptr<Protocol> protocol, Trap& trap) : protocol_(std::move(protocol)), trap_(trap) {}
    std::unique_ptr<Handler> answer(Session& session) override {
        return std::make_unique<TrappedHandler>(protocol_->answer(session), trap_);
    }
    void stop() override { protocol_->stop(); }

private:
    const std::unique_ptr<Protocol> protocol_;
    Trap& trap_;
};

// False where the script has no such step.
bool throws_at(const Script& script, Trap trap, bool at_once) {
    const Folder folder;
    Scene scene(script, at_once, folder.file("audit.jsonl"));
    scene.daemon().wraps(Scene::victims_door, [&](std::unique_ptr<Protocol> protocol) {
        return std::make_unique<TrappedProtocol>(std::move(protocol), trap);
    });
    while (scene.step()) scene.settles();
    const bool hit = trap.calls >= trap.at;
    simulation::promise(scene.daemon().loop().failures == (hit ? 1 : 0), "the session did not fail once");
    scene.promises_others_unharmed(simulation::Ledger::Gaps::none);
    return hit;
}

} // namespace

std::size_t throw_at_every_step() {
    std::size_t thrown = 0;
    for (const Script& script : scripts())
        for (const bool at_once : {true, false})
            for (const bool behind : {false, true})
                for (std::size_t at = 1; throws_at(script, Trap{at, behind}, at_once); ++at) ++thrown;
    return thrown;
}

} // namespace chat::test
