// To whom a direct message goes.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/broadcast/direct.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace chat::broadcast;

namespace {

// "Al: hi"
std::vector<std::string> read(std::string_view body) {
    std::vector<std::string> all;
    for (const Address& address : readings_of(body))
        all.push_back(std::string(address.to) + ": " + std::string(address.text));
    return all;
}

using Read = std::vector<std::string>;

} // namespace

TEST_CASE("direct: four ways to write an address") {
    CHECK(read("@Al hi there") == Read{"Al: hi there"});
    CHECK(read("/w Al hi there") == Read{"Al: hi there"});
    CHECK(read("Al hi there") == Read{"Al: hi there"});
    CHECK(read("w Al hi there") == Read{"w: Al hi there", "Al: hi there"});
    CHECK(read("/w @Al hi there") == Read{"Al: hi there"});
}

TEST_CASE("direct: somebody may be called w") {
    CHECK(read("@w hi") == Read{"w: hi"});
    CHECK(read("/w w hi") == Read{"w: hi"});
}

TEST_CASE("direct: the text is all behind one blank") {
    CHECK(read("@Al  two  blanks ") == Read{"Al:  two  blanks "});
    CHECK(read("@Al @Bob hi") == Read{"Al: @Bob hi"});
}

TEST_CASE("direct: whatever is missing is empty") {
    CHECK(read("") == Read{": "});
    CHECK(read("@") == Read{": "});
    CHECK(read("@Al") == Read{"Al: "});
    CHECK(read("@Al ") == Read{"Al: "});
    CHECK(read("/w") == Read{": "});
    CHECK(read("w") == Read{"w: ", ": "});
    CHECK(read(" Al hi") == Read{": Al hi"});
}
