// One message on its way to the members of a room: rendered on first demand, once per dialect.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "libchat/core/dialect.hpp"
#include "libchat/core/wire.hpp"

#include <boost/container/small_vector.hpp>

#include <utility>
#include <vector>

namespace chat {

// The presses of one room, one per dialect that was ever heard in it.
class Presses {
public:
    Press& in(const Dialect& dialect);

private:
    std::vector<std::pair<const Dialect*, Press>> presses_;
};

class Publication {
public:
    Publication(const Message& m, Presses& presses) : message(m), presses_(&presses) {}
    // For one reader: nobody shares a page with him, so none is opened.
    explicit Publication(const Message& m) : message(m) {}
    Publication(const Publication&) = delete;

    // The message in this dialect; empty when the dialect leaves it unsaid. Valid until the next call.
    const Wire& in(const Dialect& dialect);

    const Message& message;

private:
    Wire render(const Dialect& dialect);

    Presses* presses_ = nullptr;
    boost::container::small_vector<std::pair<const Dialect*, Wire>, 4> rendered_;
};

} // namespace chat
