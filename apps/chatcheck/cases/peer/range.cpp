// RANGE: lengths that are none, or promise what never comes.
// SPDX-License-Identifier: BSL-1.0
#include "apps/chatcheck/cases/peer/bytes.hpp"
#include "apps/chatcheck/cases/peer/caller.hpp"
#include "apps/chatcheck/cases/peer/cases.hpp"
#include "protocols/peer/length_frame.hpp"

#include <string>

namespace chat::check::peer {
namespace {

// Whatever is done about it: the server goes on. What a wrong length does to its own conversation is its affair.
void survives(ServerScene& scene, Framing dialect, const std::string& bytes) {
    {
        Caller caller(scene, dialect);
        caller.exchange("hello");
        caller.link().send(bytes);
        caller.link().read_until_quiet();
    }
    expect_service(scene, dialect);
}

std::size_t header_size(Framing dialect) {
    const std::string frame = around(dialect, "");
    return wire::header_in(dialect, frame).size;
}

// The length is written as the dialect writes it: a text stands where it should, filled up with `filler`.
std::string header(Framing dialect, std::string words) {
    if (dialect == Framing::len_total) return words + ' ';
    const char filler = dialect == Framing::len3x ? 'x' : dialect == Framing::header10 ? ' ' : '0';
    const bool in_front = filler == '0' && !words.starts_with('-');
    words.insert(in_front ? 0 : words.size(), header_size(dialect) - words.size(), filler);
    return words;
}

inline constexpr Where with_lengths_alone{
    [](const FramingRow& row, const Habits& habits) { return row.framed() && where_gone_is_gone.fits(row, habits); },
    "only a dialect with lengths can have wrong ones, and a connection that ends has to be gone"};

void no_number(ServerScene& scene, Framing dialect) { survives(scene, dialect, header(dialect, "abc") + "hello"); }
void negative(ServerScene& scene, Framing dialect) { survives(scene, dialect, header(dialect, "-1") + "hello"); }

void promises_more(ServerScene& scene, Framing dialect) {
    const bool three = dialect == Framing::len3x || dialect == Framing::len3z;
    survives(scene, dialect, header(dialect, three ? "999" : "4000") + "and nothing comes");
}

void half_a_length(ServerScene& scene, Framing dialect) {
    survives(scene, dialect, header(dialect, "12").substr(0, 2));
}

} // namespace

Cases range_cases() {
    return {
        {.number = "8.1",
         .slug = "peer/RANGE/no-number",
         .level = Level::should,
         .stage = 4,
         .clause = "a length that is no number is a mistake of one client; the server goes on with the next",
         .sends = "letters where the length stands; then another client",
         .legal = "anything to the first; a reply to the second",
         .mistake = "int() throws, and the server ends",
         .hint = "catch what the conversion throws, and close that connection only",
         .server = in_each<no_number, with_lengths_alone>},
        {.number = "8.2",
         .slug = "peer/RANGE/negative",
         .level = Level::should,
         .stage = 4,
         .clause = "a length below 0 is a mistake of one client; the server goes on with the next",
         .sends = "a length of -1; then another client",
         .legal = "anything to the first; a reply to the second",
         .mistake = "recv(-1) throws or reads without end, or malloc() gets a number near 2 to the power of 64",
         .hint = "look whether the length is between 0 and the longest text before you use it",
         .server = in_each<negative, with_lengths_alone>},
        {.number = "8.3",
         .slug = "peer/RANGE/promises-more",
         .level = Level::should,
         .stage = 4,
         .clause =
             "seed 004: when recv returns 0 bytes the connection has been broken, also in the middle of a message",
         .sends = "a length, less text than it says, and the end; then another client",
         .legal = "nothing; a reply to the second client",
         .mistake = "the loop that reads a text never looks whether recv() returned nothing",
         .hint = "leave the loop when recv() returns 0 octets",
         .server = in_each<promises_more, with_lengths_alone>},
        {.number = "8.4",
         .slug = "peer/RANGE/half-a-length",
         .level = Level::should,
         .stage = 4,
         .clause = "seed 004: when recv returns 0 bytes the connection has been broken, also in the middle of a length",
         .sends = "two octets of a length, and the end; then another client",
         .legal = "nothing; a reply to the second client",
         .mistake = "the half length is used as if it were whole, or waited for without end",
         .hint = "read the length in the same loop as the text",
         .server = in_each<half_a_length, with_lengths_alone>},
    };
}

} // namespace chat::check::peer
