# TCP over a path that loses, doubles, delays and reorders packets.
# SPDX-License-Identifier: BSL-1.0
import contextlib
import json
import os
import re
import subprocess
import sys

import path
from case import case
from path import CLIENTS, SERVERS
from stage import Fault, Skipped
from tongues import TONGUES, Person, named, spoken_by

OPEN = f"[limits]\nexempt = {CLIENTS}, {SERVERS}\n"  # all come from one address


class Path:
    """The process, for as long as a `with` block; Skipped where there can be none."""

    def __enter__(self):
        self.process = subprocess.Popen([sys.executable, "-B", path.__file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True)
        descriptors = self.process.stdout.readline().split()
        if len(descriptors) != 2:
            _, why = self.process.communicate()
            raise Skipped(f"not tried: {why}") if "no network namespaces" in why else Fault(why)
        self.home = path.this_namespace()
        self.namespaces = {place: os.open(f"/proc/{self.process.pid}/fd/{number}", os.O_RDONLY)
                           for place, number in zip((SERVERS, CLIENTS), descriptors)}
        return self

    def __exit__(self, *_):
        for descriptor in (self.home, *self.namespaces.values()):
            os.close(descriptor)
        if self.process.returncode is None:
            self.ends()

    @contextlib.contextmanager
    def at(self, place):
        """In the block, this thread and what it starts are there."""
        path.enter(self.namespaces[place])
        try:
            yield
        finally:
            path.enter(self.home)

    def becomes(self, **faults):
        for fault, value in faults.items():
            print(fault, value, file=self.process.stdin, flush=True)

    def ends(self):
        """What became of the packets."""
        told, _ = self.process.communicate()
        return json.loads(told)


class Talker(Person):
    """Says numbered lines, many at once, and remembers all that came."""

    def __init__(self, server, tongue, name):
        self.said, self.everything = 0, b""
        super().__init__(server, tongue, name)

    def more(self, wanted):
        before = len(self.read)
        still_there = super().more(wanted)
        self.everything += self.read[before:]
        return still_there

    def talks(self, count=25):
        lines = range(self.said, self.said + count)
        self.said += count
        with contextlib.suppress(OSError):  # hung up: he hears so when he asks
            self.sends(b"".join(
                self.tongue.says(self.name, b"no %d of %s%s." % (i, self.name.encode(), b"z" * 200)) for i in lines))

    def hears_of(self, who):
        """Others in the room, unasked; who has to ask is told his own words, too, and who is in no room nothing else."""
        if not who.tongue.together:
            return who is self
        return self.tongue.together and (who is not self or not self.tongue.hears)

    def lines_of(self, who):
        """The numbers of somebody's lines that came, in their order."""
        return [int(number) for number in re.findall(rb"no (\d+) of %sz{200}\." % who.name.encode(), self.everything)]

    def hears_all(self, talkers):
        """Waits for the lines of all; False where he is hung up, or where they do not come."""
        try:
            if self.tongue.together and not self.tongue.hears:
                self.sends(self.tongue.asks_much)
            while any(len(self.lines_of(who)) < who.said for who in talkers if self.hears_of(who)):
                if not self.more("the others' lines"):
                    return False
            return self.is_there()
        except (Fault, OSError):
            return False

    def is_there(self):
        try:
            self.is_served()
        except (Fault, OSError):
            return False
        return True


def still(people, does):
    """Those for whom does() still holds; once it did not for one, the others are not waited for as long."""
    return [person for person in people if does(person) or hurry(people)]


def hurry(people):
    for person in people:
        person.socket.settimeout(1)


EVERYWHERE = [f"{tongue.port}: lost" for tongue in TONGUES]


@case(loses=EVERYWHERE, doubles=EVERYWHERE, impatient="hung up")
def lossy_path(house, report):
    """Over a path that loses, doubles, delays and reorders packets all comes once and in order, and nobody is hung up."""
    with Path() as way:
        with way.at(SERVERS):
            server = house.start(address=SERVERS, more=OPEN)
        with server:
            with way.at(CLIENTS):
                talkers = [Talker(server, tongue, "on" + tongue.port) for tongue in spoken_by(server)]
            with way.at(SERVERS):
                neighbour = Talker(server, named("irc"), "neighbour")  # whom no packet of this path concerns
            way.becomes(loss=4, double=3, late=10, delay=10)
            alive, everybody = talkers, [*talkers, neighbour]
            for way_is in [{}] * house.pick(4, 40) + [{"outage": 80}]:
                way.becomes(**way_is)
                neighbour.talks()
                neighbour.is_served()  # what he said is on its way to the others
                for talker in talkers:
                    talker.talks()
                alive = still(alive, Talker.is_there)
            alive = still(alive, lambda talker: talker.hears_all(everybody))
            report.same("hung up, or not served", len(talkers) - len(alive), 0)
            for talker in talkers:
                wrong = [who for who in everybody if talker.hears_of(who) and talker.lines_of(who) != list(range(who.said))]
                report.same(f"{talker.tongue.port}: lost, twice or not in order", [who.name for who in wrong], [])
            for talker in everybody:
                talker.socket.close()
        fates = way.ends()
    for fate in ("lost", "doubled", "overtaken"):
        report.at_least(f"packets {fate} on their way, of {fates['carried']}", fates[fate], 1)
