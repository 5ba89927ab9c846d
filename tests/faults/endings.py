# Connections that end in every way, and the server's own end.
# SPDX-License-Identifier: BSL-1.0
import random
import re
import select
import signal
import socket
import subprocess
import time

from bystanders import Bystanders
from case import case
from crowd import Crowd, connect, reset
from garbage import conversation
from injection import audit, records
from slow import ON_DISK
from stage import DEADLINE, Fault, eventually
from tongues import Person, named, spoken_by


def all_back(report, server, before):
    """That every descriptor is back, and how soon."""
    since = time.monotonic()
    for tongue in spoken_by(server):
        with Person(server, tongue, "behind") as behind:  # those who are still waiting to be let in are before him
            behind.is_served()
    try:
        eventually(server.gauge.sockets, lambda seen: seen <= before, "the sockets to be back")
    except Fault:
        pass  # the figure says so
    report.same("sockets not back", max(0, server.gauge.sockets() - before), 0)
    report.at_most("until the last is back", time.monotonic() - since, 1, "s", timed=True)


@case(keeps_descriptors="sockets not back",
      forgets_the_half_closed=("commands: answered", "irc: answered", "peer: answered", "echo: answered"))
def half_close(house, report):
    """Who closes his sending side is answered what he asked, then closed: the descriptor is back within 1 s."""
    with house.server() as server, Bystanders(server, report):
        before = server.gauge.sockets()
        for tongue in spoken_by(server):
            answered, people = 0, [Person(server, tongue, f"half{i}") for i in range(house.pick(5, 100))]
            for person in people:
                person.sends(tongue.pings(person.name, b"last words"))
                person.socket.shutdown(socket.SHUT_WR)
            for person in people:
                try:
                    person.is_closed()
                except Fault:  # the figure below says so; the others are not waited for as long
                    for other in people:
                        other.socket.settimeout(0.1)
                answered += tongue.pong(person.name, b"last words") in person.read
            for person in people:
                person.socket.close()
            report.same(f"{tongue.port}: answered of {len(people)}", answered, len(people))
        all_back(report, server, before)


@case(keeps_descriptors="sockets not back", keeps_names="names")
def closed_and_reset(house, report):
    """A closed and a reset connection gives its descriptor and its name back within 1 s."""
    with house.server() as server, Bystanders(server, report):
        before = server.gauge.sockets()
        for end in (socket.socket.close, reset):
            people = [Person(server, tongue, f"{end.__name__}{i}{tongue.port}")
                      for tongue in spoken_by(server) for i in range(house.pick(5, 50))]
            for person in people:
                end(person.socket)
        all_back(report, server, before)
        report.same("names that are not free again", taken(server, [(p.tongue, p.name) for p in people[::5]]), 0)


def taken(server, names):
    """How many of them nobody can have."""
    read = {(tongue, name, connect(server.ports[tongue.port])): b"" for tongue, name in names}
    for tongue, name, sock in read:
        sock.sendall(tongue.enters(name))
    until = time.monotonic() + DEADLINE
    while time.monotonic() < until and (waiting := [key for key in read if is_undecided(read[key], *key)]):
        for key in waiting:
            if select.select([key[2]], [], [], 0.05)[0]:
                read[key] += key[2].recv(65536) or REFUSED[0]
    for _, _, sock in read:
        sock.close()
    return sum(tongue.entered(name) not in said for (tongue, name, _), said in read.items())


REFUSED = (b"\x01", b"ERR ")


def is_undecided(said, tongue, name, _):
    return tongue.entered(name) not in said and not said.startswith(REFUSED) and b" 433 " not in said


@case(keeps_names="names")
def cut_at_random(house, report):
    """3,000 sessions that are cut anywhere, in any way, leave nothing behind: no descriptor, no name."""
    rng = random.Random(4)
    with house.server(more=ON_DISK) as server:
        with Bystanders(server, report):
            before = server.gauge.sockets()
            names = [(tongue, f"cut{i}{tongue.port}") for tongue in spoken_by(server) for i in range(5)]
            for i in range(house.pick(200, 3000)):
                tongue, name = names[i % len(names)]
                wire, sock = conversation(tongue, name), connect(server.ports[tongue.port])
                sock.sendall(wire[:rng.randrange(len(wire))])
                if rng.random() < 0.3:
                    sock.shutdown(socket.SHUT_WR)
                if rng.random() < 0.3:
                    sock.recv(rng.randrange(1, 4096)) if select.select([sock], [], [], 0.01)[0] else None
                (reset if rng.random() < 0.5 else socket.socket.close)(sock)
            all_back(report, server, before)
            report.same(f"names that are not free again, of {len(names)}", taken(server, names), 0)


@case(no_goodbye="told", lingers="until the end")
def stopped_under_load(house, report):
    """SIGTERM under load, with slow readers: everybody is told, what was acknowledged is kept, exit 0 within 5 s.

    What is acknowledged in the last moment may be kept and not heard: whoever listens is let go meanwhile.
    """
    file = house.folder / "audit.jsonl"
    with house.server(audit=file, more=ON_DISK) as server, Crowd() as crowd:
        hearer, pusher = Person(server, named("irc"), "hearer"), Person(server, named("commands"), "pusher")
        for i in range(house.pick(3, 10)):
            crowd.comes(server, named("irc"), small=True).sendall(named("irc").enters(f"slow{i}"))
            crowd.comes(server, named("broadcast"), small=True).sendall(named("broadcast").enters(f"slower{i}"))
        until = time.monotonic() + house.pick(1, 3)
        heard = acknowledged = b""
        ended, said, asked = set(), 0, None
        while len(ended) < 2 and time.monotonic() < until + DEADLINE:
            if asked is None and time.monotonic() > until:
                asked = time.monotonic()
                server.process.send_signal(signal.SIGTERM)
            if pusher not in ended and said < 64 + acknowledged.count(b"\n"):
                try:
                    pusher.says(b"line %d. " % said + b"z" * 300)
                    said += 1
                except OSError:
                    pass  # it is over: what came is read below
            for person in (hearer, pusher):
                if person not in ended and select.select([person.socket], [], [], 0.001)[0]:
                    person.read = b""
                    if not person.more("the end"):
                        ended.add(person)
                    heard += person.read if person is hearer else b""
                    acknowledged += person.read if person is pusher else b""
        try:
            code = server.process.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            code = "none"
        report.at_most("until the end", time.monotonic() - asked, 5, "s", timed=True)
        report.same("exit code", code, 0)
        report.same("told that it is over", b"\r\nERROR :" in heard, True)
        count = acknowledged.count(b"OK\r\n")
        came = [int(number) for number in re.findall(rb":line (\d+)\. ", heard)]
        report.same("heard twice, or not in order, or with a hole", came != list(range(len(came))), False)
        report.at_most(f"acknowledged and not heard, of {count}", count - len(came), 64)
        if code == "none":
            server.process.kill()
    kept = [record["text"] for record in records(file.read_bytes()) if record and record["event"] == "message"]
    report.at_most(f"acknowledged and not kept, of {count}", count - sum("line " in text for text in kept), 0)
    audit(report, file.read_bytes())


@case(forgets="lost")
def killed_and_restarted(house, report):
    """SIGKILL at any moment loses no line that was answered with OK; the audit log has whole lines and no hole."""
    durable = "[journal]\nfile = journal.sqlite3\ndurability = synced\n"
    file, acknowledged, rng = house.folder / "audit.jsonl", 0, random.Random(5)
    for _ in range(house.pick(2, 10)):
        with house.server(audit=file, more=durable) as server, connect(server.ports["commands"]) as sock:
            server.wanted_exit = -signal.SIGKILL
            sock.sendall(b"".join(b"push: line %d.\r\n" % (acknowledged + i) for i in range(400)))
            wanted, read = rng.randrange(1, 300), b""
            while read.count(b"OK\r\n") < wanted:
                read += sock.recv(4096)
            server.process.kill()
            server.process.wait()
            acknowledged += 400  # numbers, of which not all were acknowledged
            sure = set(range(acknowledged - 400, acknowledged - 400 + read.count(b"OK\r\n")))
        with house.server(audit=file, more=durable) as server, connect(server.ports["commands"]) as sock:
            sock.sendall(b"get\r\nadios\r\n")
            kept = b""
            while more := sock.recv(65536):
                kept += more
        lost = [i for i in sure if kept.count(b": line %d." % i) != 1]
        report.same(f"lost, or twice, of {len(sure)} acknowledged", len(lost), 0)
    audit(report, file.read_bytes())
