// The worker beside the loop: deeds in order on a thread of their own, answers on the loop, and an end that waits.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/net/loop_workers.hpp"
#include "tests/support/catch.hpp"

#include <atomic>
#include <csignal>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

using namespace chat;

namespace {

struct Noted final : public Log {
    void write(LogLevel, std::string_view line) noexcept override {
        const std::lock_guard lock(mutex);
        lines.emplace_back(line);
    }
    std::mutex mutex;
    std::vector<std::string> lines;
};

// Waits for one answer, and then does what it is told.
class Waiting final : public Waiter {
public:
    Waiting(Later<char> later, std::function<void(result<char>)> then)
        : later_(std::move(later)), then_(std::move(then)) {
        if (later_.ready())
            then_(later_.take());
        else
            later_.wait(*this);
    }
    void answered() override { then_(later_.take()); }

private:
    Later<char> later_;
    std::function<void(result<char>)> then_;
};

struct Scene {
    // Waits for the answer in the scene: a letter, or an error's message in <>.
    void hears(Later<char> later) {
        waiting.push_back(std::make_unique<Waiting>(std::move(later), [this](result<char> answer) {
            heard += answer ? std::string(1, *answer) : "<" + answer.error().message() + ">";
        }));
    }
    void asks(char letter) {
        hears(workers->do_aside([letter]() -> result<char> { return letter; }));
    }
    // A deed that is done once the gate opens; `began` is set when it begins.
    void asks_for_gate(char letter) {
        hears(workers->do_aside([this, letter, open = gate.get_future()]() mutable -> result<char> {
            began.set_value();
            open.wait();
            return letter;
        }));
    }

    boost::asio::io_context io{1};
    Noted log;
    std::optional<LoopWorkers> workers{std::in_place, io, log};
    std::promise<void> gate, began;
    std::string heard;
    std::vector<std::unique_ptr<Waiting>> waiting;
};

std::string message(boost::system::errc::errc_t error) { return "<" + make_error_code(error).message() + ">"; }
const std::string dropped = message(boost::system::errc::operation_canceled);
const std::string full = message(boost::system::errc::resource_unavailable_try_again);
const std::string failed = message(boost::system::errc::state_not_recoverable);

} // namespace

TEST_CASE_METHOD(Scene, "workers: deeds are done on one other thread, in order, and answered on the loop's") {
    std::vector<std::thread::id> done_on, heard_on; // the first is the worker's until it has answered
    for (int i = 0; i < 20; ++i)
        waiting.push_back(std::make_unique<Waiting>(workers->do_aside([&done_on, i]() -> result<char> {
            done_on.push_back(std::this_thread::get_id());
            return static_cast<char>('a' + i);
        }),
                                                    [this, &heard_on](result<char> answer) {
                                                        heard += answer.value();
                                                        heard_on.push_back(std::this_thread::get_id());
                                                    }));
    CHECK(heard == "");
    io.run();
    CHECK(heard == "abcdefghijklmnopqrst");
    CHECK(heard_on == std::vector(20, std::this_thread::get_id()));
    CHECK(done_on == std::vector(20, done_on.front()));
    CHECK(done_on.front() != std::this_thread::get_id());
}

TEST_CASE_METHOD(Scene, "workers: an answer may set off the next deed") {
    waiting.push_back(std::make_unique<Waiting>(workers->do_aside([]() -> result<char> { return 'a'; }),
                                                [this](result<char>) { asks('b'); }));
    io.run();
    CHECK(heard == "b");
}

TEST_CASE_METHOD(Scene, "workers: an error is an answer, what is thrown is logged and one, and the next deed is done") {
    hears(workers->do_aside([]() -> result<char> { return make_error_code(boost::system::errc::io_error); }));
    hears(workers->do_aside([]() -> result<char> { throw std::runtime_error("asked to"); }));
    asks('c');
    io.run();
    CHECK(heard == message(boost::system::errc::io_error) + failed + "c");
    REQUIRE(log.lines.size() == 1);
    CHECK_THAT(log.lines.front(), test::contains_text("asked to"));
}

TEST_CASE_METHOD(Scene,
                 "workers: one deed more than fits is refused at once, and taken again when another is answered") {
    asks_for_gate('g');
    for (std::size_t i = 1; i < Workers::most_deeds; ++i) asks('a');
    CHECK(heard == "");
    asks('x');
    CHECK(heard == full);
    gate.set_value();
    io.run_one();
    heard.clear();
    asks('y');
    CHECK(heard == "");
    io.run();
    CHECK(heard == std::string(Workers::most_deeds - 1, 'a') + "y");
}

TEST_CASE_METHOD(Scene, "workers: who forgets the answer does not undo the deed") {
    std::atomic<bool> done = false;
    {
        const Later<char> forgotten = workers->do_aside([&]() -> result<char> { return done = true, 'a'; });
    }
    io.run();
    CHECK(done);
}

TEST_CASE("workers: the end waits for what is being done, and drops what waits") {
    bool was_dropped = false;
    for (int round = 0; round < 1000 && !was_dropped; ++round) { // until the end is there before the second deed
        Scene scene;
        std::atomic<bool> first = false, second = false;
        scene.hears(scene.workers->do_aside([&, open = scene.gate.get_future()]() mutable -> result<char> {
            scene.began.set_value();
            open.wait();
            return first = true, 'f';
        }));
        scene.hears(scene.workers->do_aside([&]() -> result<char> { return second = true, 's'; }));
        scene.began.get_future().wait();
        std::thread opens([&] { scene.gate.set_value(); });
        scene.workers->stop();
        opens.join();
        REQUIRE(first);
        REQUIRE(scene.heard == (second ? "" : dropped)); // by who is left: a talk is gone by then
        was_dropped = !second;
    }
    CHECK(was_dropped);
}

TEST_CASE_METHOD(Scene, "workers: after the end nothing is taken, and an end twice is one") {
    asks('a');
    io.run();
    workers->stop();
    workers->stop();
    asks('b');
    CHECK(heard == "a" + full);
}

TEST_CASE_METHOD(Scene, "workers: nobody has to be left at the end") {
    asks_for_gate('g');
    asks('w');
    began.get_future().wait();
    waiting.clear();
    gate.set_value();
    workers.reset();
    CHECK(heard == "");
}

TEST_CASE_METHOD(Scene, "workers: a deed is made and destroyed on the loop, though it was done beside it") {
    std::thread::id destroyed_on;
    const auto note = [&](int* number) {
        destroyed_on = std::this_thread::get_id();
        delete number;
    };
    hears(workers->do_aside(
        [number = std::shared_ptr<int>(new int('n'), note)]() -> result<char> { return static_cast<char>(*number); }));
    io.run();
    CHECK(heard == "n");
    CHECK(destroyed_on == std::this_thread::get_id());
}

TEST_CASE_METHOD(Scene, "workers: no signal reaches the worker") {
    hears(workers->do_aside([]() -> result<char> {
        sigset_t blocked;
        ::pthread_sigmask(SIG_SETMASK, nullptr, &blocked);
        return ::sigismember(&blocked, SIGTERM) == 1 && ::sigismember(&blocked, SIGHUP) == 1 ? 'y' : 'n';
    }));
    io.run();
    CHECK(heard == "y");
}
