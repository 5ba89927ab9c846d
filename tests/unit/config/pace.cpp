// Flood control as an operator writes it: two keys of every listener, which go together.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/config/fixture.hpp"

#include <vector>

using namespace chat;
using namespace chat::test;

namespace {

// One protocol without flood control of its own, and one with.
Config paced(const std::string& text) {
    static const std::vector<ProtocolType> list{
        {"quick", "quick", 1, {}, nullptr, ""},
        {"calm", "calm", 2, {}, nullptr, "", {}, nullptr, Pace{5, 2}},
    };
    return parse_config("chatd.ini", text, list);
}

Pace of(const std::string& protocol, const std::string& keys = {}) {
    return paced("[listen.a]\nprotocol = " + protocol + "\n" + keys).listeners[0].pace;
}

} // namespace

TEST_CASE("config pace: what the protocol has, where nothing is said") {
    CHECK(of("quick") == Pace{});
    CHECK(of("calm") == Pace{5, 2});
    CHECK(default_config(protocols()).listeners[0].pace == Pace{});
}

TEST_CASE("config pace: it is chosen, in part or in whole, and switched off") {
    CHECK(of("quick", "burst = 20\nrate = 10\n") == Pace{20, 10});
    CHECK(of("calm", "burst = 20\n") == Pace{20, 2});
    CHECK(of("calm", "rate = 10000\n") == Pace{5, 10'000});
    CHECK(of("calm", "burst = 0\nrate = 0\n") == Pace{});
}

TEST_CASE("config pace: it is printed as it is read") {
    CHECK_THAT(print_config(paced("[listen.a]\nprotocol = calm\nrate = 7\n")),
               contains_text("\nburst = 5\nrate = 7\n"));
    CHECK_THAT(print_config(paced("[listen.a]\nprotocol = quick\n")), contains_text("\nburst = 0\nrate = 0\n"));
}

TEST_CASE("config pace: a number out of range") {
    CHECK(complaint(listener + "burst = 10001\n") == "chatd.ini:3: [listen.commands] burst = 10001: above 10000; "
                                                     "allowed: 0 for no flood control, or a number to 10000");
    CHECK(complaint(listener + "rate = 10001\n") ==
          "chatd.ini:3: [listen.commands] rate = 10001: above 10000; "
          "allowed: 0 for no flood control, or a number to 10000 (in a second)");
    CHECK_THAT(complaint(listener + "rate = -1\n"), contains_text("rate = -1: negative"));
    CHECK_THAT(complaint(listener + "rate = 0.5\n"), contains_text("rate = 0.5: not a whole number"));
    CHECK_THAT(complaint(listener + "burst =\n"), contains_text("burst = : empty"));
    CHECK_THAT(complaint(listener + "bursts = 1\n"), contains_text("did you mean burst?"));
    CHECK_THAT(complaint(listener + "[limits]\nburst = 5\n"), contains_text("it belongs in [listen.NAME]"));
}

TEST_CASE("config pace: one half of it is a mistake") {
    CHECK(complaint(listener + "burst = 5\n") ==
          "chatd.ini:3: [listen.commands] burst = 5: burst is 5 and rate is 0, and neither goes without the other; "
          "allowed: both 0 for no flood control, or both above");
    CHECK_THAT(complaint(listener + "rate = 2\n"),
               contains_text("chatd.ini:3: [listen.commands] rate = 2: burst is 0 and rate is 2"));
    CHECK_THROWS_WITH(of("calm", "burst = 0\n"), contains_text("burst = 0: burst is 0 and rate is 2"));
    CHECK_THROWS_WITH(of("calm", "burst = 9\nrate = 0\n"),
                      contains_text("chatd.ini:4: [listen.a] rate = 0: burst is 9"));
}
