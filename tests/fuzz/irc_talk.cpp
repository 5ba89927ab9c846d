// Fuzzes whole conversations of irc, with people of two other protocols among them.
// SPDX-License-Identifier: BSL-1.0
//
// Promise: whatever clients type, in whatever pieces, while time passes, disks are slow and people vanish, nothing
// throws or is read past its end. What each client of irc is sent agrees with itself line by line (IrcView), and what
// he knows from that alone is so. Lines and frames of the others are whole and clean. A name is one person's; whoever
// has a seat has a name; a room that nobody is in is gone, and when all are gone nothing is left.
//
// The first byte says what sort of house it is. Each line behind it is a step, begun by one letter: 0 to 2 type a line
// of irc, 3 one of the line protocol, 4 a frame whose type is a digit; A to E type the same clients' bytes as they are;
// t lets time pass, d lets the disk keep one line; v (vanishes), e (ends its input), h (halts) and r (reads on) have
// the client's number behind them.
#include "libchat/core/names.hpp"
#include "libchat/core/text.hpp"
#include "protocols/broadcast/protocol.hpp"
#include "protocols/irc/protocol.hpp"
#include "protocols/irc/user.hpp"
#include "protocols/line/protocol.hpp"
#include "tests/fuzz/promise.hpp"
#include "tests/support/fake_session.hpp"
#include "tests/support/house.hpp"
#include "tests/support/irc/view.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <set>
#include <string>
#include <string_view>

namespace {

using namespace chat;
using namespace chat::test;
using namespace std::string_view_literals;

constexpr std::size_t clients = 5, liner = 3, binary = 4;
constexpr std::array names_of = {"ann", "bob", "cy", "Dee", "Eve"};
constexpr std::array caps_of = {
    "multi-prefix echo-message invite-notify", "",
    "message-tags server-time extended-join userhost-in-names away-notify setname extended-monitor"};

std::string frame(char type, std::string_view body) {
    std::string bytes(1, type);
    bytes += static_cast<char>(body.size() >> 8);
    bytes += static_cast<char>(body.size() & 0xff);
    return bytes.append(body);
}

void check_lines(std::string_view out) {
    constexpr std::array first = {"OK"sv,     "ERR"sv,  "USERS"sv, "ROOMS"sv,  "HELP"sv,    "LOGIN"sv,
                                  "LOGOUT"sv, "FROM"sv, "ALL"sv,   "JOINED"sv, "DROPPED"sv, "SAID"sv};
    while (!out.empty()) {
        const std::size_t end = out.find('\n');
        promise(end != out.npos);
        const std::string_view line = out.substr(0, end);
        promise(text::is_clean(line) && std::ranges::find(first, line.substr(0, line.find(' '))) != first.end());
        out.remove_prefix(end + 1);
    }
}

void check_frames(std::string_view out, bool& joined) {
    const auto byte = [&](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(out[at])); };
    while (!out.empty()) {
        if (!joined && byte(0) < 2) {
            joined = byte(0) == 0;
            out.remove_prefix(1);
            continue;
        }
        promise(out.size() >= 3 && (byte(0) == 2 || byte(0) == 3 || byte(0) == 5));
        const std::size_t size = byte(1) << 8 | byte(2);
        promise(out.size() >= 3 + size && text::is_clean(out.substr(3, size)));
        out.remove_prefix(3 + size);
    }
}

struct Somebody {
    Somebody(Protocol& protocol, std::string_view name, std::size_t number)
        : session(OriginPtr(new Origin(std::string(name), std::string(name), number + 1,
                                       "192.0.2." + std::to_string(number + 1), 50'000))) {
        session.begin(protocol.answer(session));
    }
    FakeSession session;
    IrcView view;
    bool joined = false;
};

class World {
public:
    explicit World(unsigned kind)
        : slow_(kind & 1), everybody_(kind & 8), rules_(kind & 16), house_(irc::protocol_type(), journal()) {
        Options chosen = house_.sections.only("irc");
        chosen.set("flood_control", std::string(kind & 2 ? "yes" : "no"));
        for (const char* key : {"channels", "list_entries", "monitor_entries", "whowas_entries"})
            if (kind & 4) chosen.set(key, std::uint64_t{2});
        house_.sections.set("irc", std::move(chosen));
        protocols_ = {house_.protocol(), house_.another(line::protocol_type()),
                      house_.another(broadcast::protocol_type())};
        for (std::size_t client = 0; everybody_ && client < clients; ++client) come(client);
    }
    ~World() {
        for (std::size_t client = 0; client < clients; ++client) {
            people_[client].reset();
            look();
        }
        house_.disk.run_all();
        Room& lobby = house_.lobby.bound_room("lobby");
        promise(house_.lobby.rooms() == 1 && lobby.members() == 0);
        promise(house_.roster.size() == 0 && house_.roster.people() == 0 && house_.timers.running() == 0);
    }

    void step(std::string_view line) {
        if (line.empty()) return;
        const char what = line.front();
        line.remove_prefix(1);
        if (what >= '0' && what < static_cast<char>('0' + clients)) {
            const auto client = static_cast<std::size_t>(what - '0');
            if (client != binary) return type(client, std::string(line) + (client == liner ? "\n" : "\r\n"));
            if (!line.empty()) type(client, frame(line.front() & 7, line.substr(1)));
        } else if (what >= 'A' && what < static_cast<char>('A' + clients)) {
            type(static_cast<std::size_t>(what - 'A'), line);
        } else if (what == 't') {
            house_.clock.time += std::chrono::seconds(1 << std::min<std::size_t>(line.size(), 8));
            house_.timers.passes(std::chrono::seconds(1 << std::min<std::size_t>(line.size(), 8)));
        } else if (what == 'd') {
            if (house_.disk.count() > 0) house_.disk.run_one();
        } else if (!line.empty()) {
            happens(what, static_cast<std::size_t>(line.front() - '0'));
        }
        look();
    }

private:
    JournalKind journal() const { return slow_ ? JournalKind::delaying : JournalKind::memory; }

    void come(std::size_t client) {
        const std::size_t protocol = client < liner ? 0 : client - liner + 1;
        constexpr std::array types = {"irc", "line", "broadcast"};
        people_[client] = std::make_unique<Somebody>(*protocols_[protocol], types[protocol], client);
        if (!everybody_) return;
        const std::string name = names_of[client];
        if (client == liner) return type(client, "login " + name + "\njoin den\n");
        if (client == binary) return type(client, frame(0, name));
        type(client, "CAP REQ :" + std::string(caps_of[client]) + "\r\nNICK " + name + "\r\nUSER " + name +
                         " 0 * :Real\r\nCAP END\r\nJOIN #den,#lobby\r\n");
    }
    void type(std::size_t client, std::string_view bytes) {
        if (!people_[client]) come(client);
        if (people_[client]) people_[client]->session.types(bytes);
        look();
    }
    void happens(char what, std::size_t client) {
        if (client >= clients || !people_[client]) return;
        FakeSession& session = people_[client]->session;
        if (what == 'v') people_[client].reset();
        if (what == 'e') session.ends_input();
        if (what == 'h') session.reads_nothing();
        if (what == 'r') session.reads_all();
    }

    // All that was sent is as it should be; whoever was hung up is gone, which others are told.
    void look() {
        bool again = true;
        while (std::exchange(again, false))
            for (std::size_t client = 0; client < clients; ++client)
                if (people_[client] && !listen(client)) again = true;
        look_around();
    }
    // False where that was the last.
    bool listen(std::size_t client) {
        Somebody& he = *people_[client];
        const std::string seen = he.session.sees();
        if (client < liner) he.view.reads(seen);
        if (client == liner) check_lines(seen);
        if (client == binary) check_frames(seen, he.joined);
        if (!he.session.hung_up()) return true;
        people_[client].reset();
        return false;
    }
    void look_around() {
        std::set<const Member*> known;
        std::set<std::string> names;
        house_.roster.for_each([&](Member& member) {
            promise(house_.roster.find(member.who().name) == &member && known.insert(&member).second);
            promise(names.insert(names::folded(member.who().name)).second);
        });
        std::size_t rooms = 0;
        house_.lobby.for_each([&](const Room& room) {
            ++rooms;
            room.for_each([&](const Membership& seat) {
                promise(&seat.room() == &room && known.contains(&seat.member()));
                promise(std::ranges::count(seat.member().seats(), &seat) == 1);
            });
        });
        promise(slow_ || house_.lobby.rooms() == rooms);
        for (std::size_t client = 0; client < liner; ++client) {
            if (!people_[client] || !people_[client]->view.registered()) continue;
            const std::string wrong = people_[client]->view.differs(house_.roster);
            if (!wrong.empty()) throw IrcView::Fault(wrong);
        }
        if (!rules_ || !people_[0] || !people_[0]->view.registered()) return;
        static_cast<irc::User&>(*house_.roster.find(people_[0]->view.nick())).his().is_operator = true;
    }

    const bool slow_, everybody_, rules_;
    House house_;
    std::array<std::unique_ptr<Protocol>, 3> protocols_;
    std::array<std::unique_ptr<Somebody>, clients> people_;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    if (size == 0) return 0;
    std::string_view script(reinterpret_cast<const char*>(data) + 1, size - 1);
    World world(data[0]);
    while (!script.empty()) {
        const std::size_t end = std::min(script.find('\n'), script.size());
        world.step(script.substr(0, end));
        script.remove_prefix(std::min(end + 1, script.size()));
    }
    return 0;
}
