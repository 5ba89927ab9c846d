// Gives a fuzz target every file of the named directories, whole and cut short at every place; needs no libFuzzer.
// SPDX-License-Identifier: BSL-1.0

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

// Beyond this many bytes an input is cut short no more, or long inputs would take the square of their length.
constexpr std::size_t longest_prefix = 4096;

// The file's bytes. Throws when it cannot be read.
std::vector<std::uint8_t> read(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    if (!in) throw std::runtime_error{"cannot read " + file.string()};
    const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    return {bytes.begin(), bytes.end()};
}

// A copy that ends exactly at `size`, so that reading past it is an error the sanitizers see.
void try_prefix(const std::vector<std::uint8_t>& input, std::size_t size) {
    const std::vector<std::uint8_t> prefix{input.begin(), input.begin() + static_cast<std::ptrdiff_t>(size)};
    LLVMFuzzerTestOneInput(prefix.data(), prefix.size());
}

// How many inputs the file made.
std::size_t replay(const std::filesystem::path& file) {
    const auto input = read(file);
    const auto prefixes = std::min(input.size(), longest_prefix);
    for (std::size_t size = 0; size < prefixes; ++size) try_prefix(input, size);
    try_prefix(input, input.size());
    return prefixes + 1;
}

// The regular files of `directory`, in an order that is the same everywhere. Throws when there is no such directory.
std::vector<std::filesystem::path> files_of(const std::filesystem::path& directory) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator{directory}) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

int main(int argc, char** argv) {
    try {
        std::size_t files = 0;
        std::size_t inputs = 0;
        for (int i = 1; i < argc; ++i) {
            for (const auto& file : files_of(argv[i])) {
                inputs += replay(file);
                ++files;
            }
        }
        std::printf("%zu inputs from %zu files\n", inputs, files);
        return files == 0 ? 1 : 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "replay: %s\n", error.what());
        return 1;
    }
}
