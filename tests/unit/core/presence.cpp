// A name and seats: had together, and lost together.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/presence.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fakes.hpp"

#include <string>
#include <utility>
#include <variant>

using namespace chat;
using namespace chat::test;

namespace {

class Notes final : public Dialect {
public:
    void render(const Message& message, std::string& out) const override {
        if (const auto* gone = std::get_if<Gone>(&message.what)) out += message.by.name + " gone: " + gone->why + "\n";
        if (std::holds_alternative<LoggedOut>(message.what)) out += message.by.name + " off\n";
        if (const auto* respelled = std::get_if<Respelled>(&message.what))
            out += message.by.name + " is " + respelled->to + "\n";
    }
};

struct World {
    ManualClock clock;
    RecordingAudit audit;
    Roster roster{clock, audit};
    Lobby lobby{journals(JournalKind::memory, {}), clock, audit, roster};
};

class Person final : public Member {
public:
    Person(World& world, MemberId id, const std::string& name)
        : Member(Speaker(id, name, nullptr, NameKind::claimed)),
          presence(world.lobby, *this, std::move(*world.roster.claim(name))) {}
    void hear(Publication& publication) noexcept override {
        static const Notes dialect;
        heard_ += publication.in(dialect).view();
    }
    void is_put_out(Room& room) noexcept override { presence.leave(room); }
    void is_killed(std::string_view why) noexcept override { presence.end(std::string(why)); }
    std::string hears() { return std::exchange(heard_, {}); }

    Presence presence;

private:
    std::string heard_;
};

} // namespace

TEST_CASE("presence: its end is heard once, and leaves neither seat nor name nor empty room") {
    World world;
    Room& lobby = world.lobby.bound_room("lobby");
    Person ann(world, 1, "Ann"), bob(world, 2, "Bob");
    Room& den = world.lobby.room("den");
    for (Person* person : {&ann, &bob}) person->presence.enter(lobby), person->presence.enter(den);
    bob.presence.enter(world.lobby.room("attic"));
    bob.is_killed("spam");
    CHECK(ann.hears() == "Bob gone: spam\nBob off\n");
    CHECK(bob.hears() == "");
    CHECK(bob.presence.over());
    CHECK(bob.seats().empty());
    CHECK(bob.presence.seat_in(lobby) == nullptr);
    CHECK(lobby.members() == 1);
    CHECK_FALSE(world.roster.find("Bob"));
    CHECK_FALSE(world.roster.tell(ann.who(), "Bob", Said("hi")));
    CHECK_FALSE(world.lobby.find("attic"));
    CHECK(world.roster.claim("Bob").has_value());
    bob.presence.end("again");
    CHECK(ann.hears() == "");
    CHECK(world.audit.count("leave Bob") == 3);
    CHECK(world.audit.count("leave Bob lobby spam") == 1);
}

TEST_CASE("presence: who is put out of a room stays in the others, and keeps his name") {
    World world;
    Person ann(world, 1, "Ann"), bob(world, 2, "Bob");
    for (const char* name : {"den", "attic"})
        ann.presence.enter(world.lobby.room(name)), bob.presence.enter(world.lobby.room(name));
    world.lobby.room("den").put_out(ann.who(), bob, "enough");
    CHECK(bob.presence.rooms() == 1);
    CHECK(bob.presence.seat_in(world.lobby.room("attic")) != nullptr);
    CHECK(world.roster.find("bob") == &bob);
}

TEST_CASE("presence: a seat that is taken uses up the invitation to it") {
    World world;
    Person ann(world, 1, "Ann");
    Room& den = world.lobby.bound_room("den");
    den.rules().invited.insert(1);
    ann.presence.enter(den);
    CHECK(den.rules().invited.empty());
}

TEST_CASE("presence: that a name is spelled otherwise is heard by everybody who has one, wherever he is") {
    World world;
    Person ann(world, 1, "Ann"), bob(world, 2, "Bob");
    bob.presence.is_spelled("BOB");
    CHECK(ann.hears() == "Bob is BOB\n");
    CHECK(bob.hears() == "");
}
