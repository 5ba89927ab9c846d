# People who do not read, and people who type slowly.
# SPDX-License-Identifier: BSL-1.0
import contextlib
import select

from bystanders import Bystanders
from case import BASE, case
from crowd import Crowd
from measure import KIB
from stage import Fault, eventually
from tongues import TONGUES, Person, named, spoken_by

HARD = 256  # KiB of [limits] outbox_hard
ON_DISK = "[journal]\nfile = journal.sqlite3\ndurability = written\n"  # so that memory tells about outboxes alone


def speak_until(server, tongue, is_over, most_lines):
    """One who talks as fast as the room hears him; the most memory that the server had meanwhile."""
    most, text = 0, b"x" * 400
    with Person(server, tongue, "talker") as talker:
        for _ in range(most_lines // 64):
            talker.sends(tongue.says(talker.name, text) * 64)
            talker.is_served()
            most = max(most, server.gauge.memory())
            if is_over():
                break
    return most


@case(hangs_up_on_bystanders="bystanders: hung up", loses="bystanders: lost", grows="memory",
      stalls="bystanders: p99", beside=True)
def slow_readers(house, report):
    """Of a busy room only those who do not read are hung up: nobody else loses a line or waits, and memory stays bounded."""
    with house.server(weighed=True, more=ON_DISK) as server:
        tongues = [tongue for tongue in spoken_by(server) if tongue.hears]
        with Crowd() as crowd, Bystanders(server, report):
            before, there = server.gauge.memory(), server.gauge.sockets()
            for tongue in tongues:
                for i in range(house.pick(3, 20)):
                    crowd.comes(server, tongue, small=True).sendall(tongue.enters(f"slow{i}{tongue.port}"))
            many = len(crowd.sockets)
            eventually(server.gauge.sockets, lambda seen: seen >= there + many, "the slow to be there")
            most = speak_until(server, tongues[0], lambda: server.gauge.sockets() <= there + 1,
                               house.pick(24000, 60000))
            eventually(server.gauge.sockets, lambda seen: seen != there + 1, "the talker to go")
            report.same(f"slow readers still there, of {many}", server.gauge.sockets() - there, 0)
        report.at_most("memory above before", most - before, house.kib(BASE + many * HARD), "KiB")


def asks_in_vain(sock, asked, most):
    """Asks as much as it can without ever reading; until the server takes no more, or `most` bytes."""
    sock.setblocking(False)
    unsent, sent = b"", 0
    while sent < most:
        if not select.select([], [sock], [], 0.3)[1]:
            return
        unsent = unsent or asked * (16384 // len(asked))
        try:
            count = sock.send(unsent)
        except BlockingIOError:
            continue
        except OSError:
            return  # hung up: that is one way not to grow
        unsent, sent = unsent[count:], sent + count


@case(grows="memory")
def replies_that_are_never_read(house, report):
    """Who asks for much and never reads it costs no more than his outbox, and nobody else waits."""
    with house.server(weighed=True, more=ON_DISK) as server:
        with Crowd() as crowd, Bystanders(server, report):
            with Person(server, named("commands"), "writer") as writer:
                for _ in range(house.pick(10, 40)):
                    writer.sends(writer.tongue.says(writer.name, b"y" * 1000) * 50)
                    writer.is_served()
            before = server.gauge.memory()
            for tongue in spoken_by(server):
                for i in range(house.pick(2, 10)):
                    sock = crowd.comes(server, tongue, small=True)
                    sock.sendall(tongue.enters(f"vain{i}{tongue.port}"))
                    asks_in_vain(sock, tongue.asks_much, house.pick(1, 4) * KIB * KIB)
            report.at_most("memory above before", server.gauge.settled_memory() - before,
                           house.kib(len(crowd.sockets) * HARD) + house.spare, "KiB")


@case(whole_reads=[f"{tongue.port}: answered" for tongue in TONGUES])
def one_byte_at_a_time(house, report):
    """A conversation that is sent a byte at a time is answered and heard like any other."""
    many, text = house.pick(5, 50), b"x" * 200  # so long that no bytes are read together that were not sent so
    with house.server() as server:
        for tongue in spoken_by(server):
            answered = 0
            with contextlib.suppress(Fault), Person(server, tongue, "ann") as ann, Dribbler(server, tongue, "bob") as bob:
                for i in range(many):
                    bob.is_answered(text + b" %d" % i)
                    if tongue.hears:
                        bob.says(text + b" %d" % i)
                        ann.hears(bob, text + b" %d" % i)
                    answered += 1
            report.same(f"{tongue.port}: answered and heard, of {many}", answered, many)


class Dribbler(Person):
    """Types a byte, then the next."""

    def sends(self, wire):
        for byte in wire:
            self.socket.sendall(bytes([byte]))
