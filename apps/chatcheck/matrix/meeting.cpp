// What Ann, Bob and the server do in a meeting.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/matrix/meeting.hpp"

#include "apps/chatcheck/play/port.hpp"
#include "apps/chatcheck/play/show.hpp"

#include <boost/algorithm/string/replace.hpp>

#include <fmt/format.h>

namespace chat::check {

Meeting::Meeting(Server& server, User& user, const ClassFile::Program& client, const Habits& habits, Desk& desk)
    : server_(server), user_(user), client_(client), habits_(habits), desk_(desk) {}

Meeting::~Meeting() { user_.stop(); }

void Meeting::step(std::string_view name) {
    step_ = name;
    desk_.transcript.add("", Deed::note, step_);
}

void Meeting::ann_comes() {
    user_.start(desk_, std::stoi(server_.address().port), "Ann");
    if (!client_.types.empty()) user_.type(boost::replace_all_copy(client_.types, "{name}", "Ann"));
}

void Meeting::ann_types(std::string_view line) { user_.type(std::string(line) + '\n'); }

void Meeting::ann_sees(std::string_view text) {
    if (!user_.shows(text).value_or(true)) fail(fmt::format("the client does not show {}", quoted(text)));
}

void Meeting::ann_leaves(std::string_view word) {
    user_.type(client_.leaves.empty() ? std::string(word) + '\n' : client_.leaves);
    if (!user_.ends()) fail("the client does not end");
}

Link& Meeting::bob() {
    if (bob_) return *bob_;
    const Address& address = server_.address();
    std::string why;
    Descriptor socket =
        connect_to(address.host, address.port, desk_.pump, Pump::Clock::now() + desk_.pace.patience(), why);
    if (!socket) fail("no connection to the server: " + why);
    return bob_.emplace("bob", std::move(socket), desk_);
}

bool Meeting::server_sees(std::string_view text) { return server_.program() && server_.program()->shows(text); }

void Meeting::server_types(std::string_view line) {
    if (server_.program()) server_.program()->type(std::string(line) + '\n');
}

} // namespace chat::check
