// Waiting for signals in a thread of their own.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/play/interrupt.hpp"

#include "apps/chatcheck/play/family.hpp"

#include <pthread.h>
#include <signal.h>

#include <thread>

namespace chat::check {

void end_all_on_signals() {
    static sigset_t ends;
    ::sigemptyset(&ends);
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) ::sigaddset(&ends, number);
    ::pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    std::thread([] {
        int number = 0;
        ::sigwait(&ends, &number);
        const auto no_more = starting(); // a worker whose program has just gone would start the next
        kill_all_families();
        ::signal(number, SIG_DFL);
        ::pthread_sigmask(SIG_UNBLOCK, &ends, nullptr);
        ::raise(number);
    }).detach(); // waits as long as the process lives
}

} // namespace chat::check
