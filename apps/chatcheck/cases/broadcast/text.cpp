// TEXT: what a user types is what others see.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/broadcast/cases.hpp"
#include "apps/chatcheck/cases/broadcast/talk.hpp"

namespace chat::check::broadcast {
namespace {

using namespace std::string_literals;

void are_heard(ServerScene& scene, std::initializer_list<const char*> texts) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    for (const char* text : texts) {
        bob.says(text);
        ann.hears(bob.said(text));
    }
}

void blanks(ServerScene& scene) { are_heard(scene, {"  two before", "two  between", "two behind  ", "\ta tab"}); }

void looks_like_a_command(ServerScene& scene) {
    are_heard(scene, {"@exit", "/q", "quit", "list", "@nobody is here", "0", "02"});
}

void ascii(ServerScene& scene) {
    std::string all;
    for (char c = ' '; c <= '~'; ++c) all += c;
    are_heard(scene, {all.c_str(), "100% %s %d %n {0} {} \\n $HOME `id`", "[Al] **Al is leaving the chat**"});
}

void utf8(ServerScene& scene) { are_heard(scene, {"na\xc3\xafve", "\xe2\x82\xac 5", "\xf0\x9f\x99\x82", "next"}); }

// Something of `before` is heard, and then the next text.
void survives(ServerScene& scene, const std::string& text, const std::vector<std::string>& good,
              const std::vector<std::string>& tolerated, const std::string& why) {
    Chat chat(scene);
    Guest& ann = chat.join("ann");
    Guest& bob = chat.join("bob");
    bob.says(text);
    std::vector<Frame> legal;
    for (const std::string& each : good) legal.push_back({Type::talk, bob.said(each)});
    for (const std::string& each : tolerated) legal.push_back({Type::talk, bob.said(each), why});
    ann.hears_one_of(std::move(legal));
    bob.says("next");
    ann.hears(bob.said("next"));
}

void no_utf8(ServerScene& scene) {
    survives(scene, "caf\xe9 ol\xe9", {"caf\xc3\xa9 ol\xc3\xa9"},
             {"caf\xe9 ol\xe9", "caf\xef\xbf\xbd ol\xef\xbf\xbd", "caf? ol?", "caf ol"},
             "what is no UTF-8 is not read as ISO 8859-1");
}

void only_utf8(ServerScene& scene) {
    survives(scene, "caf\xe9", {"caf\xc3\xa9", "caf\xef\xbf\xbd", "caf?", "caf"}, {}, "");
}

void nul_inside(ServerScene& scene) {
    survives(scene, "be\0hind"s, {"be hind"}, {"be\0hind"s, "behind"}, "a NUL in a text is not made a blank");
}

void escapes(ServerScene& scene) {
    survives(scene, "\x1b[31mred\x07", {" [31mred ", "[31mred", "^[[31mred^G", "\\x1b[31mred\\x07"}, {}, "");
}

} // namespace

Cases text_cases() {
    return {
        {.number = "5.1",
         .slug = "broadcast/TEXT/blanks",
         .stage = 3,
         .clause = "seed 003: any text that the user types is sent to the others",
         .sends = "texts with blanks before, between and behind the words, and with a tab",
         .legal = "each is heard with all its blanks",
         .mistake = "the text is split into words and joined again, or trimmed",
         .hint = "treat the body as octets, and add nothing but the prefix",
         .server = blanks},
        {.number = "5.2",
         .slug = "broadcast/TEXT/looks-like-a-command",
         .stage = 3,
         .clause = "seed 003: any text is sent to the others; @exit is a command of the client alone",
         .sends = "talks such as @exit, /q, quit and list",
         .legal = "each is heard as a text",
         .mistake = "the server looks into texts for commands",
         .hint = "go by the type of the frame, never by its text",
         .server = looks_like_a_command},
        {.number = "5.3",
         .slug = "broadcast/TEXT/ascii",
         .stage = 3,
         .clause = "seed 003: the message is sent in ASCII",
         .sends = "all characters of ASCII that can be seen, and texts that look like formats and prefixes",
         .legal = "each is heard octet by octet",
         .mistake = "the text is the format of a printf() or of a template",
         .hint = "pass a text as an argument of a format, never as the format",
         .server = ascii},
        {.number = "5.4",
         .slug = "broadcast/TEXT/utf8",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 003 sends ASCII, and people type more: programs of a class send it on as it came",
         .sends = "texts in UTF-8 with characters of two, three and four octets",
         .legal = "each is heard octet by octet",
         .mistake = "the text is decoded as ASCII, and what is not ends the thread",
         .hint = "send the octets on as they are, or decode them as UTF-8",
         .server = utf8},
        {.number = "5.5",
         .slug = "broadcast/TEXT/no-utf8",
         .level = Level::should,
         .stage = 4,
         .clause = "broadcast/README: octets that are not UTF-8 are read as ISO 8859-1; no text may end a server",
         .sends = "a text with the octet e9, which is no UTF-8, and another text",
         .legal = "the e9 becomes c3 a9, or leniently stays, or is replaced; the second text is heard",
         .mistake = "decode() throws an exception that nobody catches",
         .hint = "decode with errors=\"replace\", or do not decode at all",
         .server = no_utf8},
        {.number = "5.6",
         .slug = "broadcast/TEXT/nul-inside",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 003: the length says where a text ends, no NUL does",
         .sends = "a text with a NUL in the middle, and another text",
         .legal = "the NUL becomes a blank, or leniently stays or is gone; what is behind it is heard",
         .mistake = "the text is copied with strcpy() or strlen(), and ends at the NUL",
         .hint = "use memcpy() and the length of the header",
         .server = nul_inside},
        {.number = "5.7",
         .slug = "broadcast/TEXT/escapes",
         .level = Level::may,
         .stage = 5,
         .clause = "broadcast/README: each control character but TAB becomes one blank",
         .sends = "a text with ESC [31m and BEL, and another text",
         .legal = "blanks or other signs stand for the control characters, or nothing",
         .mistake = "one user can change the colours of everybody's terminal, or clear it",
         .hint = "replace the octets below 20 and 7f in a text by blanks before you send it on",
         .server = escapes},
        {.number = "5.8",
         .slug = "broadcast/TEXT/only-utf8",
         .level = Level::may,
         .stage = 5,
         .clause = "broadcast/README: what others get is UTF-8",
         .sends = "a text with the octet e9, which is no UTF-8, and another text",
         .legal = "c3 a9, a sign or nothing stands for the e9",
         .mistake = "other people's clients, which decode UTF-8, fail at the text",
         .hint = "decode with errors=\"replace\" before you send a text on",
         .server = only_utf8},
    };
}

} // namespace chat::check::broadcast
