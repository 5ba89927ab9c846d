// What happens by chance.
// SPDX-License-Identifier: BSL-1.0
#include "tests/simulation/crowd.hpp"

#include "protocols/broadcast/protocol.hpp"
#include "protocols/crlf/protocol.hpp"
#include "protocols/echo/protocol.hpp"
#include "protocols/irc/protocol.hpp"
#include "protocols/line/protocol.hpp"
#include "protocols/peer/protocol.hpp"

#include <algorithm>
#include <utility>

namespace chat::simulation {
namespace {

using namespace std::chrono_literals;

std::vector<Door> all_doors(Random& random, bool echo) {
    const auto yes_or_no = [&](bool yes) { return std::string(yes ? "yes" : "no"); };
    std::vector<Door> doors{Door(crlf::protocol_type()), Door(broadcast::protocol_type()), Door(line::protocol_type()),
                            Door(irc::protocol_type()),  Door(peer::protocol_type()),      Door(echo::protocol_type())};
    doors[1].options.set("echo", yes_or_no(echo));
    doors[1].options.set("status", std::string(random.once_in(2) ? "byte" : "frame"));
    doors[4].options.set("dialect", std::string("len3z"));
    for (Door& door : doors)
        if (random.once_in(4)) door.type.pace = Pace{random.between(1, 10), random.between(2, 50)};
    return doors;
}

} // namespace

Crowd::Crowd(std::uint64_t seed, const std::string& file, const Story& story)
    : random_(seed),
      story_(story),
      ledger_(disk_, file),
      echo_(random_.once_in(2)),
      bytes_(random_.once_in(2)),
      longest_text_(random_.once_in(4) ? 380 : 40),
      clients_(random_.once_in(40) ? 150 : random_.between(5, 30)) {
    doors_ = all_doors(random_, echo_);
    for (const Door& door : doors_)
        for (const SectionSpec& spec : door.type.sections) sections_.offer(spec);
    Options irc = sections_.only("irc");
    irc.set("flood_control", std::string(random_.once_in(4) ? "yes" : "no"));
    sections_.set("irc", std::move(irc));
    limits_.line = 400;
    limits_.outbox_soft = random_.once_in(2) ? 8 * 1024 : 64 * 1024;
    limits_.outbox_hard = limits_.least_hard();
    if (random_.once_in(4)) limits_.idle = 30s;
    begins_life();
}

void Crowd::begins_life() {
    const bool at_once = random_.once_in(3);
    story_.tell(step_, "the daemon begins; the journal answers", at_once ? "at once" : "later");
    daemon_ = std::make_unique<Daemon>(random_, limits_, disk_, ledger_, at_once, doors_, sections_);
}

Tally Crowd::lives() {
    const std::size_t steps = random_.between(300, 1'000);
    for (step_ = 1; step_ <= steps; ++step_) {
        happens();
        moves_bytes();
        if (random_.once_in(3)) turn_ends();
        if (step_ % 64 == 0) compare();
    }
    comes_to_rest();
    compare_at_rest();
    history_is_whole();
    everybody_leaves();
    tally_.lines = ledger_.said();
    tally_.kept = word_.kept.size();
    tally_.refused = word_.refused.size();
    return tally_;
}

// ---- clients ----

void Crowd::comes(std::size_t seat) {
    std::size_t door = random_.any(random_.once_in(4) ? doors_.size() : doors_.size() - 1); // few only echo
    if (door == peer_door && bytes_) door = 0;
    const ConnectionId id = ++next_id_;
    auto& client = clients_[seat] = std::make_unique<Client>(id, ledger_, disk_, word_);
    const std::string_view protocol = doors_[door].type.name;
    if (random_.once_in(4)) client->reader = static_cast<Reader>(random_.between(1, 3));
    client->always_reads = client->reader == Reader::prompt;
    if (!client->always_reads) client->link.window = 256 << random_.any(9);
    story_.tell(step_, "client", id, "comes by", protocol);
    auto tongue = tongue_of(protocol, client->ear, random_, echo_);
    const auto connection = daemon_->welcome(door, client->link, id);
    client->connects(connection, std::move(tongue));
    ++tally_.sessions;
}

void Crowd::goes(Client& client) {
    switch (random_.any(3)) {
    case 0:
        story_.tell(step_, client.ear.who(), "says goodbye");
        client.leaving = true;
        client.types(client.tongue->leaves());
        break;
    case 1:
        story_.tell(step_, client.ear.who(), "closes its sending side");
        client.shuts_down();
        break;
    default: story_.tell(step_, client.ear.who(), "is reset"); client.resets();
    }
}

void Crowd::acts(Client& client) {
    if (client.has_left() || client.link.reset) return;
    if (random_.once_in(50)) return goes(client);
    if (client.tongue->may_speak() && !random_.once_in(4)) return speaks(client);
    client.types(client.tongue->does_something(random_));
}

void Crowd::speaks(Client& client) {
    for (std::size_t times = random_.once_in(8) ? random_.between(2, 20) : 1; times > 0; --times) {
        std::string text = "t" + std::to_string(client.ear.id()) + "." + std::to_string(++texts_);
        if (bytes_ && client.tongue->speaks_bytes() && random_.once_in(16)) text += " \xe9\x01 ";
        text += " " + std::string(random_.between(1, longest_text_), 'x');
        story_.tell(step_, client.ear.who(), "says", text.substr(0, text.find(' ')));
        client.types(client.tongue->says(text));
    }
}

void Crowd::reads_as_it_does(Client& client) {
    if (client.link.down.empty()) return;
    switch (client.reader) {
    case Reader::prompt: return client.reads(client.link.down.size());
    case Reader::slow: return client.reads(random_.between(1, 600));
    case Reader::stalling:
        if (random_.once_in(200)) {
            story_.tell(step_, client.ear.who(), "reads again");
            client.reader = Reader::prompt;
        }
        return;
    case Reader::deaf: return;
    }
}

// ---- steps ----

void Crowd::happens() {
    const std::size_t seat = random_.any(clients_.size());
    auto& client = clients_[seat];
    if (!client) {
        comes(seat);
    } else if (client->over()) {
        buries(seat);
    } else {
        acts(*client);
    }
    if (random_.once_in(5)) disk_.step(random_.between(1, 8));
    if (random_.once_in(10)) time_passes(std::chrono::milliseconds(random_.any(200)));
    if (random_.once_in(400)) time_passes(std::chrono::seconds(random_.between(5, 40)));
    if (random_.once_in(200)) wall_jumps();
    if (random_.once_in(300)) {
        refuses_until_ = step_ + random_.between(10, 60);
        story_.tell(step_, "the disk refuses until", refuses_until_);
        disk_.refuses(true);
    }
    if (step_ == refuses_until_) disk_.refuses(false);
    if (random_.once_in(800)) restarts();
}

void Crowd::moves_bytes() {
    for (std::size_t times = random_.between(1, 4); times > 0; --times) {
        const auto& client = clients_[random_.any(clients_.size())];
        if (!client) continue;
        if (const auto connection = client->connection.lock()) connection->read();
        reads_as_it_does(*client);
    }
    if (random_.once_in(2)) daemon_->does_a_posted_deed();
}

void Crowd::turn_ends() {
    daemon_->turn_ends();
    for (const auto& client : clients_)
        if (client && client->reader == Reader::prompt) reads_as_it_does(*client);
}

// In slices, as it does for a loop that is not suspended.
void Crowd::time_passes(std::chrono::milliseconds time) {
    for (constexpr auto slice = 500ms; time.count() > 0; time -= std::min(time, std::chrono::milliseconds(slice))) {
        daemon_->passes(std::min(time, std::chrono::milliseconds(slice)));
        daemon_->does_a_posted_deed();
        turn_ends();
    }
}

void Crowd::wall_jumps() {
    story_.tell(step_, "the wall clock jumps");
    daemon_->clock().time += random_.once_in(2) ? 1h : -1h;
}

void Crowd::restarts() {
    ++tally_.restarts;
    if (random_.once_in(2)) {
        story_.tell(step_, "the daemon is told to stop");
        daemon_->stop();
        for (std::size_t rounds = random_.any(20); rounds > 0; --rounds) {
            disk_.step(4);
            moves_bytes();
            time_passes(100ms);
        }
    }
    story_.tell(step_, "the daemon is gone");
    tally_.slow_readers += daemon_->loop().slow_readers.size();
    disk_.loses_daemon(random_);
    daemon_.reset();
    for (const auto& client : clients_)
        if (client) client->resets();
    begins_life();
}

void Crowd::buries(std::size_t seat) {
    Client& client = *clients_[seat];
    story_.tell(step_, client.ear.who(), "is no more");
    tally_.heard += client.ear.heard();
    if (const auto connection = client.connection.lock()) {
        // its link goes with the client, so the daemon has to let go of it first
        for (int turns = 0; !connection->closed(); ++turns) {
            promise(turns < 200, [&] { return client.ear.who() + " is gone, and the daemon does not see it"; });
            connection->read();
            disk_.step(8);
            time_passes(500ms);
        }
    }
    clients_[seat].reset();
}

} // namespace chat::simulation
