// Who is taken in: how many connections there may be, in all and of one household, and how fast they may come.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/audit.hpp"
#include "libchat/core/origin.hpp"
#include "libchat/core/refusals.hpp"
#include "libchat/net/deadlines.hpp"
#include "libchat/session/address_range.hpp"
#include "libchat/session/allowance.hpp"
#include "libchat/session/limits.hpp"

#include <cstddef>
#include <map>
#include <string_view>

namespace chat {

// Keeps nothing of a household that has gone, once it might come as often again as anybody.
class Admission {
public:
    // Both outlive it.
    Admission(const Limits& limits, Audit& audit) noexcept : limits_(limits), audit_(audit) {}
    ~Admission();
    Admission(const Admission&) = delete;

    // Empty where the client is taken in: he counts until he leaves. Else why not, in words for him; the audit log has
    // it, of a flood the count.
    std::string_view enter(const OriginPtr& origin, Instant now);
    void leave(const Origin& origin, Instant now);

    std::size_t households() const noexcept { return households_.size(); }

private:
    struct Household {
        std::size_t here = 0;
        Allowance allowance;
        Refusals refusals;
        OriginPtr refused; // the last one
    };
    using Households = std::map<ClientAddress, Household>;

    bool is_exempt(const ClientAddress& address) const noexcept;
    std::string_view judge(const Household& household, bool exempt, Instant now) const noexcept;
    void sweep(Instant now);
    void forget(Households::iterator household);

    const Limits& limits_;
    Audit& audit_;
    std::size_t here_ = 0;
    Households households_;
    std::size_t sweep_at_ = 64; // households
};

} // namespace chat
