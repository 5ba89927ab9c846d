# What the fake server understands of each protocol: as much as the cases say, and how it may go wrong.
# SPDX-License-Identifier: BSL-1.0
MOST = 4096  # bytes of one text


def clean(raw, bug):
    """One line of UTF-8."""
    if bug in ("injects", "passes-bytes"):
        kept = raw if bug == "passes-bytes" else raw.decode(errors="replace").encode()
        return bytes(kept).replace(b"\0", b" ")
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return "".join(c if c == "\t" or not (ord(c) < 32 or 127 <= ord(c) < 160) else " " for c in text).encode()


class Tongue:
    """A line a command, unless a protocol says otherwise."""
    end, longest = b"\n", MOST + 1024

    def __init__(self, server):
        self.server = server

    def greet(self, client):
        pass

    def stops(self, client):
        pass

    def ends(self, client):
        pass

    def full(self):
        return b""

    def too_long(self):
        return b""

    def heard(self, name, room, text):
        return b""

    def announced(self, name, room, happening):
        return b""

    def clean(self, raw):
        return clean(raw, self.server.bug)

    def consume(self, client):
        lines = client.input.split(self.end)
        client.input = lines.pop()
        for at, line in enumerate(lines):
            if self.server.owes_much(client):
                client.input = self.end.join([*lines[at:], client.input])
                return
            if client.skips:
                client.skips = False
                client.send(self.too_long())
            elif len(line) > self.longest:
                client.send(self.too_long())
            elif not client.ending:
                self.obey(client, line if self.end == b"\r\n" else line.rstrip(b"\r"))
        if len(client.input) > self.longest and self.server.bug != "keeps-endless":
            client.input, client.skips = client.input[-1:], True

    def enter(self, client, name):
        """False where somebody else has the name."""
        if name in self.server.names:
            return False
        client.name = name
        self.server.names[name] = client
        self.server.record({"event": "name", "name": name})
        return True


class Crlf(Tongue):
    end, longest = b"\r\n", MOST + 6

    def greet(self, client):
        client.name = "unknown"
        client.send(b"Welcome to Ann's chat room\r\n")

    def full(self):
        return b"Error: the server is full\r\n"

    def too_long(self):
        return b"Error: line too long\r\n"

    def obey(self, client, line):
        verb, _, rest = line.partition(b" ")
        if verb == b"test:":
            client.send(rest + b"\r\n")
        elif verb == b"name:":
            client.name = self.clean(rest)[:256].decode(errors="replace")
            client.send(b"OK\r\n")
        elif verb == b"push:":
            client.rooms.add("lobby")
            self.server.say(client, "lobby", self.clean(rest))
            client.rooms.discard("lobby")
            client.send(b"OK\r\n")
        elif line == b"get":
            client.send(b"\n".join(self.server.lines) + b"\r\n")
        elif line == b"adios":
            self.server.hang_up(client)
        else:
            client.send(b"Error: unrecognized command: " + line + b"\r\n")


class Broadcast(Tongue):
    def frame(self, body, kind=2):
        return bytes([kind]) + len(body).to_bytes(2, "big") + body

    def full(self):
        return self.frame(b"the server is full", 5)

    def consume(self, client):
        while len(client.input) >= 3 and not client.ending and not self.server.owes_much(client):
            length = int.from_bytes(client.input[1:3], "big")
            if client.input[0] in (1, 3) and length > MOST:
                length = 0
            if len(client.input) < 3 + length:
                return
            kind, body, client.input = client.input[0], client.input[3:3 + length], client.input[3 + length:]
            self.obey(client, kind, body)

    def ends(self, client):
        if self.server.bug == "believes-lengths" and client.name:
            self.server.say(client, "lobby", self.clean(client.input[3:]))

    def obey(self, client, kind, body):
        if kind == 1:
            self.server.hang_up(client)
        elif kind == 0 and not client.name:
            name = self.clean(body).decode(errors="replace")
            if not name or not name.isalnum() or not self.enter(client, name):
                client.send(b"\1")
                return
            client.send(b"\0")
            self.server.join(client, "lobby")
            self.server.announce("lobby", client, "joining")
        elif kind > 4 or not client.name:
            client.send(self.frame(b"Unsupported Command" if kind > 4 else b"Join first", 5))
        elif len(body) > MOST:
            client.send(self.frame(b"Too long", 5))
        elif kind == 2:
            self.server.say(client, "lobby", self.clean(body))
        elif kind == 3:
            client.send(self.frame(",".join(sorted(self.server.names)).encode()[:4090], 3))
        elif kind == 4:
            to, _, text = body.partition(b" ")
            found = self.server.names.get(to[1:].decode(errors="replace"))
            told = f"[{client.name} Private] ".encode() + self.clean(text)
            (found or client).send(self.frame(told) if found else self.frame(b"No such user", 5))

    def heard(self, name, room, text):
        return self.frame(f"[{name}] ".encode() + text) if room == "lobby" else b""

    def announced(self, name, room, happening):
        return self.frame(f"**{name} is {happening} the chat**".encode())


class Line(Tongue):
    def full(self):
        return b"ERR ? too-many the server is full\n"

    def too_long(self):
        return b"ERR say too-long\n"

    def obey(self, client, line):
        verb, _, rest = line.partition(b" ")
        if verb == b"ping":
            client.send(b"OK ping " + rest + b"\n")
        elif verb == b"login" and not client.name:
            name = self.clean(rest).decode(errors="replace")
            if not name.isalnum() or not self.enter(client, name):
                client.send(b"ERR login name-taken\n")
                return
            self.server.announce("lobby", client, "joining")
            self.server.join(client, "lobby")
            client.send(b"OK login " + name.encode() + b"\n")
        elif not client.name:
            client.send(b"ERR ? not-logged-in\n")
        elif verb == b"say":
            room, _, text = rest.partition(b" ")
            said = self.server.say(client, room.decode(errors="replace"), self.clean(text))
            client.send(b"OK say\n" if said else b"ERR say not-in-room\n")
        elif verb in (b"join", b"drop"):
            change = self.server.join if verb == b"join" else self.server.part
            if (rest.decode(errors="replace") in client.rooms) != (verb == b"join"):
                change(client, rest.decode(errors="replace"))
            client.send(b"OK " + line + b"\n")
        elif verb == b"users":
            client.send(b"USERS * " + " ".join(self.server.names).encode() + b"\nOK users\n")
        elif verb == b"logout":
            client.send(b"OK logout\n")
            self.server.hang_up(client)
        else:
            client.send(b"ERR ? unknown-verb\n")

    def heard(self, name, room, text):
        return f"SAID {room} {name} ".encode() + text + b"\n"

    def announced(self, name, room, happening):
        return f"{'JOINED' if happening == 'joining' else 'DROPPED'} {room} {name}\n".encode()


class Irc(Tongue):
    longest = 8191

    def full(self):
        return b"ERROR :the server is full\r\n"

    def too_long(self):
        return b":irc.example 417 * :Input line was too long\r\n"

    def stops(self, client):
        client.send(b"ERROR :Server shutting down\r\n")

    def obey(self, client, line):
        verb, _, rest = line.partition(b" ")
        verb, (first, _, text) = verb.upper(), rest.partition(b" :")
        if verb == b"PING":
            client.send(b":irc.example PONG irc.example :" + rest.lstrip(b":") + b"\r\n")
        elif verb == b"NICK" and not client.name:
            name = rest.decode(errors="replace")
            if not name.isalnum() or not self.enter(client, name):
                client.send(b":irc.example 433 * " + rest + b" :in use\r\n")
        elif verb == b"QUIT":
            client.send(b"ERROR :bye\r\n")
            self.server.hang_up(client)
        elif not client.name:
            client.send(b":irc.example 451 * :You have not registered\r\n")
        elif verb == b"USER":
            client.send(f":irc.example 422 {client.name} :MOTD File is missing\r\n".encode())
        elif verb == b"JOIN":
            room = rest.lstrip(b"#").decode(errors="replace")
            self.server.join(client, room)
            self.server.announce(room, client, "joining")
            client.send(f":irc.example 366 {client.name} #{room} :End of /NAMES list\r\n".encode())
        elif verb == b"PART" and rest.lstrip(b"#").decode(errors="replace") in client.rooms:
            client.send(f":{client.name} PART {rest.decode(errors='replace')}\r\n".encode())
            self.server.part(client, rest.lstrip(b"#").decode(errors="replace"))
        elif verb == b"PRIVMSG":
            self.server.say(client, first.lstrip(b"#").decode(errors="replace"), self.clean(text))
        elif verb == b"WHO":
            for name in list(self.server.names):
                client.send(f":irc.example 352 {client.name} #lobby {name} 127.0.0.1 irc {name} H :0 {name}\r\n".encode())
        else:
            client.send(b":irc.example 421 " + client.name.encode() + b" :Unknown command\r\n")

    def heard(self, name, room, text):
        return f":{name}!{name}@127.0.0.1 PRIVMSG #{room} :".encode() + text + b"\r\n"

    def announced(self, name, room, happening):
        return f":{name}!{name}@127.0.0.1 {'JOIN' if happening == 'joining' else 'QUIT'} #{room}\r\n".encode()


class Peer(Tongue):
    """Answers each text with itself; it begins with its length in four digits."""

    def consume(self, client):
        while len(client.input) >= 4 and not client.ending and not self.server.owes_much(client):
            end = 4 + int(client.input[:4]) if client.input[:4].isdigit() else len(client.input)
            if len(client.input) < end:
                return
            client.send(client.input[:end] * self.server.times())
            client.input = client.input[end:]


class Echo(Tongue):
    """Bytes; a line at a time where it is to go wrong by that."""

    def consume(self, client):
        kept = client.input.rpartition(b"\n")[2] if self.server.bug == "whole-reads" else b""
        if client.input and not self.server.owes_much(client):
            for line in client.input.removesuffix(kept).splitlines(keepends=True):
                client.send(line * self.server.times())
            client.input = kept


BY_PROTOCOL = {"crlf": Crlf, "broadcast": Broadcast, "line": Line, "irc": Irc, "peer": Peer, "echo": Echo}
