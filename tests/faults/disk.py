# The audit log's disk: full, or not to be written to.
# SPDX-License-Identifier: BSL-1.0
import contextlib
import os
import signal
import subprocess

from bystanders import Bystanders
from case import case
from injection import audit, records
from stage import Skipped, eventually
from tongues import Person, named


@contextlib.contextmanager
def small_disk(folder, size):
    """A disk of its own for a file of ours; only root can have one."""
    folder.mkdir()
    if os.geteuid() != 0 or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], stderr=subprocess.DEVNULL, check=False).returncode:
        raise Skipped("only root can mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def fill(file):
    """Takes all the room there is."""
    with open(file, "wb", buffering=0) as filler, contextlib.suppress(OSError):
        while filler.write(bytes(1024)):
            pass


@case(stops_with_the_disk="bystanders: hung up", tears_records="torn")
def audit_disk_is_full(house, report):
    """A full disk stops no conversation; when there is room again the audit log goes on, whole, with nothing missing."""
    with small_disk(house.folder / "disk", "512k") as disk:
        file = disk / "audit.jsonl"
        with house.server(audit=file) as server:
            with Bystanders(server, report, between=0.1), Person(server, named("commands"), "ann") as ann:
                ann.says(b"before")
                ann.is_served()
                fill(disk / "filler")
                for i in range(house.pick(100, 500)):
                    ann.says(b"meanwhile %d" % i)
                    ann.is_served()
                report.at_most("room left on the disk", os.statvfs(disk).f_bavail * 4, 0, "KiB")
                os.unlink(disk / "filler")
                ann.says(b"afterwards")
                ann.is_served()
                eventually(file.read_bytes, lambda seen: b"afterwards" in seen, "the log to go on")
        raw = file.read_bytes()
        audit(report, raw)
        texts = [str(record.get("text")) for record in records(raw) if record]
        missing = sum(not any(f"meanwhile {i}" in text for text in texts) for i in range(house.pick(100, 500)))
        report.same("said meanwhile, and not recorded", missing, 0)


@case(dies_of_hangup="bystanders: hung up")
def audit_cannot_be_written(house, report):
    """Where the audit file cannot be opened anew, the old one goes on; where it cannot at the start, that is 73."""
    folder = house.folder / "away"
    folder.mkdir()
    file = folder / "audit.jsonl"
    with house.server(audit=file) as server:
        with Bystanders(server, report), Person(server, named("commands"), "ann") as ann:
            moved = house.folder / "moved"
            folder.rename(moved)
            server.process.send_signal(signal.SIGHUP)
            for i in range(50):
                ann.says(b"line %d." % i)
                ann.is_served()
    raw = (moved / "audit.jsonl").read_bytes()
    report.same("recorded in the old file, of 50", sum(b"line %d." % i in raw for i in range(50)), 50)
    audit(report, raw)
    report.same("exit code without a folder for it", exit_code_without_folder(house), 73)


def exit_code_without_folder(house):
    daemon = house.build / "bin/chatd"
    return subprocess.run([daemon, "--config", house.folder / "chatd.ini"], cwd=house.folder, stderr=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, timeout=30, check=False).returncode
