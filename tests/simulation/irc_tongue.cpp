// A client of irc. What he says has no answer where it is kept: a PING behind it tells that it was heard.
// SPDX-License-Identifier: BSL-1.0
#include "tests/simulation/tongue.hpp"
#include "tests/support/irc/view.hpp"

#include <deque>
#include <utility>

namespace chat::simulation {
namespace {

class IrcTongue final : public Tongue {
public:
    IrcTongue(Ear& ear, Random& random, bool echo) : ear_(ear), random_(random), echo_(echo) {
        if (echo_) ear_.hears_himself();
    }

    std::string begins() override {
        return std::string(echo_ ? "CAP REQ :echo-message message-tags server-time\r\n" : "") + "NICK " +
               some_name(random_) + "\r\nUSER x 0 * :Real\r\n" + (echo_ ? "CAP END\r\n" : "");
    }
    std::string reads(std::string_view bytes) override {
        input_ += bytes;
        std::string answer;
        for (std::string line; next_line(input_, "\r\n", line);) {
            view_.reads(line + "\r\n");
            for (const std::string& text : view_.texts()) hear(text);
            answer += understand(line);
        }
        return answer;
    }
    std::string says(const std::string& text) override {
        const std::string room = view_.rooms().contains("den") && random_.once_in(2) ? "den" : "lobby";
        said_.push_back({text, false});
        return "PING says\r\nPRIVMSG #" + room + " :" + text + "\r\nPING said\r\n";
    }
    std::string does_something(Random& random) override {
        switch (random.any(8)) {
        case 0:
        case 1: return "JOIN #den\r\n";
        case 2: return echo_ ? "" : "PART #den\r\n"; // from outside his own words come back apart from the others
        case 3: return "NICK " + some_name(random) + "\r\n";
        case 4: return "NAMES #lobby\r\n";
        case 5: return "WHO #lobby\r\n";
        case 6: return "LIST\r\n";
        default: return "WHOIS " + some_name(random) + "\r\n";
        }
    }
    std::string leaves() override { return "QUIT\r\n"; }
    bool may_speak() const override { return view_.rooms().contains("lobby"); }
    bool all_answered() const override { return said_.empty(); }
    std::string confusion(const Roster& roster) const override {
        return view_.registered() && !view_.closed() ? view_.differs(roster) : std::string();
    }
    bool speaks_bytes() const override { return false; }
    std::string name() const override { return view_.registered() ? view_.nick() : std::string(); }

private:
    struct Talk {
        std::string text;
        bool refused;
    };

    // "ann #lobby hello"
    void hear(const std::string& said) {
        const std::size_t where = said.find(' ') + 1, text = said.find(' ', where) + 1;
        if (said[where] != '#') return;
        ear_.hears(said.substr(where + 1, text - 2 - where), said.substr(text));
    }
    std::string understand(const std::string& line) {
        const auto has = [&](std::string_view part) { return line.find(part) != line.npos; };
        if (line.starts_with("PING :")) return "PONG " + line.substr(5) + "\r\n";
        if (has(" 433 ") && !view_.registered()) return "NICK " + some_name(random_) + "\r\n";
        if (has(" 001 ")) return "JOIN #lobby\r\n";
        if (saying_ && (has("NOT_STORED") || has(" 404 ") || has(" 403 "))) said_.front().refused = true;
        if (has(" PONG ") && line.ends_with("says")) saying_ = true;
        if (has(" PONG ") && line.ends_with("said")) conclude();
        return {};
    }
    void conclude() {
        promise(saying_ && !said_.empty(), [&] { return ear_.who() + " has a PONG unasked"; });
        saying_ = false;
        const Talk talk = std::move(said_.front());
        said_.pop_front();
        talk.refused ? ear_.is_refused(talk.text) : ear_.is_kept(talk.text);
    }

    Ear& ear_;
    Random& random_;
    const bool echo_;
    test::IrcView view_;
    std::string input_;
    std::deque<Talk> said_;
    bool saying_ = false; // what comes now is about the first of them
};

} // namespace

std::unique_ptr<Tongue> irc_tongue(Ear& ear, Random& random, bool echo) {
    return std::make_unique<IrcTongue>(ear, random, echo);
}

} // namespace chat::simulation
