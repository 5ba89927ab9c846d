// Tests of a configuration that is right: defaults, every key, and what is printed read back.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/config/fixture.hpp"

using namespace chat;
using namespace chat::test;
using namespace std::chrono_literals;

namespace {

void check_same(const Config& a, const Config& b) {
    CHECK(a.server_name == b.server_name);
    CHECK(a.audit_file == b.audit_file);
    CHECK(a.log_level == b.log_level);
    CHECK(a.journal.file == b.journal.file);
    CHECK(a.journal.durability == b.journal.durability);
    CHECK(a.limits.connections == b.limits.connections);
    CHECK(a.limits.connections_per_ip == b.limits.connections_per_ip);
    CHECK(a.limits.new_connections_per_ip == b.limits.new_connections_per_ip);
    CHECK(a.limits.exempt == b.limits.exempt);
    CHECK(a.limits.line == b.limits.line);
    CHECK(a.limits.outbox_soft == b.limits.outbox_soft);
    CHECK(a.limits.outbox_hard == b.limits.outbox_hard);
    CHECK(a.limits.outbox_total == b.limits.outbox_total);
    CHECK(a.limits.outbox_patience == b.limits.outbox_patience);
    CHECK(a.limits.memory == b.limits.memory);
    CHECK(a.limits.idle == b.limits.idle);
    REQUIRE(a.listeners.size() == b.listeners.size());
    for (std::size_t i = 0; i < a.listeners.size(); ++i) {
        CHECK(a.listeners[i].name == b.listeners[i].name);
        CHECK(a.listeners[i].type == b.listeners[i].type);
        CHECK(a.listeners[i].address == b.listeners[i].address);
        CHECK(a.listeners[i].port == b.listeners[i].port);
        CHECK(a.listeners[i].room == b.listeners[i].room);
        CHECK(a.listeners[i].pace == b.listeners[i].pace);
        CHECK(a.listeners[i].options.values() == b.listeners[i].options.values());
    }
    REQUIRE(a.rooms.size() == b.rooms.size());
    for (std::size_t i = 0; i < a.rooms.size(); ++i) {
        CHECK(a.rooms[i].name == b.rooms[i].name);
        CHECK(a.rooms[i].ops == b.rooms[i].ops);
        CHECK(a.rooms[i].keeping.lines == b.rooms[i].keeping.lines);
        CHECK(a.rooms[i].keeping.days == b.rooms[i].keeping.days);
    }
}

// Every key with a value that is not its default.
constexpr std::string_view everything = R"([server]
name = Ann
[journal]
file = journal.sqlite3
durability = written
[audit]
file =
[log]
level = warning
[limits]
connections = 7
max_connections_per_ip = 5
new_connections_per_ip = 9 / 90s
exempt = 10.0.0.0/8,2001:db8::1
line = 1000
outbox_soft = 1MiB
outbox_hard = 2MiB
outbox_total = 3GiB
outbox_patience = 1500ms
memory = 2GiB
idle = 2h
[listen.classroom]
rate = 3
room = green
burst = 20
buffer = private
port = 0
address = ::1
protocol = crlf
adios_reply = yes
[listen.second-class]
protocol = echo
[room.green]
ops = ann bob
[room.lobby]
ops =
)";

} // namespace

TEST_CASE("config: without a file every protocol listens on its own port, on loopback") {
    const Config config = default_config(protocols());
    CHECK(config.server_name == "chatd");
    CHECK(config.audit_file == "chatd-audit.jsonl");
    CHECK(config.log_level == LogLevel::info);
    REQUIRE(config.listeners.size() == 2);
    CHECK(config.listeners[0].name == "commands");
    CHECK(config.listeners[0].type == &protocols()[0]);
    CHECK(config.listeners[0].address == "127.0.0.1");
    CHECK(config.listeners[0].port == 9020);
    CHECK(config.listeners[0].room == "lobby");
    CHECK(config.listeners[0].options.choice("adios_reply") == "no");
    CHECK(config.listeners[0].options.choice("buffer") == "shared");
    CHECK(config.listeners[1].name == "echo");
    CHECK(config.listeners[1].port == 9007);
}

TEST_CASE("config: a listener with nothing but its protocol has the defaults") {
    Config expected = default_config(protocols());
    expected.listeners.pop_back();
    check_same(parse(listener), expected);
}

TEST_CASE("config: every key is read, in any order") {
    const Config config = parse(everything);
    CHECK(config.server_name == "Ann");
    CHECK(config.audit_file.empty());
    CHECK(config.log_level == LogLevel::warning);
    CHECK(config.journal.file == "journal.sqlite3");
    CHECK(config.journal.durability == Durability::written);
    CHECK(config.limits.connections == 7);
    CHECK(config.limits.connections_per_ip == 5);
    CHECK(config.limits.new_connections_per_ip == ConnectionRate{9, 90s});
    CHECK(config.limits.exempt ==
          std::vector{*AddressRange::parse("10.0.0.0/8"), *AddressRange::parse("2001:db8::1/128")});
    CHECK(config.limits.line == 1000);
    CHECK(config.limits.outbox_soft == 1024 * 1024);
    CHECK(config.limits.outbox_hard == 2 * 1024 * 1024);
    CHECK(config.limits.outbox_total == 3ULL * 1024 * 1024 * 1024);
    CHECK(config.limits.outbox_patience == 1500ms);
    CHECK(config.limits.memory == 2ULL * 1024 * 1024 * 1024);
    CHECK(config.limits.idle == 2h);
    REQUIRE(config.listeners.size() == 2);
    CHECK(config.listeners[0].name == "classroom");
    CHECK(config.listeners[0].type->name == "crlf");
    CHECK(config.listeners[0].address == "::1");
    CHECK(config.listeners[0].port == 0);
    CHECK(config.listeners[0].room == "green");
    CHECK(config.listeners[0].pace == Pace{20, 3});
    CHECK(config.listeners[0].options.yes("adios_reply"));
    CHECK(config.listeners[0].options.choice("buffer") == "private");
    CHECK(config.listeners[1].name == "second-class");
    CHECK(config.listeners[1].port == 9007);
    REQUIRE(config.rooms.size() == 2);
    CHECK(config.rooms[0].name == "green");
    CHECK(config.rooms[0].ops == std::vector<std::string>{"ann", "bob"});
    CHECK(config.rooms[1].name == "lobby");
    CHECK(config.rooms[1].ops.empty());
}

TEST_CASE("config: what is printed is read back the same") {
    for (const Config& config : {default_config(protocols()), parse(everything), parse(listener)}) {
        const std::string printed = print_config(config);
        INFO(printed);
        check_same(parse(printed), config);
        CHECK(print_config(parse(printed)) == printed);
    }
}

TEST_CASE("config: the effective configuration is printed with all its keys") {
    Config config = default_config(protocols());
    config.audit_file = "";
    CHECK(print_config(config) == R"([server]
name = chatd

[journal]
file =
durability = synced

[audit]
file =

[log]
level = info

[limits]
connections = 10000
max_connections_per_ip = 16
new_connections_per_ip = 32/10min
exempt = 127.0.0.0/8, ::1/128
line = 4KiB
outbox_soft = 64KiB
outbox_hard = 256KiB
outbox_total = 512MiB
outbox_patience = 10s
memory = 256MiB
idle = 0

[listen.commands]
protocol = crlf
address = 127.0.0.1
port = 9020
room = lobby
burst = 0
rate = 0
adios_reply = no
buffer = shared

[listen.echo]
protocol = echo
address = 127.0.0.1
port = 9007
room = lobby
burst = 0
rate = 0
)");
}

TEST_CASE("config: a comment may follow every value, and one alone leaves the audit file empty") {
    const Config config = parse(listener + "port = 9021 # ours\nroom = green# here\n[audit]\nfile =   # none\n");
    CHECK(config.listeners[0].port == 9021);
    CHECK(config.listeners[0].room == "green");
    CHECK(config.audit_file.empty());
}

TEST_CASE("config: names may hold letters of every language, and dots") {
    const Config config = parse("[server]\nname = Zo\u00eb's \u6559\u5ba4\n[listen.caf\u00e9.1]\nprotocol = echo\n"
                                "room = caf\u00e9\n");
    CHECK(config.server_name == "Zo\u00eb's \u6559\u5ba4");
    CHECK(config.listeners[0].name == "caf\u00e9.1");
    CHECK(config.listeners[0].room == "caf\u00e9");
}

TEST_CASE("config: a room's name has 49 bytes, no more") {
    const std::string name(49, 'x');
    CHECK(parse(listener + "room = " + name + "\n").listeners[0].room == name);
    CHECK_THAT(complaint(listener + "room = " + name + "x\n"), contains_text("50 bytes long"));
}

TEST_CASE("config: one port on different addresses, and port 0 twice, are no conflict") {
    const auto two = [](const std::string& first, const std::string& second, const std::string& port) {
        return "[listen.a]\nprotocol = crlf\naddress = " + first + "\nport = " + port +
               "\n[listen.b]\nprotocol = echo\naddress = " + second + "\nport = " + port + "\n";
    };
    CHECK(parse(two("127.0.0.1", "::1", "9000")).listeners.size() == 2);
    CHECK(parse(two("127.0.0.1", "127.0.0.2", "9000")).listeners.size() == 2);
    CHECK(parse(two("0.0.0.0", "::1", "9000")).listeners.size() == 2);
    CHECK(parse(two("fe80::1%eth0", "fe80::1%eth1", "9000")).listeners.size() == 2);
    CHECK(parse(two("::", "0.0.0.0", "0")).listeners.size() == 2);
}

TEST_CASE("config: every limit is accepted at its edges") {
    const Config low =
        parse(listener + "[limits]\nconnections = 1\nline = 64\noutbox_soft = 1KiB\noutbox_hard = 66688\n"
                         "outbox_patience = 1ms\nidle = 1ms\n");
    CHECK(low.limits.connections == 1);
    CHECK(low.limits.line == 64);
    CHECK(low.limits.outbox_hard == 66688);
    const Config high = parse(listener + "[limits]\nconnections = 1000000\nline = 1MiB\noutbox_soft = 1021MiB\n"
                                         "outbox_hard = 1GiB\noutbox_patience = 8760h\nidle = 8760h\n");
    CHECK(high.limits.connections == 1'000'000);
    CHECK(high.limits.line == 1024 * 1024);
    CHECK(high.limits.idle == 8760h);
}

TEST_CASE("config: who is exempt, and how fast one may come, can be nobody and any number") {
    const Config config =
        parse(listener + "[limits]\nmax_connections_per_ip = 0\nnew_connections_per_ip = 0\nexempt =\n");
    CHECK(config.limits.connections_per_ip == 0);
    CHECK(config.limits.new_connections_per_ip == ConnectionRate{});
    CHECK(config.limits.exempt.empty());
}

TEST_CASE("config: a file that cannot be read is an error that says why") {
    const auto reading = [](const std::string& file) -> std::string {
        try {
            read_config(file, protocols());
        } catch (const ConfigError& error) {
            CHECK(error.file == file);
            return error.what();
        }
        return "none";
    };
    CHECK(reading("/nowhere/chatd.ini") == "/nowhere/chatd.ini: cannot be read: No such file or directory");
    CHECK(reading("/") == "/: cannot be read: Is a directory");
    CHECK(reading("/dev/zero") == "/dev/zero: longer than 1MiB");
    CHECK_THAT(reading("/dev/null"), contains_text("no listener"));
}
