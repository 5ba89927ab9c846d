// Reads transcripts out of Markdown.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/transcript.hpp"

#include <fstream>
#include <stdexcept>

namespace chat::test {
namespace {

std::string resolve(std::string_view text) {
    std::string bytes;
    while (!text.empty()) {
        const bool escape = text.front() == '\\' && text.size() > 1;
        if (!escape) {
            bytes += text.front();
            text.remove_prefix(1);
        } else if (text[1] == 'x') {
            bytes += static_cast<char>(std::stoi(std::string(text.substr(2, 2)), nullptr, 16));
            text.remove_prefix(4);
        } else {
            bytes += text[1] == 'r' ? '\r' : text[1] == 'n' ? '\n' : text[1] == 't' ? '\t' : text[1];
            text.remove_prefix(2);
        }
    }
    return bytes;
}

Step parse(const std::string& line, int number) {
    using Kind = Step::Kind;
    constexpr std::string_view option = "option ";
    if (const auto equals = line.find(" = "); line.starts_with(option) && equals != line.npos)
        return {Kind::option, line.substr(option.size(), equals - option.size()), line.substr(equals + 3), number};
    for (const auto& [words, kind] : {std::pair(" connects", Kind::connects), std::pair(" closes", Kind::closes),
                                      std::pair(" is closed", Kind::is_closed)})
        if (line.ends_with(words)) return {kind, line.substr(0, line.find(' ')), {}, number};
    for (const auto& [arrow, kind] : {std::pair("> ", Kind::sends), std::pair("< ", Kind::receives)})
        if (const auto at = line.find(arrow); at != line.npos && line.find(' ') == at + 1)
            return {kind, line.substr(0, at), resolve(std::string_view(line).substr(at + 2)), number};
    throw std::runtime_error("line " + std::to_string(number) + " is no step of a transcript: " + line);
}

} // namespace

std::vector<Transcript> read_transcripts(const std::string& file) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error("cannot read " + file);
    std::vector<Transcript> transcripts;
    bool inside = false;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line == "```transcript") {
            inside = true;
            transcripts.emplace_back();
        } else if (line == "```") {
            inside = false;
        } else if (inside) {
            transcripts.back().push_back(parse(line, number));
        }
    }
    return transcripts;
}

} // namespace chat::test
