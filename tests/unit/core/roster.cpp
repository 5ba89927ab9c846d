// Claimed names: unique over the daemon, freed with their claim, the way to one person.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/roster.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/fakes.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace chat;
using namespace chat::test;

namespace {

class Whispers final : public Dialect {
public:
    void render(const Message& message, std::string& out) const override {
        if (const Told* const told = std::get_if<Told>(&message.what))
            out += message.by.name + " to " + told->to + ": " + told->what.text + "\n";
    }
};

class Person final : public Member {
public:
    explicit Person(std::string name, MemberId id = 1)
        : Member(Speaker(id, std::move(name), nullptr, NameKind::claimed)) {}
    void is_put_out(Room&) noexcept override {}
    void is_killed(std::string_view) noexcept override {}
    void hear(Publication& publication) noexcept override {
        static const Whispers dialect;
        heard += publication.in(dialect).view();
    }
    std::string heard;
};

struct Names {
    ManualClock clock;
    RecordingAudit audit;
    Roster roster{clock, audit};
};

} // namespace

TEST_CASE("roster: a name is one person's, in whatever case it is written") {
    Names names;
    const auto bob = names.roster.claim("Bob");
    REQUIRE(bob.has_value());
    for (const char* taken : {"Bob", "bob", "BOB"})
        CHECK(names.roster.claim(taken).error() == make_error_code(errc::name_in_use));
    CHECK(names.roster.claim("Bobby").has_value());
}

TEST_CASE("roster: with another casemapping other names are one") {
    Names all;
    all.roster.fold_as(names::Casemapping::rfc1459);
    const result<Claim> bob = all.roster.claim("[bob]");
    CHECK(bob.has_value());
    CHECK(all.roster.claim("{BOB}").error() == make_error_code(errc::name_in_use));
    CHECK(all.roster.reads_like_a_claim("{Bob}"));
}

TEST_CASE("roster: what the rules forbid cannot be claimed") {
    Names names;
    for (const char* bad : {"", "two words", "#room"})
        CHECK(names.roster.claim(bad).error() == make_error_code(errc::bad_name));
}

TEST_CASE("roster: a name is free when its claim ends, wherever the claim was moved to") {
    Names names;
    {
        auto claimed = names.roster.claim("Bob");
        std::optional<Claim> moved(std::move(*claimed));
        CHECK_FALSE(names.roster.claim("Bob").has_value());
        for (int other = 0; other < 1000; ++other) { // the table grows and shrinks around it
            const auto claim = names.roster.claim("x" + std::to_string(other));
            REQUIRE(claim.has_value());
        }
        CHECK_FALSE(names.roster.claim("Bob").has_value());
    }
    CHECK(names.roster.claim("bob").has_value());
}

TEST_CASE("roster: it counts who is here, by a name or by a label, and the most there were") {
    Names names;
    Person bob("Bob");
    {
        auto claim = names.roster.claim("Bob");
        CHECK(names.roster.people() == 0); // he cannot be spoken to yet
        claim->belongs_to(bob);
        CHECK(names.roster.people() == 1);
        {
            const Attendance label(names.roster);
            CHECK(names.roster.people() == 2);
        }
        const auto moved = std::move(*claim);
        CHECK(names.roster.people() == 1);
    }
    CHECK(names.roster.people() == 0);
    CHECK(names.roster.most_people() == 2);
}

TEST_CASE("roster: somebody is found by his name once it belongs to him") {
    Names names;
    Person bob("Bob");
    auto claim = names.roster.claim("Bob");
    CHECK(names.roster.find("Bob") == nullptr);
    claim->belongs_to(bob);
    CHECK(names.roster.find("bOB") == &bob);
    CHECK(names.roster.find("Al") == nullptr);
}

TEST_CASE("roster: what is told to one is heard by him, and stands in the audit log") {
    Names names;
    Person bob("Bob");
    auto claim = names.roster.claim("Bob");
    claim->belongs_to(bob);
    CHECK(names.roster.tell(Speaker(2, "Al", nullptr), "bob", Said("psst\r\nyou")));
    CHECK(bob.heard == "Al to Bob: psst  you\n");
    CHECK(names.audit.lines() == std::vector<std::string>{"direct Al Bob psst  you raw:psst\r\nyou"});
}

TEST_CASE("roster: what is told to all is heard by all others, each by his name, and stands in the audit log once") {
    Names names;
    Person bob("bob", 1), al("Al", 2), cy("cy", 3);
    std::vector<Claim> claims;
    for (Person* const person : {&bob, &al, &cy}) {
        claims.push_back(std::move(*names.roster.claim(person->who().name)));
        claims.back().belongs_to(*person);
    }
    names.roster.tell_all(bob.who(), Said("lunch!"));
    CHECK(al.heard == "bob to Al: lunch!\n");
    CHECK(cy.heard == "bob to cy: lunch!\n");
    CHECK(bob.heard.empty());
    CHECK(names.audit.lines() == std::vector<std::string>{"direct bob * lunch!"});
}

TEST_CASE("roster: what is told to nobody is not said") {
    Names names;
    const auto nobody_yet = names.roster.claim("Bob");
    CHECK_FALSE(names.roster.tell(Speaker(2, "Al", nullptr), "Bob", Said("hi")));
    CHECK_FALSE(names.roster.tell(Speaker(2, "Al", nullptr), "Cat", Said("hi")));
    CHECK(names.audit.lines().empty());
}

TEST_CASE("roster: a label that looks like a claimed name is known") {
    Names names;
    CHECK_FALSE(names.roster.reads_like_a_claim("Bob"));
    const auto bob = names.roster.claim("Bob");
    for (const char* like : {"Bob", "bob", " Bob", "Bob Private", "Bob] hi [x", "BOB> hi"})
        CHECK(names.roster.reads_like_a_claim(like));
    for (const char* unlike : {"Bobby", "B", "", " ", "the Bob", "unknown"})
        CHECK_FALSE(names.roster.reads_like_a_claim(unlike));
}

TEST_CASE("roster: a label is judged as it is shown, cut to the length of a name") {
    Names names;
    const auto longest = names.roster.claim(std::string(32, 'A'));
    const auto umlaut = names.roster.claim(std::string(31, 'B'));
    CHECK(names.roster.reads_like_a_claim(std::string(33, 'A')));
    CHECK(names.roster.reads_like_a_claim(std::string(31, 'B') + "\xc3\xa9"));
    CHECK_FALSE(names.roster.reads_like_a_claim(std::string(31, 'A')));
}

TEST_CASE("roster: a label with characters that nobody can see looks like anybody's name") {
    const Names names;
    CHECK(names.roster.reads_like_a_claim("B\xe2\x80\x8bob"));
    CHECK(names.roster.reads_like_a_claim("Bob\xc2\xa0"));
    CHECK(names.roster.reads_like_a_claim("Bob\tPrivate"));
    CHECK(names.roster.reads_like_a_claim("\tBob"));
    CHECK(names.roster.reads_like_a_claim("Bob\xef\xbf\xb9")); // U+FFF9
}
