# What every case is made of: the promise, the servers it is played against, and the figures it reports.
# SPDX-License-Identifier: BSL-1.0
#
# A case is a function of (house, report). The first sentence of its docstring is the promise; @case names the bugs of
# fake.py that it must catch, each with words of the figure that must show it, or of each of several: bug="words", with _ for -.
import contextlib
import os
import pathlib
import shlex
import sys

from measure import KIB, Gauge
from tongues import Person  # first, for it knows where stage is

from stage import Chatd
from differential import Ngircd

CASES = []
TIMED = ("spins", "stalls", "lingers")  # bugs that only times show
BASE = 10 * KIB  # KiB that a chatd may take with nobody there


class Case:
    """A promise and how it is tried."""

    def __init__(self, play, bugs, beside):
        self.play, self.bugs, self.beside = play, bugs, beside
        self.name = play.__name__.replace("_", "-")
        self.theme = play.__module__
        self.promise = play.__doc__.strip().partition("\n\n")[0].replace("\n", " ")


def case(beside=False, **bugs):
    """`beside`: any IRC server can be tried by it as well."""
    def add(play):
        figures = {bug.replace("_", "-"): (words,) if isinstance(words, str) else words for bug, words in bugs.items()}
        CASES.append(Case(play, figures, beside))
        return play
    return add


class Report:
    """The figures of one case: (what, measured, wanted, held). A figure that is not judged here is held all the same."""

    def __init__(self, times):
        self.times, self.rows = times, []

    def add(self, what, seen, wanted, held, judged=True):
        self.rows.append((what, seen, wanted, held or not judged))

    def at_most(self, what, seen, most, unit="", timed=False):
        self.add(what, f"{seen:.4g} {unit}".strip(), f"<= {most:.4g} {unit}".strip(), seen <= most, self.times or not timed)

    def at_least(self, what, seen, least, unit="", timed=False):
        self.add(what, f"{seen:.4g} {unit}".strip(), f">= {least:.4g} {unit}".strip(), seen >= least, self.times or not timed)

    def same(self, what, seen, wanted):
        self.add(what, str(seen), str(wanted), seen == wanted)

    def bystanders(self, saw, p99=250):
        """That those who have nothing to do with it lost nothing, stayed, and did not wait."""
        self.same(f"bystanders: lost of {saw['said']} lines", saw["lost"] + saw["twice"], 0)
        self.same("bystanders: hung up", saw["hung_up"], 0)
        self.at_most(f"bystanders: p99 (p50 {saw['p50']:.3g}, most {saw['most']:.3g})", saw["p99"], p99, "ms", timed=True)
        self.add("bystanders: of that, late themselves", f"{saw['late']:.3g} ms", "", True)

    @property
    def held(self):
        return all(held for *_, held in self.rows)


def is_sanitized(build):
    cache = pathlib.Path(build) / "CMakeCache.txt"
    return cache.exists() and "CHAT_SANITIZE:STRING=address" in cache.read_text()


class House:
    """Where a case is played: with the chatd of a build tree, a fake one, or ngircd; in a folder of its own."""

    def __init__(self, build, folder, short):
        self.build, self.folder, self.short = build, pathlib.Path(folder), short
        self.swollen = 2 if is_sanitized(build) else 1  # times the memory of chatd
        self.shadow = 64 * KIB if self.swollen > 1 else 0  # KiB that a sanitizer takes for itself
        self.spare = 0  # KiB that large replies leave behind

    def pick(self, short, full):
        return short if self.short else full

    def kib(self, promised):
        """What a promise of so many KiB is in this build."""
        return promised * self.swollen

    @contextlib.contextmanager
    def server(self, **settings):
        with self.start(**settings) as server:
            server.gauge = Gauge(server.process)
            yield server

    def log(self):
        """What the server told its operator."""
        file = self.folder / "log"
        return file.read_text(errors="replace") if file.exists() else ""

    def start(self, weighed=False, **settings):
        """`weighed`: its memory is judged, so AddressSanitizer is to keep nothing back of what was freed."""
        keeps = ":quarantine_size_mb=0:thread_local_quarantine_size_kb=0:detect_stack_use_after_return=0" if weighed else ""
        with open(self.folder / "log", "ab") as log:
            return Chatd(self.build, self.folder, errors=log, **settings,
                         environment={**os.environ, "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + keeps})

    @contextlib.contextmanager
    def people(self, server, tongue, *names):
        with contextlib.ExitStack() as entered:
            yield [entered.enter_context(Person(server, tongue, name)) for name in names]


class FakeHouse(House):
    """The same with a fake server that has one bug, or `none`."""

    def __init__(self, folder, short, bug):
        super().__init__(pathlib.Path(folder), folder, short)
        self.swollen = 4  # Python
        self.spare = 64 * 1024  # Python, too
        daemon = self.folder / "bin/chatd"
        daemon.parent.mkdir(exist_ok=True)
        fake = pathlib.Path(__file__).with_name("fake.py")
        daemon.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -B {shlex.quote(str(fake))} --bug {bug} "$@"\n')
        daemon.chmod(0o755)


class NgircdHouse(House):
    """Debian's IRC server, for comparison."""

    def start(self, **_):
        return Ngircd(self.folder)
