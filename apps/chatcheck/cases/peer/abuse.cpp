// ABUSE: whatever one client sends, the next one is served.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/peer/caller.hpp"
#include "apps/chatcheck/cases/peer/cases.hpp"

#include <string>

namespace chat::check::peer {
namespace {

void noise(ServerScene& scene, Framing dialect) {
    {
        Link& noisy = scene.arrive("noisy");
        std::string bytes;
        for (int i = 0; i < 4; ++i)
            for (int octet = 255; octet >= 0; --octet) bytes += static_cast<char>(octet);
        noisy.send(bytes);
        noisy.read_until_quiet();
        noisy.close();
    }
    expect_service(scene, dialect);
}

void flood(ServerScene& scene, Framing dialect) {
    {
        Link& flooding = scene.arrive("flood");
        for (int i = 0; i < 64 && flooding.ending() == Ending::open; ++i) flooding.send(std::string(4096, 'a'));
        flooding.read_until_quiet();
        flooding.close();
    }
    expect_service(scene, dialect);
}

// Says much more than a client may before the replies, and reads none.
void never_reads(ServerScene& scene, Framing dialect) {
    {
        Caller deaf(scene, dialect);
        deaf.exchange("hello");
        std::string messages;
        for (int i = 0; i < 200; ++i) messages += deaf.message("are you there? " + std::string(200, '.'));
        deaf.link().send(messages);
        deaf.link().close();
    }
    expect_service(scene, dialect);
}

void other_protocol(ServerScene& scene, Framing dialect) {
    for (const std::string words : {"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                                    "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", "SSH-2.0-x\r\n"}) {
        Link& stranger = scene.arrive("stranger");
        stranger.send(words);
        stranger.read_until_quiet();
        stranger.close();
    }
    expect_service(scene, dialect);
}

} // namespace

Cases abuse_cases() {
    return {
        {.number = "12.1",
         .slug = "peer/ABUSE/noise",
         .level = Level::should,
         .stage = 4,
         .clause = "what one client sends costs the next one nothing",
         .sends = "all 256 octets, backwards, four times; then a client",
         .legal = "anything to the noise; the client is served",
         .mistake = "decode() or int() throws, and the server ends",
         .hint = "catch what a conversation throws, close its socket, and accept() again",
         .server = in_each<noise, not_with_operator>},
        {.number = "12.2",
         .slug = "peer/ABUSE/flood",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 004: messages are limited to 4096 bytes: what is longer costs the next client nothing",
         .sends = "256 KiB without an end; then a client",
         .legal = "anything to the flood; the client is served",
         .mistake = "a buffer of fixed size is overrun, or the flood is collected without end",
         .hint = "stop to collect at the longest text that is allowed",
         .server = in_each<flood, not_with_operator>},
        {.number = "12.3",
         .slug = "peer/ABUSE/never-reads",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 001: they alternate; a client that does not wait for replies costs the next one nothing",
         .sends = "200 messages at once, no reply is read, and the connection is closed; then a client",
         .legal = "the client is served",
         .mistake = "send() raises SIGPIPE or throws, and the server ends",
         .hint = "treat an error of send() like the end of the connection",
         .server = in_each<never_reads, not_with_operator>},
        {.number = "12.4",
         .slug = "peer/ABUSE/other-protocol",
         .level = Level::should,
         .stage = 4,
         .clause = "browsers and scanners connect to any port; that costs nobody anything",
         .sends = "an HTTP request, a TLS hello, an SSH greeting; then a client",
         .legal = "anything to the strangers; the client is served",
         .mistake = "a header that is none makes the server end, or wait without end",
         .hint = "close the connection of who does not speak your protocol",
         .server = in_each<other_protocol, not_with_operator>},
    };
}

} // namespace chat::check::peer
