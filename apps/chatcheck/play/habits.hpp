// Where classes differ in a protocol: the options of a listener, as the program under test has them.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace chat::check {

// By the names and values of protocols/<name>/README.md: {"adios_reply", "yes"}.
class Habits {
public:
    // `otherwise` where nothing was said or detected.
    std::string_view get(std::string_view name, std::string_view otherwise) const {
        const auto found = values_.find(name);
        return found == values_.end() ? otherwise : std::string_view(found->second);
    }
    bool is(std::string_view name, std::string_view value) const { return get(name, "") == value; }
    void set(std::string name, std::string value) { values_.insert_or_assign(std::move(name), std::move(value)); }

    const std::map<std::string, std::string, std::less<>>& all() const noexcept { return values_; }

private:
    std::map<std::string, std::string, std::less<>> values_;
};

} // namespace chat::check
