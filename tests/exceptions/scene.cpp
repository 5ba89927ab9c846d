// Playing a script to its end, however it ends.
// SPDX-License-Identifier: BSL-1.0
#include "tests/exceptions/scene.hpp"

#include "protocols/broadcast/frame.hpp"
#include "protocols/broadcast/protocol.hpp"
#include "protocols/crlf/protocol.hpp"
#include "protocols/echo/protocol.hpp"
#include "protocols/irc/protocol.hpp"
#include "protocols/line/protocol.hpp"
#include "protocols/peer/protocol.hpp"
#include "tests/simulation/promise.hpp"

#include <algorithm>

namespace chat::test {
namespace {

using namespace std::chrono_literals;
using chat::broadcast::frame;
using chat::broadcast::Type;
using simulation::promise;

ProtocolType type_called(std::string_view name) {
    for (const auto& type : {crlf::protocol_type(), chat::broadcast::protocol_type(), line::protocol_type(),
                             irc::protocol_type(), peer::protocol_type()})
        if (type.name == name) return type;
    return echo::protocol_type();
}

constexpr std::size_t line_door = 1, broadcast_door = 2, irc_door = 3;
constexpr std::size_t room_of_a_link = 1 << 18; // so that the links themselves allocate nothing

} // namespace

const std::vector<Script>& scripts() {
    static const std::vector<Script> all{
        {"crlf",
         {"name: vic\r\n", "push: hello\r\n", "get\r\n", "getrange 0 1\r\n", "help\r\ntest: x\r\n", "adios\r\n"}},
        {"broadcast",
         {frame(Type::join, "vic"), frame(Type::talk, "hello"), frame(Type::list, ""),
          frame(Type::direct, "@liner psst"), frame(Type::error, ""), frame(Type::leave, "")}},
        {"line",
         {"login vic\n", "say lobby hello\n", "create den\nsay den hi\n", "users lobby\nrooms\nhelp\n",
          "send liner psst\nall hey\n", "drop den\n", "logout\n"}},
        {"irc",
         {"NICK vic\r\nUSER v 0 * :Vic\r\n", "JOIN #lobby,#den\r\n", "PRIVMSG #lobby :hello\r\n",
          "TOPIC #den :about\r\nMODE #den +k key\r\nWHO #lobby\r\nLIST\r\nWHOIS liner\r\n", "NICK Victor\r\n",
          "AWAY :gone\r\nPRIVMSG liner :psst\r\n", "PART #den :why\r\n", "QUIT :bye\r\n"}},
        {"peer", {"vic> hello\n", "vic> anybody?\n", "vic> \\quit\n"}},
        {"echo", {"hello", "again"}},
    };
    return all;
}

Scene::Scene(const Script& script, bool at_once, const std::string& file)
    : ledger_(disk_, file),
      doors_{simulation::Door(type_called(script.protocol)), simulation::Door(line::protocol_type()),
             simulation::Door(chat::broadcast::protocol_type()), simulation::Door(irc::protocol_type())},
      script_(script) {
    for (const simulation::Door& door : doors_)
        for (const SectionSpec& spec : door.type.sections) sections_.offer(spec);
    daemon_ = std::make_unique<simulation::Daemon>(random_, limits_, disk_, ledger_, at_once, doors_, sections_);
    bystanders_come();
    victim_.up.reserve(room_of_a_link);
    victim_.down.reserve(room_of_a_link);
}

void Scene::bystanders_come() {
    const std::array<std::string, 3> hello{"login liner\n", frame(Type::join, "binary"),
                                           "NICK irc\r\nUSER x 0 * :x\r\nJOIN #lobby\r\n"};
    for (std::size_t at = 0; at < bystanders_.size(); ++at) {
        Bystander& he = bystanders_[at];
        he.link.down.reserve(room_of_a_link);
        he.connection = daemon_->welcome(line_door + at, he.link, 100 + at);
        he.link.up = hello[at];
    }
    settles();
    promise(daemon_->hub().lobby.bound_room("lobby").members() == 3, "the bystanders are not there");
}

bool Scene::step() {
    const std::size_t now = said_++;
    if (now == 0) (void)daemon_->welcome(victims_door, victim_, 1);
    if (now > 0 && now <= script_.steps.size()) victim_.up += script_.steps[now - 1];
    if (now == script_.steps.size() + 1) victim_.client_ended = true;
    return now <= script_.steps.size() + 1;
}

void Scene::settles() {
    for (int rounds = 0; rounds < 12; ++rounds) {
        const auto all = daemon_->connections();
        for (const auto& connection : all) connection->read();
        while (!daemon_->loop().posted.empty()) {
            daemon_->turn_ends();
            daemon_->does_a_posted_deed();
        }
        disk_.step(100);
        daemon_->passes(rounds < 9 ? 10ms : 1s); // a peer's silence; a pause of irc; the end of a closing
        daemon_->turn_ends();
        victim_.down.clear();
        for (const auto& connection : all) connection->has_room();
    }
}

void Scene::promises_others_unharmed(simulation::Ledger::Gaps gaps) {
    victim_.tear();
    settles();
    for (Bystander& he : bystanders_) he.link.down.clear();
    daemon_->promises_order();
    bystanders_[0].link.up = "say lobby still here\n";
    settles();
    const auto hears = [&](std::size_t who, std::string_view what) {
        promise(bystanders_[who].link.down.find(what) != std::string::npos, "a bystander does not hear another");
    };
    hears(0, "OK say");
    hears(1, "[liner] still here");
    hears(2, "PRIVMSG #lobby :still here");
    promise(daemon_->connections().size() == 3, "the victim's connection is left");
    for (Bystander& he : bystanders_) he.link.client_ended = true;
    settles();
    daemon_->promises_emptiness();
    daemon_.reset();
    ledger_.promises_whole_file(gaps);
}

} // namespace chat::test
