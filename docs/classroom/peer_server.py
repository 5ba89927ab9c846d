#!/usr/bin/env python3
# A server of the turn-based chat, in any of its dialects: it answers each text with the text itself.
# SPDX-License-Identifier: BSL-1.0
"""A server of the turn-based chat, written to be read.

    python3 peer_server.py [--dialect D] PORT [HOST]

D is handle (unless you say otherwise), plain, greeting, handshake, port-line, len3x, len3z, len4, header10 or len-total.
Try it with `nc 127.0.0.1 PORT`, and type `Bob> hello`. Ctrl-C ends it. TCP carries bytes, not messages: the dialects
differ in how they tell where a message ends, and in nothing else that matters.
"""
import argparse
import asyncio
import re
import signal
import typing

LONGEST_TEXT = 4096
TOO_LONG = b"ERROR: Your message is more than %d characters long. Retype your message." % LONGEST_TEXT
MOST_HELD = LONGEST_TEXT + 100  # bytes of a text and what stands around it; of longer ones no more is kept
GAP = 0.1  # seconds of silence that end a text which nothing else ends
PATIENCE = 1  # seconds for a client to close after us
QUITS = (b"\\quit", b"/q")
HANDLE = re.compile(rb'([^\s>:/<="(),;\0]{1,32}?)-?> ?')  # as in "Bob> hi", "Bob>hi" and "Bob-> hi"


class Caller:
    """A connection, and what came of it and is not used yet."""

    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer
        self.rest = b""
        self.handle = None

    async def more(self, patience=None):
        """Waits for more bytes; False where none came in so many seconds, or none will."""
        try:
            data = await asyncio.wait_for(self.reader.read(4096), patience)
        except asyncio.TimeoutError:
            return False
        self.rest += data
        return data != b""

    def take(self, count):
        taken, self.rest = self.rest[:count], self.rest[count:]
        return taken

    async def say(self, message):
        """One message in one write: many clients read but once."""
        self.writer.write(message)
        await self.writer.drain()


# ---- How a text is read, one function for each kind of end: the text, or None where no more will come ----

def until(ends, gap):
    """Reads to one of the bytes `ends`, or to a silence of `gap` seconds."""
    async def read(caller):
        while True:
            caller.rest = caller.rest.lstrip(b"\r\n\0" if ends else b"\0")
            end = re.search(b"[%b]" % ends, caller.rest) if ends else None
            if end:
                break
            caller.rest = caller.rest[:MOST_HELD]
            if not await caller.more(gap if caller.rest else None):
                break
        text = caller.take(end.end() if end else len(caller.rest))
        if b"\0" in text:
            caller.rest = b""  # the rest of the sender's buffer: whoever sends a NUL may send it whole
        return text.split(b"\0")[0] if text else None
    return read


async def read_exactly(caller, count):
    """So many bytes, however many reads they take; of a text that is too long only the beginning. None at the end."""
    body = b""
    while count > 0:
        if not caller.rest and not await caller.more():
            return None
        piece = caller.take(count)
        count -= len(piece)
        body = (body + piece)[:MOST_HELD]
    return body


def header_of(size, padding):
    """Reads a header of so many bytes, a length with padding behind it, and as many bytes as it says."""
    async def read(caller):
        caller.rest = caller.rest.lstrip(b"\r\n\0")  # a line end that the length before did not count
        header = await read_exactly(caller, size)
        if not header:
            return None
        digits = header.rstrip(padding)
        return await read_exactly(caller, int(digits)) if digits.isdigit() else None
    return read


async def read_len_total(caller):
    """Reads a length that counts itself, a blank, and the text."""
    while b" " not in caller.rest[:6]:
        if len(caller.rest) > 5 or not await caller.more():
            return None
    header = caller.take(caller.rest.index(b" ") + 1)
    return await read_exactly(caller, int(header) - len(header)) if header[:-1].isdigit() else None


# ---- How a body is sent ----

def bare(body):
    return body or b" "  # no bytes at all would never arrive


def with_line_feed(body):
    return body + b"\n"


def len3x(body):
    return (b"%d" % len(body)).ljust(3, b"x") + body


def len3z(body):
    return b"%03d" % (len(body) + 1) + body + b"\0"


def len4(body):
    return b"%04d" % len(body) + body


def header10(body):
    return (b"%d" % len(body)).ljust(10) + body


def len_total(body):
    total = len(body) + 2  # one digit and the blank, unless there are more digits
    while total != len(b"%d " % total + body):
        total += 1
    return b"%d " % total + body


class Dialect(typing.NamedTuple):
    read: typing.Callable
    framed: typing.Callable
    prefix: bytes  # stands before each reply; where it has a handle, the client's texts have one too
    most: int  # bytes of a reply before it is framed: clients read into small buffers


DIALECTS = {
    "handle": Dialect(until(b"\n\0", GAP), bare, b"SERVER> ", 500),
    "plain": Dialect(until(b"", GAP), bare, b"", 1024),
    "greeting": Dialect(until(b"\n\0", GAP), bare, b"", 500),
    "handshake": Dialect(until(b"\n\0", GAP), bare, b"SERVER> ", 500),
    "port-line": Dialect(until(b"\n", None), with_line_feed, b"SERVER> ", 499),
    "len3x": Dialect(header_of(3, b"x"), len3x, b"SERVER-> ", 500),
    "len3z": Dialect(header_of(3, b""), len3z, b"SERVER> ", 499),
    "len4": Dialect(header_of(4, b""), len4, b"", 4096),
    "header10": Dialect(header_of(10, b" "), header10, b"", 4096),
    "len-total": Dialect(read_len_total, len_total, b"", 495),
}


# ---- The conversation ----

def cut(text, most):
    """The longest beginning of so many bytes that does not end inside a character."""
    end = most
    while len(text) > most and most - end < 3 and text[end] & 0xC0 == 0x80:
        end -= 1
    return text[:end]


def harmless(text):
    """A quit inside somebody's words must not end the other's program."""
    text = text.replace(b"\\quit", b"\\ quit")
    return re.sub(rb"(?m)^/q(?=\r?$)", b"/ q", text)


def without_handle(caller, text, is_first):
    """The text without `Bob> `, where Bob is this client; the first text tells who that is, if nothing has before."""
    found = HANDLE.match(text)
    if found and is_first and caller.handle is None:
        caller.handle = found[1]
    return text[found.end():] if found and found[1] == caller.handle else text


async def introduce(caller, name, dialect):
    """What some dialects say before the first text. False where the client does not speak the dialect."""
    if name == "greeting":
        await caller.say(b"SERVER")
    if name == "handshake":
        hello = await dialect.read(caller)
        if hello is None or hello.strip() != b"client-372":
            return False
        await caller.say(b"server-372")
    if name in ("greeting", "handshake", "len-total"):
        handle = await dialect.read(caller)
        if handle is None or handle.strip() in QUITS:
            return False
        caller.handle = handle.strip()
    if name in ("handshake", "len-total"):
        await caller.say(dialect.framed(b"SERVER"))
    return True


async def converse(caller, name, port):
    """One reply to each text, until the client quits or closes."""
    dialect = DIALECTS[name]
    if not await introduce(caller, name, dialect):
        return
    is_first = True
    while (message := await dialect.read(caller)) is not None:
        message = message.rstrip(b"\r\n\0")
        if name == "port-line" and is_first and message == b"%d" % port:
            continue
        text = without_handle(caller, message, is_first and dialect.prefix)
        is_first = False
        if text in QUITS:
            return
        reply = dialect.prefix + harmless(text) if len(text) <= LONGEST_TEXT else TOO_LONG
        await caller.say(dialect.framed(cut(reply, dialect.most)))


async def close(reader, writer):
    """Ends our side first, then waits a moment for the client's: closing with its words unread would destroy our last."""
    loop = asyncio.get_running_loop()
    loop.call_later(10 * PATIENCE, writer.transport.abort)
    until_then = loop.time() + PATIENCE
    try:
        writer.write_eof()
        while await asyncio.wait_for(reader.read(4096), until_then - loop.time()):
            pass
    except (OSError, asyncio.TimeoutError):
        pass
    writer.close()


async def main(options):
    async def serve(reader, writer):
        try:
            await converse(Caller(reader, writer), options.dialect, port)
        except OSError:
            pass  # a reset is a way of leaving
        finally:
            await close(reader, writer)

    server = await asyncio.start_server(serve, options.host, options.port)
    host, port = server.sockets[0].getsockname()[:2]
    print(f"listening on {host} {port}", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends us without a word
    parser = argparse.ArgumentParser(description="A server of the turn-based chat that answers each text with itself.")
    parser.add_argument("port", type=int)
    parser.add_argument("host", nargs="?", default="127.0.0.1")
    parser.add_argument("--dialect", choices=DIALECTS, default="handle")
    asyncio.run(main(parser.parse_args()))
