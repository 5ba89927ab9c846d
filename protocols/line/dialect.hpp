// How the line protocol says what happens: one line an event.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/dialect.hpp"

#include <string>

namespace chat::line {

// The text of an event runs to the end of its line, and is whole however long it is.
class LineDialect final : public Dialect {
public:
    void render(const Message& message, std::string& out) const override;
};

} // namespace chat::line
