#!/usr/bin/env python3
# A server of the line protocol: log in, tell one or all, meet in rooms.
# SPDX-License-Identifier: BSL-1.0
"""A server of the line protocol, written to be read.

    python3 line_server.py PORT [HOST]

Try it with `nc 127.0.0.1 PORT`: login Ann, help. Ctrl-C ends it. One coroutine serves each client; they take turns, so
nothing here needs a lock. All texts are bytes, as they come: what is no UTF-8 must not stop a server.
"""
import asyncio
import re
import signal
import sys

LONGEST_TEXT = 4096
LONGEST_LINE = LONGEST_TEXT + 1024  # a verb and names stand before a text
LONGEST_LIST = 4096  # bytes of one line of a list, its end included
MOST_UNREAD = 256 * 1024  # bytes that wait for a client that does not read
PATIENCE = 1  # seconds for a client to close after us

clients = {}  # who is logged in, by their names in small letters
rooms = {}  # by their names in small letters


class Room:
    def __init__(self, name):
        self.name = name  # as its maker wrote it
        self.members = set()


class Client:
    def __init__(self, writer):
        self.writer = writer
        self.name = None  # until the login
        self.gone = False  # after the logout

    def send(self, lines):
        """Never waits, so that nobody waits for a client that does not read; there is a limit to what we keep for it."""
        if not self.writer.is_closing():
            self.writer.write(lines + b"\n")
            if self.writer.transport.get_write_buffer_size() > MOST_UNREAD:
                self.writer.transport.abort()


class Refused(Exception):
    """Why a command is not done: a code for programs, a reason for people."""


def tell(others, event):
    for other in others:
        other.send(event)


def everybody_but(client):
    return [other for other in clients.values() if other is not client]


# ---- Names, rooms and texts ----

def is_fit(name, longest, unfit):
    """Whether somebody, or a room, may be called so."""
    try:
        text = name.decode()
    except UnicodeDecodeError:
        return False
    return 0 < len(name) <= longest and text.isprintable() and not re.search(unfit, text)


def is_name(name):
    return is_fit(name, 32, r'^[$+~%-]|[ !@#&,:*?/>"]')


def room_name(word):
    """What a room is called, with or without a # before it."""
    name = word[1:] if word.startswith(b"#") else word
    if not is_fit(name, 49, r"[ ,:#]|^\*$"):
        raise Refused(b"bad-room", b"no room may be called so")
    return name


def clean(text):
    """One line of UTF-8, whatever came: others see no control characters, and no line that we did not write."""
    try:
        characters = text.decode()
    except UnicodeDecodeError:
        characters = text.decode("latin-1")
    return re.sub(r"[\x00-\x08\x0a-\x1f\x7f-\x9f]", " ", characters).encode()


def called(name):
    room = rooms.get(name.lstrip(b"#").lower())
    if not room:
        raise Refused(b"no-such-room", b"there is no such room")
    return room


def joined(client, name):
    room = called(name)
    if client not in room.members:
        raise Refused(b"not-in-room", b"you are not in that room")
    return room


def listed(head, names):
    """`head` and the names behind it, in as many lines as they need."""
    lines = [head]
    for name in sorted(names, key=bytes.lower):
        if len(lines[-1]) + len(b" " + name + b"\n") > LONGEST_LIST:
            lines.append(head)
        lines[-1] += b" " + name
    return b"\n".join(lines)


# ---- Coming and going ----

def enter(client, room):
    tell(room.members, b"JOINED %b %b" % (room.name, client.name))
    room.members.add(client)


def drop_out(client, room):
    room.members.remove(client)
    if not room.members and room.name != b"lobby":
        del rooms[room.name.lower()]


def leave(client):
    """Whichever way a client went: the name is free, and everybody hears of it once."""
    client.gone = True
    if client.name:
        del clients[client.name.lower()]
        told = set()
        for room in [room for room in rooms.values() if client in room.members]:
            drop_out(client, room)
            tell(room.members - told, b"DROPPED %b %b" % (room.name, client.name))
            told |= room.members
        tell(everybody_but(client), b"LOGOUT " + client.name)
        client.name = None


# ---- The commands: each sends its status before the events that it causes ----

def login(client, name, text):
    if client.name:
        raise Refused(b"already-logged-in", b"you have a name")
    if not is_name(name):
        raise Refused(b"bad-name", b"nobody may have that name")
    if name.lower() in clients:
        raise Refused(b"name-taken", b"somebody else has that name")
    others = [other.name for other in clients.values()]
    client.send(listed(b"USERS *", others) + b"\nOK login " + name)
    client.name = name
    clients[name.lower()] = client
    tell(everybody_but(client), b"LOGIN " + name)
    enter(client, rooms[b"lobby"])


def logout(client, word, text):
    client.send(b"OK logout")
    leave(client)


def send(client, names, text):
    addressees = {clients.get(name.lstrip(b" \t").lower()) for name in names.split(b",")}
    if None in addressees:
        raise Refused(b"no-such-user", b"nobody has that name")
    client.send(b"OK send")
    tell(addressees, b"FROM %b %b" % (client.name, clean(text)))


def send_all(client, word, text):
    client.send(b"OK all")
    tell(everybody_but(client), b"ALL %b %b" % (client.name, clean(text)))


def create(client, name, text):
    name = room_name(name)
    if name.lower() in rooms:
        raise Refused(b"room-exists", b"join it instead")
    rooms[name.lower()] = Room(name)
    client.send(b"OK create " + name)
    enter(client, rooms[name.lower()])


def join(client, name, text):
    room = called(room_name(name))
    if client in room.members:
        raise Refused(b"already-in-room", b"you are in that room")
    client.send(b"OK join " + room.name)
    enter(client, room)


def drop(client, name, text):
    room = joined(client, name)
    client.send(b"OK drop " + room.name)
    drop_out(client, room)
    tell(room.members, b"DROPPED %b %b" % (room.name, client.name))


def say(client, name, text):
    room = joined(client, name)
    client.send(b"OK say")
    tell(room.members - {client}, b"SAID %b %b %b" % (room.name, client.name, clean(text)))


def users(client, name, text):
    if name in (b"", b"*"):
        head, members = b"USERS *", clients.values()
    else:
        room = called(name)
        head, members = b"USERS " + room.name, room.members
    client.send(listed(head, [member.name for member in members]) + b"\nOK users")


def list_rooms(client, word, text):
    client.send(listed(b"ROOMS", [room.name for room in rooms.values()]) + b"\nOK rooms")


def ping(client, word, text):
    client.send(b"OK ping " + clean(text) if text else b"OK ping")


def show_help(client, word, text):
    lines = [b"HELP " + (verb + b" " + usage).strip() for verb, (usage, _) in VERBS.items()]
    client.send(b"\n".join(lines) + b"\nOK help")


VERBS = {
    b"login": (b"NAME", login),
    b"logout": (b"", logout),
    b"send": (b"NAME TEXT", send),
    b"all": (b"TEXT", send_all),
    b"create": (b"ROOM", create),
    b"join": (b"ROOM", join),
    b"drop": (b"ROOM", drop),
    b"say": (b"ROOM TEXT", say),
    b"users": (b"[ROOM]", users),
    b"rooms": (b"", list_rooms),
    b"ping": (b"[TEXT]", ping),
    b"help": (b"", show_help),
}
SYNONYMS = {b"nick": b"login", b"quit": b"logout", b"q": b"logout", b"msg": b"send", b"broadcast": b"all",
            b"leave": b"drop", b"part": b"drop", b"who": b"users"}
BEFORE_LOGIN = (b"login", b"logout", b"ping", b"help")


# ---- From bytes to commands ----

def take_word(rest):
    """The first word, and what stands behind it. Words have blanks or tabs between them."""
    return re.fullmatch(rb"[ \t]*([^ \t]*)(.*)", rest, re.DOTALL).groups()


def understand(line):
    """The verb, its one word, its text, and what is too much. A text begins behind one blank; its other blanks are its own."""
    address = re.fullmatch(rb"([^:]+):(?:[ \t](.*))?", line, re.DOTALL)
    if address and all(is_name(name.lstrip(b" \t")) for name in address[1].split(b",")):
        return b"send", address[1], address[2] or b"", b""
    verb, rest = take_word(line)
    verb = SYNONYMS.get(verb.lower(), verb.lower())
    usage = VERBS[verb][0] if verb in VERBS else b""
    word = text = b""
    if b"NAME" in usage or b"ROOM" in usage:
        word, rest = take_word(rest)
    if b"TEXT" in usage:
        text, rest = rest[1:], b""
    return verb, word, text, rest.strip(b" \t")


def obey(client, line):
    verb, word, text, too_much = understand(line)
    if verb not in VERBS:
        client.send(b"ERR ? unknown-verb help shows the commands")
        return
    usage, do = VERBS[verb]
    try:
        if not client.name and verb not in BEFORE_LOGIN:
            raise Refused(b"not-logged-in", b"log in first: login NAME")
        missing = not word and usage[:4] in (b"NAME", b"ROOM") or not text and usage.endswith(b"TEXT")
        if missing or too_much:
            raise Refused(b"usage", (verb + b" " + usage).strip())
        if len(text) > LONGEST_TEXT:
            raise Refused(b"too-long", b"it is too long")
        do(client, word, text)
    except Refused as why:
        client.send(b"ERR %b %b %b" % (verb, *why.args))


async def lines_of(reader):
    """Each line as soon as it is whole, without its end; None for one that is too long, of which no more is kept.

    A read may bring half a line, or five: what is not whole yet waits for the rest.
    """
    rest, skipping = b"", False
    while data := await reader.read(4096):
        *whole, rest = (rest + data).split(b"\n")
        for line in whole:
            if not skipping:
                yield line[:-1] if line.endswith(b"\r") else line
            skipping = False
        if len(rest) > LONGEST_LINE:
            if not skipping:
                yield None
            rest, skipping = b"", True


async def serve(reader, writer):
    """From connecting to leaving."""
    client = Client(writer)
    try:
        async for line in lines_of(reader):
            if line is None or len(line) > LONGEST_LINE:
                client.send(b"ERR ? too-long it is too long")
            elif line.strip(b" \t"):
                obey(client, line.lstrip(b" \t"))
            await writer.drain()  # who does not read is not read, either
            if client.gone:
                break
    except OSError:
        pass  # a reset is a way of leaving
    finally:
        leave(client)
        await close(reader, writer)


async def close(reader, writer):
    """Ends our side first, then waits a moment for the client's: closing with its words unread would destroy our last."""
    loop = asyncio.get_running_loop()
    loop.call_later(10 * PATIENCE, writer.transport.abort)
    until = loop.time() + PATIENCE
    try:
        writer.write_eof()
        while await asyncio.wait_for(reader.read(4096), until - loop.time()):
            pass
    except (OSError, asyncio.TimeoutError):
        pass
    writer.close()


async def main(port, host="127.0.0.1"):
    rooms[b"lobby"] = Room(b"lobby")
    server = await asyncio.start_server(serve, host, int(port))
    print("listening on %s %d" % server.sockets[0].getsockname()[:2], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends us without a word
    asyncio.run(main(*sys.argv[1:]))
