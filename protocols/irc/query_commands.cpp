// ISON and USERHOST: who of some people is here.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/names.hpp"
#include "protocols/irc/client.hpp"
#include "protocols/irc/commands.hpp"
#include "protocols/irc/sight.hpp"
#include "protocols/irc/word_lines.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace chat::irc::query {
namespace {

constexpr std::size_t most_userhosts = 5; // RFC 2812 §4.8

// One word a parameter, or many in the last.
std::vector<std::string_view> words_of(const Request& request) {
    std::vector<std::string_view> words;
    for (std::string_view rest : request.parameters) {
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            if (end > 0) words.push_back(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return words;
}

// `Bob*=+~bob@host`: an operator has the *, and who is away a - for the +.
std::string user_and_host(const Member& person) {
    const Profile* const profile = person.profile();
    std::string word = names::listed(person.who());
    if (profile && profile->is_operator) word += '*';
    word += '=';
    word += profile && !profile->away.empty() ? '-' : '+';
    return word.append(user_of(person.who())).append("@").append(host_of(person.who()));
}

// A line without a word, where there is nobody to tell of.
template <class Word>
void tell(Client& client, Numeric numeric, std::span<const std::string_view> nicks, const Word& word_of) {
    std::string lines;
    WordLines words(lines, client.head(numeric));
    for (const std::string_view nick : nicks)
        if (const Member* const person = person_called(client.hub(), nick)) words.add(word_of(*person));
    if (words.finish() == 0) append_line(lines, client.head(numeric), "");
    client.send(lines);
}

} // namespace

void ison(Client& client, const Request& request) {
    tell(client, Numeric::RPL_ISON, words_of(request),
         [](const Member& person) { return names::listed(person.who()); });
}

void userhost(Client& client, const Request& request) {
    const std::vector<std::string_view> nicks = words_of(request);
    tell(client, Numeric::RPL_USERHOST, std::span(nicks).first(std::min(nicks.size(), most_userhosts)), user_and_host);
    if (nicks.size() > most_userhosts) client.reply(Numeric::ERR_TOOMANYTARGETS, {nicks[most_userhosts]});
}

} // namespace chat::irc::query
