# Input that no client of good will sends: too little, too much, wrong lengths, and noise.
# SPDX-License-Identifier: BSL-1.0
import contextlib
import random
import select
import socket

from bystanders import Bystanders
from case import case
from crowd import Crowd, connect, reset
from measure import KIB
from stage import Fault, eventually
from tongues import Person, named, spoken_by

MIB = KIB * KIB


@case(keeps_heaps="memory", hangs_up_on_silence="let in")
def half_open(house, report):
    """Thousands who connect and say nothing, or half a command, are let in, cost 2.5 KiB each, and disturb nobody."""
    many = house.pick(400, 2000)
    with house.server(weighed=True) as server:
        tongues = spoken_by(server)
        with Crowd() as crowd, Bystanders(server, report):
            before, there = server.gauge.memory(), server.gauge.sockets()
            for i in range(many):
                tongue = tongues[i % len(tongues)]
                sock = crowd.comes(server, tongue)
                if i % 2:
                    sock.sendall(tongue.enters(f"half{i}")[:5])
            eventually(server.gauge.sockets, lambda seen: seen >= there + many, "all to be let in")
            late = False
            with contextlib.suppress(Fault), Person(server, tongues[0], "late") as person:
                person.is_served()
                late = True
            report.same("let in: one more", late, True)
            report.at_most(f"memory above before, {many} there", server.gauge.memory() - before,
                           house.kib(many * 2.5 + 256), "KiB")
            report.at_least("let in and still there", server.gauge.sockets() - there, many)


@case(keeps_endless="memory")
def no_end(house, report):
    """1 MiB without an end is not kept, and who sends an end after all is served."""
    with house.server(weighed=True) as server:
        for tongue in [tongue for tongue in spoken_by(server) if tongue.end]:
            with Person(server, tongue, "warm") as warm:
                warm.sends(b"x" * (64 * KIB) + tongue.end)
                warm.is_served()
            people = [Person(server, tongue, f"long{i}") for i in range(house.pick(4, 20))]
            before = server.gauge.memory()
            for person in people:
                person.sends(b"x" * MIB)
            with Person(server, tongue, "other") as other:
                other.is_served()
            report.at_most(f"{tongue.port}: memory above before, {len(people)} x 1 MiB", server.gauge.memory() - before,
                           house.kib(len(people) * 64), "KiB")
            for person in people:
                person.sends(tongue.end)
                person.is_served()
                person.socket.close()
            report.add(f"{tongue.port}: served behind the end", len(people), len(people), True)


@case(believes_lengths="heard")
def lying_lengths(house, report):
    """A length that is not kept harms nobody: half a text is not said, and others are served."""
    lies = [b"\x02\xff\xffhalf-said", b"\x02\x10\x00half-said", b"\x02\x00", b"\x02\x00\x00" * 1000, b"\x04\x00\xff@ann half-said",
            b"\x09\xff\xffhalf-said", b"\x03\xff\xff", b"\x00\x7f\xffhalf-said"]
    endings = [lambda sock: sock.close(), reset, lambda sock: (sock.shutdown(socket.SHUT_WR), sock.recv(65536), sock.close())]
    tongue = named("broadcast")
    with house.server() as server, Person(server, tongue, "ann") as ann:
        heard = b""
        for i, (lie, end) in enumerate((lie, end) for lie in lies for end in endings):
            with Person(server, tongue, f"liar{i}") as liar:
                liar.is_served()
                liar.sends(lie)
                end(liar.socket)
            ann.sees(f"**liar{i} is joining".encode())
            while f"**liar{i} is leaving".encode() not in ann.read:
                ann.more("his leaving")
            heard += ann.read
        ann.is_served()
        report.same(f"lies that were heard, of {i + 1}", heard.count(b"half-said"), 0)


def mutated(rng, wire):
    """The same with some of its bytes changed, gone, doubled, or noise."""
    wire = bytearray(wire)
    for _ in range(rng.randint(1, 12)):
        at, length = rng.randrange(len(wire)), rng.randint(1, 24)
        how = rng.randrange(6)
        if how == 0:
            wire[at] = rng.randrange(256)
        elif how == 1:
            del wire[at:at + length]
        elif how == 2:
            wire[at:at] = wire[at:at + length]
        elif how == 3:
            wire[at:at] = rng.randbytes(length)
        elif how == 4:
            wire[at:at] = rng.choice([b"\xff", b"\0", b"\r", b"\n", b"\r\n", b" ", b":", b"\x02", b"9"]) * length
        else:
            wire[at] ^= 1 << rng.randrange(8)
        wire = wire or bytearray(b"\0")
    return bytes(wire)


def conversation(tongue, name):
    """What a client of good will says, in one piece."""
    return tongue.enters(name) + (tongue.says(name, b"how are you?") + tongue.pings(name, b"token") + tongue.asks_much) * 20


def throw(sock, wire, rng):
    """Sends it all, reading what comes, and ends in one of three ways."""
    sock.setblocking(False)
    try:
        while wire:
            readable, writable, _ = select.select([sock], [sock], [], 1)
            if readable and not sock.recv(65536):
                break
            if writable:
                wire = wire[sock.send(wire):]
            elif not readable:
                break
    except OSError:
        pass
    reset(sock) if rng.random() < 0.3 else sock.close()


@case(dies_of_garbage="bystanders: hung up")
def mutated_garbage(house, report):
    """10 MB of mutated conversations disturb nobody, and end nothing but their own connections."""
    rng, total, thrown = random.Random(3), house.pick(MIB // 4, 10 * MIB), 0
    with house.server() as server:
        tongues = spoken_by(server)
        with Bystanders(server, report):
            while thrown < total:
                for tongue in tongues:
                    wire = mutated(rng, conversation(tongue, f"garbage{rng.randrange(9)}"))
                    throw(connect(server.ports[tongue.port]), wire, rng)
                    thrown += len(wire)
            for tongue in tongues:
                with Person(server, tongue, "after") as after:
                    after.is_served()
        report.same(f"told as an error of the server, of {thrown} bytes", house.log().count(" error "), 0)
