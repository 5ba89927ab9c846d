# Words that would be something else where they are heard: a line of another protocol, a record, a terminal's command.
# SPDX-License-Identifier: BSL-1.0
import json

from case import case
from tongues import Person, spoken_by

FORGED = [b"hi\r\n:bob!b@forged PRIVMSG #lobby :forged", b"hi\nSAID lobby bob forged", b"hi\rforged", b"hi\x02\x00\x0c[bob] forged",
          b'hi"}\n{"seq":1,"event":"forged"}', b"hi\\u000a\\n\\", b"hi\0forged", b"hi\x1b]0;forged\x07", b"hi\x1b[2J", b"hi\x7f\x08",
          "hi\u2028forged".encode(), "hi\u202eforged".encode(), "hi\x85forged".encode(), b"hi\x01ACTION forged\x01"]
NOT_UTF8 = [b"caf\xe9", b"\xff\xfe", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82", b"a\x80b", b"\xf0\x9f\x98"]
FORMATTING = b"\t\x01\x02\x03\x0f\x11\x16\x1d\x1e\x1f"  # what IRC clients read as CTCP, bold, colour and the like
FIRST_WORDS = {"commands": (b"",), "lines": (b"USERS ", b"OK ", b"SAID lobby ", b"LOGIN ", b"LOGOUT ", b"JOINED ", b"DROPPED ", b"ERR "),
               "irc": (b":irc.example ", b":seer", b":ann", b":tmp!", b":hi", b":unknown", b"PING ")}


class Seer(Person):
    """Remembers all that came."""
    everything = b""

    def more(self, wanted):
        before = len(self.read)
        still_there = super().more(wanted)
        self.everything += self.read[before:]
        return still_there

    def pieces(self):
        """What came, cut as its protocol cuts it: lines or bodies."""
        if self.tongue.end:
            return self.everything.removesuffix(self.tongue.end).split(self.tongue.end)
        wire, bodies = self.everything[1:], []  # behind the byte that says that he may enter
        while wire:
            length = int.from_bytes(wire[1:3], "big")
            bodies.append(wire[3:3 + length] if wire[0] in (2, 3) else b"forged: no frame")
            wire = wire[3 + length:]
        return bodies


def is_forged(tongue, piece):
    """What no protocol sends, whoever said it."""
    harmless = FORMATTING if tongue.port == "irc" else b"\t"
    if any(byte < 32 and byte not in harmless or byte == 127 for byte in piece) or piece.startswith(b":bob!"):
        return True
    words = FIRST_WORDS.get(tongue.port, (b"[", b"**", b"Commands"))
    return not piece.startswith(words)


def is_text(piece):
    try:
        piece.decode()
    except UnicodeDecodeError:
        return False
    return True


def said_by_all(house, texts):
    """Everything said, and on crlf also used as a name, by somebody on each protocol; (seers, raw audit file)."""
    file = house.folder / "audit.jsonl"
    with house.server(audit=file) as server:
        together = [tongue for tongue in spoken_by(server) if tongue.together]
        seers = [Seer(server, tongue, "seer" + tongue.port) for tongue in together]
        for tongue in together:
            with Person(server, tongue, "ann" + tongue.port) as ann:
                for text in texts:
                    if tongue.port == "commands":
                        text = text.replace(b"\r\n", b"\n")
                        ann.sends(b"name: " + text + b"\r\n")
                    if tongue.port in ("commands", "broadcast") or b"\n" not in text and b"\r" not in text:
                        ann.says(text)
                        ann.is_served()
                for text in texts:  # as a name that claims
                    if tongue.port == "broadcast":
                        with Person(server, tongue, "tmp") as other:
                            other.sends(b"\x00" + len(text).to_bytes(2, "big") + text)
                            other.is_served()
        for seer in seers:
            if not seer.tongue.hears:
                seer.sends(seer.tongue.asks_much)
            seer.is_served()
            seer.socket.close()
    return seers, file.read_bytes()


def records(raw):
    """The records of an audit file; None for what is none."""
    for line in raw.split(b"\n")[:-1]:
        try:
            yield json.loads(line)
        except ValueError:
            yield None


@case(injects="forged")
def injection(house, report):
    """No name and no text becomes a line, a frame, a record or a terminal's command anywhere else."""
    seers, raw = said_by_all(house, FORGED)
    for seer in seers:
        pieces = seer.pieces()
        if not seer.tongue.hears:
            pieces = [line for line in seer.everything.replace(b"\r\n", b"\n").split(b"\n") if line != b"OK"]
        forged = [piece for piece in pieces if is_forged(seer.tongue, piece)]
        report.same(f"{seer.tongue.port}: forged of {len(pieces)}", len(forged), 0)
        report.at_least(f"{seer.tongue.port}: texts that came", sum(b"hi" in piece for piece in pieces), len(FORGED))
    audit(report, raw)


def audit(report, raw):
    seen = list(records(raw))
    events = [record and record.get("event") for record in seen]
    report.same(f"audit: forged or torn of {len(seen)} records", events.count(None) + events.count("forged"), 0)
    numbers = [record["seq"] for record in seen if record]
    report.same("audit: holes in seq", sum(b != a + 1 for a, b in zip(numbers, numbers[1:])), 0)
    report.same("audit: bytes that a terminal obeys", sum(byte < 32 and byte != 10 or byte == 127 for byte in raw), 0)


@case(passes_bytes="not UTF-8")
def invalid_utf8(house, report):
    """Bytes that are not UTF-8 are heard as UTF-8, on every protocol and in the audit log."""
    seers, raw = said_by_all(house, NOT_UTF8)
    for seer in seers:
        pieces = seer.pieces()
        report.same(f"{seer.tongue.port}: not UTF-8, of {len(pieces)}", sum(not is_text(piece) for piece in pieces), 0)
    report.same("audit: not UTF-8", not is_text(raw), False)
    audit(report, raw)
