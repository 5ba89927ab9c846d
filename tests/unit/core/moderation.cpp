// Ranks, refusals, putting people out; rooms that open and close.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/lobby.hpp"
#include "libchat/core/roster.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fakes.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

using namespace chat;
using namespace chat::test;

namespace {

class Notes final : public Dialect {
public:
    void render(const Message& message, std::string& out) const override {
        if (const auto* said = std::get_if<Said>(&message.what))
            out += message.by.name + ": " + said->text + "\n";
        else if (const auto* kicked = std::get_if<Kicked>(&message.what))
            out += kicked->whom.name + " out by " + message.by.name + ": " + kicked->why + "\n";
        else if (const auto* topic = std::get_if<TopicSet>(&message.what))
            out += "about " + topic->topic + "\n";
        else if (std::holds_alternative<LoggedIn>(message.what))
            out += message.by.name + " on\n";
        else if (std::holds_alternative<LoggedOut>(message.what))
            out += message.by.name + " off\n";
    }
};

class Person final : public Member {
public:
    Person(MemberId id, std::string name) : Member(Speaker(id, std::move(name), nullptr, NameKind::claimed)) {}
    void hear(Publication& publication) noexcept override {
        static const Notes dialect;
        heard += publication.in(dialect).view();
    }
    void is_put_out(Room&) noexcept override { seat.reset(); }
    void is_killed(std::string_view) noexcept override {}
    void enters(Room& room) { seat.emplace(room, *this); }
    std::string hears() { return std::exchange(heard, {}); }
    std::optional<Membership> seat;

private:
    std::string heard;
};

struct World {
    explicit World(JournalKind kind = JournalKind::memory)
        : lobby(journals(kind, disk.schedule()), clock, audit, roster) {}

    ManualClock clock;
    RecordingAudit audit;
    Pending disk;
    Roster roster{clock, audit};
    Lobby lobby;
    Person ann{1, "ann"}, bob{2, "bob"};
};

} // namespace

TEST_CASE("room: the first who comes is its op, unless a listener is bound to it") {
    World world;
    world.ann.enters(world.lobby.room("den"));
    world.bob.enters(world.lobby.room("den"));
    CHECK(world.ann.seat->rank.op);
    CHECK_FALSE(world.bob.seat->rank.any());
    Person cat(3, "cat");
    cat.enters(world.lobby.bound_room("lobby"));
    CHECK_FALSE(cat.seat->rank.any());
}

TEST_CASE("room: whom the configuration names is an op, by his claimed name and no other") {
    World world;
    Room& room = world.lobby.bound_room("lobby");
    const std::vector<std::string> ops{"Bob"};
    room.has_ops(ops);
    world.ann.enters(room), world.bob.enters(room);
    CHECK_FALSE(world.ann.seat->rank.op);
    CHECK(world.bob.seat->rank.op);
    class Labelled final : public Member {
    public:
        Labelled() : Member(Speaker(7, "bob", nullptr)) {}
        void hear(Publication&) noexcept override {}
        void is_put_out(Room&) noexcept override {}
        void is_killed(std::string_view) noexcept override {}
    } other;
    const Membership seat(room, other);
    CHECK_FALSE(seat.rank.op);
}

TEST_CASE("room: who may not speak there is refused, and the audit log knows what he wanted to say") {
    World world;
    Room& room = world.lobby.room("den");
    world.ann.enters(room), world.bob.enters(room);
    room.rules().moderated = true;
    CHECK(room.say(world.bob.who(), Said("hi")).take().error() == make_error_code(errc::not_allowed));
    CHECK(world.audit.count("refused bob den hi not allowed") == 1);
    CHECK(room.say(Speaker(9, "a passer-by", nullptr), Said("hi")).take().error() ==
          make_error_code(errc::not_allowed));
    CHECK(world.ann.hears() == "");
    CHECK(room.say(world.ann.who(), Said("hush")).take().has_value());
    world.bob.seat->rank.voice = true;
    CHECK(room.say(world.bob.who(), Said("thanks")).take().has_value());
    CHECK(world.ann.hears() == "ann: hush\nbob: thanks\n");
}

TEST_CASE("room: what is for ranks is heard by those alone who have them") {
    World world;
    Room& room = world.lobby.room("den");
    world.ann.enters(room), world.bob.enters(room);
    const auto said = [&] { return Message(room.name(), Speaker(9, "cat", nullptr), Said("psst")); };
    room.publish_to(Rank{true, false}, said());
    CHECK(world.ann.hears() == "cat: psst\n");
    CHECK(world.bob.hears() == "");
    world.bob.seat->rank.voice = true;
    room.publish_to(Rank{true, false}, said());
    CHECK(world.bob.hears() == "");
    room.publish_to(Rank{true, true}, said());
    CHECK(world.bob.hears() == "cat: psst\n");
}

TEST_CASE("room: who is put out hears it, as all do, and has no seat there any more") {
    World world;
    Room& room = world.lobby.room("den");
    world.ann.enters(room), world.bob.enters(room);
    room.put_out(world.ann.who(), world.bob, "enough");
    CHECK(world.ann.hears() == "bob out by ann: enough\n");
    CHECK(world.bob.hears() == "bob out by ann: enough\n");
    CHECK_FALSE(world.bob.seat);
    CHECK_FALSE(room.seat_of(2));
    CHECK(world.bob.seats().empty());
    CHECK(room.seat_of(1) == &*world.ann.seat);
    CHECK(world.audit.count("kick ann den bob enough") == 1);
}

TEST_CASE("room: a topic has an author and a time, and an empty one is none") {
    World world;
    Room& room = world.lobby.room("den");
    world.ann.enters(room);
    room.set_topic(world.ann.who(), "tea");
    REQUIRE(room.topic());
    CHECK(room.topic()->text == "tea");
    CHECK(room.topic()->by == "ann");
    CHECK(room.topic()->at == world.clock.now());
    room.set_topic(world.ann.who(), "");
    CHECK_FALSE(room.topic());
    CHECK(world.ann.hears() == "about tea\nabout \n");
}

TEST_CASE("lobby: a room is the same in any case of its letters, and is gone when the last has left") {
    World world;
    CHECK_FALSE(world.lobby.find("den"));
    Room& room = world.lobby.room("Den");
    world.ann.enters(room);
    CHECK(&world.lobby.room("dEN") == &room);
    CHECK(world.lobby.find("den") == &room);
    CHECK(room.name() == "Den");
    world.ann.seat.reset();
    world.lobby.close_if_empty(room);
    CHECK_FALSE(world.lobby.find("den"));
    CHECK(world.lobby.rooms() == 0);
}

TEST_CASE("lobby: a room that a listener is bound to stays") {
    World world;
    Room& room = world.lobby.bound_room("lobby");
    world.ann.enters(room);
    world.ann.seat.reset();
    world.lobby.close_if_empty(room);
    CHECK(world.lobby.find("LOBBY") == &room);
}

TEST_CASE("lobby: a room whose lines are on their way to the disk is closed after them, and begins anew meanwhile") {
    World world(JournalKind::delaying);
    Room& room = world.lobby.room("den");
    world.ann.enters(room);
    room.rules().invite_only = true;
    auto kept = room.say(world.ann.who(), Said("last words"));
    world.ann.seat.reset();
    world.lobby.close_if_empty(room);
    CHECK_FALSE(world.lobby.find("den"));
    CHECK(world.lobby.rooms() == 1);
    SECTION("nobody comes") {
        world.disk.run_all();
        CHECK(kept.take().has_value());
        (void)world.lobby.room("attic"); // whoever asks next sweeps
        CHECK(world.lobby.rooms() == 1);
    }
    SECTION("somebody comes before they are there") {
        CHECK(&world.lobby.room("den") == &room);
        CHECK_FALSE(room.rules().invite_only);
        world.bob.enters(room);
        CHECK(world.bob.seat->rank.op);
        world.disk.run_all();
        (void)world.lobby.room("attic");
        CHECK(world.lobby.find("den") == &room);
    }
}

TEST_CASE("roster: everybody with a name hears who comes and goes, but not of himself") {
    World world;
    auto anns = world.roster.claim("ann");
    anns->belongs_to(world.ann);
    {
        auto bobs = world.roster.claim("bob");
        CHECK(world.ann.hears() == ""); // nobody can speak to him yet
        bobs->belongs_to(world.bob);
        CHECK(world.ann.hears() == "bob on\n");
        CHECK(world.bob.hears() == "");
    }
    CHECK(world.ann.hears() == "bob off\n");
    CHECK(world.bob.hears() == "");
    { const auto nobodys = world.roster.claim("cat"); }
    CHECK(world.ann.hears() == "");
}
