// What is looked at while it goes on, and once it has come to rest.
// SPDX-License-Identifier: BSL-1.0
#include "tests/simulation/crowd.hpp"
#include "tests/simulation/promise.hpp"

#include "libchat/core/names.hpp"

#include <algorithm>
#include <set>

namespace chat::simulation {

using namespace std::chrono_literals;

void Tally::add(const Tally& other) {
    sessions += other.sessions, lines += other.lines, kept += other.kept, refused += other.refused;
    heard += other.heard, restarts += other.restarts, slow_readers += other.slow_readers;
}

void Crowd::compare() {
    turn_ends();
    daemon_->promises_order();
    promise(daemon_->loop().failures == 0, "a handler threw");
    for (const auto& client : clients_)
        promise(!client || !client->always_reads || !daemon_->loop().slow_readers.contains(client->ear.id()),
                [&] { return client->ear.who() + " reads, and is called a slow reader"; });
}

// Nothing more is begun; everybody reads, and all that is under way arrives.
void Crowd::comes_to_rest() {
    story_.tell(step_, "all come to rest");
    disk_.refuses(false);
    limits_.idle = 0ms;
    for (const auto& client : clients_)
        if (client) client->reader = Reader::prompt;
    for (int rounds = 0; rounds < 3 || !at_rest(); ++rounds) {
        promise(rounds < 20'000, [&] { return "it does not come to rest" + who_does_not_rest(); });
        disk_.step(64);
        for (const auto& client : clients_)
            if (const auto connection = client ? client->connection.lock() : nullptr) connection->read();
        for (std::size_t deeds = daemon_->loop().posted.size(); deeds > 0; --deeds) {
            daemon_->turn_ends(); // nobody is kept from his turn by those before him
            daemon_->does_a_posted_deed();
        }
        for (const auto& client : clients_)
            if (client) reads_as_it_does(*client);
        time_passes(rounds % 2 == 1 ? 500ms : 10ms); // who was held back has much to say
    }
}

namespace {

bool rests(const Client& client) {
    if (client.link.reset) return true;
    const auto connection = client.connection.lock();
    if (!client.link.down.empty() || (connection && (connection->unsent() || connection->paused()))) return false;
    if (!client.lives()) return true;
    return client.link.up.empty() && !client.link.client_ended && client.tongue->all_answered();
}

} // namespace

bool Crowd::at_rest() const {
    return daemon_->quiet() && disk_.idle() &&
           std::ranges::all_of(clients_, [](const auto& client) { return !client || rests(*client); });
}

std::string Crowd::who_does_not_rest() const {
    std::string who;
    for (const auto& client : clients_) {
        if (!client || rests(*client)) continue;
        const Link& link = client->link;
        who += ", " + client->ear.who() + " (" + std::to_string(link.up.size()) + " up, " +
               std::to_string(link.down.size()) + " down" + (link.client_ended ? ", ended" : "") +
               (client->tongue->all_answered() ? ")" : ", unanswered)");
    }
    return who;
}

void Crowd::compare_at_rest() {
    compare();
    std::set<std::string> names;
    for (const auto& client : clients_) {
        if (!client || !client->lives()) continue;
        const std::string name = names::folded(client->tongue->name());
        promise(name.empty() || names.insert(name).second, [&] { return name + " was given to two"; });
    }
    for (const auto& client : clients_) {
        if (!client || !client->lives() || client->has_left()) continue;
        const Ear& ear = client->ear;
        if (client->connection.lock()->origin()->protocol != "peer") { // who hears in his turn
            promise(ear.heard_all(), [&] { return ear.who() + " has not heard all"; });
            promise(client->tongue->all_answered(), [&] { return ear.who() + " is not answered"; });
        }
        const std::string confusion = client->tongue->confusion(daemon_->hub().roster);
        promise(confusion.empty(), confusion.c_str());
    }
    for (const std::string& text : word_.kept)
        promise(disk_.count(text) == 1, [&] { return "acknowledged, and not there once: " + text; });
    for (const std::string& text : word_.refused)
        promise(disk_.count(text) == 0, [&] { return "refused, and there: " + text; });
}

// Whoever comes anew reads every line of all lives (CrlfTongue compares them).
void Crowd::history_is_whole() {
    Client reader(++next_id_, ledger_, disk_, word_);
    reader.connects(daemon_->welcome(0, reader.link, reader.ear.id()), crlf_tongue(reader.ear, random_));
    std::size_t seen = 0;
    reader.types("getrange 0 999999\r\n");
    std::string bytes;
    const auto connection = reader.connection.lock();
    for (int rounds = 0; rounds < 400; ++rounds) {
        connection->read();
        daemon_->does_a_posted_deed();
        disk_.step(8);
        bytes += reader.link.down;
        reader.link.down.clear();
        connection->has_room();
        time_passes(10ms);
    }
    for (const Line& line : disk_.lines("lobby")) {
        const std::string expected = line.name + ": " + line.text;
        seen = bytes.find(expected, seen);
        promise(seen != bytes.npos, [&] { return "the history has no " + expected; });
        seen += expected.size();
    }
    connection->close(false);
    daemon_->turn_ends();
}

void Crowd::everybody_leaves() {
    for (std::size_t seat = 0; seat < clients_.size(); ++seat) {
        if (!clients_[seat]) continue;
        Client& client = *clients_[seat];
        if (!client.over()) random_.once_in(2) ? client.shuts_down() : client.resets();
        buries(seat);
    }
    disk_.step(1'000'000);
    time_passes(1s);
    daemon_->promises_order();
    daemon_->promises_emptiness();
    tally_.slow_readers += daemon_->loop().slow_readers.size();
    daemon_.reset();
    ledger_.promises_whole_file();
}

} // namespace chat::simulation
