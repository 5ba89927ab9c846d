// The command protocol (seed 000) as chatcheck tries it.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/crlf/cases.hpp"
#include "apps/chatcheck/cases/crlf/talk.hpp"
#include "apps/chatcheck/cases/join.hpp"

namespace chat::check::crlf {
namespace {

Cases all_cases() {
    return join({flow_cases(),        frame_cases(),       eol_cases(),          len_cases(),
                 text_cases(),        name_cases(),        state_cases(),        range_cases(),
                 clean_cases(),       life_cases(),        load_cases(),         abuse_cases(),
                 start_cases(),       flow_client_cases(), frame_client_cases(), eol_client_cases(),
                 len_client_cases(),  text_client_cases(), state_client_cases(), life_client_cases(),
                 abuse_client_cases()});
}

void detect(ServerScene& scene, Habits& habits) {
    if (!habits.get("adios_reply", "").empty()) return;
    Link& eve = greeted(scene, "eve");
    eve.send("adios\r\n");
    habits.set("adios_reply", eve.read_until_quiet() == "adios\r\n" ? "yes" : "no");
}

} // namespace

Chapter chapter() {
    return {"crlf", all_cases, {{"adios_reply", {"no", "yes"}}, {"buffer", {"shared", "private"}}}, detect, false};
}

} // namespace chat::check::crlf
