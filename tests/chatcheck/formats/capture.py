# What Wireshark makes of a capture of ours: no fault in it, and the octets of each stream.
# SPDX-License-Identifier: BSL-1.0
import collections
import shutil
import subprocess

from schema import Invalid

FIELDS = ["tcp.stream", "tcp.srcport", "tcp.dstport", "tcp.payload", "ip.checksum.status", "tcp.checksum.status",
          "tcp.analysis.flags", "_ws.malformed", "tcp.flags"]
GOOD = "1"  # of a checksum's status
CHECKED = ["-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE", "-o", "tcp.desegment_tcp_streams:FALSE"]

Stream = collections.namedtuple("Stream", "ports octets")  # octets: by the port that they come from


def tshark():
    """The program, or None where it cannot be had."""
    return shutil.which("tshark")


def run(file, *options):
    done = subprocess.run([tshark(), "-r", str(file), *options], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          errors="replace", check=False)
    faults = [line for line in done.stderr.splitlines() if "Running as user" not in line]
    if done.returncode != 0 or faults:
        raise Invalid(f"tshark cannot read it: {faults[:2]}")
    return done.stdout


def streams(file):
    """The TCP streams in their order. Raises Invalid for a wrong checksum, and for whatever Wireshark would remark."""
    rows = run(file, *CHECKED, "-T", "fields", *(word for field in FIELDS for word in ("-e", field)))
    found = {}
    for number, row in enumerate(rows.splitlines(), 1):
        stream, source, target, payload, ip, tcp, remarks, malformed, _ = (row.split("\t") + [""] * 9)[:9]
        if (ip, tcp) != (GOOD, GOOD):
            raise Invalid(f"packet {number} has a wrong checksum")
        if remarks or malformed:
            raise Invalid(f"packet {number} of stream {stream}: {remarks} {malformed}")
        one = found.setdefault(int(stream), Stream((int(source), int(target)), collections.defaultdict(bytes)))
        one.octets[int(source)] += bytes.fromhex(payload.replace(":", "").replace(",", ""))
    return [found[number] for number in sorted(found)]


def followed(file, stream):
    """One stream as "Follow TCP stream" shows it: the octets from the client's side, and from the server's."""
    lines = run(file, "-q", "-z", f"follow,tcp,raw,{stream}").splitlines()
    begin = next(i for i, line in enumerate(lines) if line.startswith("Node 1")) + 1
    sides = [b"", b""]
    for line in lines[begin:]:
        if set(line.strip()) <= set("0123456789abcdef") and line.strip():
            sides[line.startswith("\t")] += bytes.fromhex(line.strip())
    return tuple(sides)


def expected(document):
    """The streams that the JSON report of the same run tells of: octets sent and received, by chatcheck."""
    found = []
    for case in document["cases"]:
        links = {}
        for event in case.get("transcript", []):
            if event["what"] == "connected":
                links[event["who"]] = {"sent": b"", "received": b"", "whole": True}
                found.append(links[event["who"]])
            elif event["what"] in ("sent", "received") and event["who"] in links:
                link = links[event["who"]]
                link[event["what"]] += bytes.fromhex(event["hex"])
                link["whole"] = link["whole"] and len(event["hex"]) == 2 * event["octets"]
    return found


def agree(file, document):
    """Raises Invalid where the capture is not of the run that the JSON report tells of."""
    captured, told = streams(file), expected(document)
    if len(captured) != len(told):
        raise Invalid(f"{len(captured)} streams in the capture, {len(told)} connections in the report")
    for number, (stream, link) in enumerate(zip(captured, told)):
        ours, theirs = stream.ports if document["side"] == "server" else stream.ports[::-1]
        if link["whole"] and (stream.octets[ours], stream.octets[theirs]) != (link["sent"], link["received"]):
            raise Invalid(f"stream {number} has other octets than the report")
    if not told:
        return
    longest = max(range(len(told)), key=lambda i: len(told[i]["sent"]) if told[i]["whole"] else 0)
    sides = followed(file, longest)
    ours = 0 if document["side"] == "server" else 1
    if (sides[ours], sides[1 - ours]) != (told[longest]["sent"], told[longest]["received"]):
        raise Invalid(f"stream {longest}, followed, has other octets than the report")
