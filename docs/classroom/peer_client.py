#!/usr/bin/env python3
# A client of the turn-based chat, in any of its dialects: it says something, then waits for the answer.
# SPDX-License-Identifier: BSL-1.0
"""A client of the turn-based chat, written to be read.

    python3 peer_client.py [--dialect D] HOST PORT

D is handle (unless you say otherwise), plain, greeting, handshake, port-line, len3x, len3z, len4, header10 or len-total.
It asks for a user name where the dialect has one, then takes turns: where there is no prompt it is the other's. \\quit
ends it, and so does the end of the input. Exits with 1 where the server closed without a word.
"""
import argparse
import os
import re
import select
import signal
import socket
import sys
import time

GAP = 0.1  # seconds of silence that end a reply which nothing else ends
PAUSE = 0.5  # seconds after a handle that is not answered, so that the server can tell it from the first text
PATIENCE = 1  # seconds for the server to close after our quit
HEADERS = {"len3x": 3, "len3z": 3, "len4": 4, "header10": 10}  # bytes of a length
PREFIXES = {"handle": b"> ", "handshake": b"> ", "port-line": b"> ", "len3x": b"-> ", "len3z": b"> "}
PLAIN = ("plain", "len4", "header10")  # no user names there, and /q for \quit
DIALECTS = (*PREFIXES, *PLAIN, "greeting", "len-total")
QUIT = re.compile(rb"/q|([^\s>]+> ?)?\\quit")  # as a whole text; inside words it is nothing


class Closed(Exception):
    """The server has closed the connection."""


class Typed:
    """Standard input by lines. Python's own would hide from select what it has read ahead."""

    def __init__(self):
        self.rest, self.ended = b"", False

    def line(self, server=None):
        """The next line; None at the end, or where the server speaks although it is not its turn."""
        while b"\n" not in self.rest and not self.ended:
            if server and server in select.select([0, server], [], [])[0]:
                return None
            data = os.read(0, 4096)
            self.rest, self.ended = self.rest + data, not data
        line, end, self.rest = self.rest.partition(b"\n")
        return line.rstrip(b"\r") if line or end else None


class Server:
    """The connection, and what came of it and was not taken yet."""

    def __init__(self, host, port, dialect):
        self.socket = socket.create_connection((host, port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.dialect, self.rest = dialect, b""

    def send(self, body):
        self.socket.sendall(framed(self.dialect, body))

    def more(self):
        data = self.socket.recv(4096)
        if not data:
            raise Closed
        self.rest += data

    def take(self, count):
        """So many bytes, however many reads they take."""
        while len(self.rest) < count:
            self.more()
        taken, self.rest = self.rest[:count], self.rest[count:]
        return taken

    def take_to(self, end):
        while end not in self.rest:
            self.more()
        return self.take(self.rest.index(end) + len(end))

    def take_to_silence(self):
        self.more()
        try:
            while select.select([self.socket], [], [], GAP)[0]:
                self.more()
        except Closed:
            pass  # what came before it is a text; the next read says so again
        return self.take(len(self.rest))

    def reply(self):
        """The server's next text. Raises ValueError where its length is no number."""
        if self.dialect in HEADERS:
            body = self.take(int(self.take(HEADERS[self.dialect]).rstrip(b"x ")))
        elif self.dialect == "len-total":
            header = self.take_to(b" ")
            body = self.take(int(header) - len(header))
        elif self.dialect == "port-line":
            body = self.take_to(b"\n")
        else:
            body = self.take_to_silence()
        return body.rstrip(b"\r\n\0")


def framed(dialect, body):
    """The bytes of one message; a length counts bytes, not characters."""
    if dialect in ("handle", "port-line"):
        return body + b"\n"
    if dialect == "len3x":
        return (b"%d" % len(body)).ljust(3, b"x") + body
    if dialect == "len3z":
        return b"%03d" % (len(body) + 1) + body + b"\0"
    if dialect == "len4":
        return b"%04d" % len(body) + body
    if dialect == "header10":
        return (b"%d" % len(body)).ljust(10) + body
    if dialect == "len-total":
        total = len(body) + 2  # one digit and the blank, unless there are more digits
        while total != len(b"%d " % total + body):
            total += 1
        return b"%d " % total + body
    return body


def show(text):
    """Prints at once, and without what would move the cursor."""
    shown = text.decode("utf-8", errors="replace")
    print(re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", " ", shown), flush=True)


def prompt(words):
    if sys.stdin.isatty():
        print(words, end="", flush=True)


def ask_name(typed):
    """One word of 1 to 10 characters; a person is asked until it is."""
    prompt("Please enter a User Name:")
    while (line := typed.line()) is not None:
        if re.fullmatch(r"[^\s>]{1,10}", line.decode("utf-8", errors="replace")):
            return line
        print("User Name must be between [1-10] characters.", flush=True)
        prompt("Reenter a User Name: ")
    sys.exit("peer_client: no user name")


def introduce(server, name, port):
    """What the dialects say before the first text."""
    if server.dialect == "greeting":
        server.reply()
        server.send(name)
        time.sleep(PAUSE)
    if server.dialect == "handshake":
        server.send(b"client-372")
        server.reply()
    if server.dialect in ("handshake", "len-total"):
        server.send(name)
        server.reply()
    if server.dialect == "port-line":
        server.send(b"%d" % port)


def next_message(typed, server, longest):
    """What is typed next and may be sent; None at the end. What the server says meanwhile is shown."""
    while (line := typed.line(server.socket)) is not None or not typed.ended:
        if line is None:
            hear(server)
        elif QUIT.fullmatch(line):
            return None
        elif 0 < len(line) <= longest:
            return line
        else:
            print(f"Please enter a message between [1-{longest}] characters.", flush=True)
    return None


def hear(server):
    """Shows the next reply. A quit of the server ends the program."""
    text = server.reply()
    if QUIT.fullmatch(text):
        show(b"Server requested to close connection. Good Bye")
        sys.exit(0)
    show(text)


def quit_politely(server):
    show(b"You have requested to close this connection. Good Bye")
    quit_word = b"/q" if server.dialect in PLAIN else b"\\quit"
    bare = server.dialect == "handle"  # without a line feed: some servers compare all that they read
    try:
        server.socket.sendall(quit_word if bare else framed(server.dialect, quit_word))
        server.socket.shutdown(socket.SHUT_WR)
        server.socket.settimeout(PATIENCE)
        while server.socket.recv(4096):
            pass
    except OSError:
        pass  # it has closed already, or takes no notice: we are going anyway


def main(options):
    typed = Typed()
    name = b"" if options.dialect in PLAIN else ask_name(typed)
    server = Server(options.host, options.port, options.dialect)
    introduce(server, name, options.port)
    prefix = name + PREFIXES[options.dialect] if options.dialect in PREFIXES else b""
    words = name.decode("utf-8", errors="replace") + "> " if name else "Enter Input > "
    prompt(words)
    while (message := next_message(typed, server, 4096 if options.dialect in PLAIN else 500)) is not None:
        server.send(prefix + message)
        hear(server)
        prompt(words)
    quit_politely(server)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends us without a word
    parser = argparse.ArgumentParser(description="A client of the turn-based chat.")
    parser.add_argument("host")
    parser.add_argument("port", type=int)
    parser.add_argument("--dialect", choices=DIALECTS, default="handle")
    try:
        main(parser.parse_args())
    except Closed:
        sys.exit("peer_client: the server closed the connection")
    except (OSError, ValueError) as error:
        sys.exit(f"peer_client: {error}")
