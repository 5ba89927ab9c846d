// The file of an interop lab, and what is said of a wrong one.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/matrix/class_file.hpp"

#include "apps/chatcheck/matrix/pairs.hpp"
#include "libchat/config/config_error.hpp"
#include "tests/support/catch.hpp"

namespace chat::check {
namespace {

constexpr std::string_view good = "[class]\nprotocol = crlf\nadios_reply = yes\n"
                                  "[server.al]\nexec = ./al {port}\n"
                                  "[client.bo]\nexec = ./bo {host} {port}\ntypes = {name}\\n\\n\nleaves = bye\\n\n";

std::string fault(const std::string& text) {
    try {
        read_class("class.ini", text);
    } catch (const ConfigError& error) {
        return error.what();
    }
    return "";
}

TEST_CASE("chatcheck matrix: a class has a protocol, servers and clients") {
    const ClassFile lab = read_class("class.ini", good);
    CHECK(lab.protocol == "crlf");
    CHECK(lab.habits.is("adios_reply", "yes"));
    REQUIRE(lab.servers.size() == 1);
    CHECK(lab.servers[0].name == "al");
    REQUIRE(lab.clients.size() == 1);
    CHECK(lab.clients[0].types == "{name}\n\n");
    CHECK(lab.clients[0].leaves == "bye\n");
}

TEST_CASE("chatcheck matrix: a wrong file is told by line and key") {
    const std::string text(good);
    CHECK_THAT(fault("[class]\nprotocol = ftp\n"), test::starts_with_text("class.ini:2: [class] protocol = ftp"));
    CHECK_THAT(fault("[class]\nprotocol = crlf\n"), test::contains_text("[server.NAME]: there is none"));
    CHECK_THAT(fault(text + "[server.x]\nexec = ./x\n"), test::contains_text("has no {port} in it"));
    CHECK_THAT(fault(text + "[server.x]\nexe = ./x {port}\n"), test::contains_text("did you mean exec?"));
    CHECK_THAT(fault(text + "[sever.x]\nexec = ./x {port}\n"), test::contains_text("is no section of this file"));
    CHECK_THAT(fault("[class]\nprotocol = crlf\nadio_reply = yes\n"), test::contains_text("did you mean adios_reply?"));
}

TEST_CASE("chatcheck matrix: the table has a row a server and a column a client, and says where it went wrong") {
    ClassFile lab = read_class("class.ini", good);
    lab.clients.push_back({"eve", "", "", ""});
    std::vector<PairResult> pairs(2);
    pairs[0] = {"al", "bo", Outcome::pass, "", "", {}, {}};
    pairs[1] = {"al", "eve", Outcome::timeout, "hears", "the client does not show \"hi\"", {}, {}};
    CHECK(text_table(lab, pairs) == "server  bo        eve     \n"
                                    "al      ok        hears   \n\n"
                                    "al with eve: it hears: the client does not show \"hi\"\n"
                                    "1 of 2 pairs understand each other\n");
}

} // namespace
} // namespace chat::check
