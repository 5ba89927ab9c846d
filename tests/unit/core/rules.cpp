// What a room forbids, and to whom.
// SPDX-License-Identifier: BSL-1.0
#include "libchat/core/rules.hpp"
#include "tests/support/catch.hpp"

using namespace chat;

namespace {

Speaker person(MemberId id, std::string name, std::string ip = "192.0.2.7") {
    const OriginPtr origin(new Origin("irc", "irc", id, std::move(ip), 1));
    return Speaker(id, std::move(name), origin, NameKind::claimed, "~" + std::string("u"));
}

MaskList::Entry entry(std::string mask) { return {std::move(mask), "ann", Time()}; }

} // namespace

TEST_CASE("rules: a new room forbids nothing") {
    const Rules rules;
    CHECK_FALSE(rules.forbids_entry(person(1, "bob"), {}, 100));
    CHECK_FALSE(rules.silences(person(1, "bob"), Rank()));
}

TEST_CASE("rules: a ban is by name, user or address, whatever the case, and an exception lifts it") {
    Rules rules;
    const char* const mask = GENERATE("BOB!*@*", "*!~u@*", "*!*@192.0.2.*", "b?b!*@*");
    REQUIRE(rules.bans.add(entry(mask)));
    CHECK(rules.forbids_entry(person(1, "Bob"), {}, 0) == make_error_code(errc::banned));
    CHECK(rules.silences(person(1, "Bob"), Rank()));
    CHECK_FALSE(rules.silences(person(1, "Bob"), Rank{false, true}));
    rules.exceptions.add(entry("bob!*@*"));
    CHECK_FALSE(rules.forbids_entry(person(1, "Bob"), {}, 0));
    CHECK_FALSE(rules.silences(person(1, "Bob"), Rank()));
}

TEST_CASE("rules: somebody of another protocol is banned by it") {
    Rules rules;
    rules.bans.add(entry("*!broadcast@*"));
    const OriginPtr origin(new Origin("binary", "broadcast", 1, "192.0.2.7", 1));
    CHECK(rules.forbids_entry(Speaker(1, "bob", origin, NameKind::claimed), {}, 0));
    CHECK_FALSE(rules.forbids_entry(person(2, "ann"), {}, 0));
}

TEST_CASE("rules: keys, invitations and limits keep people out, each with its own reason") {
    Rules rules;
    rules.key = "sesame";
    CHECK(rules.forbids_entry(person(1, "bob"), "open", 0) == make_error_code(errc::wrong_key));
    CHECK_FALSE(rules.forbids_entry(person(1, "bob"), "sesame", 0));
    rules.invite_only = true;
    CHECK(rules.forbids_entry(person(1, "bob"), "sesame", 0) == make_error_code(errc::invite_only));
    rules.invitations.add(entry("bob!*@*"));
    CHECK_FALSE(rules.forbids_entry(person(1, "bob"), "sesame", 0));
    rules.invited.insert(2);
    CHECK_FALSE(rules.forbids_entry(person(2, "cat"), {}, 0)); // an invitation is a key, too
    rules.limit = 3;
    CHECK_FALSE(rules.forbids_entry(person(2, "cat"), {}, 2));
    CHECK(rules.forbids_entry(person(2, "cat"), {}, 3) == make_error_code(errc::room_full));
}

TEST_CASE("rules: in a moderated room only those with a rank speak") {
    Rules rules;
    rules.moderated = true;
    CHECK(rules.silences(person(1, "bob"), Rank()));
    CHECK_FALSE(rules.silences(person(1, "bob"), Rank{true, false}));
    CHECK_FALSE(rules.silences(person(1, "bob"), Rank{false, true}));
}

TEST_CASE("rules: a mask stands in a list once, in any case of its letters") {
    MaskList list(names::Casemapping::ascii);
    CHECK(list.add(entry("Bob!*@*")));
    CHECK_FALSE(list.add(entry("bob!*@*")));
    CHECK(list.size() == 1);
    CHECK_FALSE(list.remove("ann!*@*"));
    CHECK(list.remove("BOB!*@*"));
    CHECK(list.empty());
}
