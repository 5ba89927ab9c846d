# How people talk on each protocol: what they send, and what is seen of it. A person is a connection that talks so.
# SPDX-License-Identifier: BSL-1.0
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "interop"))

from people import JOIN, TALK, Wire, frame  # noqa: E402

LIST, DIRECT = 3, 4  # frames of the binary protocol


class Crlf:
    """Answers only: what others say is never heard unasked."""
    port, hears = "commands", False
    greeting = b"\r\n"
    end = b"\r\n"
    asks_much = b"get\r\n"  # whose reply is long where much was said

    def enters(self, name):
        return f"name: {name}\r\n".encode()

    def entered(self, name):
        return b"OK\r\n"

    def says(self, text):
        return b"push: " + text + b"\r\n"

    def pings(self, name, token):
        return b"test: " + token + b"\r\n"

    def pong(self, name, token):
        return token + b"\r\n"


class Broadcast:
    """Binary frames."""
    port, hears = "broadcast", True
    greeting = b""
    end = b""
    asks_much = b"\x03\x00\x00"

    def enters(self, name):
        return frame(JOIN, name)

    def entered(self, name):
        return frame(TALK, f"**{name} is joining the chat**")

    def says(self, text):
        return bytes([TALK]) + len(text).to_bytes(2, "big") + text

    def heard(self, name, text):
        return self.says(f"[{name}] ".encode() + text)

    def pings(self, name, token):
        told = f"@{name} ".encode() + token
        return bytes([DIRECT]) + len(told).to_bytes(2, "big") + told

    def pong(self, name, token):
        return self.says(f"[{name} Private] ".encode() + token)


class Line:
    """A line a command, a status for each."""
    port, hears = "lines", True
    greeting = b""
    end = b"\n"
    asks_much = b"users\n"

    def enters(self, name):
        return f"login {name}\n".encode()

    def entered(self, name):
        return f"OK login {name}\n".encode()

    def says(self, text):
        return b"say lobby " + text + b"\n"

    def heard(self, name, text):
        return f"SAID lobby {name} ".encode() + text + b"\n"

    def pings(self, name, token):
        return b"ping " + token + b"\n"

    def pong(self, name, token):
        return b"OK ping " + token + b"\n"


class Irc:
    """Any server of this protocol will do."""
    port, hears = "irc", True
    greeting = b""
    end = b"\r\n"
    asks_much = b"WHO #lobby\r\n"

    def enters(self, name):
        return f"NICK {name}\r\nUSER {name} 0 * :{name}\r\nJOIN #lobby\r\n".encode()

    def entered(self, name):
        return f" 366 {name} #lobby ".encode()

    def says(self, text):
        return b"PRIVMSG #lobby :" + text + b"\r\n"

    def heard(self, name, text):
        return b" PRIVMSG #lobby :" + text + b"\r\n"

    def pings(self, name, token):
        return b"PING :" + token + b"\r\n"

    def pong(self, name, token):
        return b":" + token + b"\r\n"


TONGUES = [Crlf(), Broadcast(), Line(), Irc()]


def spoken_by(server):
    """Those that the server has a port for."""
    return [tongue for tongue in TONGUES if tongue.port in server.ports]


def named(name):
    """The one that is spoken at the listener of this name."""
    return next(tongue for tongue in TONGUES if tongue.port == name)


class Person(Wire):
    """Somebody who has entered the room of all, on one protocol."""

    def __init__(self, server, tongue, name):
        super().__init__(server.ports[tongue.port])
        self.tongue, self.name, self.pings = tongue, name, 0
        if tongue.greeting:
            self.sees(tongue.greeting)
        self.sends(tongue.enters(name))
        self.sees(tongue.entered(name))

    def says(self, text):
        self.sends(self.tongue.says(text))

    def hears(self, who, text):
        self.sees(self.tongue.heard(who.name, text))

    def is_served(self):
        """Waits for the answer to a question; all that was asked and heard before is over by then."""
        self.pings += 1
        token = f"served-{self.pings}".encode()
        self.sends(self.tongue.pings(self.name, token))
        self.sees(self.tongue.pong(self.name, token))
