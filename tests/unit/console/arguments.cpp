// What the command line of a client means.
// SPDX-License-Identifier: BSL-1.0
#include "apps/console/client.hpp"
#include "apps/console/connect.hpp"

#include "tests/support/catch.hpp"

using namespace chat;
using namespace chat::test;

namespace {

const Usage usage{"chat-test", {"host", "port"}, "Tests.", {{"name", "your name", "N"}}};
const Usage named{
    "chat-test", {"ip", "name"}, "Tests.", {{"port", "where it listens", "N", "9000"}, {"loud", "speak up"}}};

Arguments parsed(std::vector<const char*> words, const Usage& as = usage) {
    words.insert(words.begin(), "chat-test");
    return parse_arguments(as, static_cast<int>(words.size()), words.data());
}

int status_of(std::vector<const char*> words, const std::function<int(const Arguments&)>& body) {
    words.insert(words.begin(), "chat-test");
    return client_main(usage, static_cast<int>(words.size()), words.data(), body);
}

int nothing(const Arguments&) { return 0; }

} // namespace

TEST_CASE("arguments: host, port and options in any order") {
    const Arguments arguments = parsed({"--name", "Bob B", "::1", "9020"});
    CHECK(arguments["host"] == "::1");
    CHECK(arguments["port"] == "9020");
    CHECK(arguments["name"] == "Bob B");
    CHECK(parsed({"localhost", "1", "--name=Al"}).find("name") == "Al");
    CHECK_FALSE(parsed({"localhost", "1"}).find("name"));
}

TEST_CASE("arguments: each program names its own words") {
    const Arguments arguments = parsed({"::1", "Bob"}, named);
    CHECK(arguments["ip"] == "::1");
    CHECK(arguments["name"] == "Bob");
    CHECK(parsed({"::1", "--", "--loud"}, named)["name"] == "--loud");
    CHECK(parsed({"::1", ""}, named)["name"] == "");
    CHECK_THROWS_AS(parsed({"::1", "--name", "Bob"}, named), WrongUsage);
}

TEST_CASE("arguments: one more word may follow, which is the program's to judge") {
    Usage serving{"chat-test", {}, "Tests.", {}};
    serving.may_follow = "port";
    CHECK_FALSE(parsed({}, serving).has("port"));
    CHECK(parsed({"80000"}, serving)["port"] == "80000");
    CHECK_THROWS_AS(parsed({"1027", "1028"}, serving), WrongUsage);
    CHECK_THAT(help_text(serving), contains_text("usage: chat-test [<port>]\n"));
    serving.words = {"host"};
    CHECK_THROWS_AS(parsed({}, serving), WrongUsage);
    CHECK(parsed({"::1"}, serving)["host"] == "::1");
}

TEST_CASE("arguments: an option that is not given may have a value all the same") {
    CHECK(parsed({"::1", "Bob"}, named)["port"] == "9000");
    CHECK(parsed({"::1", "Bob", "--port", "1"}, named)["port"] == "1");
}

TEST_CASE("arguments: a flag is there or not, and takes no value") {
    CHECK_FALSE(parsed({"::1", "Bob"}, named).has("loud"));
    CHECK(parsed({"::1", "--loud", "Bob"}, named).has("loud"));
    CHECK(parsed({"::1", "--loud", "Bob"}, named)["name"] == "Bob");
    CHECK_THROWS_AS(parsed({"::1", "Bob", "--loud=very"}, named), WrongUsage);
}

TEST_CASE("arguments: what makes no sense is said") {
    CHECK_THROWS_AS(parsed({}), WrongUsage);
    CHECK_THROWS_WITH(parsed({"localhost"}), "the <port> is missing");
    CHECK_THROWS_WITH(parsed({"localhost", "9020", "more"}), "\"more\" is one word too many");
    CHECK_THROWS_AS(parsed({"localhost", "9020", "--bogus"}), WrongUsage);
    CHECK_THROWS_AS(parsed({"localhost", "9020", "--name"}), WrongUsage);
    CHECK_THROWS_AS(parsed({"localhost", "9020", "--name", "a", "--name", "b"}), WrongUsage);
    for (const char* port : {"0", "65536", "http", "90x", "+1", "99999999999", ""}) {
        CHECK_THROWS_AS(parsed({"localhost", port}), WrongUsage);
        const std::string option = std::string("--port=") + port;
        CHECK_THROWS_AS(parsed({"::1", "Bob", option.c_str()}, named), WrongUsage);
    }
}

TEST_CASE("arguments: each way to fail has its exit status") {
    CHECK(status_of({"localhost"}, nothing) == 64);
    CHECK(status_of({"localhost", "1"}, nothing) == 0);
    CHECK(status_of({"localhost", "1"}, [](const Arguments&) -> int { throw Unreachable("nobody there"); }) == 69);
    CHECK(status_of({"localhost", "1"}, [](const Arguments&) -> int { throw std::runtime_error("odd"); }) == 70);
}

TEST_CASE("arguments: --help needs nothing else, and shows all there is") {
    CHECK(parsed({"--help"}).help);
    CHECK_THAT(help_text(usage), test::contains_text("usage: chat-test <host> <port> [--name N]\n"));
    CHECK_THAT(help_text(usage), test::contains_text("your name"));
    CHECK_THAT(help_text(named), test::contains_text("usage: chat-test <ip> <name> [--port 9000] [--loud]\n"));
    CHECK_THAT(help_text(named), test::contains_text("speak up"));
}
