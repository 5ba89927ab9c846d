// A protocol's own keys in a [listen.*] section: what it offers, and what the operator chose.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace chat {

// One key that a protocol offers. `allowed` lists the values it takes.
struct OptionSpec {
    std::string_view name;
    std::string_view preset; // its value where the configuration says nothing
    std::vector<std::string_view> allowed;
};

// The values chosen for one listener: checked already, one for every OptionSpec of its protocol.
class Options {
public:
    Options() = default;
    explicit Options(const std::vector<OptionSpec>& specs) {
        for (const OptionSpec& spec : specs) values_.emplace(spec.name, spec.preset);
    }

    void set(std::string_view name, std::string value) {
        values_.insert_or_assign(std::string(name), std::move(value));
    }
    // Throws std::out_of_range where the protocol offers no such option.
    const std::string& value(std::string_view name) const { return values_.at(std::string(name)); }
    bool yes(std::string_view name) const { return value(name) == "yes"; }
    const std::map<std::string, std::string>& values() const noexcept { return values_; }

private:
    std::map<std::string, std::string> values_;
};

} // namespace chat
