# Many connections at once, as bare sockets.
# SPDX-License-Identifier: BSL-1.0
import socket
import struct

from stage import DEADLINE

NO_PORT_YET = getattr(socket, "IP_BIND_ADDRESS_NO_PORT", 24)


def connect(port, small=False, source=0):
    """A connection; `small`: its end of it holds a few KiB. Each source is an address of this machine, with its own ports."""
    sock = socket.socket()
    sock.settimeout(DEADLINE)
    if small:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    if source:
        sock.setsockopt(socket.IPPROTO_IP, NO_PORT_YET, 1)
        sock.bind((f"127.0.1.{source}", 0))
    sock.connect(("127.0.0.1", port))
    return sock


def reset(sock):
    """Ends it without a farewell: the other side is sent an RST."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    sock.close()


class Crowd:
    """Connections that end with the `with` block."""

    def __init__(self):
        self.sockets = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for sock in self.sockets:
            sock.close()

    def comes(self, server, tongue, small=False):
        self.sockets.append(connect(server.ports[tongue.port], small, 1 + len(self.sockets) // 10000))
        return self.sockets[-1]
