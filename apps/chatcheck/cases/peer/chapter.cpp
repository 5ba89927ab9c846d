// The turn-based chat (seeds 001 and 004) as chatcheck tries it.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/join.hpp"
#include "apps/chatcheck/cases/peer/bytes.hpp"
#include "apps/chatcheck/cases/peer/caller.hpp"
#include "apps/chatcheck/cases/peer/cases.hpp"

namespace chat::check::peer {
namespace {

Cases all_cases() {
    return join({flow_cases(), frame_cases(), eol_cases(), len_cases(), text_cases(), name_cases(), state_cases(),
                 range_cases(), clean_cases(), life_cases(), load_cases(), abuse_cases(), start_cases(), game_cases(),
                 client_flow_cases(), client_text_cases(), client_life_cases()});
}

// What stands around the words of a reply, where they are known: the handle that the server has, and an end.
void detect(ServerScene& scene, Habits& habits) {
    constexpr std::string_view words = "who is there";
    const bool answers = habits.get("partner", "echo") == "echo";
    if (!answers || habits.is("dialect", "any")) return;
    const Framing dialect = dialects_of_server(habits, everywhere).front();
    Caller caller(scene, dialect, "Zed");
    caller.say(words);
    const std::string reply = caller.hear_whole();
    const std::size_t at = reply.find(words);
    if (at == std::string::npos) return;
    const std::string prefix = reply.substr(0, at), end = reply.substr(at + words.size());
    if (prefix != usual_prefix(dialect) && !prefix.starts_with("Zed")) habits.set("prefix", prefix);
    if (!end.empty() && !row_of(dialect).framed()) habits.set("end", end);
}

std::vector<std::string_view> dialects() {
    std::vector<std::string_view> names;
    for (const FramingRow& row : wire::all_framings()) names.push_back(row.name);
    names.push_back("any"); // the server detects it
    return names;
}

} // namespace

Chapter chapter() {
    return {"peer",
            all_cases,
            {{"dialect", dialects()},
             {"partner", {"echo", "pair", "game", "room", "operator"}},
             {"game_wire", {"auto", "ascii", "digit", "board9"}},
             {"asks_name", {"yes", "no"}}},
            detect,
            false};
}

} // namespace chat::check::peer
