// The binary protocol without sockets: the frames a client sends, the frames it gets.
// SPDX-License-Identifier: BSL-1.0
#include "tests/support/every_split.hpp"
#include "tests/unit/broadcast/guest.hpp"

#include <memory>
#include <string>

using namespace chat;
using namespace chat::test;
using namespace chat::test::broadcast;
using namespace std::string_literals;

TEST_CASE("broadcast: a join is answered by one byte, then announced to all, then explained") {
    BroadcastHouse house(both());
    house.options = Options(house.type.options);
    Guest al(house), bob(house);
    CHECK(al.sees().empty());
    CHECK(al.answers(join("Al")) == yes + talk("**Al is joining the chat**") + commands);
    CHECK(bob.answers(join("Bob")) == yes + talk("**Bob is joining the chat**") + commands);
    CHECK(al.sees() == talk("**Bob is joining the chat**"));
}

TEST_CASE("broadcast: a taken name is refused, and another may be tried") {
    BroadcastHouse house;
    Guest al(house, "Al"), bob(house);
    CHECK(bob.answers(join("Al")) == no);
    CHECK(bob.answers(join("aL") + join("") + join("Bob")) == no + no + yes + talk("**Bob is joining the chat**"));
    CHECK(house.audit.count("name Al rejected name in use") == 1);
    CHECK(house.audit.count("name  rejected blank name") == 1);
    CHECK(house.audit.count("name Bob accepted") == 1);
}

TEST_CASE("broadcast: a name keeps its letters, and loses the line end of whoever typed it") {
    BroadcastHouse house;
    Guest bob(house);
    CHECK(bob.answers(join("BoB\r\n\0"s)) == yes + talk("**BoB is joining the chat**"));
    CHECK(bob.answers("\3") == frame(Type::list, "BoB"));
}

TEST_CASE("broadcast: a name over any length is refused, and what is in it disturbs nothing") {
    BroadcastHouse house;
    Guest bob(house);
    CHECK(bob.answers(join(std::string(33, 'x')) + join(std::string(65'535, '\1')) + join("Bob")) ==
          no + no + yes + talk("**Bob is joining the chat**"));
    CHECK(house.audit.count("name  rejected name of 65535 bytes too long") == 1);
    CHECK(house.audit.count("name " + std::string(33, 'x') + " rejected name too long") == 1);
}

TEST_CASE("broadcast: the bytes of a bad name are kept for the audit log") {
    BroadcastHouse house;
    Guest bob(house);
    CHECK(bob.answers(join("B\0b"s)) == no);
    CHECK(house.audit.lines() ==
          std::vector<std::string>{"name B b rejected name has a character it may not have raw:B\0b"s});
}

TEST_CASE("broadcast: what one says all others hear") {
    BroadcastHouse house(both());
    Guest al(house, "Al"), bob(house, "Bob"), stranger(house);
    al.sees();
    CHECK(bob.answers(talk("Hi\n")) == "");
    CHECK(al.sees() == talk("[Bob] Hi"));
    CHECK(stranger.sees() == "");
    CHECK(house.lobby.room("lobby").journal().end() == 1);
}

TEST_CASE("broadcast: with echo the speaker hears himself too") {
    BroadcastHouse house(both());
    house.options.set("echo", "yes"s);
    Guest bob(house, "Bob");
    CHECK(bob.answers(talk("Hi")) == talk("[Bob] Hi"));
}

TEST_CASE("broadcast: nothing is said by an empty text, nor by a line end") {
    BroadcastHouse house(both());
    Guest bob(house, "Bob");
    CHECK(bob.answers(talk("") + talk("\r\n") + talk("\0"s)) == "");
    CHECK(house.lobby.room("lobby").journal().end() == 0);
}

TEST_CASE("broadcast: a text of 4096 bytes is said, one byte more is not") {
    BroadcastHouse house(both());
    Guest bob(house, "Bob");
    CHECK(bob.answers(talk(std::string(4096, 'x')) + talk(std::string(4097, 'x')) + talk(std::string(65'535, '\1'))) ==
          error("Too long") + error("Too long"));
    CHECK(house.lobby.room("lobby").journal().end() == 1);
    CHECK(house.audit.count("refused Bob Too long") == 2);
}

TEST_CASE("broadcast: the line end of whoever typed a text does not make it too long") {
    BroadcastHouse house(both());
    Guest bob(house, "Bob");
    CHECK(bob.answers(talk(std::string(4096, 'x') + "\r\n\0"s)) == "");
    CHECK(house.lobby.room("lobby").journal().end() == 1);
}

TEST_CASE("broadcast: what the journal does not keep is not said, and the speaker is told") {
    BroadcastHouse house(JournalKind::delaying);
    dynamic_cast<DelayingJournal&>(house.lobby.room("lobby").journal()).failing(true);
    Guest al(house, "Al"), bob(house, "Bob");
    al.sees();
    CHECK(bob.answers(talk("Hi")) == error("Not stored"));
    CHECK(al.sees() == "");
}

TEST_CASE("broadcast: before a join there is nothing but joining and leaving") {
    BroadcastHouse house;
    Guest bob(house);
    CHECK(bob.answers(talk("Hi") + talk("") + "\3"s + frame(Type::direct, "@Al hi")) ==
          error("Join first") + error("Join first") + error("Join first") + error("Join first"));
    CHECK(house.audit.count("refused Join first") == 4);
    bob.sends("\1");
    CHECK(bob.session.hung_up());
}

TEST_CASE("broadcast: joining twice is refused and changes nothing") {
    BroadcastHouse house;
    Guest bob(house, "Bob");
    CHECK(bob.answers(join("Bob") + join("Al") + join(std::string(5000, 'x')) + "\3") ==
          error("Already joined") + error("Already joined") + error("Already joined") + frame(Type::list, "Bob"));
}

TEST_CASE("broadcast: unsupported commands are said to be so") {
    BroadcastHouse house;
    Guest bob(house, "Bob");
    for (int type = 5; type < 256; ++type)
        CHECK(bob.answers(frame(Type(type), std::string(static_cast<std::size_t>(type), '\1'))) ==
              error("Unsupported Command"));
}

TEST_CASE("broadcast: a direct message is heard by one") {
    BroadcastHouse house;
    Guest al(house, "Al"), bob(house, "Bob"), cat(house, "Cat");
    al.sees(), bob.sees();
    for (const char* body : {"@Al psst", "/w al psst", "AL psst", "w Al psst\r\n"}) {
        CHECK(bob.answers(frame(Type::direct, body)) == "");
        CHECK(al.sees() == talk("[Bob Private] psst"));
    }
    CHECK(cat.sees() == "");
    CHECK(house.lobby.room("lobby").journal().end() == 0);
    CHECK(house.audit.count("direct Bob Al psst") == 4);
}

TEST_CASE("broadcast: whoever is called w can be told something, and first") {
    BroadcastHouse house;
    Guest al(house, "Al"), w(house, "w"), bob(house, "Bob");
    al.sees(), w.sees();
    bob.sends(frame(Type::direct, "w Al psst"));
    CHECK(w.sees() == talk("[Bob Private] Al psst"));
    CHECK(al.sees() == "");
}

TEST_CASE("broadcast: a direct message to nobody, with nothing, or with too much is refused") {
    BroadcastHouse house;
    Guest al(house, "Al");
    CHECK(al.answers(frame(Type::direct, "@Zed hi")) == error("No such user"));
    CHECK(al.answers(frame(Type::direct, "")) == error("No such user"));
    CHECK(al.answers(frame(Type::direct, "@Al")) == error("Nothing to tell: @name text"));
    CHECK(al.answers(frame(Type::direct, "@Al " + std::string(4097, 'x'))) == error("Too long"));
    CHECK(al.answers(frame(Type::direct, std::string(10'000, 'x'))) == error("Too long"));
    CHECK(al.answers(frame(Type::direct, "@Al " + std::string(4000, 'x'))) ==
          talk("[Al Private] " + std::string(4000, 'x')));
}

TEST_CASE("broadcast: a long list waits for whoever reads it") {
    BroadcastHouse house;
    house.options.set("max_frame", std::uint64_t{128});
    std::vector<std::unique_ptr<Guest>> crowd;
    std::string names;
    for (char c = 'a'; c <= 'j'; ++c) crowd.push_back(std::make_unique<Guest>(house, std::string(20, c)));
    Guest& al = *crowd.front();
    al.sees();
    al.session.reads_nothing();
    const auto six = [](char first, int count) {
        std::string body;
        for (int i = 0; i < count; ++i) body += (i ? "," : "") + std::string(20, static_cast<char>(first + i));
        return frame(Type::list, body);
    };
    CHECK(al.answers("\3\2\0\2hi"s) == six('a', 6));
    CHECK_FALSE(al.session.handler().listening());
    al.session.reads_all();
    CHECK(al.sees() == six('g', 4));
    CHECK(crowd.back()->sees() == talk("[" + std::string(20, 'a') + "] hi"));
}

TEST_CASE("broadcast: a framed status, for clients that expect frames only") {
    BroadcastHouse house;
    house.options.set("status", "frame"s);
    Guest bob(house);
    CHECK(bob.answers(join("")) == "\0\0\1\1"s);
    CHECK(bob.answers(join("Bob")) == "\0\0\1\0"s + talk("**Bob is joining the chat**"));
}

TEST_CASE("broadcast: the command list may come on connecting") {
    BroadcastHouse house;
    house.options.set("command_list", "on-connect"s);
    Guest bob(house);
    CHECK(bob.sees() == commands);
    CHECK(bob.answers(join("Bob")) == yes + talk("**Bob is joining the chat**"));
}

TEST_CASE("broadcast: however the bytes arrive, the answers are the same") {
    const std::string bytes = "\3\0\0\3Bob\3\0\0\2\0\2hi\4\0\7@Bob yo\7\0\2??\3\1\2\0\1x"s;
    const std::string answers = error("Join first") + yes + talk("**Bob is joining the chat**") +
                                frame(Type::list, "Bob") + talk("[Bob Private] yo") + error("Unsupported Command") +
                                frame(Type::list, "Bob");
    const auto kind = both();
    every_split(bytes, [&](const Pieces& pieces) {
        BroadcastHouse house(kind);
        Guest bob(house);
        for (const std::string_view piece : pieces) bob.sends(piece);
        CHECK(bob.sees() == answers);
        CHECK(bob.session.hung_up());
    });
}
