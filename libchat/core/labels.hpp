// Labels for those who bring none: client1, client2, the lowest number that is free.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace chat {

class Labels;

// One number, given back by destruction. The labels outlive it.
class Label {
public:
    Label(Label&& other) noexcept
        : labels_(std::exchange(other.labels_, nullptr)), name_(std::move(other.name_)), number_(other.number_) {}
    Label& operator=(Label&&) = delete;
    ~Label();

    const std::string& name() const noexcept { return name_; }

private:
    friend class Labels;
    Label(Labels& labels, std::string name, std::uint32_t number)
        : labels_(&labels), name_(std::move(name)), number_(number) {}

    Labels* labels_;
    std::string name_;
    std::uint32_t number_;
};

class Labels {
public:
    // `word` and the lowest number from 1 that no living label has, whatever its word.
    Label next(std::string_view word);

private:
    friend class Label;
    std::set<std::uint32_t> given_back_; // below highest_
    std::uint32_t highest_ = 0;
};

} // namespace chat
