#!/usr/bin/env python3
# An IRC server with what every client needs: nicks, channels, topics, operators of channels.
# SPDX-License-Identifier: BSL-1.0
"""An IRC server, written to be read.

    python3 irc_server.py PORT [HOST]

Try it with `irssi -c 127.0.0.1 -p PORT`. Ctrl-C ends it. One coroutine serves each client; they take turns, so nothing
here needs a lock. Numbers such as 433 are those of https://modern.ircdocs.horse, which is the text for all of this.
"""
import asyncio
import re
import signal
import string
import sys

SERVER = "irc.classroom"
LONGEST_LINE = 512  # bytes, CR LF included
MOST_UNREAD = 256 * 1024  # bytes that wait for a client that does not read
PATIENCE = 1  # seconds for a client to close after us
SMALL = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)

users = {}  # by their nicks in small letters
channels = {}  # by their names in small letters

TEXTS = {
    401: "No such nick/channel", 403: "No such channel", 404: "Cannot send to channel", 411: "No recipient given",
    412: "No text to send", 417: "Input line was too long", 421: "Unknown command", 422: "MOTD File is missing",
    431: "No nickname given", 432: "Erroneus nickname", 433: "Nickname is already in use",
    441: "They aren't on that channel", 442: "You're not on that channel", 451: "You have not registered",
    461: "Not enough parameters", 462: "You may not reregister", 472: "is unknown mode char to me",
    482: "You're not channel operator", 502: "Can't change mode for other users",
    315: "End of WHO list", 318: "End of /WHOIS list", 323: "End of /LIST", 331: "No topic is set",
    366: "End of /NAMES list", 368: "End of channel ban list",
}


class Channel:
    def __init__(self, name):
        self.name, self.topic = name, ""
        self.members, self.ops = [], set()
        self.ops_set_topics = True  # mode t

    def tell(self, line, but=None):
        for member in self.members:
            if member is not but:
                member.send(line)


class User:
    def __init__(self, writer):
        self.writer, self.host = writer, writer.get_extra_info("peername")[0]
        self.nick = self.name = self.real = None  # from NICK and USER
        self.registered = self.gone = False

    def __str__(self):
        return f"{self.nick}!~{self.name}@{self.host}"

    def send(self, line):
        """Never waits, so that nobody waits for a client that does not read; there is a limit to what we keep for it."""
        if not self.writer.is_closing():
            wire, end = line.encode("utf-8", "surrogateescape"), LONGEST_LINE - 2
            while len(wire) > end and wire[end] & 0xC0 == 0x80:
                end -= 1  # not in the middle of a character
            self.writer.write(wire[:end] + b"\r\n")
            if self.writer.transport.get_write_buffer_size() > MOST_UNREAD:
                self.writer.transport.abort()

    def reply(self, number, *words, text=None):
        """A numeric: its words, and the text that stands last and may have blanks."""
        text = TEXTS.get(number) if text is None else text
        line = " ".join((f":{SERVER} {number:03} {self.nick or '*'}", *words))
        self.send(line if text is None else f"{line} :{text}")

    def channels(self):
        return [channel for channel in channels.values() if self in channel.members]


def fold(name):
    return name.translate(SMALL)


def tell_neighbours(user, line):
    """Everybody who shares a channel with the user hears it once, however many they share."""
    for neighbour in {member for channel in user.channels() for member in channel.members} - {user}:
        neighbour.send(line)


def take_out(user, channel):
    channel.members.remove(user)
    channel.ops.discard(user)
    if not channel.members:
        del channels[fold(channel.name)]


def leave(user, reason):
    """Whichever way a user went: the nick is free, and the neighbours hear of it once."""
    user.gone = True
    if users.get(fold(user.nick or "")) is user:
        tell_neighbours(user, f":{user} QUIT :{reason}")
        for channel in user.channels():
            take_out(user, channel)
        del users[fold(user.nick)]


# ---- Registration ----

def welcome(user):
    user.registered = True
    user.reply(1, text=f"Welcome to the classroom, {user}")
    user.reply(2, text=f"Your host is {SERVER}, running version 1")
    user.reply(3, text="This server was started a moment ago")
    user.reply(4, SERVER, "1", "o", "ot", "o")
    user.reply(5, "CASEMAPPING=ascii", "CHANTYPES=#", "CHANMODES=b,,,t", "NICKLEN=32", "PREFIX=(o)@",
               text="are supported by this server")
    user.reply(422)


def nick(user, new="", *more):
    if not new:
        return user.reply(431)
    if not re.fullmatch(r"[A-Za-z\[\]\\`_^{|}][A-Za-z0-9\[\]\\`_^{|}-]{0,31}", new):
        return user.reply(432, new)
    if users.get(fold(new), user) is not user:
        return user.reply(433, new)
    if user.registered and new != user.nick:
        user.send(f":{user} NICK {new}")
        tell_neighbours(user, f":{user} NICK {new}")
    if user.nick:
        del users[fold(user.nick)]
    user.nick = new
    users[fold(new)] = user
    if user.name and not user.registered:
        welcome(user)


def user_command(user, name, mode, unused, real, *more):
    if user.registered:
        return user.reply(462)
    user.name, user.real = re.sub("[@!]", "_", name), real
    if user.nick:
        welcome(user)


def password(user, *words):
    if user.registered:
        user.reply(462)


def cap(user, verb, *words):
    if verb.upper() == "LS":  # we have none, and say so: some clients wait for it
        user.send(f":{SERVER} CAP * LS :")


def ping(user, token, *more):
    user.send(f":{SERVER} PONG {SERVER} :{token}")


def pong(user, *words):
    pass


def quit_command(user, reason="Client quit", *more):
    user.send(f"ERROR :Closing Link: (Quit: {reason})")
    leave(user, f"Quit: {reason}")


# ---- Channels ----

def found(user, name, must_be_in=True):
    """The channel of that name; None where there is none, or the user is not in it, and then he is told."""
    channel = channels.get(fold(name))
    if not channel:
        user.reply(403, name)
    elif must_be_in and user not in channel.members:
        user.reply(442, name)
    else:
        return channel


def join(user, names, *keys):
    for name in names.split(","):
        if not re.fullmatch(r"#[^\s,:\a\0#]{1,49}", name):
            user.reply(403, name)
            continue
        channel = channels.setdefault(fold(name), Channel(name))
        if user in channel.members:
            continue
        if not channel.members:
            channel.ops.add(user)
        channel.members.append(user)
        channel.tell(f":{user} JOIN {channel.name}")
        if channel.topic:
            user.reply(332, channel.name, text=channel.topic)
        names_command(user, channel.name)


def part(user, names, reason=None, *more):
    for name in names.split(","):
        if channel := found(user, name):
            channel.tell(f":{user} PART {channel.name}" + ("" if reason is None else f" :{reason}"))
            take_out(user, channel)


def names_command(user, names="*", *more):
    for name in names.split(","):
        if channel := channels.get(fold(name)):
            nicks = ["@" * (member in channel.ops) + member.nick for member in channel.members]
            for at in range(0, len(nicks), 10):  # ten nicks fit into a line, however long they are
                user.reply(353, "=", channel.name, text=" ".join(nicks[at:at + 10]))
        user.reply(366, name)


def topic(user, name, text=None, *more):
    channel = found(user, name, must_be_in=text is not None)
    if channel and text is None:
        user.reply(332 if channel.topic else 331, channel.name, text=channel.topic or None)
    elif channel and channel.ops_set_topics and user not in channel.ops:
        user.reply(482, channel.name)
    elif channel:
        channel.topic = text
        channel.tell(f":{user} TOPIC {channel.name} :{text}")


def kick(user, name, nick, reason=None, *more):
    channel, target = found(user, name), users.get(fold(nick))
    if channel and user not in channel.ops:
        user.reply(482, channel.name)
    elif channel and target not in channel.members:
        user.reply(441, nick, channel.name)
    elif channel:
        channel.tell(f":{user} KICK {channel.name} {target.nick} :{user.nick if reason is None else reason}")
        take_out(target, channel)


def mode(user, name, change="", *nicks):
    if not name.startswith("#"):
        return user.reply(*(221, "+") if fold(name) == fold(user.nick) else (502,))
    channel = found(user, name, must_be_in=change not in ("", "b", "+b"))
    if not channel:
        return
    if not change:
        user.reply(324, channel.name, "+t" if channel.ops_set_topics else "+")
    elif change in ("b", "+b") and not nicks:
        user.reply(368, channel.name)
    elif user not in channel.ops:
        user.reply(482, channel.name)
    elif change in ("+t", "-t"):
        channel.ops_set_topics = change == "+t"
        channel.tell(f":{user} MODE {channel.name} {change}")
    elif change in ("+o", "-o") and nicks:
        target = users.get(fold(nicks[0]))
        if target not in channel.members:
            return user.reply(441, nicks[0], channel.name)
        (channel.ops.add if change == "+o" else channel.ops.discard)(target)
        channel.tell(f":{user} MODE {channel.name} {change} {target.nick}")
    elif change not in ("+o", "-o"):
        user.reply(472, change.lstrip("+-")[:1] or "?")


# ---- Speaking, and who is there ----

def privmsg(user, targets="", text="", *more):
    speak(user, "PRIVMSG", targets, text, user.reply)


def notice(user, targets="", text="", *more):
    speak(user, "NOTICE", targets, text, lambda *words: None)  # is never answered: two robots might go on for ever


def speak(user, command, targets, text, refuse):
    if not targets or not text:
        refuse(412 if targets else 411)
        return
    for target in targets.split(","):
        channel, addressee = channels.get(fold(target)), users.get(fold(target))
        if channel and user in channel.members:
            channel.tell(f":{user} {command} {channel.name} :{text}", but=user)
        elif addressee and addressee.registered:
            addressee.send(f":{user} {command} {addressee.nick} :{text}")
        else:
            refuse(404 if channel else 403 if target.startswith("#") else 401, target)


def list_command(user, names="", *more):
    wanted = [fold(name) for name in names.split(",") if name]
    for channel in channels.values():
        if not wanted or fold(channel.name) in wanted:
            user.reply(322, channel.name, str(len(channel.members)), text=channel.topic)
    user.reply(323)


def who(user, mask="*", *flags):
    channel = channels.get(fold(mask))
    named = users.get(fold(mask))
    for other in channel.members if channel else [named] if named else users.values() if mask == "*" else []:
        if other.registered:
            flag = "H@" if channel and other in channel.ops else "H"
            where = channel.name if channel else "*"
            user.reply(352, where, f"~{other.name}", other.host, SERVER, other.nick, flag, text=f"0 {other.real}")
    user.reply(315, mask)


def whois(user, *words):
    other = users.get(fold(words[-1])) if words else None
    if not words:
        return user.reply(431)
    if other and other.registered:
        user.reply(311, other.nick, f"~{other.name}", other.host, "*", text=other.real)
        user.reply(312, other.nick, SERVER, text="a server for a class")
        if rooms := " ".join("@" * (other in channel.ops) + channel.name for channel in other.channels()):
            user.reply(319, other.nick, text=rooms)
    else:
        user.reply(401, words[-1])
    user.reply(318, words[-1])


def motd(user, *words):
    user.reply(422)


COMMANDS = {  # what does it, and how many parameters it needs at least
    "NICK": (nick, 0), "USER": (user_command, 4), "PASS": (password, 1), "CAP": (cap, 1), "PING": (ping, 1),
    "PONG": (pong, 0), "QUIT": (quit_command, 0), "JOIN": (join, 1), "PART": (part, 1), "NAMES": (names_command, 0),
    "TOPIC": (topic, 1), "KICK": (kick, 2), "MODE": (mode, 1), "PRIVMSG": (privmsg, 0), "NOTICE": (notice, 0),
    "LIST": (list_command, 0), "WHO": (who, 0), "WHOIS": (whois, 0), "MOTD": (motd, 0),
}
BEFORE_REGISTRATION = ("NICK", "USER", "PASS", "CAP", "PING", "PONG", "QUIT")


# ---- From bytes to commands ----

def understand(line):
    """The command and its parameters; what clients may put before it says nothing to a server."""
    line = re.sub(r"^(@[^ ]* +)?(:[^ ]* +)?", "", line.lstrip(" "))
    line, colon, last = line.partition(" :")
    words = [word for word in line.split(" ") if word] + ([last] if colon else [])
    return words[0].upper() if words else "", words[1:]


def obey(user, line):
    command, words = understand(line)
    if not command:
        return
    if not user.registered and command not in BEFORE_REGISTRATION:
        return user.reply(451)
    if command not in COMMANDS:
        return user.reply(421, command)
    do, least = COMMANDS[command]
    if len(words) < least:
        return user.reply(461, command)
    do(user, *words)


async def lines_of(reader):
    """Each line as soon as it is whole, without its end; None for one that is too long, of which no more is kept.

    A read may bring half a line, or five: what is not whole yet waits for the rest.
    """
    rest, skipping = b"", False
    while data := await reader.read(4096):
        *whole, rest = (rest + data).split(b"\n")
        for line in whole:
            line = line.rstrip(b"\r")
            if not skipping:
                yield line if len(line) <= LONGEST_LINE - 2 else None
            skipping = False
        if len(rest) > LONGEST_LINE:
            if not skipping:
                yield None
            rest, skipping = b"", True


async def serve(reader, writer):
    """From connecting to leaving."""
    user, reason = User(writer), "Connection closed"
    try:
        async for line in lines_of(reader):
            if line is None:
                user.reply(417)
            else:
                obey(user, line.decode("utf-8", "surrogateescape").replace("\0", " ").replace("\r", " "))
            await writer.drain()  # who does not read is not read, either
            if user.gone:
                break
    except OSError:
        reason = "Connection reset"
    finally:
        leave(user, reason)
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
    server = await asyncio.start_server(serve, host, int(port))
    print("listening on %s %d" % server.sockets[0].getsockname()[:2], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends us without a word
    asyncio.run(main(*sys.argv[1:]))
