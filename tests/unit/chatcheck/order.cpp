// chatcheck's command line: what it means, and what is said when it means nothing.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/order/order.hpp"

#include "tests/support/catch.hpp"

#include <initializer_list>
#include <vector>

namespace chat::check {
namespace {

Order order(std::initializer_list<const char*> words) {
    std::vector<const char*> argv{"chatcheck"};
    argv.insert(argv.end(), words);
    return read_order(static_cast<int>(argv.size()), argv.data());
}

std::string fault(std::initializer_list<const char*> words) {
    try {
        order(words);
    } catch (const UsageError& error) {
        return error.what();
    }
    return "";
}

TEST_CASE("chatcheck order: a server is one that runs, or one that is started") {
    const Order found = order({"server", "--protocol", "crlf", "example.org", "9020"});
    CHECK(found.words == std::vector<std::string>{"example.org", "9020"});
    const Order started = order({"server", "--protocol", "crlf", "--exec", "./server {port}"});
    CHECK(started.exec == "./server {port}");
    CHECK_THAT(fault({"server", "--protocol", "crlf"}), test::contains_text("either HOST PORT or --exec"));
    CHECK_THAT(fault({"server", "--protocol", "crlf", "localhost"}), test::contains_text("the PORT is missing"));
}

TEST_CASE("chatcheck order: a server that is started is told its port") {
    CHECK_THAT(fault({"server", "--protocol", "crlf", "--exec", "./server 9020"}), test::contains_text("{port}"));
}

TEST_CASE("chatcheck order: mistyped words are told with what was meant") {
    CHECK_THAT(fault({"sever"}), test::contains_text("did you mean server?"));
    CHECK_THAT(fault({"server", "--protocl", "crlf"}), test::contains_text("did you mean --protocol?"));
    CHECK_THAT(fault({"server", "--protocol", "ftp"}),
               test::contains_text("must be one of broadcast, crlf, echo, irc, line, peer"));
    CHECK_THAT(fault({"server", "--protocol", "crlf", "--habit", "adio_reply=yes", "h", "1"}),
               test::contains_text("did you mean adios_reply?"));
    CHECK_THAT(fault({"server", "--protocol", "crlf", "--habit", "adios_reply=maybe", "h", "1"}),
               test::contains_text("auto or one of no, yes"));
}

TEST_CASE("chatcheck order: numbers have their ranges") {
    CHECK_THAT(fault({"serve", "--protocol", "crlf", "--port", "70000"}), test::contains_text("from 1 to 65535"));
    CHECK_THAT(fault({"server", "--protocol", "crlf", "--time-factor", "0", "h", "1"}),
               test::contains_text("from 0.1"));
    CHECK_THAT(fault({"server", "--protocol", "crlf", "--repeat", "x", "h", "1"}), test::contains_text("not \"x\""));
}

TEST_CASE("chatcheck order: a habit that is to be found out is not set") {
    const Order asked = order({"server", "--protocol", "crlf", "--habit", "adios_reply=auto", "h", "1"});
    CHECK(asked.habits.all().empty());
}

TEST_CASE("chatcheck order: reports have a format and a file") {
    const Order asked = order({"client", "--protocol", "crlf", "--exec", "x", "--report", "junit=a.xml"});
    CHECK(asked.reports.at("junit") == "a.xml");
    CHECK(asked.selection.side == Side::client);
    CHECK_THAT(fault({"client", "--protocol", "crlf", "--exec", "x", "--report", "pdf=a"}),
               test::contains_text("junit"));
    CHECK_THAT(fault({"client", "--protocol", "crlf", "--exec", "x", "--report", "junit"}),
               test::contains_text("FILE"));
}

} // namespace
} // namespace chat::check
