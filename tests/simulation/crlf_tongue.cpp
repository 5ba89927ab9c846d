// A client of the command protocol: each command has one reply, in order; a `get` has every line that is kept.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/text.hpp"
#include "tests/simulation/tongue.hpp"

#include <deque>
#include <utility>

namespace chat::simulation {
namespace {

class CrlfTongue final : public Tongue {
public:
    CrlfTongue(Ear& ear, Random& random) : ear_(ear), name_(some_name(random)) {}

    std::string begins() override { return ask("name: " + name_, Asked::name); }
    std::string reads(std::string_view bytes) override {
        input_ += bytes;
        for (std::string reply; next_line(input_, "\r\n", reply);) understand(reply);
        return {};
    }
    std::string says(const std::string& text) override { return ask("push: " + text, Asked::push, text::clean(text)); }
    std::string does_something(Random& random) override {
        switch (random.any(4)) {
        case 0: return ask("get", Asked::get);
        case 1: return ask("test: 1 2", Asked::test, "1 2");
        case 2: return ask("help", Asked::anything);
        default: return ask("nonsense", Asked::test, "Error: unrecognized command: nonsense");
        }
    }
    std::string leaves() override { return "adios\r\n"; }
    bool may_speak() const override { return greeted_; }
    bool all_answered() const override { return questions_.empty(); }

private:
    enum class Asked { name, push, get, test, anything };
    struct Question {
        Asked what;
        std::string text;      // pushed, or expected
        std::size_t lines = 0; // that a get must have: all that were acknowledged to him
    };

    std::string ask(const std::string& line, Asked what, std::string text = {}) {
        questions_.push_back({what, std::move(text), lines_});
        return line + "\r\n";
    }
    void understand(const std::string& reply) {
        if (!std::exchange(greeted_, true)) return;
        promise(!questions_.empty(), [&] { return ear_.who() + " is told unasked: " + reply; });
        const Question question = std::move(questions_.front());
        questions_.pop_front();
        switch (question.what) {
        case Asked::name: return promise(reply == "OK", [&] { return ear_.who() + " is not called so: " + reply; });
        case Asked::test: return promise(reply == question.text, [&] { return "a wrong test: " + reply; });
        case Asked::get: return check_history(reply, question);
        case Asked::anything: return;
        case Asked::push: break;
        }
        if (reply != "OK") return ear_.is_refused(question.text);
        ear_.is_kept(question.text);
        lines_ = line_behind(question.text);
        for (Question& later : questions_) later.lines = lines_;
    }
    std::size_t line_behind(const std::string& text) const {
        const auto& lines = ear_.disk().lines("lobby");
        for (std::size_t at = lines.size(); at > 0; --at)
            if (lines[at - 1].text == text) return at;
        throw Broken("acknowledged, and not in the lobby: " + text);
    }
    void check_history(const std::string& reply, const Question& question) const {
        const auto& kept = ear_.disk().lines("lobby");
        std::size_t count = 0;
        for (std::size_t at = 0; at < reply.size(); ++count) {
            const std::size_t end = std::min(reply.find('\n', at), reply.size());
            promise(count < kept.size() && reply.substr(at, end - at) == kept[count].name + ": " + kept[count].text,
                    [&] { return ear_.who() + " reads what is not kept: " + reply.substr(at, end - at); });
            at = end + 1;
        }
        promise(count >= question.lines, [&] { return ear_.who() + " does not read his own lines"; });
    }

    Ear& ear_;
    const std::string name_;
    std::string input_;
    std::deque<Question> questions_;
    std::size_t lines_ = 0; // up to his last acknowledged one
    bool greeted_ = false;
};

} // namespace

std::unique_ptr<Tongue> crlf_tongue(Ear& ear, Random& random) { return std::make_unique<CrlfTongue>(ear, random); }

} // namespace chat::simulation
