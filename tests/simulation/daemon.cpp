// Beginning, turning and ending a life of the daemon; and looking whether all is in order.
// SPDX-License-Identifier: BSL-1.0
#include "tests/simulation/daemon.hpp"

#include "tests/simulation/promise.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace chat::simulation {

Daemon::Daemon(Random& random, const Limits& limits, Disk& disk, Ledger& ledger, bool at_once,
               const std::vector<Door>& doors, const Sections& sections)
    : loop_(random),
      limits_(limits),
      ledger_(ledger),
      roster_(clock_, ledger),
      lobby_(disk.journals(at_once), clock_, ledger, roster_),
      hub_("Ann", clock_, lobby_, roster_, ledger, memory_),
      doors_(doors) {
    ledger_.opens(clock_, log_);
    for (const Door& door : doors_)
        if (door.type.prepare) door.type.prepare(hub_, sections);
    for (const Door& door : doors_)
        protocols_.push_back(
            door.type.make(ListenerContext{hub_, lobby_.bound_room("lobby"), limits_, door.options, sections,
                                           door.type.port, loop_.timers, loop_.workers, door.type.pace}));
    ledger_.record(AuditRecord("start", nullptr));
}

Daemon::~Daemon() {
    for (const auto& connection : connections_) connection->close(true);
    bury();
    loop_.posted.clear();
    loop_.touched.clear();
    protocols_.clear();
    ledger_.record(AuditRecord("stop", nullptr));
    ledger_.closes();
}

std::shared_ptr<Connection> Daemon::welcome(std::size_t door, Link& link, ConnectionId id) {
    const std::string name(doors_[door].type.name);
    const std::string ip = "192.0.2." + std::to_string(id % 250 + 1);
    const OriginPtr origin(new Origin(name, name, id, ip, 50'000));
    const auto& connection = connections_.emplace_back(std::make_shared<Connection>(loop_, limits_, origin, link));
    ledger_.record(AuditRecord("connect", origin));
    connection->begin(*protocols_[door]);
    return connection;
}

void Daemon::stop() {
    const auto all = connections_;
    for (const auto& connection : all) connection->stop();
    for (const auto& protocol : protocols_) protocol->stop();
}

void Daemon::does_a_posted_deed() {
    if (loop_.posted.empty()) return;
    const auto deed = std::move(loop_.posted.front());
    loop_.posted.pop_front();
    deed();
}

void Daemon::turn_ends() {
    const auto touched = std::exchange(loop_.touched, {});
    for (const auto& weak : touched)
        if (const auto connection = weak.lock()) connection->flush();
    loop_.turn_begins();
    ledger_.turn_over();
    bury();
}

void Daemon::bury() {
    std::erase_if(connections_, [this](const auto& connection) {
        if (!connection->closed()) return false;
        AuditRecord record("disconnect", connection->origin());
        record.reason = connection->ending();
        ledger_.record(record);
        return true;
    });
}

void Daemon::passes(std::chrono::milliseconds time) {
    loop_.now += time;
    clock_.time += time;
    loop_.timers.passes(time);
    loop_.workers.works_all();
    const auto all = connections_;
    for (const auto& connection : all) connection->expire();
}

void Daemon::promises_order() const {
    std::set<ConnectionId> live;
    for (const auto& connection : connections_) {
        if (connection->ended()) continue;
        live.insert(connection->origin()->conn);
        promise(connection->outbox().cost() <= limits_.outbox_hard, "an outbox is over its limit after a flush");
    }
    std::set<std::string> names;
    std::size_t people = 0;
    roster_.for_each([&](const Member& member) {
        const std::string& name = member.who().name;
        ++people;
        promise(live.contains(member.who().origin->conn), [&] { return name + " is a ghost: he has a name"; });
        promise(names.insert(names::folded(name)).second, [&] { return name + " is there twice"; });
        promise(roster_.find(name) == &member, [&] { return name + " is not found by his name"; });
    });
    const auto& seats = ledger_.seats();
    lobby_.for_each([&](const Room& room) {
        std::set<ConnectionId> seated;
        room.for_each([&](const Membership& seat) {
            const Speaker& who = seat.member().who();
            promise(live.contains(who.origin->conn), [&] { return who.name + " is a ghost: he has a seat"; });
            promise(seated.insert(who.origin->conn).second, [&] { return who.name + " has two seats"; });
            if (who.kind == NameKind::claimed)
                promise(roster_.find(who.name) == &seat.member(), [&] { return who.name + " has a seat and no name"; });
        });
        const auto known = seats.find(room.name());
        promise(known == seats.end() ? seated.empty() : known->second == seated,
                [&] { return "who is in " + room.name() + " is not who has joined it"; });
    });
    promise(people <= roster_.size(), "more people than names");
    promise(ledger_.broken().empty(), ledger_.broken().c_str());
}

void Daemon::promises_emptiness() {
    promise(connections_.empty(), "a connection is left");
    promise(roster_.size() == 0 && roster_.people() == 0, "a name is left");
    promise(lobby_.room("lobby").members() == 0, "a seat is left"); // and rooms are swept
    promise(lobby_.rooms() == 1, "a room is left");
    promise(loop_.timers.running() == 0, "a timer is left");
    promise(memory_.take(1'000'000), "memory of a buffer is left");
    memory_.give_back(1'000'000);
}

} // namespace chat::simulation
