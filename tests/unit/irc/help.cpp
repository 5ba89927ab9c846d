// HELP and HELPOP.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/commands.hpp"
#include "protocols/irc/help_texts.hpp"
#include "tests/unit/irc/people.hpp"

#include <string>

using namespace chat;
using namespace chat::test;

namespace {

const std::string s = ":irc.chatd ";

} // namespace

TEST_CASE("irc HELP: a command has its parameters and what it does") {
    IrcHouse house;
    IrcPerson ann(house, "ann");
    const std::string topic = s + "704 ann TOPIC :The command TOPIC\n" + s + "705 ann TOPIC :\n" + s +
                              "705 ann TOPIC :TOPIC <channel> [<topic>]\n" + s +
                              "705 ann TOPIC :Shows or sets what a channel is about. An empty topic takes it away.\n" +
                              s + "706 ann TOPIC :HELP tells what else there is.\n";
    CHECK(ann.asks("HELP TOPIC") == topic);
    CHECK(ann.asks("HELPOP topic") == topic);
}

TEST_CASE("irc HELP: every command is explained") {
    REQUIRE(irc::command_texts().size() == irc::all_commands().size());
    for (std::size_t at = 0; at < irc::all_commands().size(); ++at) {
        CHECK(irc::command_texts()[at].subject == irc::all_commands()[at].name);
        CHECK(!irc::command_texts()[at].text.empty());
    }
}

TEST_CASE("irc HELP: alone it lists what there is help about") {
    IrcHouse house;
    IrcPerson ann(house, "ann");
    const std::string seen = ann.asks("HELP");
    CHECK(seen.starts_with(s + "704 ann * :What there is help about\n" + s + "705 ann * :\n" + s +
                           "705 ann * :Commands:\n" + s + "705 ann * :ADMIN AWAY CAP HELP HELPOP INFO INVITE ISON\n" +
                           s + "705 ann * :JOIN KICK KILL LINKS LIST LUSERS MODE MONITOR\n"));
    CHECK(seen.ends_with(s + "705 ann * :Other subjects:\n" + s + "705 ann * :CMODES MASKS PEOPLE UMODES\n" + s +
                         "706 ann * :HELP and one of these tells more.\n"));
}

TEST_CASE("irc HELP: a few subjects are no commands") {
    IrcHouse house;
    IrcPerson ann(house, "ann");
    CHECK(ann.asks("HELP masks") ==
          s + "704 ann MASKS :MASKS\n" + s + "705 ann MASKS :\n" + s +
              "705 ann MASKS :nick!user@host, with * for any characters and ? for one. What is left out is any.\n" + s +
              "706 ann MASKS :HELP tells what else there is.\n");
    for (const irc::HelpText& text : irc::other_texts())
        CHECK(ann.asks("HELP " + std::string(text.subject)).find(" 705 ann " + std::string(text.subject) + " :") !=
              std::string::npos);
}

TEST_CASE("irc HELP: of anything else nothing is known") {
    IrcHouse house;
    IrcPerson ann(house, "ann");
    CHECK(ann.asks("HELP cooking") == s + "524 ann cooking :No help available on this topic\n");
}
