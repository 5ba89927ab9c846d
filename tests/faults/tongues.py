# How people talk on each protocol: what they send, and what is seen of it. A person is a connection that talks so.
# SPDX-License-Identifier: BSL-1.0
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "interop"))

from people import JOIN, TALK, Wire, frame  # noqa: E402

DIRECT = 4  # a frame of the binary protocol


class Tongue:
    """A protocol in templates of bytes, with %(name)s, %(text)s and %(token)s.

    `heard` is what others in the room see of it, unasked; without it one hears answers alone. `together`: what is said
    here is said in the room of all. `asks_much` has a long reply where much was said. `end` ends a command; b"" where
    commands end otherwise."""

    def __init__(self, port, end, asks_much, enters, entered, says, pings, pong, heard=None, greeting=b"", together=True):
        self.port, self.end, self.asks_much, self.greeting, self.together = port, end, asks_much, greeting, together
        self.hears = heard is not None
        self.templates = {"enters": enters, "entered": entered, "says": says, "pings": pings, "pong": pong, "heard": heard}

    def fill(self, template, **words):
        return self.templates[template] % {word.encode(): value for word, value in words.items()}

    def enters(self, name):
        return self.fill("enters", name=name.encode())

    def entered(self, name):
        return self.fill("entered", name=name.encode())

    def says(self, name, text):
        return self.fill("says", name=name.encode(), text=text)

    def heard(self, name, text):
        return self.fill("heard", name=name.encode(), text=text)

    def pings(self, name, token):
        return self.fill("pings", name=name.encode(), token=token)

    def pong(self, name, token):
        return self.fill("pong", name=name.encode(), token=token)


class Frames(Tongue):
    """The binary protocol: the templates are bodies, and what is said to oneself is the question that is answered."""

    def enters(self, name):
        return frame(JOIN, name)

    def fill(self, template, **words):
        body = super().fill(template, **words)
        return bytes([DIRECT if template == "pings" else TALK]) + len(body).to_bytes(2, "big") + body


class Lengths(Tongue):
    """The turn-based chat, where a text begins with its length in four digits."""

    def fill(self, template, **words):
        body = super().fill(template, **words)
        return b"%04d" % len(body) + body


TONGUES = [
    Tongue("commands", b"\r\n", b"get\r\n", enters=b"name: %(name)s\r\n", entered=b"OK\r\n", says=b"push: %(text)s\r\n",
           pings=b"test: %(token)s\r\n", pong=b"%(token)s\r\n", greeting=b"\r\n"),
    Frames("broadcast", b"", b"\x03\x00\x00", enters=b"", entered=b"**%(name)s is joining the chat**", says=b"%(text)s",
           pings=b"@%(name)s %(token)s", pong=b"[%(name)s Private] %(token)s", heard=b"[%(name)s] %(text)s"),
    Tongue("lines", b"\n", b"users\n", enters=b"login %(name)s\n", entered=b"OK login %(name)s\n",
           says=b"say lobby %(text)s\n", pings=b"ping %(token)s\n", pong=b"OK ping %(token)s\n",
           heard=b"SAID lobby %(name)s %(text)s\n"),
    Tongue("irc", b"\r\n", b"WHO #lobby\r\n", enters=b"NICK %(name)s\r\nUSER %(name)s 0 * :%(name)s\r\nJOIN #lobby\r\n",
           entered=b" 366 %(name)s #lobby ", says=b"PRIVMSG #lobby :%(text)s\r\n", pings=b"PING :%(token)s\r\n",
           pong=b":%(token)s\r\n", heard=b" PRIVMSG #lobby :%(text)s\r\n"),
    Lengths("peer", b"", b"0480" + b"z" * 480, enters=b"%(name)s is here", entered=b"%(name)s is here", says=b"%(text)s",
            pings=b"%(token)s", pong=b"%(token)s", together=False),
    Tongue("echo", b"", b"z" * 512, enters=b"%(name)s\n", entered=b"%(name)s\n", says=b"%(text)s\n", pings=b"%(token)s\n",
           pong=b"%(token)s\n", together=False),
]


def spoken_by(server):
    """Those that the server has a port for."""
    return [tongue for tongue in TONGUES if tongue.port in server.ports]


def named(name):
    """The one that is spoken at the listener of this name."""
    return next(tongue for tongue in TONGUES if tongue.port == name)


class Person(Wire):
    """Somebody who has entered, on one protocol: the room of all, where there is one."""

    def __init__(self, server, tongue, name):
        super().__init__(server.ports[tongue.port], server.address)
        self.tongue, self.name, self.pings = tongue, name, 0
        if tongue.greeting:
            self.sees(tongue.greeting)
        self.sends(tongue.enters(name))
        self.sees(tongue.entered(name))

    def says(self, text):
        self.sends(self.tongue.says(self.name, text))

    def hears(self, who, text):
        self.sees(self.tongue.heard(who.name, text))

    def is_served(self):
        """Waits for the answer to a question; all that was asked and heard before is over by then."""
        self.pings += 1
        self.is_answered(b"served-%d" % self.pings)

    def is_answered(self, token):
        self.sends(self.tongue.pings(self.name, token))
        self.sees(self.tongue.pong(self.name, token))
