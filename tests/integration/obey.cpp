// Obeying: a talk that does what the words of a line say.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/obey.hpp"

#include "libchat/session/conversation.hpp"
#include "libchat/session/line_codec.hpp"

#include <sstream>
#include <string>

namespace chat::test {
namespace {

using namespace std::chrono_literals;

void carry_out(Session& out, const std::string& word) {
    if (word == "brief") out.set_deadline(brief);
    if (word == "long") out.set_deadline(10min);
    if (word == "endless") out.set_deadline(std::chrono::milliseconds::max());
    if (word == "past") out.set_deadline(std::chrono::milliseconds::min());
    if (word == "lift") out.lift_deadline();
    if (word == "flood") out.send(std::string(flood, 'x'));
}

Talk<TextLine> converse(Session& out, Desk& desk) {
    bool clings = false, dawdles = false;
    out.send("welcome\n");
    for (;;) {
        const result<TextLine> heard = co_await next<TextLine>();
        const bool late = !heard && heard.error() == make_error_code(errc::timed_out);
        if (late) ++desk.told;
        if (!heard) out.send(late ? "too late\n" : "the end\n");
        if (!heard && dawdles) (void)co_await desk.deed();
        if (!heard && clings) continue;
        if (!heard) co_return;
        const std::string line(heard->text);
        std::istringstream words(line);
        for (std::string word; words >> word;) {
            if (word == "wait") (void)co_await desk.deed();
            if (word == "drain") (void)co_await out.drained();
            if (word == "cling") clings = true;
            if (word == "dawdle") dawdles = true;
            carry_out(out, word);
        }
        out.send(line + "\n");
    }
}

class Obeying final : public Protocol {
public:
    explicit Obeying(Desk& desk) : desk_(desk) {}
    std::unique_ptr<Handler> answer(Session& session) override {
        return std::make_unique<Conversation<LineCodec>>(session, LineCodec("\n", 1024 * 1024),
                                                         converse(session, desk_));
    }

private:
    Desk& desk_;
};

} // namespace

std::unique_ptr<Protocol> obey(Desk& desk) { return std::make_unique<Obeying>(desk); }

} // namespace chat::test
