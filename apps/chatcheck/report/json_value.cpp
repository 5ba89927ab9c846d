// The one place that compiles Boost.JSON, and how we lay a value out.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/report/json_value.hpp"

#include "libchat/core/text.hpp"

#include <boost/json/src.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace chat::check {
namespace {

// Writes what stands between two brackets, an element a line.
template <class Sequence, class Write>
void write_block(std::string& out, const Sequence& sequence, char open, char close, std::size_t depth, Write write) {
    out += open;
    const char* before = "\n";
    for (const auto& element : sequence) {
        out += before;
        out.append(2 * (depth + 1), ' ');
        write(element);
        before = ",\n";
    }
    if (!sequence.empty()) out += '\n', out.append(2 * depth, ' ');
    out += close;
}

void write(std::string& out, const json::value& value, std::size_t depth) {
    if (const auto* object = value.if_object())
        return write_block(out, *object, '{', '}', depth, [&](const auto& pair) {
            out += json::serialize(pair.key()) + ": ";
            write(out, pair.value(), depth + 1);
        });
    if (const auto* array = value.if_array())
        return write_block(out, *array, '[', ']', depth, [&](const auto& one) { write(out, one, depth + 1); });
    if (const auto* string = value.if_string(); string && !text::is_utf8(*string)) // a command line may be anything
        return write(out, json::string(text::from_latin1(*string)), depth);
    out += value.is_double() ? fmt::format("{}", value.get_double()) : json::serialize(value); // 2, not 2E0
}

} // namespace

std::string text_of(const json::value& value) {
    std::string out;
    write(out, value, 0);
    return out + '\n';
}

json::value read_json(std::string_view text) {
    json::stream_parser parser;
    boost::system::error_code fault;
    const std::size_t read = parser.write_some(text, fault);
    const std::string_view rest = text.substr(std::min(read, text.size()));
    if (!fault && rest.find_first_not_of(" \t\r\n") != std::string_view::npos) fault = json::error::extra_data;
    if (!fault) parser.finish(fault);
    if (!fault) return parser.release();
    const auto line = 1 + std::ranges::count(text.substr(0, read), '\n');
    throw BadJson(fmt::format("line {} is no JSON: {}", line, fault.message()));
}

} // namespace chat::check
