// From options to settings.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/irc/setting.hpp"

#include "libchat/password/password.hpp"
#include "protocols/irc/safe_text.hpp"

namespace chat::irc {
namespace {

using namespace std::chrono_literals;

IrcLimits limits_of(const Options& options) {
    IrcLimits limits;
    limits.topic = options.number("topic_length");
    limits.kick = options.number("kick_length");
    limits.away = options.number("away_length");
    limits.real_name = options.number("real_name_length");
    limits.channels = options.number("channels");
    limits.list = options.number("list_entries");
    limits.monitor = options.number("monitor_entries");
    limits.whowas = options.number("whowas_entries");
    return limits;
}

// A server's name stands where words stand.
std::string_view server_fault(std::string_view name) {
    if (name.find('.') == name.npos) return "it needs a dot, so that nobody takes it for a nick";
    if (name.find_first_of(" !@:*?,#") != name.npos) return "it has a character that it may not have";
    return {};
}

std::string_view word_fault(std::string_view word) {
    return word.find(' ') == word.npos ? std::string_view() : "it is to be one word";
}

} // namespace

NetworkSetting::NetworkSetting(const Options& options)
    : network(options.text("network")),
      server(options.text("server")),
      description(options.text("description")),
      motd(options.text("motd")),
      admin_location(options.text("admin_location")),
      admin_email(options.text("admin_email")),
      flood_control(options.yes("flood_control")),
      limits(limits_of(options)) {}

Setting::Setting(const ListenerContext& context)
    : hub(context.hub),
      room(context.room),
      timers(context.timers),
      workers(context.workers),
      password(context.options.text("password")),
      registration(context.options.duration("registration")),
      ping(context.options.duration("ping")) {}

names::Casemapping casemapping_of(std::string_view word) noexcept {
    return word == word_of(names::Casemapping::rfc1459) ? names::Casemapping::rfc1459 : names::Casemapping::ascii;
}

std::string_view word_of(names::Casemapping casemapping) noexcept {
    return casemapping == names::Casemapping::rfc1459 ? "rfc1459" : "ascii";
}

std::vector<OptionSpec> options() {
    return {{"password", "", TextOf{.longest = 64, .secret = true}},
            {"ping", 2min, DurationIn{1s, 24h}},
            {"registration", 60s, DurationIn{1s, 24h}}};
}

std::vector<SectionSpec> sections() {
    return {
        {"irc",
         false,
         {{"admin_email", "", TextOf{200}},
          {"admin_location", "", TextOf{200}},
          {"away_length", 390, NumberIn{1, 390}},
          {"casemapping", "ascii", Choice{{"ascii", "rfc1459"}}},
          {"channels", 100, NumberIn{1, 10'000}},
          {"description", "a chat room of many protocols", TextOf{200, 1}},
          {"flood_control", "yes", Choice{{"yes", "no"}}},
          {"kick_length", 390, NumberIn{1, 390}},
          {"list_entries", 100, NumberIn{1, 10'000}},
          {"monitor_entries", 100, NumberIn{1, 10'000}},
          {"motd", "", TextOf{4096}},
          {"network", "chatd", TextOf{30, 1, word_fault}},
          {"real_name_length", 150, NumberIn{1, 390}},
          {"server", "irc.chatd", TextOf{63, 1, server_fault}},
          {"topic_length", 390, NumberIn{1, 390}},
          {"whowas_entries", 100, NumberIn{0, 100'000}}}},
        {"oper",
         true,
         {{"password_hash", required, TextOf{.longest = 127, .shortest = 1, .fault = hash_fault, .secret = true}}}}};
}

} // namespace chat::irc
