// Letting all pairs meet.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/matrix/pairs.hpp"

#include "apps/chatcheck/matrix/meeting.hpp"

#include <atomic>
#include <thread>

namespace chat::check {
namespace {

PairResult meet(const ClassFile& lab, const ClassFile::Program& server, const ClassFile::Program& client, Pace pace,
                bool terminal) {
    PairResult result;
    result.server = server.name;
    result.client = client.name;
    Desk desk{pace, Level::must, {}, {}, {}};
    const auto host = started_server(server.exec);
    const auto user = started_client(client.exec, terminal ? Program::Stdin::terminal : Program::Stdin::pipe);
    Meeting meeting(*host, *user, client, lab.habits, desk);
    try {
        host->enter(desk, true);
        script_of(lab.protocol)(meeting);
    } catch (const Stop& stop) {
        result.outcome = stop.outcome;
        result.reason = stop.reason;
        result.mark = stop.mark;
        result.step = meeting.current();
    }
    host->leave();
    result.transcript = std::move(desk.transcript);
    return result;
}

} // namespace

std::vector<PairResult> meet_all(const ClassFile& lab, Pace pace, bool terminal, unsigned jobs) {
    std::vector<PairResult> results(lab.servers.size() * lab.clients.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i; (i = next++) < results.size();)
            results[i] =
                meet(lab, lab.servers[i / lab.clients.size()], lab.clients[i % lab.clients.size()], pace, terminal);
    };
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < jobs; ++i) threads.emplace_back(work);
    threads.clear();
    return results;
}

} // namespace chat::check
