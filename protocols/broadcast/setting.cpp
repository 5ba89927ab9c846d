// From the options of a listener to its setting.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/broadcast/setting.hpp"

namespace chat::broadcast {
namespace {

Style style_of(const Options& options) {
    Style style;
    style.max_frame = options.number("max_frame");
    style.newline = options.yes("newline");
    style.direct_message = options.choice("direct") == "04" ? Type::direct : Type::talk;
    return style;
}

Setting::CommandList command_list_of(const Options& options) {
    const std::string& when = options.choice("command_list");
    if (when == "after-join") return Setting::CommandList::after_join;
    return when == "on-connect" ? Setting::CommandList::on_connect : Setting::CommandList::never;
}

} // namespace

Setting::Setting(const ListenerContext& context)
    : hub(context.hub),
      room(context.room),
      longest_text(context.limits.line),
      style(style_of(context.options)),
      dialect(style),
      command_list(command_list_of(context.options)),
      framed_status(context.options.choice("status") == "frame"),
      echo(context.options.yes("echo")),
      registration(context.options.duration("registration")) {}

} // namespace chat::broadcast
