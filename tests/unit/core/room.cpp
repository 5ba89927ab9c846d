// Rooms: kept before heard, heard once, each in his own words.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/room.hpp"
#include "libchat/core/roster.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fakes.hpp"

#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace chat;
using namespace chat::test;

namespace {

// "<bob> hi", "bob joined", counting how often it had to render.
class Plain final : public Dialect {
public:
    explicit Plain(std::string_view quotes = "<>", bool marks = false) : quotes_(quotes), marks_(marks) {}
    void render(const Message& message, std::string& out) const override {
        ++rendered;
        if (const auto* said = std::get_if<Said>(&message.what))
            out += quotes_[0] + message.by.name + (marks_ && message.by.mistakable ? "?" : "") + quotes_[1] + " " +
                   said->text + "\n";
        else if (std::holds_alternative<Joined>(message.what))
            out += message.by.name + " joined\n";
        else if (std::holds_alternative<Gone>(message.what))
            out += message.by.name + " is gone\n";
    }
    mutable int rendered = 0;

private:
    std::string quotes_;
    bool marks_; // a ? behind mistakable names
};

class Listener final : public Member {
public:
    Listener(Speaker who, const Dialect& dialect) : Member(std::move(who)), dialect_(dialect) {}
    Listener(MemberId i, const Dialect& dialect) : Listener(Speaker(i, "somebody", nullptr), dialect) {}
    void hear(Publication& publication) noexcept override { heard += publication.in(dialect_).view(); }
    void is_put_out(Room&) noexcept override { seat.reset(); }
    void is_killed(std::string_view) noexcept override {}
    std::string heard;
    std::optional<Membership> seat; // for those who may be put out

private:
    const Dialect& dialect_;
};

struct House {
    explicit House(JournalKind kind = JournalKind::memory)
        : lobby(journals(kind, disk.schedule()), clock, audit, roster), room(lobby.room("lobby")) {}

    ManualClock clock;
    RecordingAudit audit;
    Pending disk;
    Roster roster{clock, audit};
    Lobby lobby;
    Room& room;
    Plain plain;
};

Speaker bob() { return Speaker(1, "bob", nullptr); }

} // namespace

TEST_CASE("room: every member hears what is said, in the order it was said") {
    House house;
    Listener ann(2, house.plain), cat(3, house.plain);
    const Membership a(house.room, ann), c(house.room, cat);
    (void)house.room.say(bob(), Said("one"));
    (void)house.room.say(bob(), Said("two"));
    CHECK(ann.heard == "<bob> one\n<bob> two\n");
    CHECK(cat.heard == ann.heard);
}

TEST_CASE("room: one dialect renders a message once, however many listen") {
    House house;
    Listener ann(2, house.plain), cat(3, house.plain);
    const Plain other("[]");
    Listener dan(4, other);
    const Membership a(house.room, ann), c(house.room, cat), d(house.room, dan);
    (void)house.room.say(bob(), Said("hi"));
    CHECK(house.plain.rendered == 1);
    CHECK(other.rendered == 1);
    CHECK(dan.heard == "[bob] hi\n");
}

TEST_CASE("room: the excepted member does not hear it") {
    House house;
    Listener ann(2, house.plain), cat(3, house.plain);
    const Membership a(house.room, ann), c(house.room, cat);
    (void)house.room.say(Speaker(2, "ann", nullptr), Said("hi"), 2);
    CHECK(ann.heard.empty());
    CHECK(cat.heard == "<ann> hi\n");
}

TEST_CASE("room: nobody hears a line before it is in the journal") {
    House house(JournalKind::delaying);
    Listener ann(2, house.plain);
    const Membership a(house.room, ann);
    auto stored = house.room.say(bob(), Said("hi"));
    CHECK(ann.heard.empty());
    CHECK(house.audit.lines().empty());
    CHECK(house.room.busy());
    house.disk.run_all();
    CHECK(ann.heard == "<bob> hi\n");
    CHECK(*stored.take() == 0);
    CHECK(house.audit.lines() == std::vector<std::string>{"message bob lobby hi"});
}

TEST_CASE("room: lines are numbered from 0, in the order they were said") {
    const auto kind = GENERATE(JournalKind::memory, JournalKind::delaying);
    House house(kind);
    auto first = house.room.say(bob(), Said("one"));
    auto second = house.room.say(bob(), Said("two"));
    house.disk.run_all();
    CHECK(*first.take() == 0);
    CHECK(*second.take() == 1);
    CHECK(house.room.journal().end() == 2);
}

TEST_CASE("room: what the journal refuses is not heard, and the audit log tells") {
    House house(JournalKind::delaying);
    dynamic_cast<DelayingJournal&>(house.room.journal()).failing(true);
    Listener ann(2, house.plain);
    const Membership a(house.room, ann);
    auto stored = house.room.say(bob(), Said("hi"));
    house.disk.run_all();
    CHECK(stored.take().error() == make_error_code(errc::not_stored));
    CHECK(ann.heard.empty());
    CHECK(house.audit.lines() == std::vector<std::string>{"refused bob lobby hi not stored"});
}

TEST_CASE("room: a speaker who forgets the answer has spoken all the same") {
    House house(JournalKind::delaying);
    Listener ann(2, house.plain);
    const Membership a(house.room, ann);
    { const auto forgotten = house.room.say(bob(), Said("hi")); }
    house.disk.run_all();
    CHECK(ann.heard == "<bob> hi\n");
}

TEST_CASE("room: the one gate for texts makes one clean line of anything") {
    House house;
    (void)house.room.say(bob(), Said("two\r\nlines\x1b[31m"));
    (void)house.room.say(bob(), Said("caf\xe9"));
    const auto lines = house.room.journal().read(0, 9).take();
    CHECK((*lines)[0].text == "two  lines [31m");
    CHECK((*lines)[1].text == "caf\xc3\xa9");
    CHECK(house.audit.lines().back() == "message bob lobby caf\xc3\xa9 raw:caf\xe9");
}

TEST_CASE("room: lines keep their time, name and text") {
    House house;
    (void)house.room.say(bob(), Said("hi"));
    const auto lines = house.room.journal().read(0, 9).take();
    REQUIRE(lines->size() == 1);
    CHECK(lines->front().name == "bob");
    CHECK(lines->front().text == "hi");
    CHECK(lines->front().at == house.clock.time);
}

TEST_CASE("room: joins are heard at once and are no lines") {
    House house(JournalKind::delaying);
    Listener ann(2, house.plain);
    const Membership a(house.room, ann);
    house.room.publish(Message(house.room.name(), bob(), Joined()));
    CHECK(ann.heard == "bob joined\n");
    CHECK(house.room.journal().end() == 0);
    CHECK(house.audit.lines() == std::vector<std::string>{"join bob lobby"});
}

TEST_CASE("room: a dialect may leave a message unsaid") {
    House house;
    Listener ann(2, house.plain);
    const Membership a(house.room, ann);
    house.room.publish(Message(house.room.name(), bob(), Left("bored")));
    CHECK(ann.heard.empty());
}

TEST_CASE("seat: whoever has left hears nothing more, the others go on") {
    House house;
    Listener ann(2, house.plain), cat(3, house.plain), dan(4, house.plain);
    const Membership a(house.room, ann);
    auto c = std::make_unique<Membership>(house.room, cat);
    auto d = std::make_unique<Membership>(house.room, dan);
    c.reset(); // dan takes the place
    (void)house.room.say(bob(), Said("one"));
    d.reset();
    (void)house.room.say(bob(), Said("two"));
    CHECK(cat.heard.empty());
    CHECK(dan.heard == "<bob> one\n");
    CHECK(ann.heard == "<bob> one\n<bob> two\n");
}

TEST_CASE("seat: an empty room is not busy") {
    House house;
    Listener ann(2, house.plain);
    CHECK_FALSE(house.room.busy());
    {
        const Membership a(house.room, ann);
        CHECK(house.room.busy());
    }
    CHECK_FALSE(house.room.busy());
}

TEST_CASE("publish_once: whoever shares several rooms hears it once") {
    House house;
    Room& den = house.lobby.room("den");
    Listener ann(2, house.plain), cat(3, house.plain), dan(4, house.plain);
    const Membership a1(house.room, ann), a2(den, ann), c(den, cat), d(house.room, dan);
    const std::array<Room*, 2> rooms{&house.room, &den};
    publish_once(rooms, Message(house.room.name(), bob(), Gone("bye")), 4);
    CHECK(ann.heard == "bob is gone\n");
    CHECK(cat.heard == "bob is gone\n");
    CHECK(dan.heard.empty());
    CHECK(house.audit.lines() == std::vector<std::string>{"leave bob lobby bye", "leave bob den bye"});
    publish_once(rooms, Message(house.room.name(), bob(), Gone("again")), 0);
    CHECK(ann.heard == "bob is gone\nbob is gone\n");
}

TEST_CASE("lobby: a name is one room, made on first demand") {
    House house;
    CHECK(&house.lobby.room("den") == &house.lobby.room("den"));
    CHECK(&house.lobby.room("den") != &house.room);
    CHECK(house.lobby.room("den").name() == "den");
}

TEST_CASE("room: who is present is listed in order, labels as such") {
    House house;
    const OriginPtr peer(new Origin("peer", "peer", 1, "127.0.0.1", 50'000));
    Listener zoe(Speaker(2, "zoe", nullptr, NameKind::claimed), house.plain);
    Listener ann(Speaker(3, "Ann", nullptr, NameKind::claimed), house.plain);
    Listener one(Speaker(4, "client 1", peer), house.plain);
    const Membership z(house.room, zoe), a(house.room, ann), o(house.room, one);
    CHECK(house.room.present() == std::vector<std::string>{"Ann", "client_1/peer", "zoe"});
}

TEST_CASE("room: its seats are told a few at a time, by name, and all of one name together") {
    House house;
    const OriginPtr peer(new Origin("peer", "peer", 1, "127.0.0.1", 50'000));
    std::vector<std::unique_ptr<Listener>> people;
    std::vector<std::unique_ptr<Membership>> seats;
    MemberId id = 2;
    for (const std::string name : {"dog", "Bob", "ann", "cat", "Bob", "eve", "Bob"}) {
        people.push_back(std::make_unique<Listener>(Speaker(++id, name, peer), house.plain));
        seats.push_back(std::make_unique<Membership>(house.room, *people.back()));
    }
    const auto told = [&](const std::string& behind, std::size_t most) {
        std::string names;
        for (const NamedSeat& seat : house.room.seats_behind(behind, most)) names += seat.name + " ";
        return names;
    };
    CHECK(told("", 2) == "ann/peer bob/peer bob/peer bob/peer ");
    CHECK(told("bob/peer", 2) == "cat/peer dog/peer ");
    CHECK(told("dog/peer", 2) == "eve/peer ");
    CHECK(told("eve/peer", 2).empty());
    CHECK(told("", 7) == "ann/peer bob/peer bob/peer bob/peer cat/peer dog/peer eve/peer ");
}

TEST_CASE("lobby: rooms are walked by name, from any place on, for as long as one likes") {
    House house;
    for (const std::string_view name : {"attic", "Den", "cellar"}) house.lobby.bound_room(name);
    (void)house.lobby.room("nobody-is-in-it");
    std::string seen;
    const auto see = [&](const Room& room) {
        seen += room.name() + " ";
        return room.name() != "Den";
    };
    CHECK_FALSE(house.lobby.walk("", see));
    CHECK(std::exchange(seen, {}) == "attic cellar Den ");
    CHECK(house.lobby.walk("den", see));
    CHECK(seen.empty());
    house.lobby.bound_room("zoo");
    CHECK(house.lobby.walk("den", see));
    CHECK(seen == "zoo ");
}

TEST_CASE("room: a label is mistakable by the names of the moment in which it is heard") {
    House house(JournalKind::delaying);
    const Plain marked("<>", true);
    Listener ann(2, marked);
    const Membership a(house.room, ann);
    (void)house.room.say(bob(), Said("one"));
    house.disk.run_all();
    (void)house.room.say(bob(), Said("two"));
    {
        const auto claim = house.roster.claim("Bob"); // while the line is on its way to the disk
        house.disk.run_all();
        (void)house.room.say(Speaker(5, "Bob", nullptr, NameKind::claimed), Said("three"));
        house.disk.run_all();
    }
    (void)house.room.say(bob(), Said("four"));
    house.disk.run_all();
    CHECK(ann.heard == "<bob> one\n<bob?> two\n<Bob> three\n<bob> four\n");
}
