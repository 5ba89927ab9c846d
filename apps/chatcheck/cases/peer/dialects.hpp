// Playing a case in the dialect of the program under test, or in all that it detects.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/client_scene.hpp"
#include "apps/chatcheck/play/server_scene.hpp"
#include "protocols/peer/framing.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace chat::check::peer {

namespace wire = chat::peer;
using wire::Framing;
using wire::FramingRow;
using wire::row_of;

// In which dialects a case makes sense.
struct Where {
    bool (*fits)(const FramingRow& row, const Habits& habits);
    std::string_view otherwise; // why it makes none in the others
};

inline bool says_handle_first(Framing framing) noexcept {
    return framing == Framing::greeting || framing == Framing::handshake || framing == Framing::len_total;
}

inline bool introduces_itself(Framing framing) noexcept {
    return says_handle_first(framing) || framing == Framing::port_line;
}

// The family of seed 001 has handles and \quit; that of seed 004 has neither, and /q.
inline bool has_names(const FramingRow& row) noexcept { return row.quit == "\\quit"; }

inline constexpr Where everywhere{[](const FramingRow&, const Habits&) { return true; }, ""};
inline constexpr Where with_lengths{[](const FramingRow& row, const Habits&) { return row.framed(); },
                                    "only a dialect with lengths tells its messages apart like this"};
inline constexpr Where without_lengths{[](const FramingRow& row, const Habits&) { return !row.framed(); },
                                       "in this dialect a length tells where a text ends"};
inline constexpr Where without_lengths_or_lines{
    [](const FramingRow& row, const Habits&) { return row.end == wire::End::gap || row.end == wire::End::line_or_gap; },
    "in this dialect a text has an end of its own"};
inline constexpr Where with_inner_lines{
    [](const FramingRow& row, const Habits&) { return row.framed() || row.end == wire::End::gap; },
    "an LF is the end of a text in this dialect"};
inline constexpr Where ended_by_silence{
    [](const FramingRow& row, const Habits&) { return row.end == wire::End::line_or_gap; },
    "in this dialect a line end is not one of the ends of a text"};
inline constexpr Where with_handles{[](const FramingRow& row, const Habits&) { return row.carries_handle(); },
                                    "texts carry no handle in this dialect"};
inline constexpr Where with_names{[](const FramingRow& row, const Habits&) { return has_names(row); },
                                  "nobody has a name in this dialect"};
inline constexpr Where introduced{[](const FramingRow& row, const Habits&) { return introduces_itself(row.framing); },
                                  "a client of this dialect begins with its first text"};
inline constexpr Where alone{[](const FramingRow&, const Habits& habits) { return !habits.is("partner", "pair"); },
                             "the end of one client is that of the other too"};
inline constexpr Where where_gone_is_gone{
    [](const FramingRow& row, const Habits& habits) {
        return row.framing != Framing::header10 || !habits.is("partner", "pair");
    },
    "the end of a connection is none of its conversation here, and another client waits for it"};
inline constexpr Where not_with_operator{[](const FramingRow& row, const Habits& habits) {
                                             return !habits.is("partner", "operator") &&
                                                    where_gone_is_gone.fits(row, habits);
                                         },
                                         "an operator would have to answer all of it, or another client waits for it"};
// The dialects to play a case in: the one that is said, or, where the program detects them, all that can be detected.
// A client speaks one. Empty where it makes sense in none of them.
std::vector<Framing> dialects_of_server(const Habits& habits, const Where& where);
std::vector<Framing> dialects_of_client(const Habits& habits, const Where& where);

inline std::vector<Framing> dialects_of(const ServerScene& scene, const Where& where) {
    return dialects_of_server(scene.habits(), where);
}
inline std::vector<Framing> dialects_of(const ClientScene& scene, const Where& where) {
    return dialects_of_client(scene.habits(), where);
}

// Plays a case in each of its dialects, and skips it where there is none.
template <auto play, const Where& where = everywhere, class Scene> void in_each(Scene& scene) {
    const std::vector<Framing> dialects = dialects_of(scene, where);
    if (dialects.empty()) scene.skip(std::string(where.otherwise));
    for (const Framing dialect : dialects) {
        if (dialects.size() > 1) scene.note("in the dialect " + std::string(row_of(dialect).name));
        play(scene, dialect);
    }
}

} // namespace chat::check::peer
