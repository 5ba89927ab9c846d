// irc and people of other protocols over sockets: who hears of whom, and whom a room keeps out.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/broadcast_chatter.hpp"
#include "tests/integration/irc_scene.hpp"
#include "tests/integration/liner.hpp"
#include "tests/support/catch.hpp"

#include <optional>
#include <string>

using namespace chat;
using namespace chat::test;

namespace {

JournalKind both() { return GENERATE(JournalKind::memory, JournalKind::delaying); }

const std::string by_ann = ":ann!~ann@127.0.0.1 ", s = ":irc.chatd ";
const std::string not_allowed = "ERR join not-allowed ";

// What the line protocol answers, one line of it.
std::string answer(Liner& liner, const std::string& command) {
    liner.types(command);
    return liner.client.until("\n");
}

} // namespace

TEST_CASE("irc strangers: a monitor hears of people however they come, and of all roads by which they go") {
    const Campus campus;
    Netizen ann(campus, "ann");
    ann.says("MONITOR + bob,cy,dee");
    CHECK(ann.all() == s + "731 ann :bob,cy,dee\r\n");
    std::optional<Netizen> bob(std::in_place, campus, "bob");
    CHECK(ann.hears() == s + "730 ann :bob!~bob@127.0.0.1");
    std::optional<Liner> cy(std::in_place, campus.line, "Cy");
    CHECK(ann.hears() == s + "730 ann :Cy!line@127.0.0.1");
    std::optional<binary::Chatter> dee(std::in_place, campus.broadcast, "Dee");
    CHECK(ann.hears() == s + "730 ann :Dee!broadcast@127.0.0.1");
    ann.says("MONITOR S");
    CHECK(ann.all() == s + "730 ann :bob!~bob@127.0.0.1,Cy!line@127.0.0.1,Dee!broadcast@127.0.0.1\r\n");
    bob->client.reset();
    CHECK(ann.hears() == s + "731 ann :bob");
    cy->types("logout");
    CHECK(ann.hears() == s + "731 ann :Cy");
    dee.reset();
    CHECK(ann.hears() == s + "731 ann :Dee");
    CHECK(ann.all() == "");
}

TEST_CASE("irc strangers: operators' words to all reach who set +w, and nobody else") {
    const Campus campus;
    Netizen ann(campus, "ann"), bob(campus, "bob"), cy(campus, "cy");
    Liner dee(campus.line, "Dee");
    for (Netizen* const person : {&ann, &bob, &cy}) person->joins("#lobby");
    dee.types("ping");
    dee.client.until("OK ping\n");
    bob.says("MODE bob +w");
    bob.all(), ann.opers(), ann.all();
    ann.says("WALLOPS :the cake is ready");
    CHECK(bob.hears() == by_ann + "WALLOPS :the cake is ready");
    CHECK(ann.all() == "");
    CHECK(cy.all().find("cake") == std::string::npos);
    CHECK(dee.hears_nothing_else());
}

TEST_CASE("irc strangers: another name is heard on every protocol, and is the one to be spoken to by") {
    const Campus campus(both());
    Netizen ann(campus, "ann");
    ann.joins("#lobby");
    Liner bob(campus.line, "Bob");
    binary::Chatter cy(campus.broadcast, "Cy");
    CHECK(bob.hears("LOGIN Cy\nJOINED lobby Cy\n"));
    CHECK(ann.all() == ":Bob!line@127.0.0.1 JOIN #lobby\r\n:Cy!broadcast@127.0.0.1 JOIN #lobby\r\n");
    ann.says("NICK anna");
    CHECK(bob.hears("LOGOUT ann\nLOGIN anna\nJOINED lobby anna\n"));
    CHECK(cy.hears(2) == binary::Heard{binary::leaving("ann"), binary::joining("anna")});
    CHECK(ann.hears() == by_ann + "NICK anna");
    CHECK(answer(bob, "send ann hello").starts_with("ERR send no-such-user "));
    CHECK(bob.answers("send anna hello", "OK send\n"));
    CHECK(ann.hears() == ":Bob!line@127.0.0.1 PRIVMSG anna :hello");
    cy.sends(binary::direct("@anna psst"));
    CHECK(ann.hears() == ":Cy!broadcast@127.0.0.1 PRIVMSG anna :psst");
    CHECK(bob.answers("users lobby", "USERS lobby anna Bob Cy\nOK users\n"));
    ann.says("NICK ANNA");
    CHECK(bob.hears("LOGOUT anna\nLOGIN ANNA\nJOINED lobby ANNA\n"));
    CHECK(bob.hears_nothing_else());
}

TEST_CASE("irc strangers: a room's key, limit, bans and +i keep line clients out, and an invitation lets one in") {
    const Campus campus;
    Netizen ann(campus, "ann");
    ann.joins("#den");
    Liner bob(campus.line, "Bob");
    const auto asks = [&](const std::string& mode) {
        ann.says("MODE #den " + mode);
        CHECK(ann.all() == by_ann + "MODE #den " + mode + "\r\n");
    };
    asks("+k bees");
    CHECK(answer(bob, "join den").starts_with(not_allowed));
    asks("-k+l * 1");
    CHECK(answer(bob, "join den").starts_with(not_allowed));
    asks("-l+b *!line@*");
    CHECK(answer(bob, "join den").starts_with(not_allowed));
    asks("-b+i *!line@*");
    CHECK(answer(bob, "join den").starts_with(not_allowed));
    ann.says("INVITE bob #den");
    CHECK(ann.all() == s + "341 ann Bob #den\r\n");
    CHECK(bob.answers("join den", "OK join den\n"));
    CHECK(ann.hears() == ":Bob!line@127.0.0.1 JOIN #den");
    bob.types("drop den");
    CHECK(bob.client.until("\n") == "OK drop den\n");
    CHECK(answer(bob, "join den").starts_with(not_allowed)); // it was good for once
    CHECK(bob.hears_nothing_else());
}

TEST_CASE("irc strangers: who is banned is refused in the words of his own protocol, at the door and inside") {
    const Campus campus(both());
    Netizen ann(campus, "ann");
    ann.joins("#lobby"), ann.opers();
    binary::Chatter bob(campus.broadcast, "Bob");
    Liner cy(campus.line, "Cy");
    CHECK(bob.hears() == binary::joining("Cy"));
    ann.all();
    ann.says("MODE #lobby +bb *!broadcast@* *!line@*");
    ann.all();
    bob.sends(binary::talk("hi"));
    CHECK(bob.hears() == "05 Not allowed");
    CHECK(answer(cy, "say lobby hi").starts_with("ERR say not-allowed "));
    binary::Chatter dee(campus.broadcast);
    dee.sends(binary::join("Dee"));
    CHECK(dee.hears() == "01");
    Liner eve(campus.line);
    CHECK(answer(eve, "login Eve").starts_with("ERR login not-allowed "));
    CHECK(ann.all() == "");
    ann.says("MODE #lobby -bb *!broadcast@* *!line@*");
    ann.all();
    dee.sends(binary::join("Dee"));
    CHECK(ann.hears() == ":Dee!broadcast@127.0.0.1 JOIN #lobby");
    bob.sends(binary::talk("hi"));
    CHECK(ann.hears() == ":Bob!broadcast@127.0.0.1 PRIVMSG #lobby :hi");
}

TEST_CASE("irc strangers: a room that a listener is bound to has no ops, and even for operators no +i, +k or +l") {
    const Campus campus;
    Netizen ann(campus, "ann");
    ann.says("JOIN #lobby");
    CHECK(ann.all() ==
          by_ann + "JOIN #lobby\r\n" + s + "353 ann = #lobby :ann\r\n" + s + "366 ann #lobby :End of /NAMES list\r\n");
    ann.says("MODE #lobby +i");
    CHECK(ann.all() == s + "482 ann #lobby :You're not channel operator\r\n");
    ann.opers();
    ann.says("MODE #lobby +iklm bees 2");
    const std::string why = " * :Not in a room that other protocols talk to\r\n";
    CHECK(ann.all() == s + "696 ann #lobby i" + why + s + "696 ann #lobby k" + why + s + "696 ann #lobby l" + why +
                           by_ann + "MODE #lobby +m\r\n");
    const Liner bob(campus.line, "Bob");
    const binary::Chatter cy(campus.broadcast, "Cy");
    CHECK(ann.all() == ":Bob!line@127.0.0.1 JOIN #lobby\r\n:Cy!broadcast@127.0.0.1 JOIN #lobby\r\n");
}
