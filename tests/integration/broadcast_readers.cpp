// The binary protocol over real sockets: many readers, much to read, and lists of thousands.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/member.hpp"
#include "libchat/core/room.hpp"
#include "tests/integration/broadcast_chatter.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <thread>
#include <vector>

using namespace chat;
using namespace chat::test;
using namespace chat::test::binary;

namespace {

// Is in the room and does nothing.
class Quiet final : public Member {
public:
    Quiet(Room& room, MemberId id, const std::string& name)
        : Member(Speaker(id, name, OriginPtr(), NameKind::claimed)), seat_(room, *this) {}
    void hear(Publication&) noexcept override {}
    void is_put_out(Room&) noexcept override {}
    void is_killed(std::string_view) noexcept override {}

private:
    const Membership seat_;
};

// Many of them, without a socket. They come and go on the loop.
class QuietCrowd {
public:
    QuietCrowd(TestServer& server, const std::vector<std::string>& names) : server_(server) {
        server_.on_loop([&] {
            for (const std::string& name : names)
                members_.push_back(std::make_unique<Quiet>(server_.room, 1'000'000 + members_.size(), name));
        });
    }
    ~QuietCrowd() {
        server_.on_loop([&] { members_.clear(); });
    }

private:
    TestServer& server_;
    std::vector<std::unique_ptr<Quiet>> members_;
};

std::vector<std::string> many_names(std::size_t count) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i) names.push_back("member" + std::to_string(i));
    return names;
}

// The names in list frames, as far as there are so many.
std::vector<std::string> names_in(const Heard& lists) {
    std::vector<std::string> names;
    for (const std::string& one : lists)
        for (std::size_t at = 3; at <= one.size();) {
            const std::size_t comma = std::min(one.find(',', at), one.size());
            names.push_back(one.substr(at, comma - at));
            at = comma + 1;
        }
    return names;
}

// All of a list of so many names.
Heard whole_list(Chatter& reader, std::size_t count) {
    Heard lists;
    while (names_in(lists).size() < count) {
        lists.push_back(reader.hears());
        REQUIRE(lists.back().starts_with("03 "));
    }
    return lists;
}

} // namespace

TEST_CASE("broadcast readers: 400 KB in one write to sixty readers: all hear all, in order, and nobody is hung up") {
    Parlour room;
    std::vector<Chatter> readers;
    for (int i = 0; i < 60; ++i) readers.emplace_back(room.port, "reader" + std::to_string(i));
    for (std::size_t i = 0; i < readers.size(); ++i) readers[i].hears(readers.size() - 1 - i);
    Chatter speaker(room.port, "speaker");
    std::string burst;
    Heard expected{joining("speaker")};
    for (int i = 0; i < 400; ++i) {
        const std::string text = std::to_string(1000 + i) + std::string(993, 'x');
        burst += talk(text);
        expected.push_back(said("speaker", text));
    }
    std::vector<Heard> heard(readers.size());
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < readers.size(); ++i)
        threads.emplace_back([&, i] { heard[i] = readers[i].hears(expected.size()); });
    speaker.sends(burst);
    for (std::thread& thread : threads) thread.join();
    for (const Heard& one : heard) CHECK((one == expected));
    CHECK(speaker.hears_nothing_else());
    CHECK(room.server.audit.count("slow-reader") == 0);
    CHECK(room.server.audit.count("disconnect") == 0);
}

TEST_CASE("broadcast readers: many small talks in one write to sixty readers") {
    Parlour room;
    std::vector<Chatter> readers;
    for (int i = 0; i < 60; ++i) readers.emplace_back(room.port, "reader" + std::to_string(i));
    for (std::size_t i = 0; i < readers.size(); ++i) readers[i].hears(readers.size() - 1 - i);
    std::string burst;
    Heard expected;
    for (int i = 0; i < 500; ++i) {
        burst += talk(std::to_string(i));
        expected.push_back(said("reader0", std::to_string(i)));
    }
    readers[0].sends(burst);
    for (std::size_t i = 1; i < readers.size(); ++i) CHECK((readers[i].hears(expected.size()) == expected));
    CHECK(readers[0].hears_nothing_else());
    CHECK(room.server.audit.count("slow-reader") == 0);
}

TEST_CASE("broadcast readers: a list of three thousand comes in several frames that are cut at commas") {
    const bool small = GENERATE(false, true);
    const std::uint64_t max_frame = small ? 128 : 4090;
    Parlour room("max_frame", max_frame);
    std::vector<std::string> names = many_names(3'000);
    const QuietCrowd crowd(room.server, names);
    Chatter ann(room.port);
    ann.sends(join("Ann"));
    CHECK(ann.hears(3).front() == "00");
    names.push_back("Ann");
    std::ranges::sort(names);
    for (const std::string& ask : {list(), bare_list}) {
        ann.sends(ask);
        const Heard lists = whole_list(ann, names.size());
        CHECK(lists.size() > 6);
        CHECK((names_in(lists) == names));
        for (std::size_t i = 0; i < lists.size(); ++i) {
            CHECK(lists[i].size() - 3 <= max_frame);
            if (i + 1 == lists.size()) break; // the next name would not have fitted
            CHECK(lists[i].size() - 3 + 1 + lists[i + 1].substr(3, lists[i + 1].find(',') - 3).size() > max_frame);
        }
        CHECK(ann.hears_nothing_else());
    }
}

TEST_CASE("broadcast readers: the longest names fill frames of the least size") {
    Parlour room("max_frame", 128U);
    std::vector<std::string> names;
    for (int i = 10; i < 60; ++i) names.push_back(std::to_string(i) + std::string(30, 'n'));
    const QuietCrowd crowd(room.server, names);
    Chatter ann(room.port);
    ann.sends(join(std::string(32, 'x')) + list());
    CHECK(ann.hears(3).front() == "00");
    names.push_back(std::string(32, 'x'));
    const Heard lists = whole_list(ann, names.size());
    CHECK((names_in(lists) == names));
    CHECK(lists.size() == 17); // three in each: 98 bytes, and a fourth would make 131
}

TEST_CASE("broadcast readers: who asks for many long lists and reads them late is no slow reader") {
    Limits limits;
    limits.outbox_soft = 2 * 1024;
    limits.outbox_hard = 16 * 1024; // less than one list
    Parlour room(limits);
    std::vector<std::string> names = many_names(3'000);
    const QuietCrowd crowd(room.server, names);
    Chatter other(room.port, "Bob");
    Chatter ann(room.port, "Ann", 4096);
    CHECK(other.hears() == joining("Ann"));
    std::string asks;
    for (int i = 0; i < 400; ++i) asks += bare_list; // ten megabytes and more
    ann.sends(asks + talk("done"));
    other.sends(list()); // others are served meanwhile
    CHECK(whole_list(other, names.size() + 2).size() > 6);
    for (int i = 0; i < 400; ++i) REQUIRE(names_in(whole_list(ann, names.size() + 2)).size() == names.size() + 2);
    CHECK(other.hears() == said("Ann", "done"));
    CHECK(ann.hears_nothing_else());
    CHECK(room.server.audit.count("slow-reader") == 0);
}
