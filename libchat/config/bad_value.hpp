// What the parsers of single values throw; the reader adds the place and makes a ConfigError of it.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace chat {

class BadValue : public std::runtime_error {
public:
    // `reason` goes on after "key = value: ". `suggestion` is a value that would do, or empty.
    explicit BadValue(const std::string& reason, std::string suggestion = {})
        : std::runtime_error(reason), suggestion_(std::move(suggestion)) {}

    const std::string& suggestion() const noexcept { return suggestion_; }

private:
    std::string suggestion_;
};

} // namespace chat
