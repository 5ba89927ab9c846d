#!/usr/bin/env python3
# A client of the command protocol: sends a command a line, and shows it with its reply.
# SPDX-License-Identifier: BSL-1.0
"""A client of the command protocol, written to be read.

    python3 crlf_client.py HOST PORT [NAME]

Each line you type is a command: help, push: hello, get. Ctrl-D, or adios, ends it. Commands may come from a file or a
pipe as well; each is sent when the one before it is answered.
"""
import os
import re
import select
import socket
import sys

STDIN = 0
PATIENCE = 1  # seconds for a reply, and for the server to close after adios


class Lines:
    """Cuts bytes into lines: what is not whole yet waits for the rest."""

    def __init__(self, end):
        self.end, self.rest = end, b""

    def take(self, data):
        *whole, self.rest = (self.rest + data).split(self.end)
        return whole

    def take_rest(self):
        rest, self.rest = self.rest, b""
        return [rest] if rest else []


def show(text):
    """What others wrote must not steer our terminal: control characters become blanks."""
    print(re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", " ", text.decode(errors="replace")), flush=True)


class Conversation:
    """With one server, which owes us the welcome, and then a reply to every command."""

    def __init__(self, server, name):
        self.server = server
        self.replies, self.typed = Lines(b"\r\n"), Lines(b"\n")
        self.commands = [b"name: " + name] if name else []  # to be sent
        self.at_terminal = os.isatty(STDIN)
        self.nameless = self.at_terminal and not name  # the first line that is typed is the name then
        self.waiting = True  # for a reply
        self.input_ended = self.said_adios = self.closed = False

    def run(self):
        """Until the server closes, which it does on adios."""
        while not self.closed:
            if not self.waiting and not self.said_adios:
                self.say_next()
            self.wait()

    def say_next(self):
        if self.commands:
            self.send(self.commands.pop(0))
        elif self.input_ended:
            self.send(b"adios")
        elif self.at_terminal:
            print("Your name: " if self.nameless else "> ", end="", flush=True)

    def send(self, command):
        """A command and its end are one write: some servers take one recv for one command."""
        if not self.at_terminal or self.input_ended:
            show(command)
        try:
            self.server.sendall(command + b"\r\n")
        except OSError:
            self.closed = True
        self.waiting, self.said_adios = True, command == b"adios"

    def wait(self):
        """For the server, and while it owes us nothing for the input as well; a reply that does not end, we do not await."""
        awaited = [self.server] if self.waiting else [self.server, STDIN]
        ready, _, _ = select.select(awaited, [], [], PATIENCE if self.waiting else None)
        if self.server in ready:
            self.hear()
        elif STDIN in ready:
            self.read_input()
        else:
            self.give_up()

    def hear(self):
        try:
            data = self.server.recv(65536)
        except OSError:
            data = b""  # a reset is an end as well
        replies = self.replies.take(data)
        if not data:
            self.closed = True
            replies += self.replies.take_rest()
        for reply in replies:
            show(reply)
            self.waiting = False
            if self.said_adios and reply == b"adios":
                self.closed = True

    def read_input(self):
        data = os.read(STDIN, 4096)
        lines = self.typed.take(data)
        if not data:
            self.input_ended = True
            lines += self.typed.take_rest()
        for line in lines:
            line = line[:-1] if line.endswith(b"\r") else line
            self.commands.append(b"name: " + line if self.nameless else line)
            self.nameless = False

    def give_up(self):
        for piece in self.replies.take_rest():
            show(piece)
        self.waiting = False
        self.closed = self.said_adios


def main(host, port, name=""):
    try:
        server = socket.create_connection((host, int(port)))
    except OSError as error:
        sys.exit(f"crlf_client: cannot connect to {host} {port}: {error}")
    conversation = Conversation(server, os.fsencode(name))
    try:
        conversation.run()
    except KeyboardInterrupt:  # Ctrl-C
        conversation.send(b"adios")
    if not conversation.said_adios:
        sys.exit("crlf_client: the server closed the connection")


if __name__ == "__main__":
    main(*sys.argv[1:])
