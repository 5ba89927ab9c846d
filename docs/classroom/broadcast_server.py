#!/usr/bin/env python3
# A server of the binary protocol: join under a name, and whatever you send all others see.
# SPDX-License-Identifier: BSL-1.0
"""A server of the binary protocol, written to be read.

    python3 broadcast_server.py PORT [HOST]

Ctrl-C ends it. A frame is its type (1 byte), the length of its body (2 bytes, network order), its body. One coroutine
serves each client; they take turns, so nothing here needs a lock. Names and texts are bytes, as they come: what is no
UTF-8 must not stop a server.
"""
import asyncio
import re
import signal
import sys

JOIN, LEAVE, TALK, LIST, DIRECT, ERROR = range(6)
ACCEPTED, REFUSED = b"\x00", b"\x01"  # the answer to a join: one byte, no frame

LONGEST_NAME = 32
LONGEST_TEXT = 4096
LONGEST_BODY = 4090  # that we send
MOST_UNREAD = 256 * 1024  # bytes that wait for a client that does not read
PATIENCE = 1  # seconds for a client to close after us

COMMANDS = b"Commands: 00 join <name>, 01 leave, 02 talk <text>, 03 list, 04 direct @<name> <text>"

members = {}  # who has joined, by their names in small letters


class Client:
    def __init__(self, writer):
        self.writer = writer
        self.name = None  # until the join

    def send(self, data):
        """Never waits, so that nobody waits for a client that does not read; there is a limit to what we keep for it."""
        if not self.writer.is_closing():
            self.writer.write(data)
            if self.writer.transport.get_write_buffer_size() > MOST_UNREAD:
                self.writer.transport.abort()

    def send_error(self, reason):
        self.send(frame(ERROR, reason))


# ---- Names, texts and frames ----

def frame(kind, body):
    """The length counts the body alone."""
    return bytes([kind]) + len(body).to_bytes(2, "big") + body


def without_end(body):
    """Some programs send the NUL that ends a string in C, or the line end that was typed."""
    return body.rstrip(b"\0\r\n")


def is_name(name):
    try:
        text = name.decode()
    except UnicodeDecodeError:
        return False
    return 0 < len(name) <= LONGEST_NAME and text.isprintable() and not re.search(r'^[$+~%-]|[ !@#&,:*?/>"]', text)


def clean(text):
    """One line of UTF-8, whatever came: others see no control characters, and no line end that we did not write."""
    try:
        characters = text.decode()
    except UnicodeDecodeError:
        characters = text.decode("latin-1")
    return re.sub(r"[\x00-\x08\x0a-\x1f\x7f-\x9f]", " ", characters).encode()


def spoken(speaker, text):
    """The text in as many frames as it needs, each with the speaker before it, cut between two characters."""
    most = LONGEST_BODY - len(speaker)
    frames, rest = b"", clean(text)
    while rest:
        piece = rest[:most].decode(errors="ignore").encode()
        frames += frame(TALK, speaker + piece)
        rest = rest[len(piece):]
    return frames


def listed(names):
    """The names in as many frames as they need, cut where a comma would stand."""
    bodies = [b""]
    for name in sorted(names):
        if len(bodies[-1]) + len(b"," + name) > LONGEST_BODY:
            bodies.append(b"")
        bodies[-1] += b"," + name if bodies[-1] else name
    return b"".join(frame(LIST, body) for body in bodies)


# ---- What a client asks for ----

def tell_all(text):
    for member in members.values():
        member.send(frame(TALK, text))


def join(client, body):
    name = without_end(body)
    if client.name:
        client.send_error(b"Already joined")
    elif not is_name(name) or name.lower() in members:
        client.send(REFUSED)
    else:
        client.send(ACCEPTED)
        client.name = name
        members[name.lower()] = client
        tell_all(b"**%b is joining the chat**" % name)
        client.send(frame(TALK, COMMANDS))


def leave(client):
    """Whichever way a client went: the name is free, and everybody hears of it once."""
    if client.name:
        del members[client.name.lower()]
        tell_all(b"**%b is leaving the chat**" % client.name)
        client.name = None


def talk(client, body):
    words = spoken(b"[%b] " % client.name, without_end(body))
    for member in members.values():
        if member is not client:
            member.send(words)


def direct(client, body):
    address, _, text = without_end(body).partition(b" ")
    addressee = members.get(address[1:].lower()) if address.startswith(b"@") else None
    if not addressee:
        client.send_error(b"No such user")
    elif not text:
        client.send_error(b"Nothing to tell: @name text")
    else:
        addressee.send(spoken(b"[%b Private] " % client.name, text))


def send_list(client):
    client.send(listed(member.name for member in members.values()))


# ---- From bytes to frames ----

def objection(client, kind, length):
    """Why a frame is not even looked into."""
    if kind > DIRECT:
        return b"Unsupported Command"
    if kind != JOIN and length > LONGEST_TEXT:
        return b"Too long" if client.name else b"Join first"
    return None


def obey(client, kind, body):
    if kind == JOIN:
        join(client, body)
    elif not client.name:
        client.send_error(b"Join first")
    elif kind == TALK:
        talk(client, body)
    elif kind == LIST:
        send_list(client)
    elif kind == DIRECT:
        direct(client, body)


async def converse(client, reader):
    """Until the client leaves, which is acted on at once: some programs send the type of that frame alone.

    A read may bring half a frame, or five; readexactly() waits for as many bytes as it is told to.
    """
    while True:
        kind = (await reader.readexactly(1))[0]
        if kind == LEAVE:
            return
        length = int.from_bytes(await reader.readexactly(2), "big")
        reason = objection(client, kind, length)
        if reason:
            client.send_error(reason)
        body = await reader.readexactly(length)  # if it is not wanted, too: the next frame begins behind it
        if not reason:
            obey(client, kind, body)
        await client.writer.drain()  # who does not read is not read, either


async def serve(reader, writer):
    """From connecting to leaving."""
    client = Client(writer)
    try:
        await converse(client, reader)
    except (OSError, asyncio.IncompleteReadError):
        pass  # a reset is a way of leaving, and so is the end of what a client sends
    finally:
        leave(client)
        await close(reader, writer)


async def close(reader, writer):
    """Ends our side first, then waits a moment for the client's: closing with its words unread would destroy our last."""
    try:
        writer.write_eof()
        await asyncio.wait_for(read_to_end(reader), PATIENCE)
    except (OSError, asyncio.TimeoutError):
        pass
    writer.close()


async def read_to_end(reader):
    while await reader.read(4096):
        pass


async def main(port, host="127.0.0.1"):
    server = await asyncio.start_server(serve, host, int(port))  # it sets SO_REUSEADDR: a restart takes the port at once
    print("listening on %s %d" % server.sockets[0].getsockname()[:2], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends us without a word
    asyncio.run(main(*sys.argv[1:]))
