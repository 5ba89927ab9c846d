// Tests of a configuration that is wrong: each message says where, what, what is allowed, and what was perhaps meant.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/config/fixture.hpp"

using namespace chat;
using namespace chat::test;

namespace {

// Two listeners, the second one on line 5.
std::string two(const std::string& first, const std::string& second) {
    return "[listen.a]\nprotocol = crlf\naddress = " + first +
           "\nport = 9000\n[listen.b]\nprotocol = echo\naddress = " + second + "\nport = 9000\n";
}

} // namespace

TEST_CASE("config error: it holds where and what in fields as well") {
    const ConfigError error = error_of(listener + "[limits]\nline = 3\n");
    CHECK(error.file == "chatd.ini");
    CHECK(error.line == 4);
    CHECK(error.section == "limits");
    CHECK(error.key == "line");
    CHECK(error.value == "3");
    CHECK(std::string(error.what()) ==
          "chatd.ini:4: [limits] line = 3: below 64; allowed: a size from 64 to 1MiB in bytes, KiB or MiB");
}

TEST_CASE("config error: an unknown section") {
    CHECK(complaint("[limit]\nline = 100\n") == "chatd.ini:1: [limit]: unknown section; "
                                                "allowed: server, journal, audit, log, limits, listen.NAME, room.NAME; "
                                                "did you mean [limits]?");
    CHECK(complaint("[foo]\n") ==
          "chatd.ini:1: [foo]: unknown section; allowed: server, journal, audit, log, limits, listen.NAME, room.NAME");
    CHECK_THAT(complaint("[lisen.bob]\n"), contains_text("did you mean [listen.bob]?"));
    CHECK_THAT(complaint("[listener.bob]\n"), contains_text("did you mean [listen.bob]?"));
    CHECK_THAT(complaint("[listen]\nport = 1\n"), contains_text("did you mean [listen.NAME]?"));
    CHECK_THAT(complaint("[server.x]\n"), contains_text("[server.x]: unknown section"));
}

TEST_CASE("config error: an unknown key") {
    CHECK(complaint(listener + "[limits]\nlines = 100\n") ==
          "chatd.ini:4: [limits] lines: unknown key; allowed: connections, max_connections_per_ip, "
          "new_connections_per_ip, exempt, line, outbox_soft, outbox_hard, outbox_total, "
          "outbox_patience, memory, idle; did you mean line?");
    CHECK(complaint(listener + "[log]\nbanana = 1\n") == "chatd.ini:4: [log] banana: unknown key; allowed: level");
    CHECK(complaint(listener + "prt = 9000\n") ==
          "chatd.ini:3: [listen.commands] prt: unknown key; allowed: protocol, address, port, room, "
          "burst, rate, adios_reply, buffer; did you mean port?");
}

TEST_CASE("config error: a key of another place is sent home") {
    CHECK_THAT(complaint(listener + "[server]\nlevel = info\n"),
               contains_text("unknown key here: it belongs in [log]; allowed: name"));
    CHECK_THAT(complaint(listener + "[server]\nport = 1\n"), contains_text("it belongs in [listen.NAME]"));
    CHECK_THAT(complaint("[listen.e]\nprotocol = echo\nbuffer = shared\n"),
               contains_text("an option of crlf, and this listener's protocol is echo; "
                             "allowed: protocol, address, port, room, burst, rate"));
}

TEST_CASE("config error: a key before the first section") {
    CHECK(complaint("name = Ann\n") ==
          "chatd.ini:1: name: stands before the first [section]; it belongs in "
          "[server]; allowed: server, journal, audit, log, limits, listen.NAME, room.NAME");
}

TEST_CASE("config error: a key given twice") {
    CHECK(complaint(listener + "port = 1\nport = 1\n") ==
          "chatd.ini:4: [listen.commands] port: this key is given twice, first on line 3");
}

TEST_CASE("config error: two listeners of one name") {
    CHECK_THAT(complaint(listener + listener),
               contains_text("chatd.ini:3: [listen.commands]: this section is given twice, first on line 1; "
                             "allowed: each section once, and each [KIND.NAME] with a name of its own"));
}

TEST_CASE("config error: a listener's protocol is missing or unknown") {
    CHECK(complaint("[listen.x]\n") ==
          "chatd.ini:1: [listen.x]: lacks the key protocol; allowed: protocol = crlf, echo");
    CHECK(complaint("[listen.x]\nport = 5\nprotocol = crfl\n") ==
          "chatd.ini:3: [listen.x] protocol = crfl: unknown protocol; allowed: crlf, echo; did you mean crlf?");
    CHECK_THAT(complaint("[listen.x]\nprotocol = gopher\n"), contains_text("unknown protocol; allowed: crlf, echo"));
    CHECK_THAT(complaint("[listen.x]\nprotocol =\n"), contains_text("protocol = : empty; allowed: crlf, echo"));
}

TEST_CASE("config error: no listener at all") {
    for (const std::string_view text : {"", "[server]\nname = Ann\n"})
        CHECK(complaint(text) == "chatd.ini: no listener: at least one [listen.NAME] section is needed");
}

TEST_CASE("config error: a listener's name that no line of output could hold") {
    CHECK_THAT(complaint("[listen.]\nprotocol = crlf\n"),
               contains_text("the listener's name \"\": empty; allowed: 1 to"));
    CHECK_THAT(complaint("[listen.a b]\nprotocol = crlf\n"), contains_text("has a blank"));
    CHECK_THAT(complaint("[listen." + std::string(51, 'a') + "]\n"), contains_text("51 bytes long"));
}

TEST_CASE("config error: a port") {
    CHECK(complaint(listener + "port = 70000\n") ==
          "chatd.ini:3: [listen.commands] port = 70000: above 65535; allowed: 1 to 65535, or 0 for any free port");
    CHECK_THAT(complaint(listener + "port = -1\n"), contains_text("port = -1: negative"));
    CHECK_THAT(complaint(listener + "port = http\n"), contains_text("does not begin with a digit"));
    CHECK_THAT(complaint(listener + "port = 90 20\n"), contains_text("not a number"));
    CHECK_THAT(complaint(listener + "port = 99999999999999999999\n"), contains_text("too large"));
    CHECK_THAT(complaint(listener + "port =\n"), contains_text("empty"));
}

TEST_CASE("config error: an address") {
    CHECK(complaint(listener + "address = localhost\n") ==
          "chatd.ini:3: [listen.commands] address = localhost: not an IP address in numbers; allowed: an IPv4 or IPv6 "
          "address in numbers, without brackets, such as 127.0.0.1, 0.0.0.0, ::1 or ::; did you mean 127.0.0.1 or "
          "::1?");
    CHECK_THAT(complaint(listener + "address = [::1]\n"), contains_text("did you mean ::1?"));
    CHECK_THAT(complaint(listener + "address = *\n"), contains_text("did you mean 0.0.0.0 or ::?"));
    for (const char* wrong : {"127.0.0.256", "127.1", "127.0.0.1:9020", "fe80::1%", "127.0.0.1%eth0", ":::", "1"})
        CHECK_THAT(complaint(listener + "address = " + wrong + "\n"), contains_text("not an IP address in numbers"));
    CHECK_THAT(complaint(listener + "address =\n"), contains_text("address = : empty"));
}

TEST_CASE("config error: the same address and port twice, however they are written") {
    CHECK(complaint(two("127.0.0.1", "127.0.0.1")) ==
          "chatd.ini:8: [listen.b] port = 9000: address 127.0.0.1 cannot be bound, since [listen.a] binds address "
          "127.0.0.1 on the same port; allowed: another port, or 0 for any free port");
    const std::pair<const char*, const char*> clashes[] = {{"0.0.0.0", "127.0.0.1"},
                                                           {"127.0.0.1", "0.0.0.0"},
                                                           {"::", "::1"},
                                                           {"127.0.0.1", "::"},
                                                           {"::", "0.0.0.0"},
                                                           {"::1", "0:0:0:0:0:0:0:1"},
                                                           {"fe80::A", "fe80::a"},
                                                           {"127.0.0.1", "::ffff:127.0.0.1"}};
    for (const auto& [first, second] : clashes)
        CHECK_THAT(complaint(two(first, second)), contains_text("cannot be bound, since [listen.a] binds"));
}

TEST_CASE("config error: the customary port of one protocol taken twice") {
    CHECK_THAT(complaint(listener + "[listen.more]\nprotocol = crlf\n"),
               contains_text("chatd.ini:3: [listen.more] port = 9020: address 127.0.0.1 cannot be bound"));
}

TEST_CASE("config error: a room's name") {
    const std::string allowed = "; allowed: 1 to 49 bytes of UTF-8 without blanks, control characters , : #";
    CHECK(complaint(listener + "room = a b\n") == "chatd.ini:3: [listen.commands] room = a b: has a blank" + allowed);
    CHECK_THAT(complaint(listener + "room = a,b\n"), contains_text("has a ," + allowed));
    CHECK_THAT(complaint(listener + "room = a:b\n"), contains_text("has a :" + allowed));
    CHECK_THAT(complaint(listener + "room = a\tb\n"), contains_text("has a control character" + allowed));
    CHECK_THAT(complaint(listener + "room = a\x01"
                                    "b\n"),
               contains_text("a control character" + allowed));
    CHECK_THAT(complaint(listener + "room = a\xff\n"), contains_text("not UTF-8"));
    CHECK_THAT(complaint(listener + "room =\n"), contains_text("empty" + allowed));
}

TEST_CASE("config error: a value eaten by a comment is explained") {
    CHECK_THAT(complaint(listener + "room = #lobby\n"),
               contains_text("room = : empty, since # starts a comment anywhere; allowed: 1 to 49 bytes"));
    CHECK_THAT(complaint(listener + "[server]\nname = # 1 chat\n"), contains_text("# starts a comment anywhere"));
    CHECK_THAT(complaint(listener + "[audit]\nfile = #audit.jsonl\n"),
               contains_text("# starts a comment anywhere; allowed: a file, - for standard error, or nothing"));
}

TEST_CASE("config error: the server's name") {
    const std::string start = listener + "[server]\nname =";
    CHECK(complaint(start + "\n") == "chatd.ini:4: [server] name = : empty; "
                                     "allowed: 1 to 200 bytes of UTF-8 without control characters or #");
    CHECK_THAT(complaint(start + " A\x1b[31m\n"), contains_text("control character; allowed: 1 to 200 bytes"));
    CHECK_THAT(complaint(start + " A\tB\n"), contains_text("control character; allowed: 1 to 200 bytes"));
    CHECK_THAT(complaint(start + " A\u0085\n"), contains_text("control character; allowed: 1 to 200 bytes"));
    CHECK_THAT(complaint(start + " A\xe9\n"), contains_text("not UTF-8"));
    CHECK_THAT(complaint(start + " " + std::string(201, 'a') + "\n"), contains_text("201 bytes long"));
}

TEST_CASE("config error: a level") {
    CHECK(complaint(listener + "[log]\nlevel = warn\n") ==
          "chatd.ini:4: [log] level = warn: unknown level; allowed: trace, debug, info, warning, error; "
          "did you mean warning?");
    CHECK_THAT(complaint(listener + "[log]\nlevel = INFO\n"), contains_text("did you mean info?"));
    CHECK_THAT(complaint(listener + "[log]\nlevel = loud\n"), contains_text("unknown level; allowed: trace"));
}

TEST_CASE("config error: an option of a protocol") {
    CHECK(complaint(listener + "buffer = privat\n") ==
          "chatd.ini:3: [listen.commands] buffer = privat: unknown value; allowed: shared, private; "
          "did you mean private?");
    CHECK_THAT(complaint(listener + "adios_reply = true\n"), contains_text("unknown value; allowed: yes, no"));
    CHECK_THAT(complaint(listener + "adios_reply =\n"), contains_text("empty; allowed: yes, no"));
    CHECK_THAT(complaint(listener + "adios = yes\n"), contains_text("did you mean adios_reply?"));
}

TEST_CASE("config error: limits one by one") {
    const std::string start = listener + "[limits]\n";
    CHECK_THAT(complaint(start + "connections = 0\n"), contains_text("below 1; allowed: a number from 1 to 1000000"));
    CHECK_THAT(complaint(start + "connections = 1000001\n"), contains_text("above 1000000"));
    CHECK_THAT(complaint(start + "connections = 10k\n"), contains_text("not a number"));
    CHECK_THAT(complaint(start + "line = 63\n"), contains_text("below 64"));
    CHECK_THAT(complaint(start + "line = 1025KiB\n"), contains_text("above 1MiB"));
    CHECK_THAT(complaint(start + "line = 4KB\n"), contains_text("\"KB\" is not a unit"));
    CHECK_THAT(complaint(start + "line = 4KB\n"), contains_text("did you mean 4KiB?"));
    CHECK_THAT(complaint(start + "outbox_soft = 1023\n"), contains_text("below 1KiB"));
    CHECK_THAT(complaint(start + "outbox_hard = 2GiB\n"), contains_text("above 1GiB"));
    CHECK_THAT(complaint(start + "memory = 1023KiB\n"), contains_text("below 1MiB"));
    CHECK_THAT(complaint(start + "outbox_patience = 0\n"), contains_text("0 is no time; allowed: a time from 1ms"));
    CHECK(complaint(start + "outbox_patience = 10\n") ==
          "chatd.ini:4: [limits] outbox_patience = 10: a unit is missing; allowed: a time from 1ms to 8760h in ms, s, "
          "min or h; did you mean 10s?");
    CHECK_THAT(complaint(start + "idle = 5m\n"), contains_text("did you mean 5min?"));
    CHECK_THAT(complaint(start + "idle = 8761h\n"), contains_text("too large; allowed: 0 for never, or a time"));
    CHECK_THAT(complaint(start + "idle = never\n"), contains_text("does not begin with a digit; allowed: 0 for never"));
}

TEST_CASE("config error: a network that has an address in it is meant as a network") {
    const std::string start = listener + "[limits]\nexempt = ";
    CHECK_THAT(complaint(start + "10.0.0.1/8\n"),
               contains_text("\"10.0.0.1/8\" is no range of addresses") && contains_text("did you mean 10.0.0.0/8?"));
    CHECK_THAT(complaint(start + "2001:db8:1::1/32\n"), contains_text("did you mean 2001:db8::/32?"));
    CHECK_THAT(complaint(start + "192.0.2.7/0\n"), contains_text("did you mean 0.0.0.0/0?"));
    for (const std::string length : {"33", "64", "-1", "x", ""})
        CHECK_THAT(complaint(start + "192.0.2.7/" + length + "\n"), contains_text("did you mean 192.0.2.7?"));
}

TEST_CASE("config error: limits against each other") {
    const std::string start = listener + "[limits]\n";
    const std::string allowed = "allowed: outbox_hard of at least outbox_soft + 64KiB + 2 x line, which is ";
    CHECK(complaint(start + "outbox_soft = 185KiB\n") == "chatd.ini:4: [limits] outbox_soft = 185KiB: outbox_hard is "
                                                         "256KiB, too near to outbox_soft: clients that do read "
                                                         "would be cut off; " +
                                                             allowed + "257KiB");
    CHECK_THAT(complaint(start + "outbox_hard = 65536\n"),
               contains_text("[limits] outbox_hard = 65536: outbox_hard is 64KiB"));
    CHECK_THAT(complaint(start + "outbox_hard = 8KiB\noutbox_soft = 9KiB\n"), contains_text(allowed + "81KiB"));
    CHECK_THAT(complaint(start + "line = 1MiB\n"), contains_text("[limits] line = 1MiB: outbox_hard is 256KiB"));
}

TEST_CASE("config error: what Program_options cannot read is told with its line") {
    CHECK(complaint(listener + "port 9020\n") == "chatd.ini:3: [listen.commands]: cannot make sense of the line; "
                                                 "allowed: [section], key = value, # comment");
}

TEST_CASE("config error: the message is one line, whatever the file holds") {
    const std::string message = complaint(listener + "room = a\x01\x7f\r\x1b"
                                                     "b\n");
    CHECK(message.find_first_of("\x01\x7f\r\x1b\n") == std::string::npos);
}
