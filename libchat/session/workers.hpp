// What takes too long for the loop, done beside it: a password's hash, say.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/later.hpp"

#include <boost/system/errc.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace chat {

// One thread beside the loop, shared by all. Members are for the loop thread only.
class Workers {
public:
    // How many deeds may be under way at once: where each takes a tenth of a second, the last waits for six.
    static constexpr std::size_t most_deeds = 64;

    // Does `deed`, which returns a result<T>, on the worker's thread, one after the other in the order in which they
    // came, and gives its answer on the loop, never inside this call, but for resource_unavailable_try_again: that
    // is here at once, where most_deeds are under way, and the deed is not done. What the deed throws is logged, and
    // answers state_not_recoverable.
    //
    //     enum class Verdict { right, wrong };
    //     guest.waits.expect(workers.do_aside([hash, password]() -> result<Verdict> {
    //         return password_matches(hash, password) ? Verdict::right : Verdict::wrong;
    //     }));
    //
    // The deed owns what it uses, and shares nothing with the loop: no Wire, no Session, nothing that is counted. It
    // is made and destroyed on the loop, and ends by itself in bounded time: the end of the server waits for it. What
    // has not begun by then is not done, and answers operation_canceled to whoever is left. As with every Later, who
    // forgets the answer does not undo the deed.
    //
    // Never inside a co_await: what captures has no place there.
    template <class Deed> auto do_aside(Deed deed) {
        using T = typename std::invoke_result_t<Deed&>::value_type;
        auto ends = Later<T>::pending();
        take(std::make_unique<ErrandOf<T, Deed>>(std::move(deed), std::move(ends.second)));
        return std::move(ends.first);
    }

protected:
    // A deed on its way to the worker and back, with the answer it owes. Destroyed on the loop.
    class Errand {
    public:
        virtual ~Errand() = default;
        // On the worker's thread, at most once. May throw.
        virtual void run() = 0;
        // On the loop, at most once. May resume the talk that waits: call it last.
        virtual void answer() = 0;
        // In place of run(), on the loop.
        virtual void fail(error_code why) = 0;
    };

    // Has the errand run, and answer; where it cannot, it fails and answers at once.
    virtual void take(std::unique_ptr<Errand> errand) = 0;

    ~Workers() = default;

private:
    template <class T, class Deed> class ErrandOf final : public Errand {
    public:
        ErrandOf(Deed deed, Answer<T> answer) : deed_(std::move(deed)), answer_(std::move(answer)) {}

        void run() override { outcome_ = deed_(); }
        void answer() override { answer_.give(std::move(outcome_)); }
        void fail(error_code why) override { outcome_ = why; }

    private:
        Deed deed_;
        Answer<T> answer_;
        result<T> outcome_ = make_error_code(boost::system::errc::state_not_recoverable); // until it is done
    };
};

} // namespace chat
