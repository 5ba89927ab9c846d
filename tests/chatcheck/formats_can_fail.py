# Each check of a format refuses what it has to refuse: good documents, broken one place at a time.
# SPDX-License-Identifier: BSL-1.0
import json
import pathlib
import sys
import tempfile

from checker import HERE

sys.path.insert(0, str(HERE / "formats"))
import capture  # noqa: E402
import junit  # noqa: E402
import page  # noqa: E402
import schema  # noqa: E402
import table  # noqa: E402
import tap  # noqa: E402
import wire  # noqa: E402

JUNIT = b"""<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="a" tests="2" failures="1" errors="0" skipped="0" time="0.1"
 timestamp="2026-11-20T10:00:00" hostname="localhost">
<properties><property name="p" value="v"/></properties>
<testcase name="one" classname="c" time="0.1"/>
<testcase name="two" classname="c" time="0.1"><failure message="m" type="fail">text</failure></testcase>
<system-out></system-out><system-err></system-err></testsuite>
"""
TAP = b"""TAP version 14
1..2
ok 1 - one \\# (2.1) # SKIP no
not ok 2 - two
  ---
  outcome: fail
  message: "a # b"
  report: |2
     text
  ...
"""
CSV = b'a,b\r\n1,"2,""\r\n"\r\n'
HTML = b'<!doctype html><html><head><meta charset="utf-8"><style>a{}</style></head>' \
    b'<body><p id="x"><a href="#x">y</a></p></body></html>'
GRADESCOPE = {"tests": [{"score": 1, "max_score": 2, "status": "passed", "visibility": "visible", "number": "1.1"}]}
CLASSROOM = {"status": "pass", "max_score": 1, "tests": [
    {"name": "n", "status": "pass", "message": "", "line_no": 0, "score": 1}]}
PRAIRIELEARN = {"gradable": True, "score": 0.5, "tests": [{"name": "n", "points": 1, "max_points": 2}]}
REPLAY = {"chatcheck_replay": 1, "protocol": "crlf", "cases": [
    {"slug": "s", "outcome": "pass", "steps": [{"seconds": 0.1, "who": "ann", "do": "sent", "hex": "0d0a"}]}]}
OURS = {"chatcheck": "1.0.0", "protocol": "crlf", "side": "server", "subject": "", "habits": {}, "seed": 1,
        "began": "2026-11-20T10:00:00Z", "seconds": 0, "totals": dict.fromkeys(
            ["pass", "lenient", "warn", "fail", "info", "skip", "unimplemented", "timeout", "harness-error"], 0),
        "cases": [{"number": "1.1", "slug": "crlf/FLOW/a-b", "level": "MUST", "stage": 1, "outcome": "pass", "ending": "open",
                   "seconds": 0.1, "worth": 2, "earned": 2, "rests_on": "r", "transcript": [
                       {"seconds": 0.1, "who": "ann", "what": "sent", "octets": 1, "hex": "0d", "text": "\\r"}]}]}

# What replaces what, a line each: of texts an octet string, of documents a member by its path.
BROKEN_TEXTS = [
    (junit.read, JUNIT, [(b'failures="1"', b'failures="0"'), (b"2026-11-20T10:00:00", b"2026-11-20T10:00:00Z"),
                         (b"<properties>", b"<x/><properties>"),
                         (b' type="fail"', b""), (b' hostname="localhost"', b""), (b"text", b"te\x01xt"),
                         (b"text", b"te\xfft"), (b">text<", b">]]><"),
                         (b'time="0.1"/>', b'time="1e-05"/>'), (b"<system-err></system-err>", b""),
                         (b'classname="c" time="0.1"/>', b'time="0.1"/>')]),
    (tap.read, TAP, [(b"TAP version 14\n", b""), (b"1..2", b"1..3"), (b"1..2\n", b""), (b"\\#", b"#"),
                     (b"not ok 2", b"not ok 3"), (b"  ...\n", b""),
                     (b"  ---\n", b"---\n"), (b" text", b"text\x1b"), (b'"a # b"', b'"a'), (b'"a # b"', b"a # b"),
                     (b"     text", b"   text"),
                     (b"  outcome: fail", b"outcome: fail"), (b"not ok 2 - two", b"not ok 2 - two\nanything"),
                     (b"two", b"tw\xff"), (b"# SKIP", b"#SKIP")]),
    (table.read, CSV, [(b'1,"2', b'1,2"'), (b"a,b\r\n", b"a,b,c\r\n"), (b"a,b\r\n", b"a,b\n"), (b'""', b'"'),
                       (b'"\r\n"\r\n', b'"\r\n"'), (b"1,", b"1\xff,"), (b"a,b", b"a\rb")]),
    (page.read, HTML, [(b"</p>", b""), (b'href="#x"', b'href="#y"'), (b'href="#x"', b'href="https://example.org/"'),
                       (b"<p id", b'<img src="x.png"><p id'),
                       (b"a{}", b"a{background:url(x)}"), (b"<!doctype html>", b""), (b"y<", b"y\x00<"),
                       (b"<p id", b'<i id="x"></i><p id'), (b"<p id", b'<p onclick="x()" id'),
                       (b"<style>", b'<link rel="stylesheet" href="a.css"><style>'), (b"y<", b"y\xff<")]),
    (schema.read_json, b'{"a": 1}', [(b"1", b"NaN"), (b'"a": 1', b'"a": 1, "a": 2'), (b"a", b"\xff"), (b"}", b"}}"),
                                     (b'"a"', b"'a'")]),
]
NONE = object()
BROKEN_DOCUMENTS = [
    ("gradescope", GRADESCOPE, [("tests", []), ("tests.0.score", "1"), ("tests.0.score", NONE), ("tests.0.status", "pass"),
                                ("tests.0.visibility", "shown"),
                                ("tests.0.number", 1.1), ("other", 1), ("stdout_visibility", True), ("tests.0.max_score", -1)]),
    ("classroom", CLASSROOM, [("status", "passed"), ("tests.0.line_no", NONE), ("tests.0.line_no", 3),
                              ("tests.0.score", None), ("max_score", NONE),
                              ("tests.0.status", "warn"), ("tests.0.message", None)]),
    ("prairielearn", PRAIRIELEARN, [("score", 1.5), ("score", NONE), ("gradable", "yes"), ("tests.0.name", ""),
                                    ("tests.0.points", "1"), ("tests.0.max_points", NONE)]),
    ("replay", REPLAY, [("chatcheck_replay", 2), ("chatcheck_replay", True), ("cases.0.steps.0.do", "received"),
                        ("cases.0.steps.0.hex", "0d0"), ("cases.0.steps.0.seconds", -1),
                        ("cases.0.steps.0.who", NONE), ("cases.0.slug", "")]),
    ("chatcheck", OURS, [("seed", 1.5), ("began", "2026-11-20"), ("totals.pass", NONE), ("cases", []),
                         ("cases.0.slug", "crlf FLOW a"), ("cases.0.level", "must"),
                         ("cases.0.transcript.0.hex", "0D"), ("cases.0.transcript.0.text", "\r"),
                         ("cases.0.transcript.0.what", "said"), ("cases.0.rests_on", ""),
                         ("cases.0.number", "1"), ("habits.a", 1), ("cases.0.reason", None), ("side", "both")]),
]


def with_member(document, path, value):
    """A copy in which the member at `path` is `value`, or is not."""
    copy = json.loads(json.dumps(document))
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    inner = copy
    for step in way:
        inner = inner[step]
    if value is NONE:
        del inner[last]
    else:
        inner[last] = value
    return copy


def capture_of(payloads, change=lambda octets, number: octets):
    return wire.pcap([(True, payload) for payload in payloads], change=change)


def refuses(check, *words):
    try:
        check(*words)
    except schema.Invalid:
        return True
    return False


def complaints():
    for check, good, changes in BROKEN_TEXTS:
        if refuses(check, good):
            yield f"{check.__module__} refuses what is right"
        for old, new in changes:
            needs_xmllint = check is junit.read and not junit.xmllint()
            if good.replace(old, new, 1) == good:
                yield f"{check.__module__}: {old!r} is not in the document"
            elif not needs_xmllint and not refuses(check, good.replace(old, new, 1)):
                yield f"{check.__module__} takes {new!r} for {old!r}"
    for name, good, changes in BROKEN_DOCUMENTS:
        follow = lambda document: schema.follow(json.dumps(document).encode(), name)  # noqa: E731, B023
        if refuses(follow, good):
            yield f"{name} refuses what is right"
        for path, value in changes:
            if not refuses(follow, with_member(good, path, value)):
                yield f"{name} takes {value!r} for {path}"
    if capture.tshark():
        yield from complaints_of_captures()


def complaints_of_captures():
    def flip(packet, number):
        return packet[:-1] + bytes([packet[-1] ^ 1]) if number == 1 else packet

    def lose(packet, number):
        return packet[:4] + b"\0\7" + packet[6:24] + packet[24:] if number == 1 else packet
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "a.pcap"
        for name, octets, wrong in (
                ("good", capture_of([b"one", b"two"]), False), ("flipped", capture_of([b"one", b"two"], flip), True),
                ("IP changed", capture_of([b"one", b"two"], lose), True), ("cut off", capture_of([b"one", b"two"])[:-5], True)):
            file.write_bytes(octets)
            if refuses(capture.streams, file) != wrong:
                yield f"the capture, {name}, is {'taken' if wrong else 'refused'}"
        file.write_bytes(capture_of([b"one", b"two"]))
        told = {"side": "server", "cases": [{"transcript": [
            {"what": "connected", "who": "ann"}, {"what": "sent", "who": "ann", "octets": 6, "hex": b"onetwo".hex()}]}]}
        if refuses(capture.agree, file, told):
            yield "the capture does not agree with its own run"
        if not refuses(capture.agree, file, with_member(told, "cases.0.transcript.1.hex", b"onetwi".hex())):
            yield "the capture agrees with another run"


def main():
    found = list(complaints())
    for words in found:
        print(words, file=sys.stderr)
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
