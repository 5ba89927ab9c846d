# What the fake server owes a client: what many are owed is in memory once.
# SPDX-License-Identifier: BSL-1.0
import collections
import itertools


def bounds(config):
    """Bytes of outbox_soft and outbox_hard."""
    limits = {"outbox_soft": "64KiB", "outbox_hard": "256KiB", **(config["limits"] if "limits" in config else {})}
    units = {"KiB": 1024, "MiB": 1024 * 1024}
    return [int(limits[key][:-3]) * units[limits[key][-3:]] for key in ("outbox_soft", "outbox_hard")]


class Outbox:
    """Wires that wait, and their size; `copies` is a bug."""

    def __init__(self, copies):
        self.wires, self.size, self.copies = collections.deque(), 0, copies

    def __len__(self):
        return self.size

    def push(self, wire):
        if wire:
            self.wires.append(bytes(bytearray(wire)) if self.copies else wire)
            self.size += len(wire)

    def flush(self, sock):
        """Sends all, or raises BlockingIOError where no more goes."""
        while self.wires:
            sent = sock.sendmsg(list(itertools.islice(self.wires, 256)))
            self.size -= sent
            while sent:
                wire = self.wires.popleft()
                if sent < len(wire):
                    self.wires.appendleft(memoryview(wire)[sent:])
                sent = max(0, sent - len(wire))
