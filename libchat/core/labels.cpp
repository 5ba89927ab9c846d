// Giving numbers, and taking them back.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/labels.hpp"

namespace chat {

Label Labels::next(std::string_view word) {
    const std::uint32_t number = given_back_.empty() ? highest_ + 1 : *given_back_.begin();
    Label label(*this, std::string(word) + std::to_string(number), number);
    if (given_back_.empty())
        ++highest_;
    else
        given_back_.erase(given_back_.begin());
    return label;
}

Label::~Label() {
    if (labels_) labels_->given_back_.insert(number_);
}

} // namespace chat
