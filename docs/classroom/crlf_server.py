#!/usr/bin/env python3
# A server of the command protocol: the client asks, we answer, and all share one buffer of lines.
# SPDX-License-Identifier: BSL-1.0
"""A server of the command protocol, written to be read.

    python3 crlf_server.py PORT [HOST]

Try it with `nc -C 127.0.0.1 PORT`: help, push: hello, get. Ctrl-C ends it. One coroutine serves each client; they take
turns, so nothing here needs a lock. Requests and replies are bytes, as they come: what is no UTF-8 must not stop a server.
"""
import asyncio
import re
import signal
import sys

OWNER = b"Ann"
LONGEST_LINE = 6 + 4096  # a text of 4096 bytes behind its verb
LONGEST_NAME = 256
PATIENCE = 1  # seconds for a client to close after us

HELP = b"""help: shows this list
test: <words>: answers <words>
name: <chatname>: sets your name, "unknown" until then
get: shows the whole chat buffer
push: <stuff>: adds the line "<chatname>: <stuff>" to the buffer
getrange <startline> <endline>: shows these lines of the buffer, counted from 0
adios: closes the connection"""

buffer = []  # the lines that all clients share


class Client:
    def __init__(self):
        self.name = b"unknown"


# ---- Requests and their replies ----

def clean(text):
    """One line of UTF-8, whatever came: others see no control characters, and no line end that we did not write."""
    try:
        characters = text.decode()
    except UnicodeDecodeError:
        characters = text.decode("latin-1")
    return re.sub(r"[\x00-\x08\x0a-\x1f\x7f-\x9f]", " ", characters).encode()


def call(client, name):
    """A name of more bytes than we keep is cut, but between two characters."""
    kept = clean(name)[:LONGEST_NAME].decode(errors="ignore").encode()
    client.name = kept or b"unknown"
    return b"OK"


def push(client, stuff):
    buffer.append(client.name + b": " + clean(stuff))
    return b"OK"


def get_range(first, last):
    """Python's slices stop where the list does, so every number will do."""
    return b"\n".join(buffer[int(first):int(last) + 1])


def answer(client, request):
    """The reply to one request, without its CRLF."""
    verb, text = request[:6], request[6:]
    if verb == b"test: ":
        return text
    if verb == b"name: ":
        return call(client, text)
    if verb == b"push: ":
        return push(client, text)
    if request == b"get":
        return b"\n".join(buffer)
    if request == b"help":
        return HELP
    numbers = re.fullmatch(rb"getrange ([0-9]+) ([0-9]+)", request)
    if numbers:
        return get_range(*numbers.groups())
    return b"Error: unrecognized command: " + request


# ---- From bytes to requests ----

async def requests_of(reader):
    """Each request as soon as it is whole, without its CRLF; None for one that is too long, of which no more is kept.

    A read may bring half a request, or five: what is not whole yet waits for the rest. Its last byte may be a CR whose
    LF is still to come.
    """
    rest, skipping = b"", False
    while data := await reader.read(4096):
        *whole, rest = (rest + data).split(b"\r\n")
        for request in whole:
            if not skipping:
                yield request if len(request) <= LONGEST_LINE else None
            skipping = False
        if len(rest) > LONGEST_LINE + 1 and not skipping:
            yield None
            skipping = True
        if skipping:
            rest = rest[-1:]


async def converse(client, reader, writer):
    """Sends every reply in one write. Who does not read his replies is not read, either."""
    writer.write(b"Welcome to " + OWNER + b"'s chat room\r\n")
    async for request in requests_of(reader):
        if request == b"adios":
            break
        reply = answer(client, request) if request is not None else b"Error: line too long"
        writer.write(reply + b"\r\n")
        await writer.drain()


async def serve(reader, writer):
    """From the welcome to the close."""
    try:
        await converse(Client(), reader, writer)
        await close(reader, writer)
    except OSError:
        pass  # a reset is a way of leaving
    finally:
        writer.close()


async def close(reader, writer):
    """Ends our side first, then waits a moment for the client's: closing with its words unread would destroy our last."""
    writer.write_eof()
    try:
        await asyncio.wait_for(read_to_end(reader), PATIENCE)
    except asyncio.TimeoutError:
        pass


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
