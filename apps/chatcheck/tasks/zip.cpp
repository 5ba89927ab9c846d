// Writing a zip file.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/tasks/zip.hpp"

#include <boost/algorithm/string/replace.hpp>
#include <boost/crc.hpp>

#include <cstdint>

namespace chat::check {
namespace {

void put(std::string& out, std::uint32_t value, int octets) {
    for (int i = 0; i < octets; ++i) out += static_cast<char>(value >> 8 * i & 0xff);
}

std::uint32_t checksum(const std::string& bytes) {
    boost::crc_32_type crc;
    crc.process_bytes(bytes.data(), bytes.size());
    return crc.checksum();
}

// What the local header and the directory's have in common: version, flags (names are UTF-8), method, a date (1980,
// since the archive of one version is to be the same each time), checksum and lengths.
void put_common(std::string& out, const ZipEntry& entry) {
    constexpr std::uint32_t version = 20, utf8_names = 1 << 11, stored = 0, midnight = 0, first_of_1980 = 1 << 5 | 1;
    for (const std::uint32_t field : {version, utf8_names, stored, midnight, first_of_1980}) put(out, field, 2);
    put(out, checksum(entry.contents), 4);
    put(out, static_cast<std::uint32_t>(entry.contents.size()), 4);
    put(out, static_cast<std::uint32_t>(entry.contents.size()), 4);
    put(out, static_cast<std::uint32_t>(entry.name.size()), 2);
    put(out, 0, 2); // no extra field
}

} // namespace

std::string zip(const std::vector<ZipEntry>& entries) {
    std::string out, directory;
    for (const ZipEntry& entry : entries) {
        constexpr std::uint32_t made_by_unix = 3 << 8 | 20;
        const std::uint32_t mode = entry.executable ? 0100755 : 0100644;
        directory += "PK\1\2";
        put(directory, made_by_unix, 2);
        put_common(directory, entry);
        put(directory, 0, 2); // no comment
        put(directory, 0, 2); // the first disk
        put(directory, 0, 2); // no internal attributes
        put(directory, mode << 16, 4);
        put(directory, static_cast<std::uint32_t>(out.size()), 4);
        directory += entry.name;
        out += "PK\3\4";
        put_common(out, entry);
        out += entry.name + entry.contents;
    }
    const auto begin = static_cast<std::uint32_t>(out.size());
    out += directory + "PK\5\6";
    put(out, 0, 4); // one disk
    for (int i = 0; i < 2; ++i) put(out, static_cast<std::uint32_t>(entries.size()), 2);
    put(out, static_cast<std::uint32_t>(directory.size()), 4);
    put(out, begin, 4);
    put(out, 0, 2); // no comment
    return out;
}

std::string shell_word(std::string_view text) {
    return "'" + boost::replace_all_copy(std::string(text), "'", "'\\''") + "'";
}

} // namespace chat::check
