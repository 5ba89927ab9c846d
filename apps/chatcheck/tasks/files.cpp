// Reading and writing whole files.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/tasks/files.hpp"

#include "apps/chatcheck/order/order.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>

namespace chat::check {

std::string contents_of(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::string contents{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in) throw UsageError(fmt::format("cannot read {}: {}", file, std::strerror(errno)));
    return contents;
}

void write_file(const std::string& file, std::string_view contents) {
    if (file == "-") {
        std::fwrite(contents.data(), 1, contents.size(), stdout);
        return;
    }
    std::ofstream out(file, std::ios::binary);
    if (!(out << contents << std::flush))
        throw std::runtime_error(fmt::format("cannot write {}: {}", file, std::strerror(errno)));
}

void check_writable(const std::string& file) {
    if (file == "-") return;
    if (!std::ofstream(file, std::ios::binary | std::ios::app))
        throw UsageError(fmt::format("cannot write {}: {}", file, std::strerror(errno)));
}

} // namespace chat::check
