# Bystanders: people who say something on a schedule and hear each other, while a fault is under way. A process of its own:
# bystanders.py ADDRESS SECONDS_BETWEEN LISTENER=PORT... times each line from when it was due, so a stall counts for all that it
# held up.
# SPDX-License-Identifier: BSL-1.0
#
# It prints `here` when all have entered, goes on until its input ends, waits for what was not heard yet, and prints what it
# saw as JSON: said, lost, twice, hung_up, the milliseconds p50, p99 and most; and late, the p99 of how much later than due it
# came to speak itself: so much of the others is the machine's, not the server's.
import json
import os
import re
import select
import subprocess
import sys
import time
import typing

from tongues import Person, spoken_by
from stage import DEADLINE, Fault


class Couple:
    """One who speaks and one who hears it; on a protocol where nobody hears unasked, the same one twice."""

    def __init__(self, server, tongue):
        self.tongue = tongue
        self.speaker = Person(server, tongue, "tim" + tongue.port)
        self.hearer = Person(server, tongue, "tom" + tongue.port) if tongue.hears else self.speaker
        self.people = [self.speaker] + [self.hearer] * tongue.hears
        for person in self.people:
            person.is_served()
            person.socket.setblocking(False)
        self.tick = re.compile(rb"tick %s (\d+)\." % tongue.port.encode())  # others speak in the same room
        self.due, self.unsent, self.took = {}, b"", []
        self.heard, self.twice, self.hung_up, self.said = b"", 0, 0, 0

    def speak(self, due):
        self.said += 1
        self.due[self.said] = due
        text = f"tick {self.tongue.port} {self.said}.".encode()
        name = self.speaker.name
        self.unsent += self.tongue.says(name, text) if self.tongue.hears else self.tongue.pings(name, text)
        self.flush()

    def flush(self):
        try:
            self.unsent = self.unsent[self.speaker.socket.send(self.unsent):]
        except BlockingIOError:
            pass
        except OSError:
            self.lose(self.speaker)

    def lose(self, person):
        self.hung_up += person in self.people
        self.people = [other for other in self.people if other is not person]

    def listen(self, person):
        try:
            read = person.socket.recv(1 << 18)
        except BlockingIOError:
            return
        except OSError:
            read = b""
        if not read:
            self.lose(person)
        if person is not self.hearer:
            return
        now, self.heard, over = time.monotonic(), self.heard + read, 0
        for tick in self.tick.finditer(self.heard):
            over, due = tick.end(), self.due.pop(int(tick[1]), None)
            self.twice += due is None
            self.took += [] if due is None else [now - due]
        self.heard = self.heard[max(over, len(self.heard) - 64):]


def turn(couples, until, asked=(sys.stdin,)):
    """Listens once, until a time at most; True when the input ended. Whoever was hung up is not listened to any more."""
    waiting = {person.socket: (couple, person) for couple in couples for person in couple.people}
    unsent = [couple.speaker.socket for couple in couples if couple.unsent and couple.speaker in couple.people]
    readable, writable, _ = select.select([*waiting, *asked], unsent, [], max(0, until - time.monotonic()))
    for socket in writable:
        waiting[socket][0].flush()
    for socket in readable:
        if socket is not sys.stdin:
            couple, person = waiting[socket]
            couple.listen(person)
    return sys.stdin in readable and not os.read(0, 1)


def attend(couples, between):
    """Speaks on the schedule until the input ends, then waits for the last."""
    due, over, late = time.monotonic(), False, []
    while not over:
        if time.monotonic() >= due:
            late.append(time.monotonic() - due)
            for couple in couples:
                if couple.speaker in couple.people:
                    couple.speak(due)
            due += between
        over = turn(couples, due)
    until = time.monotonic() + 0.1
    while time.monotonic() < until:
        turn(couples, until, ())  # who was hung up knows by then
    until = time.monotonic() + DEADLINE
    while any(couple.due and couple.hearer in couple.people for couple in couples) and time.monotonic() < until:
        turn(couples, min(until, time.monotonic() + 0.05), ())
    return late


def sorted_ms(seconds):
    return sorted(1000 * each for each in seconds) or [0]


def told(couples, late):
    took, late = sorted_ms(seconds for couple in couples for seconds in couple.took), sorted_ms(late)
    return {"said": sum(couple.said for couple in couples), "lost": sum(len(couple.due) for couple in couples),
            "twice": sum(couple.twice for couple in couples),
            "hung_up": sum(couple.hung_up for couple in couples),
            "p50": took[len(took) // 2], "p99": took[len(took) * 99 // 100], "most": took[-1],
            "late": late[len(late) * 99 // 100]}


class Bystanders:
    """The process, for as long as a `with` block; then what it saw is reported, be there a fault or not."""

    def __init__(self, server, report, between=0.02):
        self.report = report
        ports = [f"{name}={port}" for name, port in server.ports.items()]
        self.process = subprocess.Popen(
            [sys.executable, "-B", __file__, server.address, str(between), *ports],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        if self.process.stdout.readline() != "here\n":
            raise Fault("the bystanders cannot enter")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        said, _ = self.process.communicate()
        self.report.bystanders(json.loads(said))


class Place(typing.NamedTuple):
    """Where they meet."""
    address: str
    ports: dict


def main(address, between, *ports):
    place = Place(address, {name: int(port) for name, port in (pair.split("=") for pair in ports)})
    couples = [Couple(place, tongue) for tongue in spoken_by(place)]
    print("here", flush=True)
    late = attend(couples, float(between))
    print(json.dumps(told(couples, late)))


if __name__ == "__main__":
    main(*sys.argv[1:])
