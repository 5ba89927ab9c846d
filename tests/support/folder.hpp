// A folder for a test's files.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace chat::test {

// A folder for one test, removed with all it holds.
class Folder {
public:
    Folder();
    Folder(const Folder&) = delete;
    ~Folder();
    std::string file(std::string_view name) const { return (path_ / name).string(); }
    void write(std::string_view name, std::string_view text) const;
    std::string read(std::string_view name) const;
    // How many files and folders are in it.
    std::size_t count() const;

private:
    std::filesystem::path path_;
};

} // namespace chat::test
