// FLOW, FRAME, LEN, TEXT, CLEAN: which octets come back.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/echo/cases.hpp"

namespace chat::check::echo {
namespace {

// Sent, and expected back.
void echoed(Link& link, const std::string& bytes) {
    link.send(bytes);
    link.expect(bytes);
}

void hello(ServerScene& scene) {
    Link& ann = scene.arrive("ann");
    echoed(ann, "hello\n");
    echoed(ann, "how are you?\n");
    ann.expect_nothing();
}

void without_a_line_end(ServerScene& scene) {
    Link& ann = scene.arrive("ann");
    for (const char* bytes : {"h", "e", "llo", " and on"}) echoed(ann, bytes);
}

void pieces(ServerScene& scene) {
    Link& ann = scene.arrive("ann");
    ann.send_in_pieces("one by one, and all in order\n");
    ann.expect("one by one, and all in order\n");
    ann.expect_nothing();
}

void long_one(ServerScene& scene) {
    Link& ann = scene.arrive("ann");
    for (const std::size_t size : {255, 256, 1024, 1025, 4096, 4097, 60'000}) {
        std::string bytes(size, 'x');
        for (std::size_t i = 0; i < size; i += 10) bytes[i] = static_cast<char>('a' + i / 10 % 26);
        echoed(ann, bytes);
    }
}

void every_octet(ServerScene& scene) {
    Link& ann = scene.arrive("ann");
    std::string bytes;
    for (int octet = 0; octet < 256; ++octet) bytes += static_cast<char>(octet);
    echoed(ann, bytes);
    for (const char octet : bytes) echoed(ann, std::string(1, octet));
}

void line_ends(ServerScene& scene) {
    Link& ann = scene.arrive("ann");
    for (const char* bytes : {"\n", "\r\n", "\r", "\n\n", "a\rb\n\rc", "  blanks around  "}) echoed(ann, bytes);
    ann.expect_nothing();
}

void words(ServerScene& scene) {
    Link& ann = scene.arrive("ann");
    for (const char* bytes : {"quit\n", "bye\n", "exit\n", "\x04", "QUIT\r\n", "adios\r\n"}) echoed(ann, bytes);
    echoed(ann, "still here\n");
}

void quiet_at_first(ServerScene& scene) {
    Link& ann = scene.arrive("ann");
    ann.expect_nothing();
    echoed(ann, "x");
    ann.expect_nothing();
}

} // namespace

Cases bytes_cases() {
    return {
        {.number = "1.1",
         .slug = "echo/FLOW/hello",
         .stage = 1,
         .clause = "seed 002, step 1: the server echoes back any bytes that it receives",
         .sends = "two lines, each after the echo of the one before",
         .legal = "the same lines, each once",
         .mistake = "the server answers once, or prints what came and sends nothing",
         .hint = "loop: what recv() returns goes to sendall(), until recv() returns nothing",
         .server = hello},
        {.number = "2.1",
         .slug = "echo/FRAME/without-a-line-end",
         .stage = 2,
         .clause = "seed 002, step 1: any bytes are echoed; bytes have no line ends",
         .sends = "a few octets without LF, several times",
         .legal = "the same octets, at once",
         .mistake = "readline(), which waits for a LF",
         .hint = "call recv(), not readline()",
         .server = without_a_line_end},
        {.number = "2.2",
         .slug = "echo/FRAME/pieces",
         .stage = 2,
         .clause = "seed 002, step 1: any bytes are echoed, in whatever pieces they come",
         .sends = "a line, each octet in a segment of its own",
         .legal = "the same octets, in order, and nothing between them",
         .mistake = "something is added to each piece",
         .hint = "send exactly what recv() returned",
         .server = pieces},
        {.number = "4.1",
         .slug = "echo/LEN/long-ones",
         .stage = 3,
         .clause = "seed 002, step 1: any bytes are echoed, however many",
         .sends = "255 to 60000 octets",
         .legal = "the same octets, all of them",
         .mistake = "send() is called once, and may take less than it is given",
         .hint = "use sendall(), or call send() until all is gone",
         .server = long_one},
        {.number = "5.1",
         .slug = "echo/TEXT/every-octet",
         .stage = 3,
         .clause = "seed 002, step 1: any bytes are echoed, whether they are text or not",
         .sends = "all 256 octets in one go, then each alone",
         .legal = "the same octets",
         .mistake = "decode() and encode(), strlen() and printf()",
         .hint = "keep bytes bytes, and their number beside them",
         .server = every_octet},
        {.number = "5.2",
         .slug = "echo/TEXT/line-ends",
         .stage = 2,
         .clause = "seed 002, step 1: any bytes are echoed; line ends and blanks are bytes",
         .sends = "LF, CR LF, CR, LF LF, blanks around words",
         .legal = "the same octets",
         .mistake = "strip() on what came, or a line end of the server's own",
         .hint = "change nothing",
         .server = line_ends},
        {.number = "5.3",
         .slug = "echo/TEXT/no-words",
         .stage = 2,
         .clause = "seed 002, step 1: any bytes are echoed; no word means anything",
         .sends = "quit, bye, exit, adios, and the octet that is Ctrl-D",
         .legal = "the same octets; the connection stays",
         .mistake = "a word of the server's own ends the connection",
         .hint = "leave the connection when recv() returns nothing, and only then",
         .server = words},
        {.number = "9.1",
         .slug = "echo/CLEAN/quiet-at-first",
         .stage = 1,
         .clause = "seed 002, step 1: the server echoes what it receives: before that it has nothing to say",
         .sends = "nothing for a while, then an octet",
         .legal = "nothing, then the octet",
         .mistake = "a greeting, or a prompt",
         .hint = "send nothing that you have not received",
         .server = quiet_at_first},
    };
}

} // namespace chat::check::echo
