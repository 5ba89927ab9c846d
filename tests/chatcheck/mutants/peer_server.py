# Mistakes that people make in a server of the turn-based chat, in each of its dialects.
# SPDX-License-Identifier: BSL-1.0
from mutant import Bug, in_dialects

SAY = "        self.writer.write(message)\n"
BARE = '    return body or b" "  # no bytes at all would never arrive\n'
EXACTLY = """        piece = caller.take(count)
        count -= len(piece)
"""
HEADER = "        header = await read_exactly(caller, size)\n"
LENGTH = "await read_exactly(caller, int(digits)) if digits.isdigit() else None"
LEN3X = '    return (b"%d" % len(body)).ljust(3, b"x") + body\n'
LEN3Z = '    return b"%03d" % (len(body) + 1) + body + b"\\0"\n'
LEN4 = '    return b"%04d" % len(body) + body\n'
HEADER10 = '    return (b"%d" % len(body)).ljust(10) + body\n'
REPLY = "            return\n        reply = dialect.prefix + harmless(text) if len(text) <= LONGEST_TEXT else TOO_LONG\n"
SENT = "        await caller.say(dialect.framed(cut(reply, dialect.most)))\n"
QUIT = "        if text in QUITS:\n            return\n"
ENDING = """        except OSError:
            pass  # a reset is a way of leaving
        finally:
            await close(reader, writer)
"""
START = "    server = await asyncio.start_server(serve, options.host, options.port)\n"
CONVERSE = "            await converse(Caller(reader, writer), options.dialect, port)\n"
STRIPPED = "    return text[found.end():] if found and found[1] == caller.handle else text\n"
SILENCE = "            if not await caller.more(gap if caller.rest else None):\n"
GREETS = '        await caller.say(b"SERVER")\n'

LIMITED = "            caller.rest = caller.rest[:MOST_HELD]\n"
STRANGE = "        if not caller.rest and not await caller.more():\n            return None\n"
EXIT = "__import__('os')._exit(1)"

BUGS = [
    # START
    Bug("no-reuse-address", "cannot come back to its port while old connections linger",
        START, START.replace("options.port)", "options.port, reuse_address=False)")),
    # FLOW
    Bug("no-prefix", "replies without its own name", '    "handle": Dialect(until(b"\\n\\0", GAP), bare, b"SERVER> ", 500),',
        '    "handle": Dialect(until(b"\\n\\0", GAP), bare, b"", 500),'),
    Bug("handle-sent-back", "sends back the client's handle before the text", STRIPPED, "    return text\n"),
    Bug("strips-any-handle", "takes `Ann> ` from Bob's text", STRIPPED, "    return text[found.end():] if found else text\n"),
    Bug("needs-the-blank", "does not know a handle in `Bob>hi`", "-?> ?')  # as in", "-?> ')  # as in"),
    Bug("arrow-is-the-handle", "takes the handle in `Bob-> hi` for `Bob-`", "{1,32}?)-?> ?')", "{1,32}?)> ?')"),
    Bug("speaks-first", "says something before the client does",
        CONVERSE, '            writer.write(b"Welcome!")\n' + CONVERSE),
    Bug("does-not-greet", "waits for a client that waits to be greeted", 'if name == "greeting":', 'if name == "greetings":'),
    Bug("hello-unanswered", "takes client-372 and says nothing to it",
        '        await caller.say(b"server-372")\n', "        pass\n"),
    Bug("handle-unanswered", "does not tell its own handle in a handshake",
        '        await caller.say(dialect.framed(b"SERVER"))\n', "        pass\n"),
    Bug("handle-is-a-text", "answers the handle as if it were a text",
        'if name in ("greeting", "handshake", "len-total"):', 'if name == "handshake":'),
    Bug("port-is-a-text", "answers the port as if it were a text", 'if name == "port-line" and is_first and', "if False and"),
    Bug("answers-twice", "sends two replies in one turn", SENT, SENT + SENT),
    Bug("answers-every-other", "is silent in every second turn", SENT, SENT + "        await dialect.read(caller)\n"),
    # CLEAN
    Bug("line-feed-behind", "ends its replies with a line feed where nothing ends them", BARE, '    return body + b"\\n"\n'),
    Bug("nul-behind", "sends the NUL of its C string as well", BARE, '    return body + b"\\0"\n'),
    Bug("padded-to-500", "sends its whole buffer", BARE, '    return body.ljust(500, b"\\0")\n'),
    Bug("reply-in-pieces", "sends each reply byte by byte",
        SAY,
        "        for at in range(len(message)):\n            self.writer.write(message[at:at + 1])\n            await asyncio.sleep(0.02)\n"),
    Bug("header-apart", "sends the first bytes, and the rest half a second later", SAY,
        "        self.writer.write(message[:3])\n        await asyncio.sleep(0.5)\n        self.writer.write(message[3:])\n"),
    Bug("no-line-feed", "ends no line in port-line", '    return body + b"\\n"\n', "    return body\n"),
    Bug("crlf-out", "ends lines with CR LF in port-line", '    return body + b"\\n"\n', '    return body + b"\\r\\n"\n'),
    # FRAME
    Bug("one-read-one-message", "takes a read for a message where a line feed ends it",
        "            caller.rest = caller.rest[:MOST_HELD]\n",
        "            caller.rest = caller.rest[:MOST_HELD]\n            if caller.rest:\n                break\n"),
    Bug("waits-for-a-line-feed", "waits for ever for an end that the client never sends", SILENCE,
        "            if not await caller.more(None if ends else gap if caller.rest else None):\n"),
    Bug("header-comes-whole", "takes what one read brings for a whole header, or a whole body",
        EXACTLY, EXACTLY.replace("count -= len(piece)", "count = 0")),
    Bug("rest-is-lost", "forgets what came behind a message in the same read",
        "        message = message.rstrip(b\"\\r\\n\\0\")\n",
        "        message, caller.rest = message.rstrip(b\"\\r\\n\\0\"), b\"\"\n"),
    Bug("plain-ends-at-lines", "ends a text at a line feed in plain",
        '    "plain": Dialect(until(b"", GAP)', '    "plain": Dialect(until(b"\\n", GAP)'),
    # LEN
    Bug("length-counts-the-header", "counts the header too", LEN3X, LEN3X.replace("len(body))", "len(body) + 3)")),
    Bug("padded-with-zeros", "pads the length with zeros in place of x", LEN3X, '    return b"%03d" % len(body) + body\n'),
    Bug("padded-before", "pads the length on the wrong side", LEN3X, LEN3X.replace("ljust", "rjust")),
    Bug("nul-uncounted", "does not count the NUL", LEN3Z, LEN3Z.replace("(len(body) + 1)", "len(body)")),
    Bug("nul-forgotten", "counts the NUL and does not send it", LEN3Z, LEN3Z.replace(' + b"\\0"', "")),
    Bug("binary-length", "sends the length as an integer in host byte order",
        LEN4, '    return len(body).to_bytes(4, "little") + body\n'),
    Bug("length-of-three-digits", "sends three digits where four are due", LEN4, LEN4.replace("%04d", "%03d")),
    Bug("counts-characters", "counts characters, and not bytes",
        LEN4, LEN4.replace("len(body)", "len(body.decode(errors='replace'))")),
    Bug("octal-length", "reads 0010 as eight",
        LENGTH, LENGTH.replace("int(digits)", "int(digits, 8 if digits[:1] == b'0' else 10)")),
    Bug("header-of-nine", "pads the header to nine bytes", HEADER10, HEADER10.replace("ljust(10)", "ljust(9)")),
    Bug("header-zero-padded", "pads the header with zeros", HEADER10, HEADER10.replace("ljust(10)", 'rjust(10, b"0")')),
    Bug("total-without-itself", "does not count the length and the blank",
        "    total = len(body) + 2  # one digit and the blank, unless there are more digits\n"
        '    while total != len(b"%d " % total + body):\n        total += 1\n', "    total = len(body)\n"),
    Bug("total-of-one-digit", "does not see that a length of two digits is longer",
        '    while total != len(b"%d " % total + body):\n        total += 1\n', ""),
    Bug("bad-header-ends-the-process", "an exception ends the server where a length is no number",
        LENGTH, LENGTH.replace("None", '__import__("os")._exit(1)')),
    Bug("cut-at-255", "has 255 bytes for a text", REPLY, REPLY.replace("harmless(text)", "harmless(text[:255])")),
    Bug("too-long-unanswered", "says nothing to a text that is too long",
        REPLY, REPLY + "        if reply is TOO_LONG:\n            continue\n"),
    Bug("too-long-goes-on", "takes the rest of a text that is too long for the next one",
        "        body = (body + piece)[:MOST_HELD]\n",
        "        body = (body + piece)[:MOST_HELD]\n        count = min(count, MOST_HELD - len(body))\n"),
    # TEXT
    Bug("strips-texts", "drops the blanks around a text", REPLY, REPLY.replace("harmless(text)", "harmless(text.strip())")),
    Bug("cut-in-a-character", "cuts a reply in the middle of a character",
        "    end = most\n    while", "    return text[:most]\n    while"),
    Bug("bad-utf8-hangs-up", "an exception ends whoever sends bytes that are no UTF-8",
        REPLY, REPLY.replace("harmless(text)", "harmless(text.decode().encode())")),
    Bug("bad-utf8-ends-the-process", "an exception ends the server where bytes are no UTF-8",
        REPLY, "            return\n        if text.decode(errors='replace').encode() != text:\n"
               "            __import__('os')._exit(1)\n" + REPLY.partition("\n")[2]),
    Bug("nul-padding-is-text", "answers the NULs behind a text as texts",
        "            caller.rest = b\"\"  # the rest of the sender's buffer: whoever sends a NUL may send it whole\n",
        '            caller.rest = caller.rest.replace(b"\\0", b" \\0")\n'),
    Bug("empty-unanswered", "says nothing to an empty text", REPLY, REPLY + "        if not text:\n            continue\n"),
    # STATE
    Bug("quit-is-a-text", "answers a quit as if it were a text", QUIT, ""),
    Bug("one-quit-only", "does not know /q", '(b"\\\\quit", b"/q")', '(b"\\\\quit",)'),
    Bug("quit-anywhere", "quits where \\quit stands inside a text",
        QUIT, '        if text in QUITS or b"\\\\quit" in text:\n            return\n'),
    Bug("quit-with-handle-is-a-text", "knows a quit only where no handle is before it",
        QUIT, QUIT.replace("text in", "message in")),
    Bug("quit-unclosed", "says nothing to a quit, and does not close",
        QUIT, "        if text in QUITS:\n            await asyncio.sleep(3600)\n"),
    Bug("quit-echoed", "sends the quit back before it closes", QUIT,
        "        if text in QUITS:\n            await caller.say(dialect.framed(text))\n            return\n"),
    Bug("one-turn", "closes after the first reply", SENT, SENT + "        return\n"),
    # LIFE
    Bug("quit-ends-the-process", "ends with the first client that quits", QUIT,
        '        if text in QUITS:\n            __import__("os")._exit(0)\n'),
    Bug("reset-ends-the-process", "is killed by a connection that is reset",
        ENDING, ENDING.replace("pass  # a reset is a way of leaving", '__import__("os")._exit(1)')),
    Bug("spins-after-eof", "reads on for ever where a client has closed, and does nothing else",
        '        return data != b""\n', "        return True\n"),
    Bug("half-close-unanswered", "forgets what a client said before it closed its side", SENT,
        "        await asyncio.sleep(0.05)\n        if caller.reader.at_eof():\n            return\n" + SENT),
    Bug("half-close-never-closed", "keeps the connection of who has closed his side",
        ENDING, ENDING.replace("await close(reader, writer)", "await asyncio.sleep(3600)")),
    Bug("handle-kept", "takes the next client for the one before",
        "        self.handle = None\n", '        self.handle = b"Bob"\n'),
    # LOAD
    Bug("one-client-at-a-time", "lets the second client wait for the end of the first",
        START, "    turn = asyncio.Lock()\n\n    async def serve_alone(reader, writer):\n        async with turn:\n"
               "            await serve(reader, writer)\n\n" + START.replace("(serve,", "(serve_alone,")),
    Bug("no-more-than-twenty", "serves twenty clients, and lets others wait",
        START, "    seats = asyncio.Semaphore(20)\n\n    async def serve_seated(reader, writer):\n        async with seats:\n"
               "            await serve(reader, writer)\n\n" + START.replace("(serve,", "(serve_seated,")),
    Bug("waits-for-a-second", "sleeps a second at each text, and everybody with it",
        SENT, '        __import__("time").sleep(1)\n' + SENT),
    # What only some texts, dialects or clients show.
    Bug("reply-without-handle", "sends the text alone", REPLY, REPLY.replace("dialect.prefix + ", "")),
    Bug("answers-hello-itself", "has an answer of its own to who says hello",
        REPLY, REPLY + "        if text.startswith(b\"hello\"):\n            reply = dialect.prefix + b\"hi\"\n"),
    Bug("hello-in-one-read", "takes what one read brings for client-372",
        "        hello = await dialect.read(caller)\n", "        hello = await caller.reader.read(100)\n"),
    Bug("impatient", "hangs up on a message that does not come at once", STRANGE, STRANGE.replace("more()", "more(0.1)")),
    Bug("line-feed-is-no-text", "says nothing to a text that ends in a counted line feed",
        "        message = message.rstrip(b\"\\r\\n\\0\")\n",
        "        if message.endswith(b\"\\n\"):\n            continue\n        message = message.rstrip(b\"\\r\\n\\0\")\n"),
    Bug("empty-is-the-end", "takes an empty text for the end of the connection",
        "(message := await dialect.read(caller)) is not None", "message := await dialect.read(caller)"),
    Bug("text-ends-at-escape", "forgets what stands behind an escape",
        REPLY, REPLY.replace("harmless(text)", "harmless(text.split(b'\\x1b')[0])")),
    Bug("text-is-a-format", "gives the text to printf()",
        REPLY, REPLY.replace("harmless(text)", "harmless(text.replace(b'%s', b'(null)'))")),
    Bug("hang-up-ends-the-process", "ends with the first client that closes", SENT, SENT + "    " + EXIT + "\n"),
    Bug("silent-client-ends-the-process", "ends where a client closes before it has said anything",
        SENT, SENT + "    if is_first:\n        " + EXIT + "\n"),
    Bug("half-a-message-ends-the-process", "ends where a client closes in the middle of a message",
        STRANGE, STRANGE.replace("            return", "            if body:\n                " + EXIT + "\n            return")),
    Bug("half-a-message-kept", "puts half a message of one client before the first of the next",
        '    body = b""\n    while count > 0:\n' + STRANGE,
        '    body = read_exactly.__dict__.pop("left", b"")[:count]\n    count -= len(body)\n    while count > 0:\n'
        + STRANGE.replace("            return", "            read_exactly.left = body\n            return")),
    Bug("gone-client-ends-the-process", "ends where a reply finds nobody", SENT,
        SENT + "        await asyncio.sleep(0.05)\n        if caller.reader.at_eof() or caller.reader.exception():\n"
               "            " + EXIT + "\n"),
    Bug("spins-when-idle", "asks again and again for nothing once a client has gone",
        ENDING, ENDING + "            while True:\n                await asyncio.sleep(0)\n"),
    Bug("flood-ends-the-process", "ends where a text overruns its buffer",
        LIMITED, "            if len(caller.rest) > MOST_HELD:\n                " + EXIT + "\n"),
    Bug("control-ends-the-process", "ends where a text has a control character",
        REPLY, "            return\n        if any(octet < 32 and octet != 9 for octet in text):\n            " + EXIT + "\n"
        + REPLY.partition("\n")[2]),
]

# In which dialects a mistake shows, where it is not in the one that chatcheck tries first.
DIALECTS = {
    "greeting": ["does-not-greet"],
    "handshake": ["hello-unanswered", "handle-unanswered", "handle-is-a-text", "hello-in-one-read"],
    "port-line": ["port-is-a-text", "no-line-feed", "crlf-out"],
    "plain": ["plain-ends-at-lines"],
    "len3x": ["length-counts-the-header", "padded-with-zeros", "padded-before"],
    "len3z": ["nul-uncounted", "nul-forgotten", "octal-length"],
    "len4": ["header-comes-whole", "binary-length", "length-of-three-digits", "counts-characters", "too-long-goes-on",
             "bad-header-ends-the-process", "rest-is-lost", "impatient", "line-feed-is-no-text", "empty-is-the-end",
             "empty-unanswered", "cut-at-255", "half-a-message-ends-the-process", "half-a-message-kept"],
    "header10": ["header-of-nine", "header-zero-padded", "hang-up-ends-the-process", "one-client-at-a-time"],
    "len-total": ["total-without-itself", "total-of-one-digit"],
}
BUGS = in_dialects(BUGS, DIALECTS, both=["rest-is-lost", "cut-at-255", "hang-up-ends-the-process", "one-client-at-a-time"])
