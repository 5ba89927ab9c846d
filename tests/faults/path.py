# A path that loses, doubles, delays and reorders packets: two network namespaces, joined by a pair of TUN devices here.
# SPDX-License-Identifier: BSL-1.0
#
# path.py prints the descriptors of the two namespaces, first the servers', and carries packets until its input ends: then
# it prints what became of them, as JSON. A line of its input `loss 5` sets how it is from then on: percents of loss, double
# and late, milliseconds of delay, and an outage until so many packets are lost; it begins without faults. Whoever is root
# enters a namespace by /proc/PID/fd/N.
import contextlib
import ctypes
import fcntl
import heapq
import json
import os
import random
import select
import socket
import struct
import sys
import time

SERVERS, CLIENTS = "10.93.0.1", "10.93.0.2"  # addresses of namespaces that nobody else sees
CLONE_NEWNET = 0x40000000
TUNSETIFF, TUN_WITHOUT_HEADER = 0x400454CA, 0x1001
SIOCSIFFLAGS, SIOCSIFADDR, SIOCSIFDSTADDR, UP_AND_RUNNING = 0x8914, 0x8916, 0x8918, 0x41
libc = ctypes.CDLL(None, use_errno=True)


def this_namespace():
    return os.open("/proc/thread-self/ns/net", os.O_RDONLY)


def enter(namespace):
    """For this thread, and for the processes that it starts."""
    if libc.setns(namespace, CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "setns")


def new_namespace(address, other):
    """(namespace, TUN device in it): this thread is there from now on."""
    if libc.unshare(CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), "unshare")
    tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    name = b"path"
    fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH14x", name, TUN_WITHOUT_HEADER))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        for request, ip in ((SIOCSIFADDR, address), (SIOCSIFDSTADDR, other)):
            fcntl.ioctl(sock, request, struct.pack("16sHH4s8x", name, socket.AF_INET, 0, socket.inet_aton(ip)))
        for device in (name, b"lo"):
            fcntl.ioctl(sock, SIOCSIFFLAGS, struct.pack("16sH14x", device, UP_AND_RUNNING))
    return this_namespace(), tun


class Carrier:
    """The packets on their way, and what becomes of them."""

    def __init__(self, devices):
        self.other = {devices[0]: devices[1], devices[1]: devices[0]}
        self.faults = {"loss": 0, "double": 0, "late": 0, "delay": 0, "outage": 0}
        self.fates = {"carried": 0, "lost": 0, "doubled": 0, "overtaken": 0}
        self.waiting, self.count, self.rng = [], 0, random.Random(6)

    def happens(self, fault):
        return self.rng.random() * 100 < self.faults[fault]

    def takes(self, packet, device):
        if self.faults["outage"] > 0 or self.happens("loss"):
            self.faults["outage"] -= 1
            self.fates["lost"] += 1
            return
        delay = self.rng.uniform(0.8, 1.2) * self.faults["delay"] / 1000
        if self.happens("late"):
            delay *= 2
            self.fates["overtaken"] += 1
        double = self.happens("double")
        self.fates["doubled"] += double
        for _ in range(1 + double):
            self.count += 1
            heapq.heappush(self.waiting, (time.monotonic() + delay, self.count, self.other[device], packet))

    def delivers(self):
        """What is due; seconds until the next is."""
        while self.waiting and self.waiting[0][0] <= time.monotonic():
            _, _, device, packet = heapq.heappop(self.waiting)
            with contextlib.suppress(BlockingIOError):  # a queue that is full loses, too
                os.write(device, packet)
                self.fates["carried"] += 1
        return max(0, self.waiting[0][0] - time.monotonic()) if self.waiting else None


def carry(devices):
    carrier, settings = Carrier(devices), b""
    while True:
        readable, _, _ = select.select([0, *devices], [], [], carrier.delivers())
        for device in devices:
            with contextlib.suppress(BlockingIOError):
                while device in readable:
                    carrier.takes(os.read(device, 65536), device)
        if 0 in readable:
            read = os.read(0, 4096)
            if not read:
                return carrier.fates
            *lines, settings = (settings + read).split(b"\n")
            carrier.faults.update((fault.decode(), float(value)) for fault, value in map(bytes.split, lines))


def main():
    try:
        first, second = new_namespace(SERVERS, CLIENTS), new_namespace(CLIENTS, SERVERS)
    except OSError as why:
        sys.exit(f"no network namespaces can be had here: {why}")
    print(first[0], second[0], flush=True)
    print(json.dumps(carry([first[1], second[1]])))


if __name__ == "__main__":
    main()
