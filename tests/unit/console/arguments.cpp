// What the command line of a client means.
// SPDX-License-Identifier: BSL-1.0
#include "apps/console/client.hpp"
#include "apps/console/connect.hpp"

#include "tests/support/catch.hpp"

using namespace chat;

namespace {

const Usage usage{"chat-test", "<host> <port> [--name N]", "Tests.", {{"name", "your name"}}};

Arguments parsed(std::vector<const char*> words) {
    words.insert(words.begin(), "chat-test");
    return parse_arguments(usage, static_cast<int>(words.size()), words.data());
}

int status_of(std::vector<const char*> words, const std::function<int(const Arguments&)>& body) {
    words.insert(words.begin(), "chat-test");
    return client_main(usage, static_cast<int>(words.size()), words.data(), body);
}

int nothing(const Arguments&) { return 0; }

} // namespace

TEST_CASE("arguments: host, port and options in any order") {
    const Arguments arguments = parsed({"--name", "Bob B", "::1", "9020"});
    CHECK(arguments.host == "::1");
    CHECK(arguments.port == "9020");
    CHECK(arguments.values.at(0) == "Bob B");
    CHECK(parsed({"localhost", "1", "--name=Al"}).values.at(0) == "Al");
    CHECK_FALSE(parsed({"localhost", "1"}).values.at(0));
}

TEST_CASE("arguments: what makes no sense is said") {
    CHECK_THROWS_AS(parsed({}), WrongUsage);
    CHECK_THROWS_AS(parsed({"localhost"}), WrongUsage);
    CHECK_THROWS_AS(parsed({"localhost", "9020", "more"}), WrongUsage);
    CHECK_THROWS_AS(parsed({"localhost", "9020", "--bogus"}), WrongUsage);
    CHECK_THROWS_AS(parsed({"localhost", "9020", "--name"}), WrongUsage);
    for (const char* port : {"0", "65536", "http", "90x", "+1", "99999999999", ""})
        CHECK_THROWS_AS(parsed({"localhost", port}), WrongUsage);
}

TEST_CASE("arguments: each way to fail has its exit status") {
    CHECK(status_of({"localhost"}, nothing) == 64);
    CHECK(status_of({"localhost", "1"}, nothing) == 0);
    CHECK(status_of({"localhost", "1"}, [](const Arguments&) -> int { throw Unreachable("nobody there"); }) == 69);
    CHECK(status_of({"localhost", "1"}, [](const Arguments&) -> int { throw std::runtime_error("odd"); }) == 70);
}

TEST_CASE("arguments: --help needs nothing else") {
    CHECK(parsed({"--help"}).help);
    CHECK_THAT(help_text(usage), test::contains_text("usage: chat-test <host> <port> [--name N]\n"));
    CHECK_THAT(help_text(usage), test::contains_text("--name"));
}
