// For the making of a thread that no signal reaches: the daemon's signals are for the loop.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <csignal>
#include <initializer_list>

namespace chat {

// While it stands, a thread that is made inherits that all signals are blocked, but for its own faults: SIGXFSZ and
// SIGPIPE, too, must be an errno of its write.
class SignalsBlocked {
public:
    SignalsBlocked() noexcept {
        sigset_t all;
        ::sigfillset(&all);
        for (const int fault : {SIGSEGV, SIGBUS, SIGFPE, SIGILL}) ::sigdelset(&all, fault);
        ::pthread_sigmask(SIG_SETMASK, &all, &before_);
    }
    SignalsBlocked(const SignalsBlocked&) = delete;
    ~SignalsBlocked() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

private:
    sigset_t before_;
};

} // namespace chat
