// A client of the line protocol: statuses come in the order of the commands, words of others between them.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/text.hpp"
#include "tests/simulation/tongue.hpp"

#include <deque>
#include <utility>

namespace chat::simulation {
namespace {

class LineTongue final : public Tongue {
public:
    LineTongue(Ear& ear, Random& random) : ear_(ear), random_(random) {}

    std::string begins() override {
        wanted_ = some_name(random_);
        return ask("login " + wanted_);
    }
    std::string reads(std::string_view bytes) override {
        input_ += bytes;
        std::string answer;
        for (std::string line; next_line(input_, "\n", line);) answer += understand(line);
        return answer;
    }
    std::string says(const std::string& text) override {
        const std::string room = in_den_ && random_.once_in(2) ? "den" : "lobby";
        return ask("say " + room + " " + text, text::clean(text));
    }
    std::string does_something(Random& random) override {
        switch (random.any(8)) {
        case 0:
        case 1: return ask("create den");
        case 2:
        case 3: return ask("join den");
        case 4: return ask("drop den");
        case 5: return ask("users lobby");
        case 6: return ask("rooms");
        default: return ask("ping x");
        }
    }
    std::string leaves() override { return ask("logout"); }
    bool may_speak() const override { return !name_.empty(); }
    bool all_answered() const override { return questions_.empty(); }
    std::string name() const override { return name_; }

private:
    struct Question {
        std::string command;
        std::string text; // said
    };

    std::string ask(std::string command, std::string text = {}) {
        questions_.push_back({command, std::move(text)});
        return command + "\n";
    }
    std::string understand(const std::string& line) {
        const std::string word = line.substr(0, line.find(' '));
        if (word == "SAID") {
            const std::size_t room = 5, name = line.find(' ', room) + 1, text = line.find(' ', name) + 1;
            ear_.hears(line.substr(room, name - 1 - room), line.substr(text));
        }
        if (word != "OK" && word != "ERR") return {};
        promise(!questions_.empty(), [&] { return ear_.who() + " has a status unasked: " + line; });
        const Question question = std::move(questions_.front());
        questions_.pop_front();
        return follow(question, line, word == "OK");
    }
    std::string follow(const Question& question, const std::string& status, bool ok) {
        const std::string verb = question.command.substr(0, question.command.find(' '));
        const std::size_t at = status.find(' ') + 1;
        promise(status.substr(at, verb.size()) == verb,
                [&] { return ear_.who() + " asked " + question.command + " and is told " + status; });
        if (verb == "say") ok ? ear_.is_kept(question.text) : ear_.is_refused(question.text);
        if (ok && (verb == "create" || verb == "join")) in_den_ = true;
        if (ok && verb == "drop") in_den_ = false;
        if (verb == "login" && ok) name_ = wanted_;
        return verb == "login" && !ok ? begins() : std::string();
    }

    Ear& ear_;
    Random& random_;
    std::string input_, wanted_, name_;
    std::deque<Question> questions_;
    bool in_den_ = false;
};

} // namespace

std::unique_ptr<Tongue> line_tongue(Ear& ear, Random& random) { return std::make_unique<LineTongue>(ear, random); }

} // namespace chat::simulation
