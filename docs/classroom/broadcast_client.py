#!/usr/bin/env python3
# A client of the binary protocol: joins under a name, says what is typed, shows what others say.
# SPDX-License-Identifier: BSL-1.0
"""A client of the binary protocol, written to be read.

    python3 broadcast_client.py HOST NAME [--port PORT]

All you type is said to everybody; @exit, or Ctrl-D, leaves. Lines may come from a file or a pipe as well. A frame is its
type (1 byte), the length of its body (2 bytes, network order), its body.
"""
import argparse
import os
import re
import select
import socket
import sys
import time

JOIN, LEAVE, TALK, LIST, DIRECT, ERROR = range(6)
HEADER = 3  # bytes
LONGEST_TEXT = 4090  # in one frame
STDIN = 0
PATIENCE = 5  # seconds for an answer to our join
FAREWELL = 1  # seconds for the server to close after our leave


# ---- Frames ----

def frame(kind, body):
    """The length counts the body alone."""
    return bytes([kind]) + len(body).to_bytes(2, "big") + body


def frames_of(line):
    """The line in as many frames as it needs, cut between two characters; none where nothing was typed."""
    while line:
        end = LONGEST_TEXT
        while LONGEST_TEXT - 3 <= end < len(line) and line[end] & 0b11000000 == 0b10000000:  # inside of a character
            end -= 1
        yield frame(TALK, line[:end])
        line = line[end:]


def cut_frame(data):
    """The first frame: its type, its body, and what stands behind it. Nothing where it is not whole yet."""
    length = int.from_bytes(data[1:HEADER], "big")
    if len(data) < HEADER or len(data) < HEADER + length:
        return None
    return data[0], data[HEADER:HEADER + length], data[HEADER + length:]


class Conversation:
    """With one server."""

    def __init__(self, server, name):
        self.server, self.name = server, name
        self.heard, self.typed = b"", b""  # what is not whole yet
        self.at_terminal = os.isatty(STDIN)
        self.joined = self.refused = False
        self.leaving = self.closed = False
        self.until = None  # when we stop waiting for the server

    def run(self):
        """Until the server closes, which it does when we leave."""
        self.join_as(self.name)
        while not self.closed:
            self.wait()

    def wait(self):
        """For the server, and for the keyboard: neither may make us deaf to the other."""
        if self.until:
            ready, _, _ = select.select([self.server], [], [], max(0, self.until - time.monotonic()))
        else:
            ready, _, _ = select.select([self.server, STDIN], [], [])
        if self.server in ready:
            self.hear()
        elif STDIN in ready:
            self.read_input()
        else:
            self.closed = True  # in fact it is not, but we have waited long enough

    def send(self, data):
        try:
            self.server.sendall(data)  # send() may take less than it is given
        except OSError:
            self.closed = True

    # ---- What we hear ----

    def hear(self):
        """A read may bring half a frame, or five: what is not whole yet waits for the rest."""
        try:
            data = self.server.recv(65536)
        except OSError:
            data = b""  # a reset is an end as well
        self.closed = not data
        self.heard += data
        while self.heard and self.take_answer() or self.take_frame():
            pass

    def take_answer(self):
        """To our join: one byte, no frame. What comes before it is a frame: some servers begin with their commands."""
        if self.joined or self.refused or self.heard[0] not in (0, 1):
            return False
        self.joined, self.refused = self.heard[0] == 0, self.heard[0] == 1
        self.heard = self.heard[1:]
        self.until = None
        if self.refused:
            self.ask_again()
        self.prompt()
        return True

    def take_frame(self):
        found = cut_frame(self.heard)
        if not found:
            return False
        kind, body, self.heard = found
        text = body.replace(b"\0", b"").rstrip(b"\r\n")
        if kind in (TALK, DIRECT):  # some servers tell in private with type 04
            self.show(text)
        elif kind == LIST:
            self.show(b"In the chat: " + text.replace(b",", b", "))
        elif kind == ERROR:
            self.show(b"Error: " + text)
        return True  # other types are for clients that know them

    def show(self, text):
        """What others wrote must not steer our terminal: control characters become blanks. The prompt moves down."""
        words = re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", " ", text.decode(errors="replace"))
        print(("\r\033[K" if self.at_terminal else "") + words, flush=True)
        self.prompt()

    def prompt(self):
        if self.at_terminal and not self.until:
            print("Another name: " if self.refused else self.name.decode(errors="replace") + "> ", end="", flush=True)

    # ---- What we say ----

    def ask_again(self):
        if self.at_terminal:
            print("The name is taken, or not allowed.")
        else:
            self.leave()  # a script knows no other

    def read_input(self):
        data = os.read(STDIN, 65536)
        *lines, self.typed = (self.typed + data).split(b"\n")
        if not data:
            lines.append(self.typed)
        for line in lines:
            self.obey(line.rstrip(b"\r"))
        if not data:
            self.leave()

    def obey(self, line):
        if self.leaving:
            return
        if line == b"@exit":
            self.leave()
        elif self.refused:
            self.try_another(line)
        else:
            for each in frames_of(line):
                self.send(each)
            self.prompt()

    def try_another(self, name):
        if fault_of_name(name):
            print(f"Please try again: {fault_of_name(name)}.")
            self.prompt()
        else:
            self.join_as(name)

    def join_as(self, name):
        self.name, self.refused = name, False
        self.until = time.monotonic() + PATIENCE
        self.send(frame(JOIN, name))

    def leave(self):
        if not self.leaving:
            self.leaving = True
            self.until = time.monotonic() + FAREWELL
            self.send(frame(LEAVE, b""))


def fault_of_name(name):
    if not name.strip():
        return "a name may not be blank"
    if re.search(rb"[\x00-\x20\x7f]", name):
        return "a name may not contain blanks"
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("host")
    parser.add_argument("name", type=os.fsencode)
    parser.add_argument("--port", type=int, default=9000)
    options = parser.parse_args()
    if fault_of_name(options.name):
        parser.error(fault_of_name(options.name))
    try:
        server = socket.create_connection((options.host, options.port))
    except OSError as error:
        sys.exit(f"broadcast_client: cannot connect to {options.host} {options.port}: {error}")
    conversation = Conversation(server, options.name)
    try:
        conversation.run()
    except KeyboardInterrupt:  # Ctrl-C
        conversation.leave()
    if conversation.refused:
        sys.exit("broadcast_client: the name is taken, or not allowed")
    if not conversation.leaving:
        sys.exit("broadcast_client: the server closed the connection, or does not answer")


if __name__ == "__main__":
    main()
