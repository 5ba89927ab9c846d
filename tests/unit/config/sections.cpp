// Tests of the sections that belong to a protocol as a whole: [fair], which stands once, and [stall.NAME], any number.
// SPDX-License-Identifier: BSL-1.0
#include "tests/unit/config/fixture.hpp"

using namespace chat;
using namespace chat::test;
using namespace std::chrono_literals;

namespace {

std::string_view fault_of_hash(std::string_view text) {
    return text.starts_with("$argon2id$") ? "" : "not a hash of argon2id";
}

std::vector<SectionSpec> sections() {
    return {{"fair",
             false,
             {{"town", "Springfield", TextOf{30, 1}},
              {"motto", "", TextOf{60}},
              {"music", "no", Choice{{"yes", "no"}}},
              {"opens", 8h, DurationIn{1h, 12h}}}},
            {"stall", true, {{"key_hash", required, TextOf{200, 1, fault_of_hash}}, {"tables", 4, NumberIn{1, 40}}}}};
}

const std::vector<ProtocolType>& fairs() {
    static const std::vector<ProtocolType> list{
        {"buyer", "buyers", 9064, {{"haggle", "yes", Choice{{"yes", "no"}}}}, nullptr, "", sections()},
        {"seller", "sellers", 9065, {}, nullptr, "", sections()},
        {"guest", "guests", 9066, {}, nullptr, ""},
    };
    return list;
}

// A configuration in which nobody listens for the protocols that offer the sections.
Config read(const std::string& text) {
    return parse_config("chatd.ini", "[listen.guests]\nprotocol = guest\n" + text, fairs());
}

std::string refusal(const std::string& text) {
    try {
        read(text);
    } catch (const ConfigError& error) {
        return error.what();
    }
    return "none";
}

const std::string hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZSBzYWx0$/bhH+8mRl3wX0ZpTqN5cQ";

} // namespace

TEST_CASE("sections: what has no section has its presets, and there is nothing of a name") {
    for (const Config& config : {read(""), read("[fair]\n"), default_config(fairs())}) {
        const Options& fair = config.sections.only("fair");
        CHECK(fair.text("town") == "Springfield");
        CHECK(fair.text("motto").empty());
        CHECK_FALSE(fair.yes("music"));
        CHECK(fair.duration("opens") == 8h);
        CHECK(config.sections.named("stall").empty());
    }
}

TEST_CASE("sections: every kind of value is read, though no listener uses the protocol") {
    const Config config = read("[fair]\nopens = 90min\nmusic = yes\ntown = Ann Arbor\nmotto = All = all\n");
    const Options& fair = config.sections.only("fair");
    CHECK(fair.text("town") == "Ann Arbor");
    CHECK(fair.text("motto") == "All = all");
    CHECK(fair.yes("music"));
    CHECK(fair.duration("opens") == 90min);
}

TEST_CASE("sections: those with names keep their order, and each has values of its own") {
    const Config config = read("[stall.zoe]\ntables = 9\nkey_hash = " + hash + "\n[fair]\nmusic = yes\n" +
                               "[stall.ann.smith]\nkey_hash = $argon2id$ # Ann's\n");
    const Sections::Named& stalls = config.sections.named("stall");
    REQUIRE(stalls.size() == 2);
    CHECK(stalls[0].first == "zoe");
    CHECK(stalls[0].second.number("tables") == 9);
    CHECK(stalls[0].second.text("key_hash") == hash);
    CHECK(stalls[1].first == "ann.smith");
    CHECK(stalls[1].second.number("tables") == 4);
    CHECK(stalls[1].second.text("key_hash") == "$argon2id$");
}

TEST_CASE("sections: they are printed once, behind all others, with all their keys") {
    const std::string presets = "\n[fair]\ntown = Springfield\nmotto =\nmusic = no\nopens = 8h\n";
    const std::string bare = print_config(default_config(fairs()));
    CHECK(bare.substr(bare.size() - presets.size()) == presets);
    CHECK(bare.find("[fair]") == bare.rfind("[fair]"));

    const std::string printed = print_config(read("[stall.zoe]\nkey_hash = " + hash + "\n[room.lobby]\n"));
    const std::string expected = "[room.lobby]\nops =\nkeep_lines = 0\nkeep_days = 0\n" + presets +
                                 "\n[stall.zoe]\nkey_hash = " + hash + "\ntables = 4\n";
    CHECK_THAT(printed, contains_text(expected));
}

TEST_CASE("sections: what is printed is read back the same") {
    const std::string stalls = "[stall.b]\nkey_hash = " + hash + "\n[stall.a]\ntables = 1\nkey_hash = $argon2id$x\n";
    for (const Config& config : {default_config(fairs()), read(stalls + "[fair]\nmotto = 1 = 1\nopens = 60min\n")}) {
        const std::string printed = print_config(config);
        INFO(printed);
        const Config again = parse_config("again.ini", printed, fairs());
        CHECK(again.sections.only("fair").values() == config.sections.only("fair").values());
        REQUIRE(again.sections.named("stall").size() == config.sections.named("stall").size());
        for (std::size_t i = 0; i < again.sections.named("stall").size(); ++i) {
            CHECK(again.sections.named("stall")[i].first == config.sections.named("stall")[i].first);
            CHECK(again.sections.named("stall")[i].second.values() ==
                  config.sections.named("stall")[i].second.values());
        }
        CHECK(print_config(again) == printed);
    }
}

TEST_CASE("sections: a required key that is missing is named, with what it takes") {
    CHECK(refusal("[stall.ann]\ntables = 2\n") ==
          "chatd.ini:3: [stall.ann]: lacks the key key_hash; allowed: key_hash = 1 to 200 bytes of UTF-8 without "
          "control characters or #");
    CHECK_THAT(refusal("[stall.ann]\nkey_hash =\n"), contains_text("key_hash = : empty; allowed: 1 to 200 bytes"));
    CHECK_THAT(refusal("[stall.ann]\nkey_hash = sesame\n"), contains_text(": not a hash of argon2id; allowed: 1 to"));
    CHECK_THAT(refusal("[stall.ann]\nkeyhash = $\n"), contains_text("did you mean key_hash?"));
}

TEST_CASE("sections: values are refused as in every other section") {
    CHECK(refusal("[fair]\nmusic = yess\n") ==
          "chatd.ini:4: [fair] music = yess: unknown value; allowed: yes, no; did you mean yes?");
    CHECK_THAT(refusal("[fair]\nopens = 13h\n"), contains_text("above 12h; allowed: a time from 1h to 12h"));
    CHECK_THAT(refusal("[fair]\ntown =\n"), contains_text("empty; allowed: 1 to 30 bytes"));
    CHECK_THAT(refusal("[stall.ann]\ntables = 41\n"), contains_text("above 40; allowed: a number from 1 to 40"));
    CHECK_THAT(refusal("[fair]\ntown = x\ntown = y\n"), contains_text("this key is given twice, first on line 4"));
}

TEST_CASE("sections: each may stand once, and each name once") {
    CHECK_THAT(refusal("[fair]\n[fair]\n"), contains_text("chatd.ini:4: [fair]: this section is given twice"));
    const std::string ann = "[stall.ann]\nkey_hash = $argon2id$\n";
    CHECK_THAT(refusal(ann + ann), contains_text("chatd.ini:5: [stall.ann]: this section is given twice"));
}

TEST_CASE("sections: a key of another place is sent home") {
    CHECK(refusal("[fair]\nmusik = yes\n") ==
          "chatd.ini:4: [fair] musik: unknown key; allowed: town, motto, music, opens; did you mean music?");
    CHECK_THAT(refusal("[fair]\ntables = 3\n"), contains_text("unknown key here: it belongs in [stall.NAME]"));
    CHECK_THAT(refusal("[stall.ann]\nlevel = info\n"), contains_text("it belongs in [log]; allowed: key_hash, tables"));
    CHECK_THAT(refusal("[fair]\nhaggle = no\n"), contains_text("it belongs in a [listen.NAME] with protocol = buyer"));
    CHECK_THAT(refusal("music = yes\n"), contains_text("[listen.guests] music: unknown key here: it belongs in "
                                                       "[fair]; allowed: protocol, address, port, room, burst, rate"));
    CHECK_THAT(refusal("[server]\ntown = x\n"), contains_text("it belongs in [fair]; allowed: name"));
}

TEST_CASE("sections: an unknown one is told which there are, and which is near") {
    CHECK(refusal("[fai]\n") == "chatd.ini:3: [fai]: unknown section; allowed: server, journal, audit, log, limits, "
                                "listen.NAME, room.NAME, fair, stall.NAME; did you mean [fair]?");
    CHECK_THAT(refusal("[stal.ann]\n"), contains_text("unknown section"));
    CHECK_THAT(refusal("[stal.ann]\n"), contains_text("did you mean [stall.ann]?"));
    CHECK_THAT(refusal("[stall]\n"), contains_text("did you mean [stall.NAME]?"));
    CHECK_THAT(refusal("[fair.ann]\n"), contains_text("[fair.ann]: unknown section"));
    CHECK_THAT(refusal("[fair.ann]\n"), contains_text("did you mean [fair]?"));
}

TEST_CASE("sections: a name is as plain as a listener's") {
    CHECK(refusal("[stall.]\n") == "chatd.ini:3: [stall.]: the name \"\": empty; allowed: 1 to 49 bytes of UTF-8 "
                                   "without blanks, control characters , : #");
    CHECK_THAT(refusal("[stall.a b]\n"), contains_text("the name \"a b\": has a blank; allowed: 1 to 49 bytes"));
    CHECK_THAT(refusal("[stall." + std::string(50, 'x') + "]\n"), contains_text("50 bytes long"));
}

TEST_CASE("sections: a section of no protocol's is unknown") {
    CHECK_THAT(complaint(listener + "[fair]\n"), contains_text("[fair]: unknown section"));
}

namespace {

std::string_view fault_of_pass(std::string_view text) { return text.empty() ? "" : fault_of_hash(text); }

// A vault whose key is a secret, and a guest whose pass is one.
const std::vector<ProtocolType>& vaults() {
    static const OptionSpec key{"key", required, TextOf{.longest = 9, .shortest = 4, .secret = true}};
    static const OptionSpec pass{"pass", "", TextOf{.longest = 20, .fault = fault_of_pass, .secret = true}};
    static const std::vector<ProtocolType> list{
        {"guest", "guests", 9066, {pass}, nullptr, "", {{"vault", true, {key}}}}};
    return list;
}

Config read_vaults(const std::string& text) { return parse_config("chatd.ini", text, vaults()); }

std::string refusal_of_vaults(const std::string& text) {
    try {
        read_vaults(text);
    } catch (const ConfigError& error) {
        CHECK_THAT(error.value, !contains_text("sesame"));
        CHECK_THAT(error.key, !contains_text("sesame"));
        return error.what();
    }
    return "none";
}

const std::string guests = "[listen.guests]\nprotocol = guest\n";

} // namespace

TEST_CASE("sections: a secret is read like any text, and printed as (secret) where there is one") {
    const Config config = read_vaults(guests + "pass = $argon2id$x\n[listen.b]\nprotocol = guest\nport = 0\n" +
                                      "[vault.a]\nkey = sesame\n");
    CHECK(config.sections.named("vault")[0].second.text("key") == "sesame");
    CHECK(config.listeners[0].options.text("pass") == "$argon2id$x");
    const std::string printed = print_config(config);
    CHECK_THAT(printed, !contains_text("sesame"));
    CHECK_THAT(printed, !contains_text("argon2id"));
    CHECK_THAT(printed, contains_text("[vault.a]\nkey = (secret)\n"));
    CHECK_THAT(printed, contains_text("pass = (secret)\n"));
    CHECK_THAT(printed, contains_text("pass =\n")); // the other listener has none
}

TEST_CASE("sections: what is printed of a secret is not read back as one") {
    const std::string printed = print_config(read_vaults(guests + "[vault.a]\nkey = sesame\n"));
    CHECK_THAT(refusal_of_vaults(printed),
               contains_text("[vault.a] key: (secret) stands for what --print-config does not print; allowed: 4 to 9"));
}

TEST_CASE("sections: no message tells a secret, whatever is wrong with it") {
    CHECK(refusal_of_vaults(guests + "[vault.a]\nkey = open sesame\u0085\n") ==
          "chatd.ini:4: [vault.a] key: not UTF-8, or has a control character; allowed: 4 to 9 bytes of UTF-8 without "
          "control characters or #");
    const std::string wrong[] = {
        "pass = sesame\n",
        "pas = sesame\n",
        "key = sesame\n",
        "pass = sesame sesame sesame sesame\n",
        "[vault.a]\nkey = open sesame\n",
        "[vault.a]\nkey sesame\n",
        "[vault.a]\nsesame\n",
        "[vault.a]\n= sesame\n",
        "[vault.a]\nkay = sesame\n",
        "[vault.a]\nkey = sesame1\nkey = sesame2\n",
        "[server]\nkey = sesame\n",
        "[room.lobby]\nkey = sesame\n",
        "[vault.a]\nkey = #sesame\n",
    };
    for (const std::string& lines : wrong) {
        const std::string message = refusal_of_vaults(guests + lines);
        INFO(lines);
        CHECK(message != "none");
        CHECK_THAT(message, !contains_text("sesame"));
    }
    const std::string first = refusal_of_vaults("key = sesame\n" + guests);
    CHECK_THAT(first, contains_text("chatd.ini:1: key: stands before the first [section]"));
}
