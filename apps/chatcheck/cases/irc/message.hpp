// One line of IRC, taken apart.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chat::check::irc {

struct Message {
    std::string line;                // without its end
    std::string source;              // "ann!~ann@127.0.0.1", or a server's name
    std::string command;             // "PRIVMSG", "001"
    std::vector<std::string> params; // the last may have blanks, its colon is gone

    // The nick of the source; all of it where it has none.
    std::string who() const { return source.substr(0, source.find('!')); }
    std::string last() const { return params.empty() ? "" : params.back(); }
    // "" where there are not so many.
    std::string param(std::size_t at) const { return at < params.size() ? params[at] : ""; }
    bool is_numeric() const;
    // 400 to 599, save the one that says that there is no message of the day; or ERROR.
    bool is_refusal() const;
};

Message parse(std::string_view line);

} // namespace chat::check::irc
