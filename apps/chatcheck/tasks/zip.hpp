// A zip file, as far as an archive of a few programs needs it: nothing is compressed.
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chat::check {

struct ZipEntry {
    std::string name;
    std::string contents;
    bool executable = false;
};

// The archive, with Unix permissions. Entries and the whole are below 4 GiB. (PKWARE APPNOTE 6.3, method 0.)
std::string zip(const std::vector<ZipEntry>& entries);

// `text` as one word of a shell's command line.
std::string shell_word(std::string_view text);

} // namespace chat::check
