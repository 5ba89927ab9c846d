// Rendering once and sharing.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/publication.hpp"

namespace chat {

Press& Presses::in(const Dialect& dialect) {
    for (auto& [known, press] : presses_)
        if (known == &dialect) return press;
    return presses_.emplace_back(&dialect, Press()).second;
}

const Wire& Publication::in(const Dialect& dialect) {
    for (const auto& [known, wire] : rendered_)
        if (known == &dialect) return wire;
    return rendered_.emplace_back(&dialect, render(dialect)).second;
}

Wire Publication::render(const Dialect& dialect) {
    std::string text;
    dialect.render(message, text);
    if (text.empty()) return Wire();
    return presses_ ? presses_->in(dialect).print(text) : Wire::of(text);
}

} // namespace chat
