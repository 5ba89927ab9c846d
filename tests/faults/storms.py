# Many at once: newcomers, floods, rooms, and more clients than there are descriptors.
# SPDX-License-Identifier: BSL-1.0
import resource
import select
import time

from bystanders import Bystanders
from case import case
from crowd import Crowd, connect, reset
from endings import all_back
from slow import ON_DISK
from stage import Fault
from tongues import Person, named, spoken_by

STILL = 1024  # KiB that a second round may take: what the allocator keeps varies by pages


def come_and_go(server, count):
    """So many connections, one after the other; how many a second."""
    ports, since = [server.ports[tongue.port] for tongue in spoken_by(server)], time.monotonic()
    for i in range(count):
        sock = connect(ports[i % len(ports)], source=1 + i // 10000)
        reset(sock) if i % 2 else sock.close()
    return count / (time.monotonic() - since)


@case(leaks="memory")
def come_and_gone(house, report):
    """20,000 come and go at 5,000 a second: nobody waits for them, and a second round takes no more memory."""
    count = house.pick(1000, 20000)
    with house.server(weighed=True) as server:
        with Bystanders(server, report):
            before = server.gauge.sockets()
            first = come_and_go(server, count)
            all_back(report, server, before)
            memory = server.gauge.memory()
            second = come_and_go(server, count)
            all_back(report, server, before)
            report.at_most("memory above the first round", server.gauge.memory() - memory, house.kib(STILL), "KiB")
        report.at_least(f"rate (first round {first:.0f})", second, 5000, "/s", timed=True)


def is_turned_away(sock):
    """True if it is told something and closed; None while it is let wait."""
    said = b""
    while select.select([sock], [], [], 0.3)[0]:
        try:
            read = sock.recv(4096)
        except ConnectionResetError:
            read = b""
        if not read:
            return b"full" in said
        said += read
    return None


@case(spins="processor", refuses_for_ever="served")
def no_descriptors_left(house, report):
    """Without descriptors who is there stays, newcomers are told and closed, nothing spins; then all goes on within 1 s."""
    with house.server() as server:
        tongue = named("irc")
        with Crowd() as crowd, Bystanders(server, report):
            soft, hard = resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE)
            resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (server.gauge.descriptors() + 20, hard))
            inside = [crowd.comes(server, tongue) for _ in range(20)]
            people_wait(inside, tongue)
            told = [is_turned_away(crowd.comes(server, tongue)) for _ in range(house.pick(5, 40))]
            report.same(f"told and closed of {len(told)}", told.count(True), len(told))
            report.at_most("processor meanwhile", busy(house, server, tongue, crowd), 5, "%", timed=True)
            for sock in inside[:10]:
                sock.close()
            took = until_served(server, tongue)
            report.same("a newcomer is served after relief", took is not None, True)
            report.at_most("until one is served", took or 99, 1, "s", timed=True)
            resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (soft, hard))


def people_wait(sockets, tongue):
    """Until all of them are served."""
    for i, sock in enumerate(sockets):
        sock.sendall(tongue.enters(f"inside{i}"))
    for i, sock in enumerate(sockets):
        read = b""
        while tongue.entered(f"inside{i}") not in read:
            got = sock.recv(65536)
            if not got:
                raise Fault(f"inside{i} is not let in but told {read!r}")
            read += got


def busy(house, server, tongue, crowd):
    """Percent of a processor that the server takes while somebody wants to come in, ten times a second."""
    seconds, since = house.pick(1, 5), time.monotonic()
    before = server.gauge.processor()
    while time.monotonic() < since + seconds:
        crowd.comes(server, tongue)
        select.select([], [], [], 0.1)
    return 100 * (server.gauge.processor() - before) / (time.monotonic() - since)


def until_served(server, tongue):
    """Seconds until a newcomer is in; None where that does not happen. He tries again when he is turned away."""
    since = time.monotonic()
    while time.monotonic() < since + 5:
        sock = connect(server.ports[tongue.port])
        sock.settimeout(1)
        read = b""
        try:
            sock.sendall(tongue.enters("newcomer"))
            while got := sock.recv(4096):
                read += got
                if tongue.entered("newcomer") in read:
                    return time.monotonic() - since
        except OSError:
            pass  # turned away, or let wait
        finally:
            sock.close()
    return None


@case(loses="bystanders: lost", stalls="bystanders: p99", beside=True)
def flood(house, report):
    """One who talks as fast as he can, on each protocol: nobody loses a line or waits for him."""
    with house.server(more=ON_DISK) as server:
        with Bystanders(server, report):
            for tongue in spoken_by(server):
                with Person(server, tongue, "flood" + tongue.port) as flooder:
                    sent = pour(flooder, tongue.says(flooder.name, b"flood") * 200, house.pick(0.5, 5))
                report.add(f"{tongue.port}: poured", f"{sent / 1024:.0f} KiB", "", True)


def pour(person, wire, seconds):
    """Sends it over and over, reading what comes; how many bytes went."""
    person.socket.setblocking(False)
    until, unsent, sent = time.monotonic() + seconds, b"", 0
    while time.monotonic() < until:
        readable, writable, _ = select.select([person.socket], [person.socket], [], 0.1)
        if readable and not person.socket.recv(1 << 18):
            raise Fault(f"{person.name} is hung up")
        if writable:
            unsent = unsent or wire
            count = person.socket.send(unsent)
            unsent, sent = unsent[count:], sent + count
    return sent


ROOMS = {"irc": (b"JOIN #room%d\r\n", b"PART #room%d\r\n"), "lines": (b"join room%d\n", b"drop room%d\n")}


@case(keeps_rooms="memory", beside=True)
def rooms_joined_and_left(house, report):
    """10,000 rooms joined and left leave nothing behind: a second round takes no more memory."""
    with house.server(weighed=True) as server, Bystanders(server, report):
        for tongue in [tongue for tongue in spoken_by(server) if tongue.port in ROOMS]:
            memory = []
            with Person(server, tongue, "nomad") as nomad:
                for _ in range(2):
                    for first in range(0, house.pick(1000, 10000), 50):
                        nomad.sends(b"".join(line % i for i in range(first, first + 50) for line in ROOMS[tongue.port]))
                        nomad.is_served()
                    memory.append(server.gauge.memory())
            report.at_most(f"{tongue.port}: memory above the first round", memory[1] - memory[0], house.kib(STILL), "KiB")
