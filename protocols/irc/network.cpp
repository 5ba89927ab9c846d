// Keeping what listeners share.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/network.hpp"

#include "libchat/core/text.hpp"

#include <algorithm>
#include <fstream>
#include <utility>

namespace chat::irc {

Network::Network(NetworkSetting chosen, const Sections& sections, const Clock& clock)
    : setting_(std::move(chosen)), clock_(clock), started_(clock.now()) {
    for (const auto& [name, options] : sections.named("oper"))
        operators_.emplace_back(name, options.text("password_hash"));
    rehash();
}

std::chrono::seconds Network::since(Time then) const noexcept {
    return std::chrono::duration_cast<std::chrono::seconds>(std::max(now() - then, Time::duration::zero()));
}

void Network::rehash() {
    motd_.clear();
    if (setting_.motd.empty()) return;
    std::ifstream file(setting_.motd);
    for (std::string line; std::getline(file, line);) {
        if (line.ends_with('\r')) line.pop_back();
        motd_.push_back(text::clean(line));
    }
}

std::string_view Network::operator_hash(std::string_view name) const noexcept {
    const auto found = std::ranges::find_if(operators_, [&](const auto& known) { return known.first == name; });
    return found == operators_.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view Network::some_operator_hash() const noexcept {
    return operators_.empty() ? std::string_view() : std::string_view(operators_.front().second);
}

void Network::remember(Former former) {
    former_.push_front(std::move(former));
    while (former_.size() > setting_.limits.whowas) former_.pop_back();
}

} // namespace chat::irc
