// What irc does to people of other protocols: they are members like any other.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/broadcast/guest.hpp"
#include "tests/unit/irc/den.hpp"
#include "tests/unit/irc/foreigner.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

using namespace chat;
using namespace chat::test;

namespace {

namespace binary = chat::test::broadcast;

// A client of the binary protocol in the room `lobby` of an irc house.
struct BinaryClient {
    explicit BinaryClient(IrcHouse& h) : house(h), options(type.options), sections(type.sections) {
        options.set("command_list", std::string("never"));
        protocol = type.make(ListenerContext{h.hub, h.lobby.bound_room("lobby"), h.limits, options, sections, 1027,
                                             h.timers, h.workers});
        session.begin(protocol->answer(session));
    }
    std::string answers(std::string_view bytes) {
        session.types(bytes);
        house.disk.run_all();
        return session.sees();
    }
    IrcHouse& house;
    const ProtocolType type = chat::broadcast::protocol_type();
    Options options;
    Sections sections;
    std::unique_ptr<Protocol> protocol;
    FakeSession session{OriginPtr(new Origin("binary", "broadcast", 2, "192.0.2.9", 50'000))};
};

// ann, an operator of the daemon, in #lobby; and Bob on the binary protocol.
struct Hall {
    Hall() : ann(house, "ann"), bob(house) {
        ann.types("JOIN #lobby\n");
        promote(house, "ann");
        CHECK(bob.answers(binary::join("Bob")) == binary::yes + binary::talk("**Bob is joining the chat**"));
    }
    IrcHouse house;
    IrcPerson ann;
    BinaryClient bob;
};

// Somebody with a label, which claims nothing.
struct Labelled final : Member {
    Labelled(Room& room, MemberId id)
        : Member(Speaker(id, "Bob", OriginPtr(new Origin("games", "peer", 3, "192.0.2.8", 50'000)))),
          seat(std::in_place, room, *this) {}
    void hear(Publication&) noexcept override {}
    void is_put_out(Room&) noexcept override { seat.reset(); }
    void is_killed(std::string_view) noexcept override {}

    std::optional<Membership> seat;
};

const std::string by_bob_there = ":Bob!broadcast@192.0.2.9 ";

} // namespace

TEST_CASE("irc and broadcast: a binary client comes, is listed, speaks and leaves") {
    Hall hall;
    CHECK_THAT(hall.ann.sees(), ends_with_text(by_bob_there + "JOIN #lobby\n"));
    CHECK(hall.ann.asks("NAMES #lobby") == ":irc.chatd 353 ann = #lobby :ann Bob\n"
                                           ":irc.chatd 366 ann #lobby :End of /NAMES list\n");
    IrcPerson cat(hall.house, "cat", "userhost-in-names");
    CHECK_THAT(cat.asks("NAMES #lobby"), contains_text(" :ann!~ann@192.0.2.1 Bob!broadcast@192.0.2.9\n"));
    CHECK(hall.bob.answers(binary::talk("hi")) == "");
    CHECK(hall.ann.sees() == by_bob_there + "PRIVMSG #lobby :hi\n");
    hall.bob.answers(binary::frame(binary::Type::leave, ""));
    hall.bob.session.vanishes();
    CHECK(hall.ann.sees() == by_bob_there + "QUIT :left\n");
}

TEST_CASE("irc KICK: a binary client is told why he hears no more, and his seat is free at once") {
    Hall hall;
    hall.ann.sees();
    CHECK(hall.ann.asks("KICK #lobby bob :enough") == by_ann + "KICK #lobby Bob :enough\n");
    CHECK(hall.house.lobby.find("lobby")->members() == 1);
    const std::string told = hall.bob.session.sees();
    CHECK_THAT(told, ends_with_text(binary::error("You were put out of the chat")));
    CHECK(hall.bob.session.hung_up());
    hall.bob.session.vanishes();
    CHECK(hall.ann.sees() == "");
}

TEST_CASE("irc MODE +b: a binary client that is banned cannot come in") {
    Hall hall;
    hall.ann.types("MODE #lobby +b *!broadcast@*\nKICK #lobby Bob\n");
    hall.bob.session.vanishes();
    hall.ann.sees();
    BinaryClient again(hall.house);
    CHECK(again.answers(binary::join("Bobby")).starts_with(binary::no));
    CHECK(hall.house.lobby.find("lobby")->members() == 1);
    CHECK(hall.ann.sees() == "");
    hall.ann.types("MODE #lobby +e Bobby\n");
    CHECK(again.answers(binary::join("Bobby")).starts_with(binary::yes));
}

TEST_CASE("irc MODE +m, +b and +v: they bind binary clients who are there") {
    Hall hall;
    hall.ann.types("MODE #lobby +m\n");
    hall.ann.sees();
    CHECK(hall.bob.answers(binary::talk("hi")) == binary::error("Not allowed"));
    CHECK(hall.ann.sees() == "");
    CHECK(hall.ann.asks("MODE #lobby +v BOB") == by_ann + "MODE #lobby +v Bob\n");
    CHECK(hall.bob.answers(binary::talk("hi")) == "");
    CHECK(hall.ann.sees() == by_bob_there + "PRIVMSG #lobby :hi\n");
    CHECK_THAT(hall.ann.asks("NAMES #lobby"), contains_text(" :ann +Bob\n"));
    hall.ann.types("MODE #lobby -mv+b Bob *!*@192.0.2.9\n");
    hall.ann.sees();
    CHECK(hall.bob.answers(binary::talk("hi")) == binary::error("Not allowed"));
    CHECK(hall.ann.sees() == "");
}

TEST_CASE("irc: topics, modes and invitations are no words of the binary protocol") {
    Hall hall;
    hall.ann.types("TOPIC #lobby :bees\nMODE #lobby +t\nJOIN #den\nINVITE Bob #den\n");
    CHECK(hall.bob.session.sees() == "");
    CHECK_THAT(hall.ann.sees(), ends_with_text(":irc.chatd 341 ann Bob #den\n"));
    CHECK(hall.ann.asks("INVITE Bob #lobby") == ":irc.chatd 443 ann Bob #lobby :is already on channel\n");
    CHECK(hall.ann.asks("KICK #den Bob") == ":irc.chatd 441 ann Bob #den :They aren't on that channel\n");
}

TEST_CASE("irc: who has a label is meant by the name that he is listed with") {
    Hall hall;
    Labelled other(*hall.house.lobby.find("lobby"), hall.house.hub.next_member());
    hall.ann.sees();
    CHECK_THAT(hall.ann.asks("NAMES #lobby"), contains_text(" :ann Bob Bob/peer\n"));
    CHECK(hall.ann.asks("MODE #lobby +v bob/PEER") == by_ann + "MODE #lobby +v Bob/peer\n");
    CHECK(other.seat->rank.voice);
    CHECK(hall.ann.asks("INVITE Bob/peer #lobby") == ":irc.chatd 443 ann Bob/peer #lobby :is already on channel\n");
    CHECK(hall.ann.asks("KICK #lobby Bob/peer") == by_ann + "KICK #lobby Bob/peer :ann\n");
    CHECK(!other.seat);
    CHECK(hall.ann.asks("KICK #lobby Bob/peer") == ":irc.chatd 401 ann Bob/peer :No such nick/channel\n");
}

TEST_CASE("irc KILL and KICK: a binary client is gone at once, and there is none to be killed twice") {
    Hall hall;
    hall.ann.sees();
    const std::string nobody = ":irc.chatd 401 ann Bob :No such nick/channel\n";
    SECTION("killed") {
        CHECK(hall.ann.asks("KILL Bob :spam\r\nKILL Bob :spam\r\nPRIVMSG Bob :hi") ==
              by_bob_there + "QUIT :Killed (ann (spam))\n" + nobody + nobody);
        CHECK(hall.house.audit.count("kill Bob") == 1);
    }
    SECTION("put out") {
        CHECK(hall.ann.asks("KICK #lobby Bob :spam\r\nKILL Bob :spam\r\nPRIVMSG Bob :hi") ==
              by_ann + "KICK #lobby Bob :spam\n" + nobody + nobody);
        CHECK(hall.house.audit.count("kill") == 0);
    }
    CHECK(hall.bob.session.hung_up());
    hall.bob.session.vanishes();
    CHECK(hall.ann.sees() == "");
}

TEST_CASE("irc NICK: in other letters it is told to everybody with a name, and is nothing to MONITOR") {
    IrcHouse house;
    IrcPerson ann(house, "ann"), bob(house, "bob");
    ann.asks("MONITOR + bob");
    struct Elsewhere final : Foreigner {
        using Foreigner::Foreigner;
        void hear(Publication& publication) noexcept override {
            if (const auto* respelled = std::get_if<Respelled>(&publication.message.what)) heard = respelled->to;
        }
        std::string heard;
    } cy(house, "Cy", "line");
    CHECK_THAT(bob.asks("NICK BOB"), ends_with_text(" NICK BOB\n"));
    CHECK(cy.heard == "BOB");
    CHECK(ann.sees() == "");
}
