# Mistakes in a server of the binary protocol.
# SPDX-License-Identifier: BSL-1.0
from mutant import Bug

SERVER = "server = await asyncio.start_server(serve, host, int(port))"
WRITE = "            self.writer.write(data)\n"
FRAME = 'return bytes([kind]) + len(body).to_bytes(2, "big") + body'
END = 'return body.rstrip(b"\\0\\r\\n")'
NAME = "return 0 < len(name) <= LONGEST_NAME and text.isprintable() and not re.search(r'^[$+~%-]|[ !@#&,:*?/>\"]', text)"
NOT_UTF8_NAME = "        text = name.decode()\n    except UnicodeDecodeError:\n        return False"
NOT_UTF8 = '    except UnicodeDecodeError:\n        characters = text.decode("latin-1")'
CONTROLS = '[\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f]'
PIECE = 'piece = rest[:most].decode(errors="ignore").encode()'
NAMES = "    for name in sorted(names):\n"
TAKEN = "elif not is_name(name) or name.lower() in members:\n        client.send(REFUSED)"
ACCEPT = "        client.send(ACCEPTED)\n        client.name = name\n        members[name.lower()] = client\n"
JOINED = 'tell_all(b"**%b is joining the chat**" % name)'
SHOW_COMMANDS = "        client.send(frame(TALK, COMMANDS))"
FREE = "        del members[client.name.lower()]\n"
LEFT = 'tell_all(b"**%b is leaving the chat**" % client.name)'
WORDS = 'words = spoken(b"[%b] " % client.name, without_end(body))'
OTHERS = "        if member is not client:\n            member.send(words)"
TALK = '    words = spoken(b"[%b] " % client.name, without_end(body))\n    for member in members.values():'
DIRECT = 'addressee.send(spoken(b"[%b Private] " % client.name, text))'
LISTED = "client.send(listed(member.name for member in members.values()))"
STRANGER = '    elif not client.name:\n        client.send_error(b"Join first")\n'
KIND = "kind = (await reader.readexactly(1))[0]"
LEAVE = "        if kind == LEAVE:\n            return\n"
LENGTH = 'length = int.from_bytes(await reader.readexactly(2), "big")'
BODY = "body = await reader.readexactly(length)"
OBEY = "            obey(client, kind, body)"
OBJECTION = "        if reason:\n            client.send_error(reason)"
DRAIN = "        await client.writer.drain()"
TALKING = "        await converse(client, reader)\n"
EXCEPT = "    except (OSError, asyncio.IncompleteReadError):\n        pass"
FINALLY = "    finally:\n        leave(client)\n"
READING = """        length = int.from_bytes(await reader.readexactly(2), "big")
        reason = objection(client, kind, length)
        if reason:
            client.send_error(reason)
        body = await reader.readexactly(length)"""
EVERYBODY = """    Client.everybody = [*getattr(Client, "everybody", []), client]
    globals()["talk"] = lambda client, body: [
        each.send(spoken(b"[%b] " % client.name, without_end(body))) for each in Client.everybody if each is not client]
"""
BLOCKING_SEND = """            with self.writer.get_extra_info("socket").dup() as blocking:
                blocking.setblocking(True)
                blocking.sendall(data)
                blocking.setblocking(False)
"""

START = [
    Bug("no-reuseaddr", "cannot take its port again at once", SERVER, SERVER[:-1] + ", reuse_address=False)"),
    Bug("slow-start", "listens three seconds after it was started", SERVER, "await asyncio.sleep(3)\n    " + SERVER),
    Bug("name-reserved-at-the-start", "the name Al is taken from the beginning",
        TAKEN, TAKEN.replace("in members", "in {*members, b'al'}")),
    Bug("ends-with-the-last", "ends when its last member leaves", FINALLY,
        FINALLY + "        if not members:\n            __import__('os')._exit(0)\n"),
    Bug("one-client-and-out", "ends with its first client",
        FINALLY, FINALLY + "        asyncio.get_running_loop().stop()\n"),
]

FLOW = [
    Bug("no-status", "does not answer a join", "        client.send(ACCEPTED)\n", ""),
    Bug("status-in-a-frame", "answers a join by a frame",
        "        client.send(ACCEPTED)\n", "        client.send(frame(JOIN, ACCEPTED))\n"),
    Bug("status-is-a-digit", "answers a join by the digit 0 or 1",
        'ACCEPTED, REFUSED = b"\\x00", b"\\x01"', 'ACCEPTED, REFUSED = b"0", b"1"'),
    Bug("status-reversed", "1 is yes", 'ACCEPTED, REFUSED = b"\\x00", b"\\x01"', 'REFUSED, ACCEPTED = b"\\x00", b"\\x01"'),
    Bug("status-comes-last", "announces before it answers", ACCEPT + "        " + JOINED,
        ACCEPT.replace("        client.send(ACCEPTED)\n", "") + "        " + JOINED + "\n        client.send(ACCEPTED)"),
    Bug("refusal-is-an-error", "answers a taken name by a frame of type 05",
        TAKEN, TAKEN.replace("send(REFUSED)", 'send_error(b"Name taken")')),
    Bug("refusal-is-silent", "does not answer a taken name", TAKEN, TAKEN.replace("client.send(REFUSED)", "pass")),
    Bug("join-unannounced", "tells nobody who joins", JOINED, "pass"),
    Bug("join-hidden-from-the-joiner", "tells only the others who joins", ACCEPT + "        " + JOINED,
        ACCEPT[:ACCEPT.index("        members[")] + "        " + JOINED + "\n        members[name.lower()] = client"),
    Bug("join-told-to-the-joiner-alone", "tells nobody else who joins",
        JOINED, JOINED.replace("tell_all(", "client.send(frame(TALK, ")+ ")"),
    Bug("join-announced-twice", "tells it twice", JOINED, JOINED + "\n        " + JOINED),
    Bug("join-in-own-words", "another announcement", "is joining the chat", "has joined the chat"),
    Bug("no-commands", "does not show the commands", SHOW_COMMANDS, "        pass"),
    Bug("commands-to-all", "shows the commands to everybody at each join", SHOW_COMMANDS, "        tell_all(COMMANDS)"),
    Bug("commands-come-first", "shows the commands on accept",
        "    client = Client(writer)\n", "    client = Client(writer)\n    client.send(frame(TALK, COMMANDS))\n"),
    Bug("talk-comes-back", "sends a talk to its speaker too", OTHERS, "        member.send(words)"),
    Bug("talk-to-one", "sends a talk to one of the others", OTHERS, OTHERS + "\n            break"),
    Bug("talk-twice", "sends a talk twice", OTHERS, OTHERS.replace("words", "words * 2")),
    Bug("talk-without-name", "does not say who speaks", WORDS, WORDS.replace('b"[%b] " % client.name', 'b""')),
    Bug("talk-without-blank", "no blank behind the name", WORDS, WORDS.replace("] ", "]")),
    Bug("talk-as-colon", "Bob: Hi instead of [Bob] Hi", WORDS, WORDS.replace("[%b] ", "%b: ")),
    Bug("talk-of-the-wrong-type", "sends a talk with the type of a join",
        "frames += frame(TALK, speaker + piece)", "frames += frame(JOIN, speaker + piece)"),
    Bug("talk-of-one-word", "says the first word only",
        WORDS, WORDS.replace("without_end(body)", 'without_end(body).split(b" ")[0]')),
    Bug("leave-unannounced", "tells nobody who leaves", LEFT, "pass"),
    Bug("leave-announced-twice", "tells it twice", LEFT, LEFT + "\n        " + LEFT),
    Bug("leave-in-own-words", "another announcement", "is leaving the chat", "has left the chat"),
    Bug("stranger-leaves-aloud", "announces who never joined",
        "    if client.name:\n        del", '    if not client.name:\n        tell_all(b"**None is leaving the chat**")\n    if client.name:\n        del'),
    Bug("list-in-order-of-joining", "does not sort the list", NAMES, NAMES.replace("sorted(names)", "names")),
    Bug("list-with-blanks", "a blank behind each comma",
        '                bodies[-1] += b","'.strip(), 'bodies[-1] += b", "'),
    Bug("list-ends-in-a-comma", "a comma behind the last name",
        'bodies[-1] += b"," + name if bodies[-1] else name', 'bodies[-1] += name + b","'),
    Bug("list-without-the-asker", "leaves out who asks",
        LISTED, LISTED.replace("values())", "values() if member is not client)")),
    Bug("list-to-all", "sends the list to everybody",
        LISTED, "for each in members.values():\n        each." + LISTED[LISTED.index("send"):]),
    Bug("list-as-talk", "sends the list as type 02", "frame(LIST, body)", "frame(TALK, body)"),
    Bug("no-list", "does not know type 03",
        "    elif kind == LIST:\n        send_list(client)", '    elif kind == LIST:\n        client.send_error(b"Unsupported Command")'),
    Bug("list-unanswered", "says nothing to type 03", LISTED, "pass"),
    Bug("direct-to-all", "everybody hears a direct", DIRECT, "tell_all(b'[%b Private] ' % client.name + text)"),
    Bug("direct-comes-back", "the speaker hears his direct too",
        DIRECT, DIRECT + "\n        client" + DIRECT[len("addressee"):]),
    Bug("direct-of-type-04", "sends a direct as type 04",
        DIRECT, "addressee.send(frame(DIRECT, b'[%b Private] ' % client.name + clean(text)))"),
    Bug("direct-looks-public", "does not say that it is private", DIRECT, DIRECT.replace(" Private", "")),
    Bug("direct-keeps-its-address", "the text begins with the address",
        DIRECT, DIRECT.replace("text)", "without_end(body))")),
    Bug("direct-needs-the-case", "@AL is not Al", 'members.get(address[1:].lower())', "members.get(address[1:])"),
    Bug("direct-to-nobody-is-silent", "does not say that nobody has the name",
        '        client.send_error(b"No such user")', "        pass"),
    Bug("direct-to-nobody-hangs-up", "fails where nobody has the name",
        'members.get(address[1:].lower()) if', "members[address[1:].lower()] if"),
]

ERRORS = [
    Bug("unknown-type-is-silent", "says nothing to a type that it does not know",
        OBJECTION, OBJECTION.replace("reason:", 'reason and kind <= DIRECT:')),
    Bug("unknown-type-hangs-up", "closes on a type that it does not know", OBJECTION, OBJECTION + "\n            return"),
    Bug("unknown-type-kills", "dies of a type that it does not know",
        KIND, KIND + "\n        if kind > ERROR:\n            __import__('os')._exit(1)"),
    Bug("body-of-unknown-type-is-obeyed", "does not skip the body of what it does not know",
        BODY, BODY.replace("(length)", "(0 if kind > DIRECT else length)")),
    Bug("error-to-all", "sends errors to everybody",
        "        self.send(frame(ERROR, reason))", "        for each in {*members.values(), self}:\n            each.send(frame(ERROR, reason))"),
    Bug("error-as-talk", "sends errors as type 02", "frame(ERROR, reason)", "frame(TALK, reason)"),
    Bug("error-without-reason", "sends empty errors", "frame(ERROR, reason)", 'frame(ERROR, b"")'),
    Bug("error-in-own-words", "another reason", 'b"Unsupported Command"', 'b"Bad type"'),
    Bug("error-is-not-unknown", "says nothing to a client's 05", "if kind > DIRECT:", "if kind > ERROR:"),
]

FRAMES = [
    Bug("header-comes-whole", "takes what has come of a header for all of it",
        LENGTH, LENGTH.replace("readexactly", "read")),
    Bug("body-comes-whole", "takes what has come of a body for all of it", BODY, BODY.replace("readexactly", "read")),
    Bug("one-read-one-frame", "loses what stands behind a frame in the same read",
        OBEY, OBEY + "\n        reader._buffer.clear()"),
    Bug("frame-waits-for-the-next", "acts on a frame when the next one begins",
        BODY, BODY + "\n        reader._buffer[:0] = await reader.read(1)"),
    Bug("frame-in-two-pieces", "sends a header, and the body later", WRITE, "            self.writer.write(data[:3])\n"
        "            __import__('time').sleep(0.02)\n            self.writer.write(data[3:])\n"),
    Bug("body-is-what-is-there", "takes what has come behind a header for its body", BODY,
        "body = bytes(reader._buffer[:length])\n        del reader._buffer[:length]"),
    Bug("half-a-frame-holds-up-all", "reads nobody else before a frame is whole", READING,
        "        async with converse.__dict__.setdefault('turn', asyncio.Lock()):\n"
        + "".join(f"    {line}\n" for line in READING.splitlines())),
    Bug("length-in-host-order", "the low byte of a length comes first", FRAME, FRAME.replace("big", "little")),
    Bug("length-read-in-host-order", "takes the first byte of a length for the low one",
        LENGTH, LENGTH.replace("big", "little")),
    Bug("length-counts-the-header", "sends lengths that are 3 too large",
        FRAME, FRAME.replace("len(body)", "(len(body) + 3)")),
    Bug("length-read-with-the-header", "takes a length to count the header",
        BODY, BODY.replace("(length)", "(max(length - 3, 0))")),
    Bug("length-is-signed", "fails at lengths of 32768 and more", LENGTH, LENGTH.replace('"big"', '"big", signed=True')),
    Bug("length-of-one-byte", "sends lengths modulo 256", FRAME, FRAME.replace("len(body)", "(len(body) % 256)")),
    Bug("length-read-as-one-byte", "reads lengths modulo 256", LENGTH, LENGTH + " % 256"),
    Bug("body-cut-at-255", "sends 255 bytes of a body", FRAME, "body = body[:255]\n    " + FRAME),
    Bug("length-of-characters", "counts characters instead of bytes",
        FRAME, FRAME.replace("len(body)", "len(body.decode(errors='replace'))")),
]

CLEAN = [
    Bug("nul-at-the-end", "a NUL behind each body, counted",
        FRAME, FRAME.replace("len(body)", "(len(body) + 1)") + ' + b"\\0"'),
    Bug("nul-uncounted", "a NUL behind each body, not counted", FRAME, FRAME + ' + b"\\0"'),
    Bug("lf-at-the-end", "LF behind each body, counted", FRAME, FRAME.replace("len(body)", "(len(body) + 1)") + ' + b"\\n"'),
    Bug("frames-padded", "sends all of its buffer of 256 bytes",
        FRAME, FRAME.replace("+ body", "+ body.ljust(256, b'\\0')")),
    Bug("refusal-and-nul", "two bytes refuse a join", 'REFUSED = b"\\x00", b"\\x01"', 'REFUSED = b"\\x00", b"\\x01\\x00"'),
    Bug("status-and-nul", "two bytes answer a join", 'ACCEPTED, REFUSED = b"\\x00"', 'ACCEPTED, REFUSED = b"\\x00\\x00"'),
    Bug("keeps-line-ends", "NUL, CR and LF at the end belong to names and texts", END, "return body"),
    Bug("leave-is-answered", "a frame before it closes",
        LEAVE, LEAVE.replace("return", 'return client.send(frame(LEAVE, b""))')),
]

TEXT = [
    Bug("long-text-in-one-frame", "a body may have more than 4090 bytes", "LONGEST_BODY = 4090", "LONGEST_BODY = 65535"),
    Bug("long-text-cut", "sends the beginning of a long text", "        rest = rest[len(piece):]", '        rest = b""'),
    Bug("long-text-without-name", "the second frame of a text does not say who speaks",
        "        rest = rest[len(piece):]", '        rest, speaker = rest[len(piece):], b""'),
    Bug("cuts-inside-characters", "cuts a long text at any byte", PIECE, "piece = rest[:most]"),
    Bug("text-of-1024", "a text may have 1024 bytes", "LONGEST_TEXT = 4096", "LONGEST_TEXT = 1024"),
    Bug("too-long-hangs-up", "closes on a text that is too long",
        OBJECTION, OBJECTION + '\n            if kind <= DIRECT:\n                return'),
    Bug("too-long-is-obeyed", "does not skip the body of a text that is too long",
        BODY, BODY.replace("(length)", "(0 if reason and kind <= DIRECT else length)")),
    Bug("nothing-is-the-end", "takes a body of length 0 for the end of the connection", BODY, BODY + "\n        if not length:\n            return"),
    Bug("one-is-nothing", "takes a body of length 1 for none", BODY, BODY + "\n        if length == 1:\n            continue"),
    Bug("text-is-a-format", "fills in what a text has of percent signs", WORDS, WORDS.replace("without_end(body)", "without_end(body) % ()")),
    Bug("text-ends-at-lf", "says the first line of a text", WORDS, WORDS.replace("without_end(body)", "body.split(b'\\n')[0]")),
    Bug("empty-text-is-said", "says an empty text",
        "    frames, rest = b\"\", clean(text)\n", "    frames, rest = b\"\", clean(text)\n    if not rest:\n        return frame(TALK, speaker)\n"),
    Bug("empty-text-is-an-error", "answers an empty text",
        TALK, "    if not body:\n        return client.send_error(b'Nothing to say')\n" + TALK),
    Bug("strips-texts", "blanks at both ends are gone", END, "return body.strip(b'\\0\\r\\n ')"),
    Bug("text-ends-at-nul", "takes a text for a string of C", END, 'return body.split(b"\\0")[0].rstrip(b"\\r\\n")'),
    Bug("greeting-is-a-command", "takes Hi for a word to the server", TALK, "    if without_end(body) == b'Hi':\n        return\n" + TALK),
    Bug("at-exit-is-a-command", "leaves on @exit, which is the client's to know",
        TALK, "    if without_end(body) == b'@exit':\n        raise ConnectionError\n" + TALK),
    Bug("ascii-only", "hangs up on what is not ASCII",
        TALK, "    if not body.isascii():\n        raise ConnectionError\n" + TALK),
    Bug("bad-utf8-hangs-up", "hangs up on what is no UTF-8",
        NOT_UTF8, "    except UnicodeDecodeError:\n        raise ConnectionError"),
    Bug("bad-utf8-kills", "dies of what is no UTF-8",
        NOT_UTF8, "    except UnicodeDecodeError:\n        __import__('os')._exit(1)"),
    Bug("bad-utf8-as-it-came", "relays what is no UTF-8", NOT_UTF8, "    except UnicodeDecodeError:\n        return text"),
    Bug("lf-is-relayed", "one can put a line into another's mouth", CONTROLS, CONTROLS.replace("\\x0a", "\\x0b")),
    Bug("escapes-are-relayed", "one can steer another's terminal", CONTROLS, CONTROLS.replace("\\x1f", "\\x1a")),
]

NAMES_TAKEN = [
    Bug("taken-name-accepted", "two clients have one name", TAKEN, TAKEN.replace("name.lower() in members", "False")),
    Bug("taken-name-evicts", "who comes later gets the name, its owner is hung up", TAKEN,
        "elif name.lower() in members and members[name.lower()].writer.close():\n        pass\n    " + TAKEN.replace("name.lower() in members", "False")),
    Bug("case-makes-names", "bob and Bob are two",
        TAKEN, TAKEN.replace("name.lower() in members", "name in [each.name for each in members.values()]")),
    Bug("refusal-hangs-up", "closes after a taken name", TAKEN, TAKEN + "\n        client.writer.close()"),
    Bug("refused-name-stays-taken", "the name that was refused is the client's all the same",
        TAKEN, TAKEN + "\n        client.name = client.name or name"),
    Bug("one-try-for-a-name", "refuses every name after the first",
        TAKEN, TAKEN.replace("not is_name(name)", "getattr(client, 'tried', 0) or not is_name(name)") + "\n        client.tried = 1"),
    Bug("empty-name-accepted", "nobody is a name", NAME, NAME.replace("0 < len(name)", "len(name)")),
    Bug("blanks-in-names", "a name may have blanks", NAME, NAME.replace("[ !@", "[!@")),
    Bug("commas-in-names", "a name may have commas", NAME, NAME.replace("&,:", "&:")),
    Bug("controls-in-names", "a name may have control characters", NAME, NAME.replace(" and text.isprintable()", "")),
    Bug("long-name-kills", "dies of a name that is longer than its buffer", BODY, BODY + "\n        if kind == JOIN and length > 4096:\n            __import__('os')._exit(1)"),
    Bug("leave-takes-out-the-last", "takes out who came last, whoever leaves", FREE, "        members.popitem()\n"),
    Bug("long-names-accepted", "a name may have 255 bytes", "LONGEST_NAME = 32", "LONGEST_NAME = 255"),
    Bug("names-of-eight", "a name may have 8 bytes", "LONGEST_NAME = 32", "LONGEST_NAME = 8"),
    Bug("names-in-small-letters", "makes names small",
        "        client.name = name\n        members", "        client.name = name = name.lower()\n        members"),
    Bug("names-are-ascii", "refuses names that are not ASCII",
        NOT_UTF8_NAME, NOT_UTF8_NAME.replace("decode()", "decode('ascii')")),
    Bug("name-that-is-no-utf8-kills", "dies of a name that is no UTF-8",
        NOT_UTF8_NAME, NOT_UTF8_NAME.replace("return False", "__import__('os')._exit(1)")),
    Bug("name-never-freed", "a name stays taken", FREE, ""),
    Bug("name-freed-by-leave-alone", "who vanishes stays",
        EXCEPT + "  # a reset is a way of leaving, and so is the end of what a client sends\n" + FINALLY,
        "    except (OSError, asyncio.IncompleteReadError):\n        client.name = None\n" + FINALLY),
    Bug("name-not-freed-by-a-reset", "who resets stays",
        EXCEPT, "    except OSError:\n        client.name = None\n    except asyncio.IncompleteReadError:\n        pass"),
    Bug("name-freed-after-the-close", "a name stays taken while its client closes",
        FINALLY + "        await close(reader, writer)", "    finally:\n        await close(reader, writer)\n        await asyncio.sleep(2)\n        leave(client)"),
]

STATE = [
    Bug("strangers-are-heard", "relays what is said before a join",
        STRANGER, "    elif not client.name:\n        client.name = b'unknown'\n        talk(client, body)\n        client.name = None\n"),
    Bug("strangers-hear", "tells those as well who have not joined", "    client = Client(writer)\n", "    client = Client(writer)\n" + EVERYBODY),
    Bug("stranger-is-ignored", "says nothing to who has not joined",
        STRANGER, STRANGER.replace("client.send_error(b\"Join first\")", "pass")),
    Bug("stranger-hangs-up", "closes on a talk before a join",
        STRANGER, STRANGER.replace("client.send_error(b\"Join first\")", "raise ConnectionError")),
    Bug("list-for-strangers", "shows who is here before a join",
        STRANGER, STRANGER.replace("not client.name", "not client.name and kind != LIST")),
    Bug("second-join-renames", "a second join gives another name",
        '    if client.name:\n        client.send_error(b"Already joined")\n    elif', "    if"),
    Bug("second-join-is-refused", "answers a second join by 01",
        'client.send_error(b"Already joined")', "client.send(REFUSED)"),
    Bug("second-join-is-silent", "does not answer a second join", 'client.send_error(b"Already joined")', "pass"),
]

LIFE = [
    Bug("leave-keeps-open", "does not close when a client leaves",
        LEAVE, LEAVE.replace("return", "leave(client)\n            await reader.readexactly(2)\n            continue")),
    Bug("leave-kills", "ends with the first leave", LEAVE, LEAVE.replace("return", "__import__('os')._exit(0)")),
    Bug("last-words-lost", "what is said in one read with a leave is not heard",
        BODY, BODY + "\n        if bytes(reader._buffer[:1]) == b'\\1':\n            return"),
    Bug("half-close-is-no-leave", "does not see that a client has closed its side",
        EXCEPT, "    except asyncio.IncompleteReadError:\n        await asyncio.sleep(3600)\n" + EXCEPT),
    Bug("half-a-frame-is-said", "says half a frame at the end of the input",
        BODY, "try:\n            " + BODY + "\n        except asyncio.IncompleteReadError as end:\n            body = end.partial\n        "),
    Bug("busy-after-the-end", "reads on and on at the end of the input",
        KIND, 'while not (first := await reader.read(1)):\n            await asyncio.sleep(0)\n        kind = first[0]'),
    Bug("dies-of-a-reset", "ends with the first client that resets",
        EXCEPT, "    except OSError:\n        __import__('os')._exit(1)\n    except asyncio.IncompleteReadError:\n        pass"),
    Bug("deaf-after-a-reset", "serves nobody after a client that resets",
        EXCEPT, "    except OSError:\n        __import__('time').sleep(3600)\n    except asyncio.IncompleteReadError:\n        pass"),
]

LOAD = [
    Bug("one-client-at-a-time", "the next client waits until this one leaves",
        TALKING, "        while getattr(serve, 'busy', False):\n            await asyncio.sleep(0.01)\n"
        "        serve.busy = True\n        try:\n            await converse(client, reader)\n        finally:\n            serve.busy = False\n"),
    Bug("ten-members", "refuses the eleventh",
        TAKEN, TAKEN.replace("not is_name(name)", "len(members) >= 10 or not is_name(name)")),
    Bug("passers-by-take-places", "dies when twenty have come and gone without a join", FINALLY,
        "    finally:\n        serve.lost = getattr(serve, 'lost', 0) + (not client.name)\n"
        "        if serve.lost > 20:\n            __import__('os')._exit(1)\n        leave(client)\n"),
    Bug("five-clients-in-all", "serves five clients, and no more",
        TALKING, "        serve.seen = getattr(serve, 'seen', 0) + 1\n        while serve.seen > 5:\n            await asyncio.sleep(1)\n" + TALKING),
    Bug("blocking-send", "a client that does not read stops all", WRITE, BLOCKING_SEND),
    Bug("unbounded", "keeps all that a client does not read", "MOST_UNREAD = 256 * 1024", "MOST_UNREAD = 2**40"),
    Bug("speaker-is-dropped", "hangs up on who speaks where another does not read",
        "                self.writer.transport.abort()", "                raise ConnectionError"),
    Bug("hangs-up-on-a-flood", "takes a hundred frames for an attack",
        DRAIN, "        client.asked = getattr(client, 'asked', 0) + 1\n        if client.asked > 100:\n            return\n" + DRAIN),
    Bug("list-cut", "a list has 255 bytes at most", "frame(LIST, body) for", "frame(LIST, body[:255]) for"),
    Bug("slow-answers", "thinks for a second before each answer", OBEY, "            await asyncio.sleep(1)\n" + OBEY),
    Bug("sleeps-for-all", "nobody is served while it thinks", OBEY, "            __import__('time').sleep(0.3)\n" + OBEY),
]

BUGS = START + FLOW + ERRORS + FRAMES + CLEAN + TEXT + NAMES_TAKEN + STATE + LIFE + LOAD
