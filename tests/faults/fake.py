# A small chat server that keeps what chatd promises, or breaks one promise on purpose: fake.py --config FILE --bug NAME.
# SPDX-License-Identifier: BSL-1.0
#
# Each case of the suite is proved by it: the case must fail against the bug that it is there for, and pass without. It
# reads the same configuration and says the same `listening` lines as chatd, and speaks as much of each protocol as the cases
# do (fake_tongues.py).
import argparse
import configparser
import os
import selectors
import signal
import socket
import time

import fake_tongues
from fake_files import Files
from fake_outbox import Outbox, bounds

HUGE = 64 * 1024 * 1024
LINGER, LAST = 1, 3  # seconds for a client's end after ours, and for all of them at the server's


class Client:
    """A connection: what it sent and what it is owed."""

    def __init__(self, sock, tongue, outbox):
        self.socket, self.tongue = sock, tongue
        self.input, self.out = b"", outbox
        self.name, self.rooms = None, set()
        self.skips = self.ending = self.gone = False
        self.until = None

    def send(self, wire):
        self.out.push(wire)


def is_half_closed(sock):
    time.sleep(0.01)
    try:
        return not sock.recv(1, socket.MSG_PEEK)
    except OSError:
        return False


class Server(Files):
    """All clients, rooms and files, in one loop."""

    def __init__(self, config, bug):
        self.bug, self.loop = bug, selectors.DefaultSelector()
        self.clients, self.names, self.rooms, self.lines, self.hoard = {}, {}, {}, [], []
        self.said, self.stopping, self.stalls, self.resting, self.reserve = 0, None, 0, [], os.open("/dev/null", os.O_RDONLY)
        self.soft, self.hard = bounds(config)
        self.hoard += [b"x" * HUGE] if bug == "fat" else []
        self.open_audit(config["audit"].get("file"))
        self.open_journal(config["journal"].get("file") if "journal" in config else None)
        for section in config.sections():
            if section.startswith("listen."):
                self.listen(section.partition(".")[2], **config[section])

    # Rooms

    def say(self, client, room, text):
        """False where he is not in it. Everybody in the room hears it, but not who says it."""
        if room not in client.rooms:
            return False
        times = self.times()
        for _ in range(times):
            self.keep(f"{client.name}: ".encode() + text)
        self.record({"event": "message", "name": client.name, "room": room, "text": text.decode(errors="replace")})
        wires = {}  # one for all who speak the same
        for other in list(self.rooms.get(room, ())):
            if other is not client:
                if other.tongue not in wires:
                    wires[other.tongue] = other.tongue.heard(client.name, room, text) * times
                other.send(wires[other.tongue])
        return True

    def times(self):
        """How often a text comes: once, if it were not for a bug."""
        self.said += 1
        return {"loses": 0, "doubles": 2}.get(self.bug, 1) if self.said % 10 == 0 else 1

    def announce(self, room, client, happening):
        for other in list(self.rooms.get(room, ())):
            other.send(other.tongue.announced(client.name, room, happening))

    def join(self, client, room):
        self.rooms.setdefault(room, {})[client] = None
        client.rooms.add(room)
        if self.bug == "keeps-rooms":
            self.hoard.append(bytes(1 << 14))

    def part(self, client, room):
        client.rooms.discard(room)
        self.rooms[room].pop(client, None)
        if not self.rooms[room]:
            del self.rooms[room]

    # Connections

    def listen(self, name, protocol, address, **_):
        acceptor = socket.create_server((address, 0), backlog=4096)
        acceptor.setblocking(False)
        self.loop.register(acceptor, selectors.EVENT_READ, fake_tongues.BY_PROTOCOL[protocol](self))
        print(f"listening {name} {protocol} {address}:{acceptor.getsockname()[1]}", flush=True)

    def accept(self, acceptor, tongue):
        for _ in range(64):
            try:
                sock, _ = acceptor.accept()
            except BlockingIOError:
                return
            except OSError:
                self.turn_away(acceptor, tongue)
                return
            sock.setblocking(False)
            if self.bug == "impatient":
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, 200)  # milliseconds without an ACK
            client = self.clients[sock] = Client(sock, tongue, Outbox(self.bug in ("copies", "grows")))
            if self.bug in ("leaks", "keeps-heaps"):
                self.hoard.append(bytes(1 << 14))
            self.loop.register(sock, selectors.EVENT_READ, client)
            self.record({"event": "connect"})
            tongue.greet(client)
            self.flush(client)
            if self.bug == "hangs-up-on-silence" and len(self.clients) > 100:
                self.hang_up(client)

    def turn_away(self, acceptor, tongue):
        if self.bug in ("spins", "refuses-for-ever"):
            if self.bug == "refuses-for-ever":
                self.hoard.append(acceptor)
                self.loop.unregister(acceptor)
            return
        os.close(self.reserve)
        try:
            sock, _ = acceptor.accept()
            sock.send(tongue.full())
            sock.close()
        except OSError:
            pass
        self.reserve = os.open("/dev/null", os.O_RDONLY)
        self.loop.unregister(acceptor)
        self.resting.append((time.monotonic() + 0.05, acceptor, tongue))

    def read(self, client):
        try:
            got = client.socket.recv(1 << 16)
        except BlockingIOError:
            return
        except OSError:
            if self.bug == "keeps-names":
                self.loop.unregister(client.socket)
                return
            self.drop(client)
            return
        if self.bug == "dies-of-garbage" and b"\xff\xff\xff" in got:
            os._exit(1)
        if client.ending:
            if not got:
                self.drop(client)
            return
        self.take(client, got)

    def take(self, client, got):
        if self.bug == "whole-reads":
            client.input = b""
        client.input += got
        client.tongue.consume(client)
        if got:
            if self.bug == "forgets-the-half-closed" and is_half_closed(client.socket):
                self.drop(client)
            return
        if self.bug == "keeps-descriptors":
            self.loop.unregister(client.socket)
            self.leave(client)
            return
        client.tongue.ends(client)
        self.hang_up(client)

    def hang_up(self, client):
        client.ending = True
        self.leave(client)

    def leave(self, client):
        for room in list(client.rooms):
            self.part(client, room)
            self.announce(room, client, "leaving")
        if self.names.get(client.name) is client:
            del self.names[client.name]

    def owes_much(self, client):
        return len(client.out) > (HUGE if self.bug == "grows" else self.soft)

    def drop(self, client):
        if client.gone:
            return
        client.gone = True
        self.loop.unregister(client.socket)
        del self.clients[client.socket]
        self.leave(client)
        client.socket.close()

    def flush(self, client):
        """Sends what goes; who does not read is not read, and hung up when he is owed too much."""
        try:
            client.out.flush(client.socket)
        except BlockingIOError:
            pass
        except OSError:
            self.drop(client)
            return
        if len(client.out) > self.hard and self.bug not in ("grows", "hangs-up-on-bystanders"):
            self.drop(client)
            return
        if len(client.out) > self.hard and self.bug == "hangs-up-on-bystanders":
            for other in list(self.clients.values()):
                self.drop(other)
            return
        if client.ending and not client.out and client.until is None:
            client.until = time.monotonic() + LINGER
            try:
                client.socket.shutdown(socket.SHUT_WR)
            except OSError:
                self.drop(client)
                return
        reads = 0 if self.owes_much(client) else selectors.EVENT_READ
        events = reads | (selectors.EVENT_WRITE if client.out else 0)
        self.loop.modify(client.socket, events or selectors.EVENT_READ, client)

    # Time

    def turn(self):
        if self.bug == "stalls" and time.monotonic() > self.stalls:
            time.sleep(0.6)
            self.stalls = time.monotonic() + 0.6
        for key, events in self.loop.select(0.05):
            if not isinstance(key.data, Client):
                self.accept(key.fileobj, key.data)
            elif events & selectors.EVENT_READ and not key.data.gone:
                self.read(key.data)
        for client in list(self.clients.values()):
            if client.input and client.out and not client.ending and not self.owes_much(client):
                client.tongue.consume(client)  # what waited for him to read
            if (client.out or client.ending) and not client.gone and client.socket in self.loop.get_map():
                self.flush(client)
        now = time.monotonic()
        for client in list(self.clients.values()):
            if client.until and client.until < now:
                self.drop(client)
        for rest in [rest for rest in self.resting if rest[0] < now]:
            self.resting.remove(rest)
            self.loop.register(rest[1], selectors.EVENT_READ, rest[2])

    def stop(self):
        if self.bug == "no-goodbye":
            os._exit(0)
        for key in list(self.loop.get_map().values()):
            if not isinstance(key.data, Client):
                self.loop.unregister(key.fileobj)
                key.fileobj.close()
        self.resting.clear()
        for client in list(self.clients.values()):
            client.tongue.stops(client)
            self.hang_up(client)
        self.stopping = time.monotonic() + (60 if self.bug == "lingers" else LAST)

    def run(self, asked_to_stop):
        while not self.stopping or (self.clients and time.monotonic() < self.stopping):
            self.turn()
            if asked_to_stop and not self.stopping:
                self.stop()
        while self.bug == "lingers" and time.monotonic() < self.stopping:
            self.turn()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--config")
    parser.add_argument("--bug", default="none")
    parser.add_argument("--hash-password", action="store_true")
    asked = parser.parse_args()
    if asked.hash_password:
        print("password_hash = none")
        return
    config = configparser.ConfigParser(interpolation=None)
    config.read(asked.config)
    signals = []
    if asked.bug != "dies-of-hangup":
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda number, _: signals.append(number))
    server = Server(config, asked.bug)
    print("ready", flush=True)
    server.run(signals)
    server.record({"event": "stop"})


if __name__ == "__main__":
    main()
