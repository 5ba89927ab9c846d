// Making a folder, and removing it.
// SPDX-License-Identifier: BSL-1.0
#include "tests/support/folder.hpp"

#include <stdlib.h> // NOLINT: mkdtemp is POSIX

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace chat::test {

Folder::Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "chatd-test-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
    path_ = pattern;
}

Folder::~Folder() {
    std::error_code left; // what cannot be removed stays in the system's folder for such things
    std::filesystem::remove_all(path_, left);
}

void Folder::write(std::string_view name, std::string_view text) const { std::ofstream(file(name)) << text; }

std::string Folder::read(std::string_view name) const {
    std::ifstream in(file(name));
    return std::string(std::istreambuf_iterator<char>(in), {});
}

std::size_t Folder::count() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path_), {}));
}

} // namespace chat::test
