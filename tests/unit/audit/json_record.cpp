// What stands in a record of each kind, and in which order.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/audit/json_record.hpp"

#include "libchat/audit/timestamp.hpp"
#include "tests/support/catch.hpp"
#include "tests/unit/audit/harness.hpp"

using namespace chat;
using namespace chat::test;

namespace {

const Stamp stamp{7, "2026-11-20T06:51:54.123Z"};
const std::string lobby = "lobby";

OriginPtr origin() { return new Origin("commands", "crlf", 3, "192.0.2.7", 50123); }
Speaker bob() { return {1, "Bob", origin()}; }

std::string heard(const Message& message) {
    std::string page;
    append_heard(page, stamp, message);
    return page;
}

std::string recorded(const AuditRecord& record) {
    std::string page;
    append_record(page, stamp, record);
    return page;
}

#define BEGINNING R"({"seq":7,"time":"2026-11-20T06:51:54.123Z","event":)"
#define FROM R"(,"listener":"commands","protocol":"crlf","conn":3,"ip":"192.0.2.7","port":50123)"

} // namespace

TEST_CASE("record: a message carries what a client is shown, and the text alone") {
    CHECK(heard(Message(lobby, bob(), Said("Hi"))) == BEGINNING
          R"("message")" FROM R"(,"name":"Bob","room":"lobby","text":"[Bob] Hi","said":"Hi"})"
          "\n");
}

TEST_CASE("record: a text that came as other bytes carries them too") {
    Said said("caf\xc3\xa9");
    said.raw = "caf\xe9";
    CHECK(heard(Message(lobby, bob(), said)) == BEGINNING
          R"("message")" FROM R"(,"name":"Bob","room":"lobby","text":"[Bob] café","said":"café","raw":"Y2Fm6Q=="})"
          "\n");
}

TEST_CASE("record: coming and going carry the announcement of the chat") {
    CHECK(heard(Message(lobby, bob(), Joined())) == BEGINNING
          R"("join")" FROM R"(,"name":"Bob","room":"lobby","text":"**Bob is joining the chat**"})"
          "\n");
    const std::string leave =
        BEGINNING R"("leave")" FROM R"(,"name":"Bob","room":"lobby","text":"**Bob is leaving the chat**")";
    CHECK(heard(Message(lobby, bob(), Left())) == leave + "}\n");
    CHECK(heard(Message(lobby, bob(), Gone())) == leave + "}\n");
    CHECK(heard(Message(lobby, bob(), Left("dinner"))) == leave + R"(,"reason":"dinner"})"
                                                                  "\n");
    CHECK(heard(Message(lobby, bob(), Gone("time-out"))) == leave + R"(,"reason":"time-out"})"
                                                                    "\n");
}

TEST_CASE("record: a name or a text with quotes is escaped wherever it stands") {
    const auto parsed = parse(heard(Message(lobby, Speaker(1, "B\"o\\b", nullptr), Said("say \"hi\"\\"))));
    CHECK(parsed["name"] == "B\"o\\b");
    CHECK(parsed["text"] == "[B\"o\\b] say \"hi\"\\");
    CHECK(parsed["said"] == "say \"hi\"\\");
}

TEST_CASE("record: only what applies is in it") {
    AuditRecord record;
    record.event = "start";
    CHECK(recorded(record) == BEGINNING "\"start\"}\n");
    record.name = "";
    CHECK(recorded(record) == BEGINNING R"("start","name":""})"
                                        "\n");
}

TEST_CASE("record: the keys come in one order") {
    const auto from = origin();
    AuditRecord record;
    record.event = "message";
    record.origin = from.get();
    record.reason = "why";
    record.disposition = "private";
    record.said = "a\nb";
    record.room = "lobby";
    record.name = "Bob";
    CHECK(parse(recorded(record)).keys == std::vector<std::string>{"seq", "time", "event", "listener", "protocol",
                                                                   "conn", "ip", "port", "name", "room", "said", "raw",
                                                                   "disposition", "reason"});
}

TEST_CASE("record: a text with any bytes is cleaned, and its bytes are kept") {
    const auto parsed = parse(recorded(a_record("one\r\ntwo\x1b[31m \xe9")));
    CHECK(parsed["said"] == "one  two [31m \xc3\xa9");
    CHECK(parsed["raw"] == "b25lDQp0d28bWzMxbSDp");
    CHECK(parse(recorded(a_record("tab\tis \"clean\""))).keys.back() == "said");
}

TEST_CASE("record: no field lets a hostile string out") {
    const std::string evil = "x\"}\n{\"seq\":8,\"event\":\"gap\",\"lost\":9}\n\x1b]0;t\x07\x9b\xe2\x80\xae";
    const OriginPtr from = new Origin(evil, evil, 1, evil, 1);
    AuditRecord record;
    record.event = evil;
    record.origin = from.get();
    record.name = record.room = record.said = record.disposition = record.reason = evil;
    for (const std::string& line : {recorded(record), heard(Message(evil, Speaker(1, evil, from), Said(evil))),
                                    heard(Message(evil, Speaker(1, evil, from), Left(evil)))}) {
        CHECK(line.find_first_of("\n\x1b\x07\x9b") == line.size() - 1);
        CHECK(line.find("\"gap\"") == std::string::npos);
        CHECK(parse(line).number("seq") == 7);
        CHECK(records_in(line) == 1);
    }
}

TEST_CASE("record: a gap tells why and how many") {
    std::string page;
    append_gap(page, stamp, "No space left on device", 12);
    CHECK(page == BEGINNING R"("gap","reason":"No space left on device","lost":12})"
                            "\n");
    CHECK(records_in(page) == 12);
    page += recorded(a_record("x"));
    CHECK(records_in(page) == 13);
    CHECK(records_in("") == 0);
}

TEST_CASE("record: seq is read from whole records alone") {
    CHECK(seq_of(R"({"seq":1234,"time":"x"})") == 1234);
    for (const char* line :
         {"", "{", R"({"seq":)", R"({"seq":12)", R"({"seq":12,)", R"({"seq":12,"time")", R"({"seq":-1,})",
          R"({"seq":99999999999999999999999,})", R"({"seq":"1",})", R"( {"seq":1,})", "hello"})
        CHECK_FALSE(seq_of(line));
}

TEST_CASE("time: UTC with milliseconds, over the ends of days, years and leap days") {
    Timestamp timestamp;
    const auto text = [&](long long ms) { return std::string(timestamp.text(Time(std::chrono::milliseconds(ms)))); };
    CHECK(text(0) == "1970-01-01T00:00:00.000Z");
    CHECK(text(1'795'157'514'123) == "2026-11-20T06:51:54.123Z");
    CHECK(text(1'795'157'514'999) == "2026-11-20T06:51:54.999Z");
    CHECK(text(1'795'157'515'000) == "2026-11-20T06:51:55.000Z");
    CHECK(text(1'798'761'599'999) == "2026-12-31T23:59:59.999Z");
    CHECK(text(1'798'761'600'000) == "2027-01-01T00:00:00.000Z");
    CHECK(text(1'709'208'000'007) == "2024-02-29T12:00:00.007Z");
    CHECK(text(-1) == "1969-12-31T23:59:59.999Z"); // a clock may also be set back
}
