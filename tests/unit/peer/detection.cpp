// The table of detection: first messages that programs send, and what looks like them.
// SPDX-License-Identifier: BSL-1.0
#include "protocols/peer/detection.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/every_split.hpp"

#include <string>
#include <vector>

using namespace chat;
using namespace chat::peer;
using namespace chat::test;
using namespace std::chrono_literals;
using namespace std::string_literals;

namespace {

struct First {
    std::string bytes;
    Framing framing;
    std::chrono::milliseconds after = 0ms; // known after so much silence
};

std::string padded(std::string text, std::size_t size) {
    text.resize(size, '\0');
    return text;
}

std::string wide(std::string text, std::size_t characters) {
    for (std::size_t at = 0; at < characters; ++at) text += "é";
    return text;
}

const std::vector<First> first_messages = {
    // handshake
    {"client-372", Framing::handshake},
    {"client-372\n", Framing::handshake},
    {"client-372\r\n", Framing::handshake},
    {padded("client-372", 64), Framing::handshake},
    // header10
    {"2         hi", Framing::header10},
    {"2         ", Framing::header10},
    {"16        play tic tac toe", Framing::header10},
    {"4096      " + std::string(4096, 'x'), Framing::header10},
    {wide("5         ", 5), Framing::header10},
    // port-line
    {"1027\n", Framing::port_line},
    {"1027\r\n", Framing::port_line},
    {"1027\nBob> hi\n", Framing::port_line},
    // len3x
    {"7xxBob->hi", Framing::len3x},
    {"8xxBob-> hi", Framing::len3x},
    {"7xxBob> hi", Framing::len3x},
    {"12xBob-> hello!", Framing::len3x},
    {"120Bob-> " + std::string(114, 'y'), Framing::len3x},
    {"5xx\\quit", Framing::len3x},
    {"2xx/q", Framing::len3x},
    {"14x5x-> a > b /q!", Framing::len3x},
    {"8xxZoë> hi", Framing::len3x},
    {"7xxZoë> hi", Framing::len3x}, // counts characters
    // len3z
    {"008Bob> hi\0"s, Framing::len3z},
    {"007Bob>hi\0"s, Framing::len3z},
    {"120Bob> " + padded(std::string(114, 'y'), 115), Framing::len3z},
    {"006\\quit\0"s, Framing::len3z},
    // len4
    {"0005hello", Framing::len4},
    {"0002/q", Framing::len4},
    {"0011hello world", Framing::len4},
    {"0001x", Framing::len4},
    {"1200" + std::string(1200, 'z'), Framing::len4},
    {"4096" + std::string(4096, 'z'), Framing::len4},
    {"0005hello0003you", Framing::len4},
    {wide("0012", 12), Framing::len4},
    {wide("0024", 12), Framing::len4},
    {wide("0003", 3) + "0002", Framing::len4},
    {"0006Bob> x", Framing::len4},
    // handle
    {"Bob> hi", Framing::handle},
    {"Bob>hi", Framing::handle},
    {"Bob-> hi", Framing::handle},
    {"Bob> hi\n", Framing::handle},
    {"Bob> hi\r\n", Framing::handle},
    {"Bob> hi\0"s, Framing::handle},
    {padded("Bob> hi", 511), Framing::handle},
    {"tatyana> resending", Framing::handle},
    {"Bob> \\quit", Framing::handle},
    {"4you> hi", Framing::handle},
    {"12xBob> hi", Framing::handle, 2s},
    {"ça> va", Framing::handle},
    {"client-9> hi", Framing::handle},
    {"x>y", Framing::handle},
    {std::string(32, 'n') + "> hi", Framing::handle},
    // plain
    {"hello there", Framing::plain},
    {"Bob", Framing::plain, 300ms},
    {"hi\n", Framing::plain},
    {"2024", Framing::plain, 300ms},
    {"0006", Framing::plain, 2s},
    {"12 monkeys", Framing::plain},
    {"5 Bob", Framing::plain},
    {"5>3", Framing::plain},
    {"12x faster", Framing::plain},
    {"-> look", Framing::plain},
    {"> look", Framing::plain},
    {"\\quit", Framing::plain, 300ms},
    {"/q", Framing::plain},
    {"play tic tac toe", Framing::plain},
    {"http://x/>", Framing::plain},
    {"1028\n", Framing::plain, 300ms},
    {"client", Framing::plain, 300ms},
    {"client-372b", Framing::plain, 300ms},
    {"99999", Framing::plain, 300ms},
    {"10      x", Framing::plain},
    {std::string(33, 'n') + "> hi", Framing::plain},
    {"\0Bob> hi"s, Framing::plain},
    {"(a)> hi", Framing::plain},
    {"3.14>3", Framing::plain},
    {"001\0"s, Framing::plain},
};

DetectionRules own_port() {
    DetectionRules rules;
    rules.port = 1027;
    return rules;
}

struct Outcome {
    Framing framing;
    std::chrono::milliseconds after;
};

// A clock that stands at one millisecond before the end of each wait when the next piece comes, and at its end when
// nothing does.
Outcome detect_in_pieces(const Pieces& pieces, const DetectionRules& rules) {
    std::string bytes;
    for (const std::string_view piece : pieces) {
        bytes += piece;
        Verdict verdict = detect(bytes, 0ms, rules);
        if (!verdict.framing && verdict.wait) verdict = detect(bytes, *verdict.wait - 1ms, rules);
        if (verdict.framing) return {*verdict.framing, 0ms};
    }
    auto quiet = 0ms;
    for (;;) {
        const Verdict verdict = detect(bytes, quiet, rules);
        if (verdict.framing) return {*verdict.framing, quiet};
        REQUIRE(verdict.wait);
        REQUIRE(*verdict.wait > quiet);
        quiet = *verdict.wait;
    }
}

Framing at_once(std::string_view bytes, const DetectionRules& rules) {
    const Verdict verdict = detect(bytes, for_ever, rules);
    REQUIRE(verdict.framing);
    return *verdict.framing;
}

std::string name_of(Framing framing) { return std::string(row_of(framing).name); }

} // namespace

TEST_CASE("peer detection: every first message is told, whole, cut in two at every place, and byte by byte") {
    for (const First& first : first_messages) {
        INFO(first.bytes.substr(0, 40));
        const bool ambiguous = first.bytes == "client-372b"; // its first ten bytes are the handshake
        every_split(first.bytes, [&](const Pieces& pieces) {
            if (ambiguous && pieces.size() != 1) return;
            INFO(pieces[0].substr(0, 40));
            const Outcome outcome = detect_in_pieces(pieces, own_port());
            CHECK(name_of(outcome.framing) == name_of(first.framing));
            CHECK(outcome.after == first.after);
        });
    }
}

TEST_CASE("peer detection: the end of the input ends all waits") {
    for (const First& first : first_messages) {
        INFO(first.bytes.substr(0, 40));
        CHECK(name_of(at_once(first.bytes, own_port())) == name_of(first.framing));
    }
    CHECK(at_once("12xBob> h", own_port()) == Framing::handle);
    CHECK(at_once("0006hel", own_port()) == Framing::plain);
    CHECK(at_once("client-37", own_port()) == Framing::plain);
}

TEST_CASE("peer detection: no bytes tell nothing, and no silence does") {
    const Verdict verdict = detect("", for_ever, own_port());
    CHECK_FALSE(verdict.framing);
    CHECK_FALSE(verdict.wait);
}

TEST_CASE("peer detection: each row waits as long as it should") {
    const std::vector<std::pair<std::string, std::chrono::milliseconds>> waits = {
        {"c", 300ms},       {"client-37", 300ms}, {"1", 300ms},    {"1027", 300ms},      {"12 ", 300ms},
        {"12  ", 2s},       {"12       ", 2s},    {"8x", 300ms},   {"8xx", 300ms},       {"8xxBob", 300ms},
        {"8xxBob-> h", 2s}, {"008Bob> h", 2s},    {"8xx/", 300ms}, {"006\\quit", 300ms}, {"0005", 2s},
        {"0005hell", 2s},   {"1200hello", 300ms}, {"Bob", 300ms},  {"1027\r", 300ms},    {"ça", 300ms},
    };
    for (const auto& [bytes, wait] : waits) {
        INFO(bytes);
        auto quiet = 0ms;
        std::chrono::milliseconds longest = 0ms;
        while (const auto asked = detect(bytes, quiet, own_port()).wait) longest = quiet = *asked;
        CHECK(longest == wait);
    }
}

TEST_CASE("peer detection: which port may stand on a first line is the operator's choice") {
    DetectionRules rules = own_port();
    CHECK(at_once("1028\n", rules) == Framing::plain);
    rules.port_line = PortLine::any;
    CHECK(at_once("1028\n", rules) == Framing::port_line);
    CHECK(at_once("80\r\nBob> hi\n", rules) == Framing::port_line);
    CHECK(at_once("0\n", rules) == Framing::plain);
    CHECK(at_once("65536\n", rules) == Framing::plain);
    CHECK(detect("65535", 0ms, rules).wait == 300ms);
    rules.port_line = PortLine::never;
    CHECK(at_once("1027\n", rules) == Framing::plain);
}

TEST_CASE("peer detection: where the listener greets, a single word is a handle") {
    DetectionRules rules = own_port();
    rules.greeting = true;
    for (const std::string word : {"Bob", "Bob\n", "Bob\r\n", "2024", "tatyana123", "Bob\nhello there", "Zoë"}) {
        INFO(word);
        every_split(
            word, [&](const Pieces& pieces) { CHECK(name_of(detect_in_pieces(pieces, rules).framing) == "greeting"); });
    }
    for (const std::string text : {"hello there", "tatyana1234", "/q", "\\quit", "\\quit\n", "5>3", " Bob", "\n"}) {
        INFO(text);
        every_split(text,
                    [&](const Pieces& pieces) { CHECK(name_of(detect_in_pieces(pieces, rules).framing) == "plain"); });
    }
    CHECK(at_once("Bob> hi", rules) == Framing::handle);
    CHECK(at_once("client-372", rules) == Framing::handshake);
}

TEST_CASE("peer detection: it never asks for more than it says it looks at") {
    std::string bytes = "4096";
    while (bytes.size() < most_looked_at) {
        bytes += "\xf0\x9f\x98\x80";
        if (bytes.size() >= most_looked_at) break;
    }
    CHECK(detect(bytes + "999", 0ms, own_port()).framing);
    CHECK(detect(std::string(most_looked_at, 'x'), 0ms, own_port()).framing);
    CHECK(detect(std::string(most_looked_at, '9'), 0ms, own_port()).framing);
    CHECK(detect("999" + std::string(most_looked_at, 'x'), 0ms, own_port()).framing);
}
