#!/usr/bin/env python3
# The fault suite: people who misbehave, machines that fail, and what others notice of it. A figure for every promise.
# SPDX-License-Identifier: BSL-1.0
#
# faults.py BUILD [--short] [--self-test] [--beside] [--promises] [--only WORD,WORD]
#   --short      small crowds; judges loss, memory and who is hung up, never times
#   --self-test  tries the cases themselves: each against the fake server, and against the bug that it is there for
#   --beside     plays those cases that any IRC server can be tried by against Debian's ngircd, too
#   --promises   prints what is promised, for docs/reliability.md
#   --only       themes (files) or names of cases
import argparse
import concurrent.futures
import datetime
import importlib
import os
import pathlib
import signal
import sys
import tempfile
import time
import traceback

if "--self-test" in sys.argv:  # where most deadlines pass
    os.environ.setdefault("CHATD_TEST_DEADLINE", "5")

from case import CASES, TIMED, FakeHouse, House, NgircdHouse, Report
from measure import allow_many_sockets, machine
from stage import SKIPPED, Fault, Skipped, found

THEMES = ("slow", "memory", "garbage", "injection", "endings", "storms", "disk", "lossy")
ROW = "{:<8} {:<48} {:>16}  {:<16}"


def play(case, house, times):
    """The report of a case; a fault that stopped it is a row of it."""
    report = Report(times)
    try:
        case.play(house, report)
    except (Fault, OSError) as fault:
        frames = traceback.extract_tb(fault.__traceback__)
        where = [frame for frame in frames if pathlib.Path(frame.filename).name == f"{case.theme}.py"][-1]
        report.add(str(fault).strip()[:600] or repr(fault), f"{case.theme}.py:{where.lineno}", "no fault", False)
        if house.log().strip():
            report.add(house.log()[-2000:], "its log", "", False)
    return report


def in_a_folder(make, *arguments):
    """Plays with a house in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="chatd-faults-") as folder:
        return play(arguments[0], make(folder), arguments[1])


def tell(name, report):
    print(f"\n{name}", flush=True)
    for what, seen, wanted, held in report.rows:
        print(ROW.format("held" if held else "MISSED", what, seen, wanted), flush=True)


def run(cases, options):
    """All cases against chatd; the number that missed something."""
    build = pathlib.Path(options.build).resolve()
    print(f"{datetime.date.today()}, {machine()}")
    missed = skipped = 0
    for case in cases:
        try:
            report = in_a_folder(lambda folder: House(build, folder, options.short), case, not options.short)
        except Skipped as reason:
            print(f"\n{case.name}: skipped: {reason}")
            skipped += 1
            continue
        tell(f"{case.name}: {case.promise}", report)
        missed += not report.held
        if options.beside and case.beside and found("ngircd"):
            tell(f"{case.name}, ngircd:", in_a_folder(lambda folder: NgircdHouse(build, folder, options.short), case, False))
    print(f"\n{len(cases)} cases, {skipped} skipped, {missed} missed a promise")
    if skipped == len(cases):
        sys.exit(SKIPPED)
    return missed


def self_test(cases):
    """That each case passes with a server without faults, and catches the bugs it is there for."""
    pool = concurrent.futures.ThreadPoolExecutor(4)  # most of the time is waiting
    try:
        trials = [pool.submit(trial, case, bug) for case in cases for bug in ("none", *case.bugs)]
        return sum(not future.result() for future in trials)
    finally:
        pool.shutdown(cancel_futures=True)


def trial(case, bug):
    """True if the figure that is to show this bug shows it, and none shows one that is not there."""
    since = time.monotonic()
    try:
        report = in_a_folder(lambda folder: FakeHouse(folder, True, bug), case, bug in TIMED)
    except Skipped as reason:
        print(f"skipped {case.name}: {reason}")
        return True
    missed = [row for row in report.rows if not row[3]]
    shown = [any(words in what for what, *_ in missed) for words in case.bugs.get(bug, ())]
    right = all(shown) if shown else not missed
    caught = ", ".join(f"{what}: {seen}" for what, seen, *_ in missed).replace("\n", " ")
    print(f"{'right' if right else 'WRONG'} {time.monotonic() - since:5.1f} s  {case.name:<27} {bug:<23} "
          + ((caught[:110] if right else caught) or "holds"), flush=True)
    return right


def end(*_):
    """Ends what was started here, and then all `with` blocks: a second signal, as timeout(1) sends it, does not disturb that."""
    signal.signal(signal.SIGTERM, lambda *_: None)
    for children in pathlib.Path("/proc/self/task").glob("*/children"):
        for child in children.read_text().split():
            os.kill(int(child), signal.SIGKILL)
    sys.exit(1)


def promises(cases):
    """The promises as rows of docs/reliability.md."""
    for case in cases:
        print(f"| {case.name} | {case.promise} |")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build")
    for flag in ("--short", "--self-test", "--beside", "--promises"):
        parser.add_argument(flag, action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, end)
    for theme in THEMES:
        importlib.import_module(theme)
    allow_many_sockets()
    words = options.only.split(",") if options.only else []
    cases = [case for case in CASES if not words or case.theme in words or case.name in words]
    if not cases:
        sys.exit(f"no case is called {options.only}")
    if options.promises:
        sys.exit(promises(cases))
    sys.exit(1 if (self_test(cases) if options.self_test else run(cases, options)) else 0)


if __name__ == "__main__":
    main()
