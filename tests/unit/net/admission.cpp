// Who is taken in, by a clock set by hand.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/net/admission.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fakes.hpp"

#include <string>
#include <string_view>

using namespace chat;
using namespace chat::test;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view full = "too many connections";
constexpr std::string_view many = "too many connections from your address";
constexpr std::string_view fast = "too many new connections from your address";

struct Door {
    std::string_view enters(const std::string& ip) { return admission.enter(from(ip), now); }
    void leaves(const std::string& ip) { admission.leave(*from(ip), now); }
    static OriginPtr from(const std::string& ip) { return OriginPtr(new Origin("irc", "irc", 1, ip, 50'000)); }

    Limits limits;
    RecordingAudit audit;
    Admission admission{limits, audit};
    Instant now = Instant() + 1h;
};

} // namespace

TEST_CASE("admission: so many connections there may be in all, wherever they come from") {
    Door door;
    door.limits.connections = 2;
    CHECK(door.enters("127.0.0.1").empty());
    CHECK(door.enters("192.0.2.1").empty());
    CHECK(door.enters("127.0.0.1") == full);
    CHECK(door.enters("192.0.2.2") == full);
    door.leaves("127.0.0.1");
    CHECK(door.enters("192.0.2.2").empty());
}

TEST_CASE("admission: so many connections one household may have, and another one as many") {
    Door door;
    door.limits.connections_per_ip = 2;
    for (const std::string ip : {"192.0.2.1", "192.0.2.1", "2001:db8::1", "2001:db8::2"})
        CHECK(door.enters(ip).empty());
    CHECK(door.enters("192.0.2.1") == many);
    CHECK(door.enters("2001:db8::3") == many);
    CHECK(door.enters("192.0.2.2").empty());
    CHECK(door.enters("2001:db8:0:1::1").empty());
    door.leaves("192.0.2.1");
    CHECK(door.enters("192.0.2.1").empty());
    CHECK(door.enters("192.0.2.1") == many);
}

TEST_CASE("admission: one household comes so often at once, and then one by one") {
    Door door;
    door.limits.new_connections_per_ip = {4, 60s};
    for (int n = 0; n < 4; ++n) {
        CHECK(door.enters("192.0.2.1").empty());
        door.leaves("192.0.2.1");
    }
    CHECK(door.enters("192.0.2.1") == fast);
    door.now += 14'999ms;
    CHECK(door.enters("192.0.2.1") == fast);
    door.now += 1ms;
    CHECK(door.enters("192.0.2.1").empty());
    CHECK(door.enters("192.0.2.1") == fast);
    door.now += 1h;
    for (int n = 0; n < 4; ++n) CHECK(door.enters("192.0.2.1").empty());
    CHECK(door.enters("192.0.2.1") == fast);
}

TEST_CASE("admission: who is exempt comes as often as he likes") {
    Door door;
    door.limits.exempt.push_back(*AddressRange::parse("192.0.2.0/24"));
    for (int n = 0; n < 1'000; ++n)
        for (const std::string ip : {"127.0.0.1", "::1", "192.0.2.9"}) CHECK(door.enters(ip).empty());
}

TEST_CASE("admission: with 0, anybody does") {
    Door door;
    door.limits.connections_per_ip = 0;
    door.limits.new_connections_per_ip = {};
    for (int n = 0; n < 1'000; ++n) CHECK(door.enters("192.0.2.1").empty());
}

TEST_CASE("admission: the audit log has each of the first refusals, and then how many more") {
    Door door;
    door.limits.connections_per_ip = 1;
    CHECK(door.enters("192.0.2.1").empty());
    for (int n = 0; n < 1'000; ++n) CHECK(door.enters("192.0.2.1") == many);
    CHECK(door.audit.count("refused") < 80);
    CHECK(door.audit.count("refused too many") == 64);
}

TEST_CASE("admission: what is not needed any more is forgotten") {
    Door door;
    door.limits.new_connections_per_ip = {4, 60s};
    const auto storm = [&](const std::string& net) {
        for (int n = 0; n < 10'000; ++n) {
            const std::string ip = net + std::to_string(n / 250) + "." + std::to_string(n % 250);
            CHECK(door.enters(ip).empty());
            door.leaves(ip);
            door.now += 1ms;
        }
    };
    storm("10.0.");
    const std::size_t once = door.admission.households();
    door.now += 1min;
    storm("10.1.");
    CHECK(door.admission.households() <= once + 1'000);
}
