// Counting connections by household.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/net/admission.hpp"

#include <algorithm>
#include <chrono>

namespace chat {
namespace {

// Origins have addresses that the kernel gave; whatever it was, it is somebody's.
ClientAddress address_of(const Origin& origin) { return ClientAddress::parse(origin.ip).value_or(ClientAddress()); }

} // namespace

Admission::~Admission() {
    while (!households_.empty()) forget(households_.begin());
}

bool Admission::is_exempt(const ClientAddress& address) const noexcept {
    return std::ranges::any_of(limits_.exempt, [&](const AddressRange& range) { return range.contains(address); });
}

std::string_view Admission::judge(const Household& household, bool exempt, Instant now) const noexcept {
    if (here_ >= limits_.connections) return "too many connections";
    if (exempt) return {};
    const std::size_t most = limits_.connections_per_ip;
    if (most > 0 && household.here >= most) return "too many connections from your address";
    const ConnectionRate& rate = limits_.new_connections_per_ip;
    const bool is_tired = rate.count > 0 && household.allowance.next(rate.count, rate.step()) > now;
    return is_tired ? "too many new connections from your address" : std::string_view();
}

std::string_view Admission::enter(const OriginPtr& origin, Instant now) {
    if (households_.size() >= sweep_at_) sweep(now);
    const ClientAddress address = address_of(*origin);
    const bool exempt = is_exempt(address);
    Household& household = households_[address.household()];
    const std::string_view why_not = judge(household, exempt, now);
    if (why_not.empty()) {
        ++here_;
        ++household.here;
        if (!exempt) household.allowance.spend(now, limits_.new_connections_per_ip.step());
        return {};
    }
    AuditRecord refused("refused", origin);
    refused.reason = why_not;
    household.refused = origin;
    household.refusals.record(audit_, refused);
    return why_not;
}

void Admission::leave(const Origin& origin, Instant now) {
    --here_;
    const auto household = households_.find(address_of(origin).household());
    if (--household->second.here == 0 && household->second.allowance.is_whole(now)) forget(household);
}

void Admission::sweep(Instant now) {
    for (auto next = households_.begin(); next != households_.end();) {
        const auto household = next++;
        if (household->second.here == 0 && household->second.allowance.is_whole(now)) forget(household);
    }
    sweep_at_ = std::max<std::size_t>(64, 2 * households_.size());
}

void Admission::forget(Households::iterator household) {
    household->second.refusals.conclude(audit_, household->second.refused);
    households_.erase(household);
}

} // namespace chat
