# Mistakes that people make in an IRC server.
# SPDX-License-Identifier: BSL-1.0
from mutant import Bug

CUT = '        *whole, rest = (rest + data).split(b"\\n")\n'
WRITE = '            self.writer.write(wire[:end] + b"\\r\\n")\n'
ENDING = """    except OSError:
        reason = "Connection reset"
    finally:
        leave(user, reason)
        await close(reader, writer)
"""
START = "    server = await asyncio.start_server(serve, host, int(port))\n"
HEARD = "            if line is None:\n"
TOO_LONG = "                user.reply(417)\n"
DECODED = 'obey(user, line.decode("utf-8", "surrogateescape")'
QUIT_TOLD = '        tell_neighbours(user, f":{user} QUIT :{reason}")\n'
NEIGHBOURS = "{member for channel in user.channels() for member in channel.members} - {user}"
JOIN_TOLD = '        channel.tell(f":{user} JOIN {channel.name}")\n'
SAID = '            channel.tell(f":{user} {command} {channel.name} :{text}", but=user)\n'
TOLD = '            addressee.send(f":{user} {command} {addressee.nick} :{text}")\n'
REFUSED = '            refuse(404 if channel else 403 if target.startswith("#") else 401, target)\n'
WORDS = '    words = [word for word in line.split(" ") if word] + ([last] if colon else [])\n'
NICK_TOLD = """        user.send(f":{user} NICK {new}")
        tell_neighbours(user, f":{user} NICK {new}")
"""
PONG = '    user.send(f":{SERVER} PONG {SERVER} :{token}")\n'
QUIT = """    user.send(f"ERROR :Closing Link: (Quit: {reason})")
    leave(user, f"Quit: {reason}")
"""
FREED = "        del users[fold(user.nick)]\n\n\n# ---- Registration"

BUGS = [
    # START
    Bug("no-reuse-address", "cannot come back to its port while old connections linger",
        START, START.replace("int(port))", "int(port), reuse_address=False)")),
    # FRAME
    Bug("one-read-one-line", "takes what one read brings for one line",
        CUT, '        whole, rest = [data.rstrip(b"\\r\\n").replace(b"\\r\\n", b" ")], b""\n'),
    Bug("half-line-lost", "forgets the beginning of a line when the read ends",
        CUT, '        whole, rest = (rest + data).split(b"\\n")[:-1], b""\n'),
    Bug("first-line-only", "loses what came behind a line in the same read",
        CUT, '        first, end, _ = (rest + data).partition(b"\\n")\n'
             '        whole, rest = ([first], b"") if end else ([], first)\n'),
    # EOL
    Bug("needs-crlf", "takes only CR LF for the end of a line", CUT, CUT.replace('"\\n"', '"\\r\\n"')),
    Bug("keeps-the-cr", "takes the CR before the LF for a part of the line",
        '            line = line.rstrip(b"\\r")\n', '            line = line.replace(b"\\r", b"\\xc2\\xa4")\n'),
    Bug("lf-out", "ends its lines with LF alone", WRITE, WRITE.replace("\\r", "")),
    # CLEAN
    Bug("no-line-end", "sends no CR LF", WRITE, WRITE.replace(' + b"\\r\\n"', "")),
    Bug("two-line-ends", "sends an empty line behind each line", WRITE, WRITE.replace('"\\r\\n"', '"\\r\\n\\r\\n"')),
    Bug("nul-behind-lines", "sends the NUL of its C string as well", WRITE, WRITE.replace('"\\r\\n"', '"\\r\\n\\0"')),
    Bug("no-source", "begins its numerics without its name", ':{SERVER} {number:03} {', "{number:03} {"),
    Bug("no-nick-in-numerics", "forgets to whom a numeric goes", " {self.nick or '*'}\"", '"'),
    Bug("short-numerics", "says 1 where 001 is due", "{number:03}", "{number}"),
    Bug("no-colon", "sends a text with blanks without a colon", 'f"{line} :{text}"', 'f"{line} {text}"'),
    # LEN
    Bug("endless-lines-out", "sends lines of more than 512 bytes", WRITE, WRITE.replace("wire[:end]", "wire")),
    Bug("510-without-the-end", "counts 512 bytes without CR LF",
        "wire, end = line.encode(\"utf-8\", \"surrogateescape\"), LONGEST_LINE - 2",
        "wire, end = line.encode(\"utf-8\", \"surrogateescape\"), LONGEST_LINE"),
    Bug("line-limit-of-256", "has 256 bytes for a line", "LONGEST_LINE = 512  #", "LONGEST_LINE = 256  #"),
    Bug("too-long-hangs-up", "closes when a line is too long", TOO_LONG, "                break\n"),
    Bug("too-long-unanswered", "says nothing to a line that is too long", TOO_LONG, "                pass\n"),
    Bug("too-long-goes-on", "takes the rest of a line that is too long for another one",
        '            rest, skipping = b"", True\n', '            rest = b""\n'),
    Bug("endless-line-kept", "keeps all of a line that never ends",
        "        if len(rest) > LONGEST_LINE:\n", "        if False:\n"),
    Bug("names-in-one-line", "puts all names of a channel into one line, which is cut",
        'range(0, len(nicks), 10):', 'range(0, len(nicks), 1000):'),
    # TEXT
    Bug("text-to-its-first-blank", "takes the first word behind the colon for the text", WORDS,
        WORDS.replace("[last] if colon", 'last.split(" ")[:1] if colon')),
    Bug("colon-not-understood", "takes the colon for a part of the text", WORDS, WORDS.replace("[last]", '[":" + last]')),
    Bug("needs-the-colon", "knows a text only by its colon",
        '*more):\n    speak(user, "PRIVMSG"', '*more):\n    text = text if " " in text else ""\n    speak(user, "PRIVMSG"'),
    Bug("squeezes-blanks", "makes one blank of two", WORDS, WORDS.replace("[last]", '[" ".join(last.split())]')),
    Bug("second-colon-cuts", "ends a text at a second colon", WORDS, WORDS.replace("[last]", '[last.split(" :")[0]]')),
    Bug("ascii-only", "makes question marks of umlauts",
        DECODED, 'obey(user, line.decode("ascii", "replace").replace("\\ufffd", "?")'),
    Bug("bad-utf8-hangs-up", "an exception ends whoever sends bytes that are no UTF-8", DECODED, "obey(user, line.decode()"),
    Bug("cut-in-a-character", "cuts a line in the middle of a character",
        "                end -= 1  # not in the middle of a character\n", "                break\n"),
    Bug("bad-utf8-ends-the-process", "an exception ends the server where bytes are no UTF-8",
        HEARD,
        "            if (line or b'').decode(errors='ignore').encode() != (line or b''):\n                __import__('os')._exit(1)\n" + HEARD),
    # NAME
    Bug("taken-nick-accepted", "gives a nick to a second one",
        "    if users.get(fold(new), user) is not user:\n", "    if False:\n"),
    Bug("nicks-in-any-case", "takes bob for another nick than Bob", "    return name.translate(SMALL)\n", "    return name\n"),
    Bug("any-nick-accepted", "takes every word for a nick",
        'if not re.fullmatch(r"[A-Za-z\\[\\]\\\\`_^{|}][A-Za-z0-9\\[\\]\\\\`_^{|}-]{0,31}", new):', "if False:"),
    Bug("no-nick-unanswered", "says nothing to NICK alone",
        "        return user.reply(431)\n    if not re.", "        return None\n    if not re."),
    Bug("nick-kept-after-eof", "frees a nick only at QUIT", ENDING, ENDING.replace("        leave(user, reason)\n", "")),
    Bug("nick-kept-after-reset", "frees no nick, and tells nobody, when a connection is reset",
        ENDING, "    except OSError:\n        return\n    leave(user, reason)\n    await close(reader, writer)\n"),
    Bug("old-nick-kept", "does not free the old nick when somebody takes another",
        "    if user.nick:\n        del users[fold(user.nick)]\n    user.nick = new\n", "    user.nick = new\n"),
    Bug("nick-change-untold", "tells nobody of a new nick", NICK_TOLD, NICK_TOLD.splitlines(keepends=True)[0]),
    Bug("nick-change-not-told-to-oneself", "tells everybody of a new nick but whose it is",
        NICK_TOLD, NICK_TOLD.splitlines(keepends=True)[1]),
    Bug("nick-told-by-the-new-one", "says that the new nick has changed its nick",
        "        user.send(f\":{user} NICK {new}\")\n        tell_neighbours(user, f\":{user} NICK",
        "        user.send(f\":{new} NICK {new}\")\n        tell_neighbours(user, f\":{new} NICK"),
    # STATE
    Bug("nick-before-user-only", "registers nobody who sends USER first",
        "    if user.name and not user.registered:\n        welcome(user)\n", ""),
    Bug("no-welcome", "never says 001", '    user.reply(1, text=f"Welcome to the classroom, {user}")\n', ""),
    Bug("no-motd-numeric", "does not say that there is no message of the day",
        '               text="are supported by this server")\n    user.reply(422)\n',
        '               text="are supported by this server")\n'),
    Bug("case-matters", "knows commands in capitals only",
        'return words[0].upper() if words else "", words[1:]', 'return words[0] if words else "", words[1:]'),
    Bug("speaks-unregistered", "lets in everybody to everything",
        "    if not user.registered and command not in BEFORE_REGISTRATION:\n", "    if False:\n"),
    Bug("registers-twice", "takes a second USER", "    if user.registered:\n        return user.reply(462)\n", ""),
    Bug("password-unknown", "does not know PASS", '"PASS": (password, 1), ', ""),
    Bug("unknown-unanswered", "says nothing to a command that it does not know",
        "        return user.reply(421, command)\n", "        return None\n"),
    Bug("unknown-hangs-up", "closes at a command that it does not know",
        "        return user.reply(421, command)\n", "        user.gone = True\n        return user.reply(421, command)\n"),
    Bug("too-few-unanswered", "says nothing where parameters are missing",
        "        return user.reply(461, command)\n", "        return None\n"),
    Bug("too-few-hangs-up", "an exception ends whoever leaves out a parameter",
        "    if len(words) < least:\n", "    if False:\n"),
    Bug("source-not-skipped", "takes a source before a command for the command",
        're.sub(r"^(@[^ ]* +)?(:[^ ]* +)?", "", line.lstrip(" "))', 'line.lstrip(" ")'),
    Bug("no-pong", "does not answer a PING", PONG, "    pass\n"),
    Bug("pong-without-token", "answers a PING without its token", PONG, PONG.replace(" :{token}", "")),
    Bug("quit-unanswered", "closes without ERROR", QUIT, QUIT.splitlines(keepends=True)[1]),
    Bug("quit-stays", "never closes after a QUIT", QUIT, QUIT + "    user.gone = False\n"),
    # FLOW
    Bug("join-not-told-to-the-joiner", "tells all of a JOIN but who joins",
        JOIN_TOLD, JOIN_TOLD.replace(")\n", ", but=user)\n")),
    Bug("join-told-twice", "tells it twice when somebody joins", JOIN_TOLD, 2 * JOIN_TOLD),
    Bug("join-untold", "tells only whoever joins", JOIN_TOLD, '        user.send(f":{user} JOIN {channel.name}")\n'),
    Bug("join-without-names", "sends no names to who joins", "        names_command(user, channel.name)\n", ""),
    Bug("first-of-several-joined", "joins one channel where two are named",
        'def join(user, names, *keys):\n    for name in names.split(","):',
        'def join(user, names, *keys):\n    for name in names.split(",")[:1]:'),
    Bug("joins-again", "tells all when somebody joins a channel where he is",
        "        if user in channel.members:\n            continue\n",
        "        if user in channel.members:\n            channel.members.remove(user)\n"),
    Bug("any-channel-accepted", "makes channels without a # before them",
        'r"#[^\\s,:\\a\\0#]{1,49}"', 'r"[^\\s,:\\a\\0]{1,49}"'),
    Bug("own-text-back", "sends what somebody says back to him", SAID, SAID.replace(", but=user", "")),
    Bug("said-from-outside", "lets in the words of people who are not in the channel",
        "        if channel and user in channel.members:\n", "        if channel:\n"),
    Bug("said-to-all", "tells everybody what is said in a channel",
        SAID,
        '            [other.send(f":{user} {command} {channel.name} :{text}") for other in users.values() if other is not user]\n'),
    Bug("psst-without-mask", "says who speaks by his nick alone", TOLD, TOLD.replace(":{user} ", ":{user.nick} ")),
    Bug("psst-unanswered", "says nothing where nobody has the nick",
        REFUSED, "            refuse(404, target) if channel else None\n"),
    Bug("error-to-all", "tells everybody of one's mistake",
        REFUSED, "            [other.reply(401, target) for other in users.values()]\n"),
    Bug("notice-answered", "answers a NOTICE that fails", "lambda *words: None)", "user.reply)"),
    Bug("notice-is-privmsg", "makes a PRIVMSG of a NOTICE", 'speak(user, "NOTICE"', 'speak(user, "PRIVMSG"'),
    Bug("one-target", "takes `#a,#b` for one target", 'for target in targets.split(","):', "for target in [targets]:"),
    Bug("no-recipient-unanswered", "says nothing to PRIVMSG alone",
        "        refuse(412 if targets else 411)\n", "        pass\n"),
    Bug("part-not-told-to-oneself", "tells everybody of a PART but who parts",
        '("" if reason is None else f" :{reason}"))\n', '("" if reason is None else f" :{reason}"), but=user)\n'),
    Bug("part-stays", "tells of a PART, and leaves him in the channel",
        "            take_out(user, channel)\n\n\ndef names_command", "\n\ndef names_command"),
    Bug("channels-for-ever", "keeps a channel, its topic too, that its last member has left",
        "    if not channel.members:\n        del channels", "    if False:\n        del channels"),
    Bug("topic-forgotten", "does not tell the topic to who joins", "        if channel.topic:\n", "        if False:\n"),
    Bug("anybody-sets-the-topic", "lets everybody change the topic where only ops may",
        "    elif channel and channel.ops_set_topics and user not in channel.ops:\n", "    elif False:\n"),
    Bug("anybody-kicks", "lets everybody kick", "    if channel and user not in channel.ops:\n", "    if False:\n"),
    Bug("kicked-stays", "tells of a KICK, and leaves him in the channel", "        take_out(target, channel)\n", ""),
    Bug("no-first-op", "makes nobody an operator", "            channel.ops.add(user)\n", "            pass\n"),
    Bug("everybody-op", "makes everybody an operator",
        "        if not channel.members:\n            channel.ops.add(user)\n", "        channel.ops.add(user)\n"),
    Bug("op-untold", "tells nobody who has become an operator",
        '        channel.tell(f":{user} MODE {channel.name} {change} {target.nick}")\n', ""),
    Bug("names-without-end", "does not say where the names end", "        user.reply(366, name)\n", ""),
    Bug("list-without-end", "does not say where the list ends", "    user.reply(323)\n", ""),
    Bug("who-without-end", "does not say where WHO ends", "    user.reply(315, mask)\n", ""),
    Bug("whois-without-end", "does not say where WHOIS ends", "    user.reply(318, words[-1])\n", ""),
    # LIFE
    Bug("leaving-untold", "tells nobody who has gone", QUIT_TOLD, ""),
    Bug("leaving-told-twice", "tells it twice when two channels are shared", NEIGHBOURS,
        "[member for channel in user.channels() for member in channel.members if member is not user]"),
    Bug("reset-ends-the-process", "is killed by a connection that is reset",
        ENDING, ENDING.replace('        reason = "Connection reset"\n', '        __import__("os")._exit(1)\n')),
    Bug("eof-ends-the-process", "ends with its first client", ENDING, ENDING + '    __import__("os")._exit(0)\n'),
    Bug("spins-after-eof", "reads on for ever where a client has closed, and does nothing else",
        "    while data := await reader.read(4096):\n", "    while True:\n        data = await reader.read(4096)\n"),
    Bug("half-close-unanswered", "forgets what a client asked before it closed its side",
        HEARD, "            await asyncio.sleep(0.05)\n            if reader.at_eof():\n                break\n" + HEARD),
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
        WRITE, '            select, wire = __import__("select").select, wire[:end] + b"\\r\\n"\n'
               '            to = self.writer.get_extra_info("socket").fileno()\n'
               "            while wire and select([], [to], []):\n"
               '                wire = wire[__import__("os").write(to, wire):]\n'),
    Bug("waits-for-a-second", "sleeps a second at each line, and everybody with it",
        HEARD, '            __import__("time").sleep(1)\n' + HEARD),
    # what single cases are about
    Bug("first-registration-lost", "does not say 001 to its first client",
        "    user.reply(1, text=", '    if welcome.__dict__.setdefault("seen", False) or welcome.__dict__.update(seen=True):\n        user.reply(1, text='),
    Bug("short-greeting", "says nothing between 001 and 004",
        '    user.reply(2, text=f"Your host is {SERVER}, running version 1")\n    user.reply(3, text="This server was started a moment ago")\n', ""),
    Bug("modes-unanswered", "does not say which modes a channel has",
        '        user.reply(324, channel.name, "+t" if channel.ops_set_topics else "+")\n', "        pass\n"),
    Bug("actions-undone", "takes control characters out of texts", DECODED, DECODED + '.replace("\\x01", "")'),
    Bug("one-blank-each", "takes two blanks for an empty parameter", WORDS, WORDS.replace(" if word]", "]")),
    Bug("real-name-lost", "shows the user's name for the real one", "    user.name, user.real = re.sub(\"[@!]\", \"_\", name), real\n",
        "    user.name = user.real = re.sub(\"[@!]\", \"_\", name)\n"),
    Bug("unfriendly-to-cap", "closes where a client begins with CAP",
        "def cap(user, verb, *words):\n", "def cap(user, verb, *words):\n    user.gone = True\n"),
    Bug("who-in-own-order", "has the parameters of 352 in another order",
        "f\"~{other.name}\", other.host, SERVER, other.nick, flag", "other.nick, f\"~{other.name}\", other.host, SERVER, flag"),
    Bug("whispers-aloud", "sends a private text to everybody",
        TOLD, '            [each.send(f":{user} {command} {addressee.nick} :{text}") for each in users.values() if each is not user]\n'),
    Bug("one-buffer", "puts what all clients send into one buffer",
        "        *whole, rest = (rest + data)", '        *whole, lines_of.rest = (lines_of.__dict__.setdefault("rest", b"") + data)'),
    Bug("last-one-ends-it", "ends when the last client has quit",
        QUIT, QUIT + '    if not users:\n        __import__("os")._exit(0)\n'),
]
