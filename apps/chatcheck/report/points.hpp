// How many marks each case is worth.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "apps/chatcheck/play/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace chat::check {

class Points {
public:
    // A MUST is worth 2, a SHOULD 1, a MAY nothing.
    Points() = default;

    // An INI file: [points], and GLOB = MARKS over slugs or numbers; of the globs that fit a case the last one counts,
    // and where none does it is worth nothing. A glob that fits none of `cases` and marks that are no number throw
    // ConfigError, which names line and key.
    Points(const std::string& file, std::string_view text, const Cases& cases);

    double worth(const Case& row) const;
    // Nothing where it does not hold in full or leniently.
    double earned(const Result& result) const;

    // Of what could be tried, so many marks in all, and so many of them earned.
    struct Sum {
        double worth = 0, earned = 0;
    };
    Sum sum(const std::vector<Result>& results) const;

private:
    struct Row {
        std::string glob;
        double marks;
    };
    bool listed_ = false;
    std::vector<Row> rows_;
};

} // namespace chat::check
