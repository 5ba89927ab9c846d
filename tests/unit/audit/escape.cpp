// Can a string leave its record, or reach a terminal as anything but letters?
// SPDX-License-Identifier: BSL-1.0
#include "libchat/audit/escape.hpp"

#include "libchat/core/text.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/audit/harness.hpp"

#include <boost/locale/utf.hpp>

#include <iterator>
#include <random>

using namespace chat;
using namespace chat::test;

namespace {

std::string escaped(std::string_view bytes) {
    std::string page;
    append_escaped(page, bytes);
    return page;
}

// What a reader of the log gets back.
std::string read_back(std::string_view bytes) { return parse(R"({"said":")" + escaped(bytes) + "\"}")["said"]; }

std::string base64(std::string_view bytes) {
    std::string page;
    append_base64(page, bytes);
    return page;
}

std::string utf8(char32_t c) {
    std::string bytes;
    boost::locale::utf::utf_traits<char>::encode(c, std::back_inserter(bytes));
    return bytes;
}

bool harmless(std::string_view output) {
    if (!text::is_utf8(output)) return false;
    while (!output.empty()) {
        const char32_t c = text::next_character(output);
        if (text::is_control(c) || c == 0x2028 || c == 0x2029 || c == 0x61c || c == 0x200e || c == 0x200f ||
            (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069))
            return false;
    }
    return true;
}

} // namespace

TEST_CASE("escape: plain words and other scripts stay readable") {
    CHECK(escaped("") == "");
    CHECK(escaped("Hi, Bob! 1 < 2 & 'so on'") == "Hi, Bob! 1 < 2 & 'so on'");
    CHECK(escaped("Zoë 你好 🙂") == "Zoë 你好 🙂");
}

TEST_CASE("escape: what could end a string, a line or a terminal's peace is escaped") {
    CHECK(escaped("\"},\n{\"seq\":1") == R"(\"},\u000a{\"seq\":1)");
    CHECK(escaped("C:\\") == R"(C:\\)");
    CHECK(escaped("\r\t\x1b[2J") == R"(\u000d\u0009\u001b[2J)");
    CHECK(escaped("a\x7fz") == R"(a\u007fz)");
    CHECK(escaped("\xc2\x9b"
                  "31m") == R"(\u009b31m)");
    CHECK(escaped("\xe2\x80\xa8\xe2\x80\xa9") == R"(\u2028\u2029)");
    CHECK(escaped("\xe2\x80\xaegpj.exe") == R"(\u202egpj.exe)");
    CHECK(escaped(std::string_view("a\0b", 3)) == R"(a\u0000b)");
}

TEST_CASE("escape: bytes that are not UTF-8 are read as ISO 8859-1") {
    CHECK(escaped("caf\xe9") == "café");
    CHECK(escaped("\xc3\xa9 \xff") == "Ã© ÿ");
    CHECK(escaped("\x9b"
                  "31m") == R"(\u009b31m)");
    CHECK(escaped("\xed\xa0\x80") == "í\u00a0\\u0080"); // half of a surrogate pair is no UTF-8
}

TEST_CASE("escape: every character comes back as it was, and none is dangerous on the way") {
    for (char32_t c = 0; c <= 0x10ffff; c += c < 0x3000 || c >= 0x10ff00 ? 1 : 61) {
        if (c >= 0xd800 && c <= 0xdfff) continue;
        const std::string text = "a" + utf8(c) + "z";
        if (!harmless(escaped(text)) || read_back(text) != text) FAIL("U+" << std::hex << static_cast<unsigned>(c));
    }
}

TEST_CASE("escape: whatever the bytes, the output is one harmless line of JSON") {
    std::minstd_rand random(1);
    constexpr std::string_view spice = "\"\\\n\r\x1b\xc2\x9b\xe2\x80\xae\xf0\x9f\xff u{},:";
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes(random() % 12, ' ');
        for (char& byte : bytes) byte = random() % 2 ? spice[random() % spice.size()] : static_cast<char>(random());
        if (!harmless(escaped(bytes))) FAIL("harmful: " << base64(bytes));
        const std::string expected = text::is_utf8(bytes) ? bytes : text::from_latin1(bytes);
        if (read_back(bytes) != expected) FAIL("changed: " << base64(bytes));
    }
}

TEST_CASE("base64: RFC 4648's own examples, and every byte") {
    CHECK(base64("") == "");
    CHECK(base64("f") == "Zg==");
    CHECK(base64("fo") == "Zm8=");
    CHECK(base64("foo") == "Zm9v");
    CHECK(base64("foob") == "Zm9vYg==");
    CHECK(base64("fooba") == "Zm9vYmE=");
    CHECK(base64("foobar") == "Zm9vYmFy");
    CHECK(base64("\xff\xfe\xfd") == "//79");
    CHECK(base64(std::string_view("\0\x80\xff\n", 4)) == "AID/Cg==");
}
