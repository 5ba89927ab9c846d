// JSON: all that is known of a run, and what chatcheck replay reads.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/report/formats.hpp"
#include "apps/chatcheck/report/json_value.hpp"
#include "apps/chatcheck/report/text.hpp"

#include "apps/chatcheck/play/show.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace chat::check {
namespace {

constexpr std::size_t most_octets = 4096; // of one event; how many there were is told

std::string hex(std::string_view bytes) {
    std::string digits;
    for (const char byte : bytes) digits += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    return digits;
}

json::array events_of(const Transcript& transcript) {
    json::array events;
    for (const Event& event : transcript.events()) {
        json::object one{{"seconds", seconds(event.when)}, {"who", event.who}, {"what", word(event.deed)}};
        const bool octets = event.deed == Deed::sent || event.deed == Deed::received || event.deed == Deed::typed ||
                            event.deed == Deed::shown || event.deed == Deed::complained;
        const std::string_view first = std::string_view(event.bytes).substr(0, most_octets);
        if (octets) one["octets"] = event.bytes.size(), one["hex"] = hex(first);
        if (!event.bytes.empty()) one["text"] = shown(first);
        events.push_back(std::move(one));
    }
    return events;
}

json::object case_of(const Result& result, const Terms& terms) {
    const Case& row = *result.row;
    const bool hidden = is_hidden(row, terms);
    json::object one{{"number", row.number},
                     {"slug", row.slug},
                     {"level", word(row.level)},
                     {"stage", row.stage},
                     {"outcome", word(result.outcome)},
                     {"ending", word(result.ending)},
                     {"seconds", seconds(result.took)},
                     {"worth", terms.points.worth(row)},
                     {"earned", terms.points.earned(result)},
                     {"rests_on", row.clause}};
    if (hidden) return one;
    one["reason"] = result.reason;
    one["was_done"] = row.sends;
    one["legal"] = row.legal;
    one["usual_mistake"] = row.mistake;
    one["hint"] = row.hint;
    if (result.mark)
        one["mark"] = {{"event", result.mark->event}, {"octet", result.mark->offset}, {"legal", result.mark->legal}};
    one["transcript"] = events_of(result.transcript);
    return one;
}

} // namespace

std::string json_report(const Run& run, const Terms& terms) {
    json::object habits, totals;
    for (const auto& [name, value] : run.habits.all()) habits[name] = value;
    for (int i = 0; i <= static_cast<int>(Outcome::harness_error); ++i) {
        const auto outcome = static_cast<Outcome>(i);
        totals[word(outcome)] = std::ranges::count(run.results, outcome, &Result::outcome);
    }
    json::array cases;
    for (const Result& result : run.results) cases.push_back(case_of(result, terms));
    return text_of(json::object{{"chatcheck", CHAT_VERSION},
                                {"protocol", run.protocol},
                                {"side", run.side},
                                {"subject", run.subject},
                                {"habits", std::move(habits)},
                                {"seed", run.seed},
                                {"began", time_of(run.began)},
                                {"seconds", seconds(run.took)},
                                {"totals", std::move(totals)},
                                {"cases", std::move(cases)}});
}

std::string replay_report(const Run& run, const Terms& terms) {
    json::array cases;
    for (const Result& result : run.results) {
        if (is_hidden(*result.row, terms)) continue;
        json::array steps;
        for (const Event& event : result.transcript.events())
            if (event.deed == Deed::connected || event.deed == Deed::sent || event.deed == Deed::finished ||
                event.deed == Deed::dropped || event.deed == Deed::closed)
                steps.push_back({{"seconds", seconds(event.when)},
                                 {"who", event.who},
                                 {"do", word(event.deed)},
                                 {"hex", hex(event.bytes)}});
        cases.push_back({{"slug", result.row->slug}, {"outcome", word(result.outcome)}, {"steps", std::move(steps)}});
    }
    return text_of(json::object{{"chatcheck_replay", 1}, {"protocol", run.protocol}, {"cases", std::move(cases)}});
}

} // namespace chat::check
