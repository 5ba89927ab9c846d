# The dissectors of docs/wireshark on captures whose frames come whole, split at every byte, and all in one segment.
# SPDX-License-Identifier: BSL-1.0
#
#   python3 dissectors.py       exit 77 where there is no tshark
import pathlib
import sys
import tempfile
import xml.etree.ElementTree

from checker import HERE, ROOT

sys.path.insert(0, str(HERE / "formats"))
import capture  # noqa: E402
import wire  # noqa: E402

NO_TSHARK = 77
US, THEM = True, False  # who sends: the client, or the server


def frame(kind, body=b""):
    return bytes([kind]) + len(body).to_bytes(2, "big") + body


# Who sends what, and what is to be seen of it: the values of the fields below, in their order.
BROADCAST = [
    (US, frame(0, b"al"), ["0x00", "2", "al"]),
    (THEM, b"\x01", ["0x01"]),
    (US, frame(0, "Zoë".encode()), ["0x00", "4", "Zoë"]),
    (THEM, b"\x00", ["0x00"]),
    (THEM, frame(2, b"**Al is joining the chat**"), ["0x02", "26", "**Al is joining the chat**"]),
    (US, frame(2, b"Hi"), ["0x02", "2", "Hi"]),
    (US, frame(3), ["0x03", "0"]),
    (THEM, frame(3, b"Al,Bob"), ["0x03", "6", "Al,Bob"]),
    (US, frame(2, b"x" * 300), ["0x02", "300", "x" * 300]),
    (US, frame(4, b"@Bob psst"), ["0x04", "9", "@Bob psst"]),
    (US, frame(7, b"??"), ["0x07", "2", "??"]),
    (THEM, frame(5, b"Unsupported Command"), ["0x05", "19", "Unsupported Command"]),
    (US, frame(2), ["0x02", "0"]),
    (US, frame(1), ["0x01", "0"]),
]
FIELDS_OF_BROADCAST = ["broadcast.type", "broadcast.length", "broadcast.body", "broadcast.status"]

LINES = [
    (US, b"login Al\n", ["login Al", "login", "Al"]),
    (THEM, b"USERS *\n", ["USERS *", "USERS", "*"]),
    (THEM, b"OK login Al\n", ["OK login Al", "OK", "login", "Al"]),
    (US, b"send Bob  hi  \r\n", ["send Bob  hi  ", "send", "Bob  hi  "]),
    (THEM, b"ERR send no-such-user nobody has that name\n",
     ["ERR send no-such-user nobody has that name", "ERR", "send", "no-such-user", "nobody has that name"]),
    (THEM, "FROM Zoë  hi\n".encode(), ["FROM Zoë  hi", "FROM", "Zoë", " hi"]),
    (THEM, b"SAID attic Bob hello there\n", ["SAID attic Bob hello there", "SAID", "attic", "Bob", "hello there"]),
    (THEM, b"WHAT is this\n", ["WHAT is this", "WHAT"]),
    (US, b"\n", []),
    (US, b"all " + b"y" * 2000 + b"\n", ["all " + "y" * 2000, "all", "y" * 2000]),
    (THEM, b"LOGOUT Bob\n", ["LOGOUT Bob", "LOGOUT", "Bob"]),
]
FIELDS_OF_LINE = ["chatline." + name for name in ("line", "command", "word", "verb", "code", "room", "name", "text")]


def seen(script, segments, port, *options):
    """What tshark prints of each packet's details, in XML."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "a.pcap"
        file.write_bytes(wire.pcap(segments, port))
        return capture.run(file, "-X", f"lua_script:{ROOT / 'docs' / 'wireshark' / script}", *options, "-T", "pdml")


def values(pdml, fields):
    """The values of these fields in their order."""
    found = []
    for field in xml.etree.ElementTree.fromstring(pdml).iter("field"):
        if field.get("name") in fields:
            value = bytes.fromhex(field.get("value", "")) if field.get("value") else b""
            shown = field.get("show", "")
            found.append(value.decode() if value and not shown.startswith("0x") and not shown.isdigit() else shown)
    return found


def whole(talk):
    return [(side, octets) for side, octets, _ in talk]


def split(talk, size):
    return [(side, octets[at:at + size]) for side, octets, _ in talk for at in range(0, len(octets), size)]


def coalesced(talk):
    """What one side says until the other answers, in one segment."""
    segments = []
    for side, octets, _ in talk:
        if segments and segments[-1][0] == side:
            segments[-1] = (side, segments[-1][1] + octets)
        else:
            segments.append((side, octets))
    return segments


def uneven(talk):
    """Segments that end in the midst of a frame and hold the beginning of the next."""
    return [(side, octets[at:at + 7]) for side, octets in coalesced(talk) for at in range(0, len(octets), 7)]


def complaints():
    for script, port, talk, fields in (("broadcast.lua", 9000, BROADCAST, FIELDS_OF_BROADCAST),
                                       ("line.lua", 9002, LINES, FIELDS_OF_LINE)):
        for name, cut in (("whole", whole), ("byte by byte", lambda t: split(t, 1)), ("in threes", lambda t: split(t, 3)),
                          ("coalesced", coalesced), ("uneven", uneven)):
            pdml = seen(script, cut(talk), port)
            found, wanted = values(pdml, fields), [value for _, _, all_of_it in talk for value in all_of_it]
            if found != wanted:
                at = next((i for i, (a, b) in enumerate(zip(found, wanted)) if a != b), min(len(found), len(wanted)))
                yield f"{script}, {name}: value {at} is {found[at:at + 3]}, not {wanted[at:at + 3]}"
            if "Lua Error" in pdml or "_ws.malformed" in pdml:
                yield f"{script}, {name}: a fault of the script"
    yield from complaints_of_options()


def complaints_of_options():
    fields = FIELDS_OF_BROADCAST
    bare = [(US, b"\x03"), (THEM, frame(3, b"Al")), (US, b"\x03\x02\x00\x02Hi"), (US, b"\x01")]
    if values(seen("broadcast.lua", bare, 9000, "-o", "broadcast.bare:TRUE"), fields) != [
            "0x03", "0x03", "2", "Al", "0x03", "0x02", "2", "Hi", "0x01"]:
        yield "broadcast.lua does not see a bare list or leave"
    framed = [(US, frame(0, b"Al")), (THEM, frame(0, b"\x01")), (THEM, frame(0, b"\x00") + frame(2, b"hi"))]
    if values(seen("broadcast.lua", framed, 9000, "-o", "broadcast.status_frame:TRUE"), fields) != [
            "0x00", "2", "Al", "0x00", "1", "0x01", "0x00", "1", "0x00", "0x02", "2", "hi"]:
        yield "broadcast.lua does not see a framed status"
    if not values(seen("broadcast.lua", whole(BROADCAST), 7777, "-o", "broadcast.port:7777"), fields):
        yield "broadcast.lua does not go to another port"
    if values(seen("broadcast.lua", whole(BROADCAST), 7777), fields):
        yield "broadcast.lua is at ports that are not its own"
    if not values(seen("line.lua", whole(LINES), 7777, "-d", "tcp.port==7777,chatline"), FIELDS_OF_LINE):
        yield "line.lua cannot be asked for by Decode As"
    random = bytes(range(256)) * 8
    for script, port in (("broadcast.lua", 9000), ("line.lua", 9002)):
        pdml = seen(script, [(US, random[at:at + 100]) for at in range(0, 2000, 100)] + [(THEM, random)], port)
        if "Lua Error" in pdml:
            yield f"{script} fails at octets that mean nothing"


def main():
    if not capture.tshark():
        print("no tshark here: the dissectors are not tried")
        sys.exit(NO_TSHARK)
    found = list(complaints())
    for words in found:
        print(words[:500], file=sys.stderr)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
