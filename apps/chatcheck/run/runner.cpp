// Threads that take one case after the other.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/run/runner.hpp"

#include "apps/chatcheck/play/client_scene.hpp"
#include "apps/chatcheck/play/server_scene.hpp"
#include "libchat/core/text.hpp"

#include <atomic>
#include <exception>
#include <mutex>
#include <string_view>
#include <thread>

namespace chat::check {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t most_kept = 1024 * 1024; // octets received, of a case

// The same on every machine, as std::hash is not.
std::uint32_t seed_of(std::uint32_t run, std::string_view slug) {
    std::uint32_t hash = 2166136261u ^ run; // FNV-1a
    for (const char c : slug) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return hash;
}

// What a case quotes of the program may be anything: it becomes one clean line.
void settle(Result& result, const Stop& stop) {
    result.outcome = stop.outcome;
    result.reason = text::clean(stop.reason);
    result.mark = stop.mark;
    if (result.mark) result.mark->legal = text::clean(result.mark->legal);
}

// Plays one case at `desk`; `play` is given the result for what only the scene knows. The one place of chatcheck that
// catches what a case throws.
template <class Play> Result judge(const Case& row, Desk& desk, const Play& play) {
    const auto began = Clock::now();
    Result result;
    result.row = &row;
    try {
        play(result);
        result.outcome = desk.leniency.empty() ? Outcome::pass : Outcome::lenient;
        result.reason = text::clean(desk.leniency);
    } catch (const Stop& stop) {
        settle(result, stop);
    } catch (const std::exception& error) {
        settle(result, {Outcome::harness_error, error.what(), {}});
    }
    result.took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - began);
    desk.transcript.shorten(most_kept, result.mark);
    result.transcript = std::move(desk.transcript);
    return result;
}

// Plays all cases of the plan with `workers` threads; `make_player` gives each thread a function that plays one.
template <class MakePlayer>
std::vector<Result> play_all(const Plan& plan, unsigned workers, const MakePlayer& make_player, const Heard& heard) {
    std::vector<Result> results(plan.cases.size());
    std::atomic<std::size_t> next{0};
    std::mutex hearing;
    const auto work = [&] {
        auto play = make_player();
        for (std::size_t i; (i = next++) < results.size();) {
            for (unsigned round = 0; round < plan.repeat; ++round) {
                Result result = play(*plan.cases[i]);
                if (round == 0 || result.outcome > results[i].outcome) results[i] = std::move(result);
            }
            const std::lock_guard lock(hearing);
            heard(results[i]);
        }
    };
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < workers; ++i) threads.emplace_back(work);
    threads.clear();
    return results;
}

Result play_server_case(const Case& row, const Plan& plan, Server& server) {
    Desk desk{plan.pace, row.level, {}, {}, {}};
    Result result = judge(row, desk, [&](Result& known) {
        server.enter(desk, row.fresh);
        ServerScene scene(server, plan.habits, desk, seed_of(plan.seed, row.slug));
        try {
            row.server(scene);
        } catch (...) {
            known.ending = scene.ending();
            throw;
        }
        known.ending = scene.ending();
    });
    server.leave();
    return result;
}

// Nothing that goes wrong here is the program's verdict: the cases will say it better.
void detect(Plan& plan, Server& server) {
    static const Case asking{.number = "0", .slug = "detect"};
    Desk desk{plan.pace, Level::may, {}, {}, {}};
    judge(asking, desk, [&](Result&) {
        server.enter(desk, false);
        ServerScene scene(server, plan.habits, desk, plan.seed);
        plan.chapter.detect(scene, plan.habits);
    });
    server.leave();
}

} // namespace

std::vector<Result> play_servers(Plan& plan, const std::function<std::unique_ptr<Server>()>& make, const Heard& heard) {
    if (plan.chapter.detect) detect(plan, *make());
    const auto make_player = [&] {
        return [&plan, server = std::shared_ptr<Server>(make())](const Case& row) {
            return play_server_case(row, plan, *server);
        };
    };
    return play_all(plan, plan.workers, make_player, heard);
}

std::vector<Result> play_clients(Plan& plan, const std::function<std::unique_ptr<User>()>& make, int port,
                                 const Heard& heard) {
    const auto make_player = [&] {
        return [&plan, port, user = std::shared_ptr<User>(make())](const Case& row) {
            Desk desk{plan.pace, row.level, {}, {}, {}};
            return judge(row, desk, [&](Result& known) {
                ClientScene scene(*user, port, plan.habits, desk, seed_of(plan.seed, row.slug));
                row.client(scene);
                known.ending = scene.ending();
            });
        };
    };
    return play_all(plan, plan.workers, make_player, heard);
}

} // namespace chat::check
