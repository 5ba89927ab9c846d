# Plays every case of chatcheck against the clean programs of docs/classroom and all their mutants: who fails what.
# SPDX-License-Identifier: BSL-1.0
#
#   python3 kill_matrix.py [OPTION]... PROTOCOL...      prints the matrix as Markdown
#
# Each case must be passed by the clean program, and failed by a mutant that fails no more than a third of all cases, or
# than ten: one that never says a word proves nothing about a case. Each mutant must be failed by a case. Exits 1 where
# this does not hold, and says on standard error what does not.
#
# All cases are played in a hurry first (--hurry). What failed only after such a wait is played again at full patience,
# and so are all cases of a mutant that none has failed.
import argparse
import concurrent.futures
import dataclasses
import json
import os
import pathlib
import shlex
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "mutants"))
from mutant import bugs_of, program_names  # noqa: E402

SIDES = {"server": "{port}", "client": "{host} {port} {name}"}
ORDERS = {"broadcast_client": "{host} {name} --port {port}", "echo_client": "{host} {port}", "peer_client": "{host} {port}"}
PATIENCE = 2  # seconds that chatcheck waits for what must come, at factor 1
FAILED = {"warn", "fail", "info", "timeout", "unimplemented"}
CLEAN = {"pass"}


@dataclasses.dataclass(frozen=True)
class Checker:
    """How chatcheck is run."""
    program: str
    hurry: float
    jobs: int
    options: tuple

    def play(self, protocol, side, bug=None, factor=1.0, only=(), dialect=""):
        """The cases that were played, in their order, as chatcheck reports them."""
        program = f"{protocol}_{side}"
        spoken = ["--dialect", dialect] if dialect else []
        words = ["python3", "-B", str(HERE / "mutants" / "mutant.py"), *(["--bug", bug] if bug else []), program, *spoken]
        command = f"exec {shlex.join(words)} {ORDERS.get(program, SIDES[side])}"
        done = subprocess.run(
            [self.program, side, "--protocol", protocol, "--exec", command, "--report", "json=-", "--jobs", str(self.jobs),
             "--time-factor", str(factor), *spoken, *self.options, *(word for slug in only for word in ("--only", slug))],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", check=False)
        if done.returncode not in (0, 1):
            sys.exit(f"chatcheck failed at {program} {bug}: exit {done.returncode}\n{done.stderr}")
        return json.loads(done.stdout)["cases"]

    def failed_by(self, protocol, side, bug, dialect):
        """The slugs of the cases that a mutant fails."""
        played = self.play(protocol, side, bug, self.hurry, dialect=dialect)
        failed = failures(played)
        if not is_telling(failed, played):
            return failed
        hurried = [case["slug"] for case in played if case["slug"] in failed and case["seconds"] > PATIENCE * self.hurry / 2]
        certain = [slug for slug in failed if slug not in hurried]
        again = hurried if failed else [case["slug"] for case in played]
        return certain + (failures(self.play(protocol, side, bug, 1.0, again, dialect)) if again else [])


def titled(bug, dialect):
    return f"{bug} ({dialect})" if dialect else bug


def is_telling(failed, cases):
    """Does a mutant that fails these say anything about a single one of them?"""
    return len(failed) <= max(len(cases) / 3, 10)


def failures(played):
    return [case["slug"] for case in played if case["outcome"] in FAILED]


@dataclasses.dataclass
class Matrix:
    """Of one program: what came of each case when it was clean, and which cases each mutant fails."""
    program: str
    clean: dict
    failed: dict

    def is_telling(self, bug):
        return is_telling(self.failed[bug], self.clean)

    def killers(self, slug):
        return [bug for bug, slugs in self.failed.items() if slug in slugs and self.is_telling(bug)]

    def complaints(self):
        for slug, outcome in self.clean.items():
            if outcome not in CLEAN:
                yield f"{slug}: the clean program comes to {outcome}"
            if not self.killers(slug):
                yield f"{slug}: no mutant fails it"
        for bug, slugs in self.failed.items():
            if not slugs:
                yield f"{bug}: no case fails it"

    def markdown(self):
        mistakes = {titled(bug.name, each): bug.mistake for bug in bugs_of(self.program) for each in bug.dialects or ("",)}
        yield f"## {self.program}\n"
        yield f"{len(self.clean)} cases, {len(self.failed)} mutants.\n"
        yield "| case | mutants that fail it |\n|---|---|"
        for slug in self.clean:
            yield f"| {slug} | {', '.join(self.killers(slug))} |"
        yield "\n| mutant | its mistake | cases that it fails |\n|---|---|---|"
        for bug, slugs in self.failed.items():
            yield f"| {bug} | {mistakes[bug]} | {len(slugs)} |"
        yield ""


def matrix_of(checker, mutants_at_once, protocol, side):
    program = f"{protocol}_{side}"
    runs = [(bug.name, dialect) for bug in bugs_of(program) for dialect in bug.dialects or ("",)]
    clean = {}
    for dialect in sorted({"", *(dialect for _, dialect in runs)}):
        for case in checker.play(protocol, side, dialect=dialect):
            if clean.get(case["slug"], "skip") in {"skip", *CLEAN} and case["outcome"] != "skip":
                clean[case["slug"]] = case["outcome"]
            clean.setdefault(case["slug"], case["outcome"])
    with concurrent.futures.ThreadPoolExecutor(mutants_at_once) as crew:
        failed = crew.map(lambda run: checker.failed_by(protocol, side, *run), runs)
        return Matrix(program, clean, {titled(*run): slugs for run, slugs in zip(runs, failed)})


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("protocols", nargs="+", metavar="PROTOCOL")
    parser.add_argument("--chatcheck", default=os.environ.get("CHATCHECK", "build/dev/bin/chatcheck"))
    parser.add_argument("--side", choices=SIDES)
    parser.add_argument("--hurry", type=float, default=0.25, help="the time factor of the first round")
    parser.add_argument("--at-once", type=int, default=4, help="so many mutants are tried at a time")
    parser.add_argument("--jobs", type=int, default=4, help="and of each so many cases")
    parser.add_argument("--option", action="append", default=[], help="for chatcheck: --option=--dialect=len4")
    return parser.parse_args()


def main():
    options = arguments()
    checker = Checker(options.chatcheck, options.hurry, options.jobs, tuple(options.option))
    os.nice(5)
    complaints = []
    for protocol in options.protocols:
        for side in [options.side] if options.side else SIDES:
            if f"{protocol}_{side}" not in program_names():
                continue
            began = time.monotonic()
            matrix = matrix_of(checker, options.at_once, protocol, side)
            print("\n".join(matrix.markdown()), flush=True)
            print(f"{matrix.program}: {time.monotonic() - began:.0f} s", file=sys.stderr)
            complaints += matrix.complaints()
    for words in complaints:
        print(words, file=sys.stderr)
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
