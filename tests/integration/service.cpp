// chatd under a service manager, played by the test: what it is told, when, and that chatd does without it.
// SPDX-License-Identifier: BSL-1.0
#include "tests/integration/client.hpp"
#include "tests/integration/daemon.hpp"
#include "tests/support/catch.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <memory>
#include <regex>
#include <stdexcept>
#include <string>

using namespace chat::test;

namespace {

// The socket that a service manager listens on.
class Manager {
public:
    // `name` is a path, or an abstract @name.
    explicit Manager(const std::string& name) : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
        address_.sun_family = AF_UNIX;
        name.copy(address_.sun_path, sizeof address_.sun_path);
        if (name[0] == '@') address_.sun_path[0] = '\0';
        length_ = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
        if (::bind(socket_, address(), length_) != 0) throw std::runtime_error("cannot bind " + name);
    }
    Manager(const Manager&) = delete;
    ~Manager() { ::close(socket_); }

    // The next message; "(late)" when there is none before the deadline.
    std::string hears() const {
        pollfd waits{socket_, POLLIN, 0};
        const std::chrono::milliseconds limit = Process::deadline;
        if (::poll(&waits, 1, static_cast<int>(limit.count())) <= 0) return "(late)";
        std::array<char, 4096> room;
        const ssize_t count = ::recv(socket_, room.data(), room.size(), 0);
        return std::string(room.data(), static_cast<std::size_t>(count < 0 ? 0 : count));
    }

    bool has_heard_nothing_more() const {
        pollfd waits{socket_, POLLIN, 0};
        return ::poll(&waits, 1, 0) == 0;
    }

    // From now on whoever writes to it has to wait.
    void takes_no_more() const {
        const int talker = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        while (::sendto(talker, "", 0, MSG_DONTWAIT, address(), length_) == 0) continue;
        ::close(talker);
    }

private:
    const sockaddr* address() const { return reinterpret_cast<const sockaddr*>(&address_); }

    const int socket_;
    sockaddr_un address_{};
    socklen_t length_;
};

// What stands before chatd in its shell.
std::string told_of(const std::string& socket) { return "export NOTIFY_SOCKET='" + socket + "'"; }

// The file's own name makes the abstract one unique.
std::string a_socket_name(const Folder& folder) {
    return GENERATE(true, false) ? folder.file("notify") : "@" + folder.file("notify");
}

const std::string ready = "READY=1\nSTATUS=serving, 2 listeners";

std::size_t complaints(const std::string& errors) {
    const std::string complaint = "the service manager is not told";
    std::size_t count = 0;
    for (auto at = errors.find(complaint); at != std::string::npos; at = errors.find(complaint, at + 1)) ++count;
    return count;
}

// It serves a client, reopens its audit log and ends, and complains so often about its manager.
void works_as_ever(Daemon& daemon, const Folder& folder, std::size_t times) {
    CHECK(Client(daemon.port("commands")).until("\r\n") == "Welcome to Ann's chat room\r\n");
    daemon.process().signal(SIGHUP);
    CHECK(daemon.process().complains("opening the audit log anew"));
    CHECK(daemon.stop(SIGTERM) == 0);
    INFO(daemon.process().errors());
    CHECK(complaints(daemon.process().errors()) == times);
    CHECK(folder.read("audit.jsonl").find("\"event\":\"reload\"") != std::string::npos);
}

} // namespace

TEST_CASE("service: the manager is told READY=1 when clients can connect") {
    const Folder folder;
    const std::string name = a_socket_name(folder);
    const Manager manager(name);
    folder.write("chatd.ini", daemon_configuration(folder));
    const std::string command =
        told_of(name) + "; exec " + built_program("chatd") + " --config " + folder.file("chatd.ini");
    Process chatd = Process::on_pipes({{"/bin/sh", "-c", command}, {}});
    CHECK(manager.hears() == ready);
    // All that it printed until then is there to read.
    while (chatd.reads(std::chrono::milliseconds(0))) continue;
    std::smatch port;
    REQUIRE(std::regex_search(chatd.output(), port, std::regex("listening commands crlf 127\\.0\\.0\\.1:([0-9]+)\n")));
    CHECK(chatd.output().ends_with("\nready\n"));
    CHECK(Client(static_cast<std::uint16_t>(std::stoi(port[1]))).until("\r\n") == "Welcome to Ann's chat room\r\n");
}

TEST_CASE("service: a daemon that cannot serve is never called ready") {
    const Folder folder, other;
    Daemon daemon(folder);
    const Manager manager(other.file("notify"));
    const std::string taken = std::to_string(daemon.port("commands"));
    CHECK_THROWS(
        Daemon(other, "[listen.taken]\nprotocol = echo\nport = " + taken + "\n", told_of(other.file("notify"))));
    CHECK(manager.has_heard_nothing_more());
}

TEST_CASE("service: at SIGHUP the manager is told RELOADING=1 with the time, then READY=1") {
    const Folder folder;
    const std::string name = a_socket_name(folder);
    const Manager manager(name);
    Daemon daemon(folder, "", told_of(name));
    CHECK(manager.hears() == ready);
    for (int i = 0; i < 2; ++i) {
        const auto microseconds = [] {
            return std::chrono::duration_cast<std::chrono::microseconds>(Process::Clock::now().time_since_epoch())
                .count();
        };
        const auto before = microseconds();
        daemon.process().signal(SIGHUP);
        const std::string told = manager.hears();
        std::smatch time;
        REQUIRE(std::regex_match(told, time, std::regex("RELOADING=1\nMONOTONIC_USEC=([0-9]+)\nSTATUS=[^\n]+")));
        CHECK(std::stoll(time[1]) >= before);
        CHECK(std::stoll(time[1]) <= microseconds());
        CHECK(manager.hears() == ready);
    }
    CHECK(daemon.stop(SIGTERM) == 0);
}

TEST_CASE("service: STOPPING=1 is the manager's last word, whichever signal ends chatd") {
    const int signal = GENERATE(SIGTERM, SIGINT);
    const Folder folder;
    const Manager manager(folder.file("notify"));
    Daemon daemon(folder, "", told_of(folder.file("notify")));
    Client ann(daemon.port("commands")); // does not close, so that there is time for more signals
    ann.until("\r\n");
    CHECK(manager.hears() == ready);
    daemon.process().signal(signal);
    CHECK_THAT(manager.hears(), contains_text("STOPPING=1\n"));
    daemon.process().signal(SIGHUP);
    CHECK(daemon.stop(signal) == 0);
    CHECK(manager.has_heard_nothing_more());
}

TEST_CASE("service: chatd serves without a manager, and says nothing about it") {
    const Folder folder;
    Daemon daemon(folder, "", GENERATE("unset NOTIFY_SOCKET", "export NOTIFY_SOCKET="));
    works_as_ever(daemon, folder, 0);
}

TEST_CASE("service: chatd serves where its manager cannot be told, and says so once") {
    const Folder folder;
    const std::string kind = GENERATE("/nobody", "@nobody", "nonsense", "/", "@", "/long", "@long");
    std::string name = kind;
    if (kind.ends_with("long")) name.append(200, 'g');
    if (kind.ends_with("nobody")) name = kind[0] + folder.file("nobody").substr(kind[0] == '/' ? 1 : 0);
    Daemon daemon(folder, "", told_of(name));
    works_as_ever(daemon, folder, 1);
}

TEST_CASE("service: a manager that has died or does not read holds nobody up") {
    const Folder folder;
    const bool dies = GENERATE(true, false);
    auto manager = std::make_unique<Manager>(folder.file("notify"));
    Daemon daemon(folder, "", told_of(folder.file("notify")));
    CHECK(manager->hears() == ready);
    if (dies)
        manager.reset();
    else
        manager->takes_no_more();
    works_as_ever(daemon, folder, 1);
}
