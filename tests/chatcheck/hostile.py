# Whatever the program under test does, chatcheck comes to a verdict, says why, and leaves nothing behind.
# SPDX-License-Identifier: BSL-1.0
#
#   python3 hostile.py CHATCHECK [HABIT...]
import json
import os
import pathlib
import resource
import subprocess
import sys
import time
import uuid

import hostile_program
from checker import HERE, Checker, Failed, program, promise

LONGEST = 40  # seconds for one habit: each of the cases below waits for 2 at most
LARGEST = 450 * 1024  # KiB of memory for chatcheck: eight cases at a time, each with a flood that is cut at 8 MiB
SELECTIONS = {"server": ["--only", "crlf/FLOW/*", "--only", "crlf/FRAME/byte-by-byte", "--only", "crlf/LIFE/*"],
              "client": ["--only", "crlf/CLIENT-FLOW/*"]}
SOME_PASS = {"listens_late", "forks", "client_connects_again_and_again"}


def left_over(mark):
    """The processes that bear the mark in their command line."""
    found = []
    for folder in pathlib.Path("/proc").iterdir():
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0") if folder.name.isdigit() else []
        except OSError:
            continue  # it has just gone
        if mark.encode() in words and folder.name != str(os.getpid()):
            found.append(folder.name)
    return found


def check(chatcheck, habit, side):
    mark = f"hostile-{uuid.uuid4()}"
    command = program(HERE / "hostile_program.py", habit, "{port}", mark)
    began = time.monotonic()
    done = chatcheck(side, "--protocol", "crlf", "--exec", command, "--time-factor", "0.3", "--report", "json=-",
                     *SELECTIONS[side])
    took = time.monotonic() - began
    remaining = left_over(mark)
    promise(not remaining, "is still running:", remaining)
    promise(not done.err, "says on standard error:", done.err[:200])
    promise(done.status == 1, "exit", done.status)
    promise(took < LONGEST, "took", round(took), "s")
    cases = json.loads(done.out)["cases"]
    for case in cases:
        promise(case["outcome"] != "harness-error", case["slug"], case["reason"])
        promise(case["outcome"] == "pass" or case["reason"], case["slug"], "has no reason")
    reasons = {case["reason"] for case in cases if case["outcome"] in ("fail", "timeout")}
    promise(reasons, "nothing has failed")
    return took, sorted(reasons)[0]


def check_interrupt(chatcheck, number):
    """Ended by a signal, it takes all that it started with it."""
    mark = f"hostile-{uuid.uuid4()}"
    command = program(HERE / "hostile_program.py", "forks", "{port}", mark)
    tester = subprocess.Popen([chatcheck.path, "server", "--protocol", "crlf", "--exec", command, "--only", "crlf/LIFE/*"],
                              stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    until = time.monotonic() + 20
    while len(left_over(mark)) < 6 and time.monotonic() < until:
        os.sched_yield()
    tester.send_signal(number)
    _, words = tester.communicate(timeout=20)
    promise(tester.returncode == -number, "ended by", tester.returncode)
    promise(not words, "says", words)
    promise(not left_over(mark), "is still running after signal", number)


def main(path, *habits):
    chatcheck = Checker(path)
    failed = 0
    checks = [(habit.__name__, side) for side, all_of_it in (("server", hostile_program.HABITS),
                                                             ("client", hostile_program.HABITS_OF_CLIENTS))
              for habit in all_of_it if not habits or habit.__name__ in habits]
    for habit, side in checks:
        try:
            took, reason = check(chatcheck, habit, side)
            print(f"{habit:32} {took:5.1f} s  {reason}", flush=True)
        except (Failed, subprocess.TimeoutExpired) as fault:
            failed += 1
            print(f"{habit}: {fault}", file=sys.stderr)
    for number in () if habits else (2, 15):
        try:
            check_interrupt(chatcheck, number)
        except (Failed, subprocess.TimeoutExpired) as fault:
            failed += 1
            print(f"signal {number}: {fault}", file=sys.stderr)
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    if largest > LARGEST:
        failed += 1
        print(f"chatcheck took {largest // 1024} MiB of memory", file=sys.stderr)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
