// A flood of refusals is counted, not told one by one.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/refusals.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fakes.hpp"

#include <string>
#include <vector>

using namespace chat;
using namespace chat::test;

namespace {

// The records of so many refusals of one client.
std::vector<std::string> records_of(unsigned count) {
    RecordingAudit audit;
    const OriginPtr origin(new Origin("broadcast", "broadcast", 1, "127.0.0.1", 50'000));
    Refusals refusals;
    AuditRecord refusal("refused", origin);
    refusal.reason = "Join first";
    for (unsigned i = 0; i < count; ++i) refusals.record(audit, refusal);
    refusals.conclude(audit, origin);
    return audit.lines();
}

} // namespace

TEST_CASE("refusals: the first sixty-four are told each") {
    CHECK(records_of(0).empty());
    CHECK(records_of(64) == std::vector<std::string>(64, "refused Join first"));
}

TEST_CASE("refusals: of a flood the log has few records, and none is uncounted") {
    CHECK(records_of(65).back() == "refused 1 requests more");
    CHECK(records_of(128).back() == "refused 64 requests more");
    const auto flood = records_of(1'000'000);
    CHECK(flood.size() < 100);
    unsigned counted = 64;
    for (std::size_t i = 64; i < flood.size(); ++i)
        counted += static_cast<unsigned>(std::stoul(flood[i].substr(std::string("refused ").size())));
    CHECK(counted == 1'000'000);
}
