# Mistakes that people make in a server of the line protocol.
# SPDX-License-Identifier: BSL-1.0
from mutant import Bug

CUT = '        *whole, rest = (rest + data).split(b"\\n")\n'
WRITE = '            self.writer.write(lines + b"\\n")\n'
ENDING = """    except OSError:
        pass  # a reset is a way of leaving
    finally:
        leave(client)
        await close(reader, writer)
"""
START = "    server = await asyncio.start_server(serve, host, int(port))\n"
OBEYS = "            if line is None or len(line) > LONGEST_LINE:\n"
VERB = "    verb = SYNONYMS.get(verb.lower(), verb.lower())\n"
TEXT = '        text, rest = rest[1:], b""\n'
ADDRESSEES = '    addressees = {clients.get(name.lstrip(b" \\t").lower()) for name in names.split(b",")}\n'
UNKNOWN = '        client.send(b"ERR ? unknown-verb help shows the commands")\n'
REFUSAL = '        client.send(b"ERR %b %b %b" % (verb, *why.args))\n'
LOGOUT_TOLD = '        tell(everybody_but(client), b"LOGOUT " + client.name)\n'
JOIN_TOLD = """    tell(room.members, b"JOINED %b %b" % (room.name, client.name))
    room.members.add(client)
"""
SAID = "    tell(room.members - {client}, "
TOO_LONG = '                client.send(b"ERR ? too-long it is too long")\n'
OK_LOGOUT = """    client.send(b"OK logout")
    leave(client)
"""

BUGS = [
    # START
    Bug("no-reuse-address", "cannot come back to its port while old connections linger",
        START, START.replace("int(port))", "int(port), reuse_address=False)")),
    Bug("slow-start", "says that it listens 3 s before it does",
        START, "    print(f'listening on {host} {port}', flush=True)\n    await asyncio.sleep(3)\n" + START),
    # FRAME
    Bug("one-read-one-line", "takes what one read brings for one line",
        CUT, '        whole, rest = [data.rstrip(b"\\r\\n")], b""\n'),
    Bug("half-line-lost", "forgets the beginning of a line when the read ends",
        CUT, '        whole, rest = (rest + data).split(b"\\n")[:-1], b""\n'),
    Bug("first-line-only", "loses what came behind a line in the same read",
        CUT, '        first, end, _ = (rest + data).partition(b"\\n")\n'
             '        whole, rest = ([first], b"") if end else ([], first)\n'),
    Bug("one-line-late", "answers a line when the next one comes",
        CUT, '        *whole, last, rest = (b"\\n" + rest + data).split(b"\\n")\n'
             '        whole, rest = [each for each in whole if each], last + b"\\n" * bool(last) + rest\n'),
    # EOL
    Bug("needs-crlf", "takes only CR LF for the end of a line", CUT, CUT.replace('"\\n"', '"\\r\\n"')),
    Bug("keeps-the-cr", "takes the CR before the LF for a part of the text",
        '                yield line[:-1] if line.endswith(b"\\r") else line\n', "                yield line\n"),
    Bug("cr-ends-a-line", "takes a CR for an end as well", CUT, CUT.replace("data)", 'data.replace(b"\\r", b"\\n"))')),
    Bug("empty-line-answered", "answers an empty line with an error",
        '            elif line.strip(b" \\t"):\n', "            else:\n"),
    # CLEAN
    Bug("crlf-out", "ends its lines with CR LF",
        WRITE, WRITE.replace('lines + b"\\n"', 'lines.replace(b"\\n", b"\\r\\n") + b"\\r\\n"')),
    Bug("no-line-end", "sends no LF", WRITE, WRITE.replace(' + b"\\n"', "")),
    Bug("two-line-ends", "sends an empty line behind each answer", WRITE, WRITE.replace('"\\n"', '"\\n\\n"')),
    Bug("nul-behind-lines", "sends the NUL of its C string as well", WRITE, WRITE.replace('"\\n"', '"\\n\\0"')),
    Bug("greets", "says something before it is asked, that begins with no word of the protocol",
        "    client = Client(writer)\n", '    client = Client(writer)\n    client.send(b"Welcome!")\n'),
    # LEN
    Bug("text-cut-at-255", "has 255 bytes for a text", TEXT, TEXT.replace("rest[1:]", "rest[1:256]")),
    Bug("line-limit-of-512", "takes a line of 512 bytes for too long", "LONGEST_TEXT + 1024", "512"),
    Bug("too-long-hangs-up", "closes when a line is too long", TOO_LONG, "                break\n"),
    Bug("too-long-unanswered", "says nothing to a line that is too long", TOO_LONG, "                pass\n"),
    Bug("too-long-goes-on", "takes the rest of a line that is too long for another one",
        '            rest, skipping = b"", True\n', '            rest = b""\n'),
    Bug("endless-line-kept", "keeps all of a line that never ends",
        "        if len(rest) > LONGEST_LINE:\n", "        if False:\n"),
    Bug("long-list-in-one-line", "makes one line of a list, however long",
        '        if len(lines[-1]) + len(b" " + name + b"\\n") > LONGEST_LIST:\n', "        if False:\n"),
    # TEXT
    Bug("strips-texts", "drops the blanks around a text", TEXT, TEXT.replace("rest[1:]", "rest.strip()")),
    Bug("squeezes-blanks", "makes one blank of two", TEXT, TEXT.replace("rest[1:]", 'b" ".join(rest.split())')),
    Bug("first-word-only", "ends a text at its first blank", TEXT, TEXT.replace("rest[1:]", 'rest[1:].split(b" ")[0]')),
    Bug("empty-text-accepted", "tells others nothing, where a text is missing",
        ' or not text and usage.endswith(b"TEXT")', ""),
    Bug("bad-utf8-hangs-up", "an exception ends whoever sends bytes that are no UTF-8",
        '        characters = text.decode("latin-1")\n', '        raise OSError("what is this?")\n'),
    Bug("bad-utf8-ends-the-process", "an exception ends the server where bytes are no UTF-8",
        '        characters = text.decode("latin-1")\n', '        __import__("os")._exit(1)\n'),
    Bug("ascii-only", "makes question marks of umlauts",
        '" ", characters).encode()', '" ", characters).encode("ascii", "replace")'),
    Bug("controls-passed-on", "sends control characters, CR too, to other people's terminals",
        '    return re.sub(r"[\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f]", " ", characters).encode()\n',
        "    return characters.encode()\n"),
    Bug("nul-ends-a-text", "treats a text as a C string", "b\"FROM %b %b\" % (client.name, clean(text))",
        "b\"FROM %b %b\" % (client.name, clean(text.split(b'\\0')[0]))"),
    # NAME
    Bug("taken-name-accepted", "gives a name to a second one", "    if name.lower() in clients:\n", "    if False:\n"),
    Bug("names-in-any-case", "takes al for another name than Al",
        "    if name.lower() in clients:\n", "    if name in [other.name for other in clients.values()]:\n"),
    Bug("any-name-accepted", "takes every word for a name", "    if not is_name(name):\n", "    if False:\n"),
    Bug("names-of-ten", "takes a name of more than 10 bytes for a bad one", "is_fit(name, 32,", "is_fit(name, 10,"),
    Bug("refused-and-hung-up", "closes when a name is taken",
        '        raise Refused(b"name-taken", b"somebody else has that name")\n',
        '        client.gone = True\n        raise Refused(b"name-taken", b"somebody else has that name")\n'),
    Bug("name-kept-after-eof", "frees a name only at logout",
        ENDING, ENDING.replace("    finally:\n        leave(client)\n", "    finally:\n")),
    Bug("name-kept-after-reset", "frees no name, and tells nobody, when a connection is reset",
        ENDING, "    except OSError:\n        return\n    leave(client)\n    await close(reader, writer)\n"),
    # STATE
    Bug("case-matters", "knows verbs in small letters only", VERB, "    verb = SYNONYMS.get(verb, verb)\n"),
    Bug("no-synonyms", "knows each verb by one name only", VERB, "    verb = verb.lower()\n"),
    Bug("speaks-unnamed", "lets in everybody to everything", "not client.name and verb not in BEFORE_LOGIN", "False"),
    Bug("logs-in-twice", "takes a second login for a change of the name",
        '        raise Refused(b"already-logged-in", b"you have a name")\n', "        pass\n"),
    Bug("unknown-unanswered", "says nothing to a verb that it does not know", UNKNOWN, ""),
    Bug("unknown-hangs-up", "closes at a verb that it does not know", UNKNOWN, UNKNOWN + "        client.gone = True\n"),
    Bug("one-command-a-connection", "closes after the first answer",
        "            if client.gone:\n", "            if True:\n"),
    Bug("logout-unanswered", "closes without OK logout", OK_LOGOUT, "    leave(client)\n"),
    Bug("logout-stays", "never closes after a logout", OK_LOGOUT, OK_LOGOUT + "    client.gone = False\n"),
    Bug("ping-without-text", "does not send back the text of a ping",
        'client.send(b"OK ping " + clean(text) if text else b"OK ping")', 'client.send(b"OK ping")'),
    Bug("status-last", "tells somebody himself before it says OK",
        '    client.send(b"OK send")\n    tell(addressees, b"FROM %b %b" % (client.name, clean(text)))\n',
        '    tell(addressees, b"FROM %b %b" % (client.name, clean(text)))\n    client.send(b"OK send")\n'),
    Bug("error-to-all", "tells everybody of one's mistake",
        REFUSAL, REFUSAL.replace("client.send(", "tell({client, *clients.values()}, ")),
    # FLOW
    Bug("too-much-accepted", "does not see what stands behind a command",
        "        if missing or too_much:\n", "        if missing:\n"),
    Bug("address-without-blank", "takes Al:hi for an address", "(?:[ \\t](.*))?", "(?:[ \\t]?(.*))"),
    Bug("one-addressee", "takes Al,Bob for one name", ADDRESSEES, "    addressees = {clients.get(names.lower())}\n"),
    Bug("some-addressees-told", "tells those who are there, where one is not",
        ADDRESSEES,
        ADDRESSEES + "    tell(addressees - {None}, b\"FROM %b %b\" % (client.name, clean(text))) if None in addressees else None\n"),
    Bug("told-twice", "tells whoever is named twice twice", ADDRESSEES, ADDRESSEES.replace("{", "[").replace("}", "]")),
    Bug("psst-to-all", "tells everybody what is for one",
        "    tell(addressees, b\"FROM", "    tell(clients.values(), b\"FROM"),
    Bug("said-to-all", "tells everybody what is said in a room", SAID, "    tell(everybody_but(client), "),
    Bug("own-text-back", "sends what is said in a room to its speaker too", SAID, "    tell(room.members, "),
    Bug("said-from-outside", "lets in the words of people who are not in the room",
        "    if client not in room.members:\n", "    if False:\n"),
    Bug("all-to-oneself-too", "sends what is said to all to its speaker too",
        "    tell(everybody_but(client), b\"ALL", "    tell(clients.values(), b\"ALL"),
    Bug("users-with-oneself", "counts whoever logs in among the others",
        "    others = [other.name for other in clients.values()]\n",
        "    others = [other.name for other in clients.values()] + [name]\n"),
    Bug("users-unsorted", "lists names in the order of their coming", "in sorted(names, key=bytes.lower):", "in names:"),
    Bug("join-untold", "tells nobody who has come into a room", JOIN_TOLD, "    room.members.add(client)\n"),
    Bug("join-told-to-the-joiner", "tells somebody that he has come himself",
        JOIN_TOLD, "".join(reversed(JOIN_TOLD.splitlines(keepends=True)))),
    Bug("join-told-twice", "tells it twice when somebody comes into a room",
        JOIN_TOLD, JOIN_TOLD.splitlines(keepends=True)[0] + JOIN_TOLD),
    Bug("capital-rooms-lost", "finds no room that is asked for with a capital",
        '    room = rooms.get(name.lstrip(b"#").lower())\n', '    room = rooms.get(name.lstrip(b"#"))\n'),
    Bug("rooms-for-ever", "keeps a room that its last member has left",
        '    if not room.members and room.name != b"lobby":\n', "    if False:\n"),
    Bug("lobby-closes", "closes the room of all with its last member",
        '    if not room.members and room.name != b"lobby":\n', "    if not room.members:\n"),
    # LIFE
    Bug("leaving-untold", "tells nobody who has gone", LOGOUT_TOLD, ""),
    Bug("leaving-told-twice", "tells it twice when somebody goes", LOGOUT_TOLD, 2 * LOGOUT_TOLD),
    Bug("reset-ends-the-process", "is killed by a connection that is reset",
        ENDING, ENDING.replace("        pass  # a reset is a way of leaving\n", '        __import__("os")._exit(1)\n')),
    Bug("eof-ends-the-process", "ends with its first client", ENDING, ENDING + '    __import__("os")._exit(0)\n'),
    Bug("spins-after-eof", "reads on for ever where a client has closed, and does nothing else",
        "    while data := await reader.read(4096):\n", "    while True:\n        data = await reader.read(4096)\n"),
    Bug("half-close-unanswered", "forgets what a client asked before it closed its side",
        OBEYS, "            await asyncio.sleep(0.05)\n            if reader.at_eof():\n                break\n" + OBEYS),
    Bug("half-close-never-closed", "keeps the connection of who has closed his side",
        ENDING, ENDING.replace("        await close(reader, writer)\n", "        await asyncio.sleep(3600)\n")),
    # LOAD
    Bug("one-client-at-a-time", "lets the second client wait for the end of the first",
        START, "    turn = asyncio.Lock()\n\n    async def serve_alone(reader, writer):\n        async with turn:\n"
               "            await serve(reader, writer)\n\n" + START.replace("(serve,", "(serve_alone,")),
    Bug("no-more-than-twenty", "serves twenty clients, and lets others wait",
        START, "    seats = asyncio.Semaphore(20)\n\n    async def serve_seated(reader, writer):\n        async with seats:\n"
               "            await serve(reader, writer)\n\n" + START.replace("(serve,", "(serve_seated,")),
    Bug("blocking-send", "stands still until whoever does not read has read",
        WRITE,
        '            select, lines, to = __import__("select").select, lines + b"\\n", self.writer.get_extra_info("socket").fileno()\n'
               "            while lines and select([], [to], []):\n"
               '                lines = lines[__import__("os").write(to, lines):]\n'),
    Bug("waits-for-a-second", "sleeps a second at each command, and everybody with it",
        OBEYS, '            __import__("time").sleep(1)\n' + OBEYS),
    # what single cases are about
    Bug("first-login-lost", "does not answer the first login after its start",
        '    client.send(listed(b"USERS *", others) + b"\\nOK login " + name)\n',
        '    if login.__dict__.setdefault("seen", False):\n'
        '        client.send(listed(b"USERS *", others) + b"\\nOK login " + name)\n    login.seen = True\n'),
    Bug("login-untold", "tells nobody who has come", '    tell(everybody_but(client), b"LOGIN " + name)\n', ""),
    Bug("lobby-not-entered", "puts nobody into the first room", '    enter(client, rooms[b"lobby"])\n', ""),
    Bug("no-addresses", "takes `Bob: hi` for a verb", "    if address and all(", "    if False and all("),
    Bug("help-for-people", "answers help with lines that begin with no word of the protocol", 'b"HELP " + (verb', 'b"  " + (verb'),
    Bug("letters-are-no-texts", "takes a text of one letter for none", "        missing = not word and usage[:4] in (b\"NAME\", b\"ROOM\") or not text",
        "        missing = not word and usage[:4] in (b\"NAME\", b\"ROOM\") or len(text) < 2"),
    Bug("ghosts-after-logout", "keeps the name of who has logged out",
        OK_LOGOUT, '    client.send(b"OK logout")\n    ghost = Client(client.writer)\n    ghost.name = client.name\n    leave(client)\n'
                   "    if ghost.name:\n        clients[ghost.name.lower()] = ghost\n"),
    Bug("ascii-names", "takes letters beyond ASCII for bad ones in names", 'is_fit(name, 32, r\'^[$+~%-]|', 'is_fit(name, 32, r\'[^ -~]|^[$+~%-]|'),
    Bug("ends-with-the-last-client", "ends when nobody is logged in any more",
        OK_LOGOUT, OK_LOGOUT + '    if not clients:\n        __import__("os")._exit(0)\n'),
    Bug("any-room-accepted", "takes every word for a room", '    if not is_fit(name, 49, r"[ ,:#]|^\\*$"):\n', "    if False:\n"),
    Bug("nobody-told", "says OK where nobody has the name", ADDRESSEES, ADDRESSEES + "    addressees.discard(None)\n"),
    Bug("strangers-send", "passes on what somebody says without a name",
        "        if not client.name and verb not in BEFORE_LOGIN:\n",
        '        if not client.name and verb == b"send":\n            client.name = b"guest"\n            do(client, word, text)\n'
        "            client.name = None\n            return\n        if not client.name and verb not in BEFORE_LOGIN:\n"),
    Bug("verb-anywhere", "takes a verb anywhere in a line for the command",
        "    verb, rest = take_word(line)\n",
        '    line = line[line.index(b"logout"):] if b"logout" in line else line\n    verb, rest = take_word(line)\n'),
    Bug("unfinished-obeyed", "obeys a line that the end of the connection has cut",
        "    rest, skipping = b\"\", False\n    while data := await reader.read(4096):\n",
        "    rest, skipping = b\"\", False\n    while data := await reader.read(4096) or (b\"\\n\" if rest else b\"\"):\n"),
    Bug("one-buffer", "puts what all clients send into one buffer",
        "        *whole, rest = (rest + data)", '        *whole, lines_of.rest = (lines_of.__dict__.setdefault("rest", b"") + data)'),
    Bug("everybody-in-each-room", "lists everybody, whatever the room", 'head, members = b"USERS " + room.name, room.members',
        'head, members = b"USERS " + room.name, clients.values()'),
]
