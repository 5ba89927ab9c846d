// CLIENT-LEN, CLIENT-TEXT, CLIENT-NAME: whatever is typed and answered, and under which name.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/peer/cases.hpp"
#include "apps/chatcheck/cases/peer/host.hpp"

#include <string>

namespace chat::check::peer {
namespace {

void one(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    host.exchange("x", "y");
    host.exchange("z", "!");
}

void many_sizes(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    for (const std::size_t size : {9, 10, 99, 100, 255, 256, 257}) {
        const std::string answer = std::to_string(size) + std::string(size - 4, '.') + "!";
        host.exchange(std::string(size, 'a'), answer);
    }
}

void longest(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    host.exchange(std::string(has_names(row_of(dialect)) ? 500 : 4096, 'b'), "so long");
}

void too_long(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    scene.type(std::string(501, 'c'));
    host.exchange("in short", "good");
}

void empty(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    scene.type("");
    host.exchange("something", "good");
}

void long_reply(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    host.exchange("tell me all", "begin " + std::string(470, 'd') + " end");
    host.exchange("thanks", "not at all");
}

void utf_8(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    host.exchange("Gr\xc3\xbc\xc3\x9f Gott", "\xe4\xbd\xa0\xe5\xa5\xbd, Zo\xc3\xab");
    host.exchange("plain again", "yes");
}

void other_charset(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    scene.type("hello");
    host.expect_text("hello");
    host.reply("Gr\xfc\xdf Gott \xff\xfe, friend");
    scene.expect_shown("friend");
    host.exchange("hello again", "yes");
}

void controls(ClientScene& scene, Framing dialect) {
    if (!scene.at_terminal()) scene.skip("only a terminal obeys escape sequences: try it with --pty");
    Host host(scene, dialect);
    scene.type("hello");
    host.expect_text("hello");
    host.reply("\x1b]0;gone\x07\x1b[2Jall clear");
    scene.expect_shown("all clear");
    scene.expect_not_shown("\x1b[2J");
    scene.expect_not_shown("\x1b]0;");
}

void quit_inside(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    host.exchange("hello", "do not /quit me now");
    host.exchange("I never /quite will", "never say \\ quit");
}

void as_typed(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect);
    host.exchange("far   apart", "100% of %s %n");
    host.exchange("50% of $HOME `id` > x", "and  so   on");
}

void longest_name(ClientScene& scene, Framing dialect) {
    scene.call_it("Bartholome");
    Host host(scene, dialect);
    host.exchange("what is my name?", "a long one");
}

// A script's client may end where there is nobody to ask again.
void too_long_name(ClientScene& scene, Framing dialect) {
    if (scene.habits().is("asks_name", "no")) scene.skip("the name is no matter of what is typed here");
    start_as(scene, dialect, "555555555555555555555555555555");
    scene.type("Tatyana");
    scene.call_it("Tatyana");
    scene.type("hi");
    if (scene.user().ends()) return;
    Link& link = scene.accept("client");
    if (dialect == Framing::greeting) link.send("SERVER");
    std::string came = link.read(1, "something under the name");
    came += link.read_until_quiet();
    if (came.find("555") != std::string::npos)
        link.fail("the name of 30 characters was taken", "a message under the second name", came.size());
}

// The first text is typed before the introduction is over.
void introduction(ClientScene& scene, Framing dialect) {
    Host host(scene, dialect, "here I am");
    host.expect_text("here I am");
    host.reply("so I see");
    scene.expect_shown("so I see");
}

} // namespace

Cases client_text_cases() {
    return {
        {.number = "24.1",
         .slug = "peer/CLIENT-LEN/one",
         .stage = 2,
         .clause = "seed 001: a message has 1 to 500 characters",
         .sends = "texts of one character are typed, and answered by such",
         .legal = "each arrives, and each is shown",
         .mistake = "a text of one character is taken for none",
         .hint = "a message is empty when it has 0 characters, not when it has 1",
         .client = in_each<one>},
        {.number = "24.2",
         .slug = "peer/CLIENT-LEN/many-sizes",
         .stage = 2,
         .clause = "seed 001: 1 to 500 characters; seed 004: a message up to 4096 bytes",
         .sends = "texts of 9, 10, 99, 100, 255, 256 and 257 characters are typed, and answered by such",
         .legal = "each arrives whole, and each is shown whole",
         .mistake = "a buffer of 128 or 256 octets, or a length of one digit too few",
         .hint = "count the digits of your length, and read in a loop until the text is whole",
         .client = in_each<many_sizes>},
        {.number = "24.3",
         .slug = "peer/CLIENT-LEN/longest",
         .stage = 2,
         .clause = "seed 001: a message has 1 to 500 characters; seed 004: messages are limited to 4096 bytes",
         .sends = "the longest text that is allowed is typed",
         .legal = "it arrives whole",
         .mistake = "the limit counts the handle too, or is compared by < for <=",
         .hint = "allow a text of exactly the limit, handle and line end not counted",
         .client = in_each<longest>},
        {.number = "24.4",
         .slug = "peer/CLIENT-LEN/too-long",
         .stage = 3,
         .clause = "seed 001: more than 500 characters get an error, and the user reenters a message",
         .sends = "501 characters are typed, then a short text",
         .legal = "the short text alone arrives",
         .mistake = "the long text is sent, whole or cut",
         .hint = "look at the length before you send, and ask again in a loop",
         .client = in_each<too_long, with_names>},
        {.number = "24.5",
         .slug = "peer/CLIENT-LEN/empty",
         .stage = 3,
         .clause = "seed 001: less than 1 character gets an error, and the user reenters a message",
         .sends = "an empty line is typed, then a text",
         .legal = "the text alone arrives",
         .mistake = "the handle alone is sent, and the server answers nothing",
         .hint = "look at the length before you send, and ask again in a loop",
         .client = in_each<empty, with_names>},
        {.number = "24.6",
         .slug = "peer/CLIENT-LEN/long-reply",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 001: the server's message too has up to 500 characters",
         .sends = "a reply of 480 characters, then a short one",
         .legal = "both are shown whole, each in its turn",
         .mistake = "recv() with a small buffer takes the beginning, and the rest is shown as the next reply",
         .hint = "make the buffer longer than the longest reply with its handle",
         .client = in_each<long_reply>},
        {.number = "25.1",
         .slug = "peer/CLIENT-TEXT/utf-8",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 001: a message is what its user typed, in whatever language",
         .sends = "umlauts are typed, and answered by Chinese",
         .legal = "the same octets arrive, and are shown",
         .mistake = "the length counts characters where it has to count octets, or encode('ascii') fails",
         .hint = "encode first, then take len() of the bytes",
         .client = in_each<utf_8>},
        {.number = "25.2",
         .slug = "peer/CLIENT-TEXT/other-charset",
         .level = Level::should,
         .stage = 4,
         .clause = "octets that are no UTF-8 come from older servers; they cost nobody the conversation",
         .sends = "a reply in ISO 8859-1",
         .legal = "what can be read of it is shown, and the talk goes on",
         .mistake = "decode() throws, and the program ends",
         .hint = "use decode(errors='replace')",
         .client = in_each<other_charset>},
        {.number = "25.3",
         .slug = "peer/CLIENT-TEXT/controls",
         .level = Level::should,
         .stage = 4,
         .clause = "what somebody else says is shown, not obeyed: escape sequences clear screens and change titles",
         .sends = "a reply with escape sequences",
         .legal = "its words are shown, the escape sequences are not",
         .mistake = "what came is printed as it is",
         .hint = "replace control characters before you print",
         .client = in_each<controls>},
        {.number = "25.4",
         .slug = "peer/CLIENT-TEXT/quit-inside",
         .level = Level::should,
         .stage = 3,
         .clause = "seed 001: \\quit is a command, /q of seed 004 a message: the whole of it",
         .sends = "quits inside longer texts, in both directions",
         .legal = "they are texts: sent, shown, and the talk goes on",
         .mistake = "\"quit\" in text ends the program",
         .hint = "compare the whole text with the command",
         .client = in_each<quit_inside>},
        {.number = "25.5",
         .slug = "peer/CLIENT-TEXT/as-typed",
         .level = Level::should,
         .stage = 3,
         .clause = "a text is no format and no list of words: what stands in it is sent and shown as it is",
         .sends = "texts with %, $ and several blanks, in both directions",
         .legal = "the same octets arrive, and are shown",
         .mistake = "printf(text), or split() and join()",
         .hint = "write printf(\"%s\", text), never printf(text), and read whole lines",
         .client = in_each<as_typed>},
        {.number = "26.1",
         .slug = "peer/CLIENT-NAME/longest",
         .stage = 3,
         .clause = "seed 001: a one-word name, up to 10 characters",
         .sends = "the user's name is Bartholome",
         .legal = "it is accepted, and stands whole before the text",
         .mistake = "char handle[10] has no room for the NUL, or < for <=",
         .hint = "ten characters need eleven octets in C",
         .client = in_each<longest_name, with_names>},
        {.number = "26.2",
         .slug = "peer/CLIENT-NAME/too-long",
         .stage = 3,
         .clause = "seed 001: a username that is not between 1 and 10 characters is asked for again",
         .sends = "a name of 30 characters is typed, then Tatyana",
         .legal = "the messages are Tatyana's; a program that cannot ask again may end",
         .mistake = "the long name is taken, whole or cut",
         .hint = "ask in a loop until the name has 1 to 10 characters",
         .client = in_each<too_long_name, with_names>},
        {.number = "26.3",
         .slug = "peer/CLIENT-NAME/introduction",
         .level = Level::should,
         .stage = 3,
         .clause = "a dialect with an introduction has it before the first text, each part in its turn",
         .sends = "the first text is typed at once",
         .legal = "the introduction, part by part, then the text as a message of its own",
         .mistake = "the handle and the first text leave together, and the server takes both for the handle",
         .hint = "wait for the server's part of the introduction, or half a second where it has none",
         .client = in_each<introduction, introduced>},
    };
}

} // namespace chat::check::peer
