// Catch2, whichever of its two generations this system has; tests include this and never Catch2 itself.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_approx.hpp>
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_all.hpp>
#include <catch2/matchers/catch_matchers_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include <string>

namespace chat::test {

// For CHECK_THAT: the text holds `part` somewhere. The generations name this matcher differently.
inline auto contains_text(const std::string& part) {
#if __has_include(<catch2/catch_test_macros.hpp>)
    return Catch::Matchers::ContainsSubstring(part);
#else
    return Catch::Matchers::Contains(part);
#endif
}

// The text begins, or ends, with `part`.
inline auto starts_with_text(const std::string& part) { return Catch::Matchers::StartsWith(part); }
inline auto ends_with_text(const std::string& part) { return Catch::Matchers::EndsWith(part); }

} // namespace chat::test
