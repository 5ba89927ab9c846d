// The main function of every test program; Catch2 3 brings its own, Catch2 2 compiles it here, once.
// SPDX-License-Identifier: BSL-1.0

#if !__has_include(<catch2/catch_test_macros.hpp>)
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
#endif
