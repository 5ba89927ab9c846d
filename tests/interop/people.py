# People on the other protocols, who speak to the same room: each a socket, and what came in over it.
# SPDX-License-Identifier: BSL-1.0
import re
import socket
import struct

from stage import DEADLINE, Fault

JOIN, TALK, ERROR = 0, 2, 5  # frames of the binary protocol
ENDED = "(closed)"  # behind the last line of an IRC conversation


class Wire:
    """A connection that is read until what one waits for is there."""

    def __init__(self, port, address="127.0.0.1"):
        self.socket = socket.create_connection((address, port), DEADLINE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
        self.read = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def sends(self, wire):
        self.socket.sendall(wire)

    def more(self, wanted):
        """Reads once more; False where the other side has closed. `wanted` is what the Fault says when nothing comes."""
        try:
            got = self.socket.recv(65536)
        except ConnectionResetError:
            got = b""
        except TimeoutError:
            raise Fault(f"waited for {wanted!r}\nbut there is:\n{self.read!r}") from None
        self.read += got
        return bool(got)

    def sees(self, wire):
        """Waits until these bytes have come; they and what came before them are read."""
        while wire not in self.read:
            if not self.more(wire):
                raise Fault(f"waited for {wire!r}\nbut the connection is closed behind:\n{self.read!r}")
        self.read = self.read.partition(wire)[2]

    def is_closed(self):
        """Waits until the other side has closed; what still came is passed over."""
        while self.more("the end"):
            pass


class CrlfClient(Wire):
    """The command protocol: a question, an answer."""

    def __init__(self, port, name):
        super().__init__(port)
        self.sees(b"\r\n")
        self.asks(f"name: {name}", "OK")

    def asks(self, line, answer):
        self.sends(line.encode() + b"\r\n")
        self.sees(answer.encode() + b"\r\n")

    def says(self, text):
        self.asks(f"push: {text}", "OK")


class BroadcastClient(Wire):
    """The binary protocol, joined under a name."""

    def __init__(self, port, name):
        super().__init__(port)
        self.sends(frame(JOIN, name))
        self.sees(b"\x00" + frame(TALK, f"**{name} is joining the chat**"))

    def says(self, text):
        self.sends(frame(TALK, text))

    def hears(self, text, kind=TALK):
        self.sees(frame(kind, text))


def frame(kind, text):
    body = text.encode()
    return struct.pack("!BH", kind, len(body)) + body


class IrcPerson(Wire):
    """A raw conversation with an IRC server, line by line."""

    def __init__(self, port, nick):
        super().__init__(port)
        self.nick = nick
        self.pings = 0
        self.gone = False

    def registers(self):
        self.sends(f"NICK {self.nick}\r\nUSER {self.nick} 0 * :{self.nick.capitalize()}\r\n".encode())
        return self.lines_until(r"\S+ (376|422) ")

    def asks(self, line):
        """Sends the line; all lines that came by the time it was answered, in order."""
        self.sends(line.encode() + b"\r\n")
        return self.came()

    def came(self):
        """All lines that are here by the time a PING is answered, in order; none any more once it has ended."""
        if self.gone:
            return []
        self.pings += 1
        token = f"came-{self.pings}"
        self.sends(f"PING :{token}\r\n".encode())
        lines = self.lines_until(rf"\S+ PONG .*{token}$")
        return lines if self.gone else lines[:-1]

    def lines_until(self, pattern):
        """The lines up to one that begins like this, or to the end of the connection: then ENDED is the last."""
        lines = []
        while not lines or not re.match(pattern, lines[-1]):
            while b"\n" not in self.read:
                if not self.more(pattern):
                    self.gone = True
                    return [*lines, ENDED]
            line, _, self.read = self.read.partition(b"\n")
            lines.append(line.rstrip(b"\r").decode())
        return lines
