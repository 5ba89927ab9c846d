// The options of a listener, and the setting that they make.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/setting.hpp"

namespace chat::peer {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view automatic = "auto";
constexpr std::uint64_t by_framing = 0; // of max_reply

// In the order of the enumerations.
constexpr std::string_view partners[] = {"room", "pair", "echo", "game"};
constexpr std::string_view port_lines[] = {"own", "any", "never"};
constexpr std::string_view game_wires[] = {"ascii", "digit", "board9"};

template <class Enum, std::size_t size>
std::optional<Enum> chosen(const std::string_view (&names)[size], const std::string& name) {
    for (std::size_t at = 0; at < size; ++at)
        if (names[at] == name) return static_cast<Enum>(at);
    return std::nullopt;
}

WireRules wire_of(const Options& options, std::uint16_t port) {
    WireRules rules;
    rules.pinned = framing_called(options.choice("dialect"));
    rules.detection.port = port;
    rules.detection.port_line = *chosen<PortLine>(port_lines, options.choice("port_line"));
    rules.detection.greeting = options.yes("greeting") || rules.pinned == Framing::greeting;
    rules.max_message = options.number("max_message");
    rules.gap = options.duration("gap");
    return rules;
}

std::optional<std::size_t> longest_reply_of(const Options& options) {
    const std::uint64_t bytes = options.number("max_reply");
    if (bytes == by_framing) return std::nullopt;
    return bytes;
}

Choice one_of(std::vector<std::string_view> words) { return Choice{std::move(words)}; }

std::vector<std::string_view> dialects() {
    std::vector<std::string_view> names{automatic};
    for (const FramingRow& row : all_framings()) names.push_back(row.name);
    return names;
}

} // namespace

Setting::Setting(const ListenerContext& context)
    : hub(context.hub),
      room(context.room),
      timers(context.timers),
      wire(wire_of(context.options, context.port)),
      partner(*chosen<PartnerKind>(partners, context.options.choice("partner"))),
      game_wire(chosen<game::Wire>(game_wires, context.options.choice("game_wire"))),
      longest_reply(longest_reply_of(context.options)),
      idle(context.options.duration("idle")),
      reattach(context.options.duration("reattach")) {}

std::vector<OptionSpec> options() {
    return {{"dialect", automatic, one_of(dialects())},
            {"game_wire", automatic, one_of({automatic, "ascii", "digit", "board9"})},
            {"gap", 100ms, DurationIn{10ms, 10s}},
            {"greeting", "no", one_of({"yes", "no"})},
            {"idle", 300s, DurationIn{1s, 24h}},
            {"max_message", 4096, NumberIn{1, 4096}},
            {"max_reply", by_framing, NumberIn{0, 9999}},
            {"partner", "room", one_of({"room", "pair", "echo", "game"})},
            {"port_line", "own", one_of({"own", "any", "never"})},
            {"reattach", 10s, DurationIn{1s, 1h}}};
}

} // namespace chat::peer
