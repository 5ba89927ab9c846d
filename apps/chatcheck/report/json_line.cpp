// Walking over JSON without keeping it.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/report/json_line.hpp"

#include "apps/chatcheck/report/json_value.hpp"

#include <algorithm>
#include <charconv>

namespace chat::check {
namespace {

class Walk {
public:
    explicit Walk(std::string_view json) : json_(json) { blanks(); }

    // From the beginning of an object or array to the member's; false where it has none like this.
    bool enter(std::string_view key) {
        return enter('{', [&](std::size_t) { return name() == key; });
    }
    bool enter(std::size_t index) {
        return enter('[', [&](std::size_t i) { return i == index; });
    }

    std::size_t line() const { return 1 + static_cast<std::size_t>(std::ranges::count(json_.substr(0, at_), '\n')); }

private:
    template <class IsIt> bool enter(char open, const IsIt& is_it) {
        const std::size_t begin = at_;
        if (json_[at_] == open) {
            next();
            for (std::size_t i = 0; json_[at_] != '}' && json_[at_] != ']'; ++i) {
                if (is_it(i)) return true;
                skip();
                if (json_[at_] == ',') next();
            }
        }
        at_ = begin;
        return false;
    }

    void blanks() { at_ = std::min(json_.find_first_not_of(" \t\r\n", at_), json_.size()); }
    void next() { ++at_, blanks(); }

    std::string_view string() {
        const std::size_t begin = at_++;
        for (; json_[at_] != '"'; ++at_)
            if (json_[at_] == '\\') ++at_;
        const std::string_view found = json_.substr(begin, at_ - begin + 1);
        next();
        return found;
    }

    // A member's name, and the colon behind it.
    std::string name() {
        const std::string_view found = string();
        next();
        return std::string(read_json(found).as_string());
    }

    void skip() {
        if (json_[at_] == '"') return void(string());
        if (json_[at_] == '{') return leave([this] { name(), skip(); });
        if (json_[at_] == '[') return leave([this] { skip(); });
        at_ = std::min(json_.find_first_of(",]} \t\r\n", at_), json_.size());
        blanks();
    }

    template <class Member> void leave(const Member& member) {
        for (next(); json_[at_] != '}' && json_[at_] != ']';) {
            member();
            if (json_[at_] == ',') next();
        }
        next();
    }

    std::string_view json_;
    std::size_t at_ = 0;
};

} // namespace

std::size_t line_of(std::string_view json, std::string_view path) {
    Walk walk(json);
    for (bool found = true; found && !path.empty();) {
        const bool index = path.front() == '[';
        if (index || path.front() == '.') path.remove_prefix(1);
        const std::string_view step = path.substr(0, path.find_first_of(index ? "]" : ".["));
        path.remove_prefix(std::min(path.size(), step.size() + (index ? 1 : 0)));
        std::size_t number = 0;
        std::from_chars(step.data(), step.data() + step.size(), number);
        found = index ? walk.enter(number) : walk.enter(step);
    }
    return walk.line();
}

} // namespace chat::check
