// A crowd that does things at random, on three protocols; and a model that knows where everybody is.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/names.hpp"
#include "tests/support/irc/view.hpp"
#include "tests/unit/broadcast/guest.hpp"
#include "tests/unit/irc/crowd_model.hpp"
#include "tests/unit/irc/people.hpp"
#include "tests/unit/line/guest.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <vector>

using namespace chat;
using namespace chat::test;

namespace {

namespace binary = chat::test::broadcast;
using Who = CrowdModel::Who;

constexpr std::array caps = {
    "",
    "multi-prefix",
    "userhost-in-names extended-join",
    "message-tags server-time away-notify",
    "multi-prefix userhost-in-names invite-notify setname",
    "echo-message message-tags server-time extended-join multi-prefix userhost-in-names extended-monitor"};
constexpr std::size_t talks_back = 5; // has echo-message
constexpr Who first_liner = caps.size(), binary_client = first_liner + 2, people = binary_client + 1;
constexpr std::array names_there_are = {"ann", "Bob", "cy",  "dee", "Eve", "fay",
                                        "gus", "Hal", "ida", "jo",  "BOB", "CY"};
constexpr std::array rooms_there_are = {"lobby", "den", "attic"};

unsigned seed_of_today() {
    const char* const chosen = std::getenv("CHAT_SEED"); // to see a failure again
    return chosen ? static_cast<unsigned>(std::stoul(chosen)) : std::random_device()();
}

class Crowd {
public:
    explicit Crowd(unsigned seed)
        : random_(seed),
          house_(any(2) == 0 ? JournalKind::memory : JournalKind::delaying),
          model_(people),
          line_(house_.another(chat::line::protocol_type())),
          binary_(house_.another(chat::broadcast::protocol_type())) {
        for (Who who = 0; who < people; ++who) comes(who);
    }

    void step() {
        story_.clear();
        for (std::vector<std::string>& texts : expected_) texts.clear();
        const Who who = any(people);
        if (!model_.here(who)) {
            comes(who);
        } else if (any(60) == 0) {
            quits(who);
        } else if (who < first_liner) {
            acts_on_irc(who);
        } else {
            acts_elsewhere(who);
        }
        compare();
    }
    // All that anybody knows, and could ask for.
    void compare_at_the_end() {
        for (Who who = first_liner; who < binary_client; ++who) {
            if (!model_.here(who)) continue;
            for (const auto& [room, state] : model_.rooms())
                CHECK(asked(who, "users " + room + "\n") ==
                      "USERS " + room + listed(state, " ", folded) + "\nOK users\n");
        }
        if (model_.here(binary_client))
            CHECK(
                asked(binary_client, binary::frame(binary::Type::list, "")) ==
                binary::frame(binary::Type::list, listed(model_.rooms().at("lobby"), ",", std::identity()).substr(1)));
    }

private:
    struct Person {
        explicit Person(const OriginPtr& origin) : session(origin) {}
        FakeSession session;
        IrcView view;
    };

    std::size_t any(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_); }
    std::string any_name() { return names_there_are[any(names_there_are.size())]; }
    std::string any_room() { return rooms_there_are[any(rooms_there_are.size())]; }

    // ---- doing ----

    void types(Who who, const std::string& bytes) {
        story_ += std::to_string(who) + " types " + bytes + "\n";
        people_[who]->session.types(bytes);
        house_.disk.run_all();
    }
    std::string asked(Who who, const std::string& bytes) {
        types(who, bytes);
        return people_[who]->session.sees();
    }
    void comes(Who who) {
        std::string name = any_name();
        while (!model_.takes_name(who, name)) name = any_name();
        const std::string ip = "192.0.2." + std::to_string(who + 1);
        const std::string protocol = who < first_liner ? "irc" : who < binary_client ? "line" : "broadcast";
        people_[who] = std::make_unique<Person>(OriginPtr(new Origin(protocol, protocol, who, ip, 50'000)));
        Protocol& door = who < first_liner ? house_.opened() : who < binary_client ? *line_ : *binary_;
        people_[who]->session.begin(door.answer(people_[who]->session));
        if (who >= first_liner) {
            model_.joins(who, "lobby");
            return types(who, who < binary_client ? "login " + name + "\n" : binary::join(name));
        }
        types(who, "CAP REQ :" + std::string(caps[who]) + "\r\nNICK " + name + "\r\nUSER x 0 * :Real\r\nCAP END\r\n");
    }
    void quits(Who who) {
        model_.quits(who);
        if (who < first_liner && any(2) == 0) types(who, "QUIT\r\n");
        people_[who]->session.vanishes();
        people_[who].reset();
    }
    void acts_elsewhere(Who who) {
        const std::string text = "text-" + std::to_string(++texts_);
        if (who == binary_client) {
            says(who, "lobby", text);
            return types(who, binary::talk(text));
        }
        const std::string room = any_room();
        switch (any(4)) {
        case 0:
            if (model_.rooms().contains(room)) model_.joins(who, room);
            return types(who, "join " + room + "\n");
        case 1: model_.parts(who, room); return types(who, "drop " + room + "\n");
        default:
            if (model_.is_in(who, room)) says(who, room, text);
            return types(who, "say " + room + " " + text + "\n");
        }
    }
    void acts_on_irc(Who who) {
        const std::string room = any_room(), channel = "#" + room;
        switch (any(16)) {
        case 0:
        case 1:
        case 2:
        case 3: {
            const std::string key = any(2) == 0 ? "key" : "";
            model_.joins(who, room, key);
            return types(who, "JOIN " + channel + " " + key + "\r\n");
        }
        case 4:
        case 5: {
            model_.parts(who, room);
            return types(who, "PART " + channel + " :why\r\n");
        }
        case 6: {
            const std::string name = any_name();
            model_.takes_name(who, name);
            return types(who, "NICK " + name + "\r\n");
        }
        case 7:
        case 8: {
            const std::string text = "text-" + std::to_string(++texts_);
            says(who, room, text);
            return types(who, "PRIVMSG " + channel + " :" + text + "\r\n");
        }
        case 9: return types(who, "TOPIC " + channel + " :about " + std::to_string(any(9)) + "\r\n");
        case 10:
        case 11: return sets_modes(who, room);
        default: return meets(who, room);
        }
    }
    void sets_modes(Who who, const std::string& room) {
        const bool add = any(2) == 0;
        const std::string mode = "MODE #" + room + (add ? " +" : " -");
        const std::string letters = "iiimn";
        const char letter = letters[any(letters.size())];
        const std::size_t most = 1 + any(4);
        switch (any(4)) {
        case 0: model_.locks(who, room, add ? "key" : ""); return types(who, mode + "k key\r\n");
        case 1:
            model_.limits(who, room, add ? most : 0);
            return types(who, mode + "l" + (add ? " " + std::to_string(most) : "") + "\r\n");
        default: model_.sets(who, room, letter, add); return types(who, mode + letter + "\r\n");
        }
    }
    void meets(Who who, const std::string& room) {
        const Who whom = any(people);
        const std::string name = model_.here(whom) ? model_.name(whom) : "nobody";
        const bool add = any(2) == 0;
        const char letter = any(2) == 0 ? 'o' : 'v';
        switch (any(8)) {
        case 0: model_.kicks(who, room, whom); return types(who, "KICK #" + room + " " + name + " :out\r\n");
        case 1:
        case 2: model_.invites(who, room, whom); return types(who, "INVITE " + name + " #" + room + "\r\n");
        default:
            model_.ranks(who, room, letter, add, whom);
            return types(who, "MODE #" + room + (add ? " +" : " -") + letter + " " + name + "\r\n");
        }
    }
    void says(Who who, const std::string& room, const std::string& text) {
        std::vector<Who> ears = model_.says(who, room);
        if (who == talks_back && model_.may_speak(who, room)) ears.push_back(who);
        for (const Who ear : ears)
            if (ear < first_liner) expected_[ear].push_back(model_.name(who) + " #" + room + " " + text);
    }

    // ---- comparing ----

    static std::string signs(bool op, bool voice) { return std::string(op ? "@" : "") + (voice ? "+" : ""); }
    static std::string folded(const std::string& name) { return names::folded(name); }
    // Sorted by what `order` makes of the names.
    template <class Order>
    std::string listed(const CrowdModel::Room& room, const std::string& between, Order order) const {
        std::vector<std::string> names;
        for (const auto& [member, rank] : room.members) names.push_back(model_.name(member));
        std::ranges::sort(names, {}, order);
        std::string all;
        for (const std::string& name : names) all += between + name;
        return all;
    }
    // "den: @ann bob, lobby: ann": where he is, with whom. Voices of ops are not told to everybody.
    std::string by_model(Who who) const {
        std::ostringstream out;
        for (const auto& [name, room] : model_.rooms()) {
            if (!room.members.contains(who)) continue;
            std::map<std::string, std::string> sorted;
            for (const auto& [member, rank] : room.members)
                sorted[model_.name(member)] = signs(rank.op, rank.voice && !rank.op);
            out << name << ":";
            for (const auto& [member, sign] : sorted) out << " " << sign << member;
            out << "; ";
        }
        return out.str();
    }
    static std::string by_view(const IrcView& view) {
        std::ostringstream out;
        for (const auto& [name, members] : view.rooms()) {
            out << name << ":";
            for (const auto& [member, known] : members)
                out << " " << signs(known.op, known.voice.value_or(false) && !known.op) << member;
            out << "; ";
        }
        return out.str();
    }
    void compare() {
        INFO(story_);
        for (Who who = 0; who < people; ++who) {
            if (!model_.here(who)) continue;
            Person& person = *people_[who];
            const std::string seen = person.session.sees();
            REQUIRE(!person.session.hung_up());
            if (who >= first_liner) continue;
            REQUIRE_NOTHROW(person.view.reads(seen));
            REQUIRE(person.view.nick() == model_.name(who));
            REQUIRE(by_view(person.view) == by_model(who));
            REQUIRE(person.view.differs(house_.roster) == "");
            REQUIRE(person.view.texts() == expected_[who]);
        }
        REQUIRE(house_.lobby.rooms() == model_.rooms().size());
    }

    std::mt19937 random_;
    IrcHouse house_;
    CrowdModel model_;
    std::unique_ptr<Protocol> line_, binary_;
    std::array<std::unique_ptr<Person>, people> people_;
    std::array<std::vector<std::string>, people> expected_; // texts of this step
    std::size_t texts_ = 0;
    std::string story_; // of this step
};

} // namespace

TEST_CASE(
    "irc: whatever a crowd does, each client knows from what it was sent who is where, and hears what it should") {
    const unsigned seed = seed_of_today();
    for (unsigned life = 0; life < 20; ++life) {
        CAPTURE(seed, life); // CHAT_SEED=... does the same again
        Crowd crowd(seed + life);
        for (int i = 0; i < 1'000; ++i) crowd.step();
        crowd.compare_at_the_end();
    }
}
