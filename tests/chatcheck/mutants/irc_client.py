# Mistakes that people make in an IRC client.
# SPDX-License-Identifier: BSL-1.0
from mutant import Bug

SENT = '        self.socket.sendall(wire.decode("utf-8", errors="ignore").encode() + b"\\r\\n")\n'
LINES = '    for line in irc.socket.makefile("rb"):  # whole lines, however they arrive\n'
DECODED = '        line = line.decode("utf-8", errors="replace").rstrip("\\r\\n")\n        if line:\n'
PONG = '        irc.send("PONG :" + (words[-1] if words else ""))\n'
USER = '    irc.send(f"USER {nick} 0 * :{nick}")\n'
SAID = '            irc.send(f"PRIVMSG {irc.channel} :{typed}")\n'
PSST = '        irc.send(f"PRIVMSG {to} :{text}")\n'
WAITS = "    irc.registered.wait()  # a script is not heard before\n"
QUIT = """        irc.leaving.set()
        irc.send(goodbye)
        irc.socket.shutdown(socket.SHUT_WR)  # what we asked is still answered
"""
THREAD = "    threading.Thread(target=send_what_is_typed, args=(irc,), daemon=True).start()\n"
PRINTED = '    print(re.sub(r"[\\x00-\\x1f\\x7f-\\x9f]", "", text), flush=True)\n'
PARSED = '    rest, colon, last = (" " + rest).partition(" :")\n'

BUGS = [
    # EOL, CLEAN
    Bug("no-line-end", "sends no CR LF", SENT, SENT.replace(' + b"\\r\\n"', "")),
    Bug("lf-alone", "ends what it sends with LF alone", SENT, SENT.replace("\\r\\n", "\\n")),
    Bug("two-line-ends", "sends an empty line behind each line", SENT, SENT.replace("\\r\\n", "\\r\\n\\r\\n")),
    Bug("nul-behind-lines", "sends the NUL of its C string as well", SENT, SENT.replace("\\r\\n", "\\r\\n\\0")),
    # FRAME
    Bug("one-read-one-line", "takes what one read brings for one line",
        LINES, '    for line in iter(lambda: irc.socket.recv(4096), b""):\n'),
    Bug("first-line-of-a-read", "forgets what came behind a line in the same read",
        LINES, '    for line in iter(lambda: irc.socket.recv(4096).partition(b"\\n")[0], b""):\n'),
    Bug("lines-of-80", "has 80 bytes for a line",
        LINES, '    for line in iter(lambda: irc.socket.makefile("rb", buffering=0).readline(80), b""):\n'),
    Bug("needs-crlf", "does not know a line that ends in LF alone",
        DECODED, DECODED.replace('.rstrip("\\r\\n")', '.rpartition("\\r\\n")[0]')),
    # LEN, TEXT
    Bug("endless-lines", "sends lines of more than 512 bytes", "[:LONGEST_LINE]\n", "\n"),
    Bug("cut-in-a-character", "cuts a long line in the middle of a character",
        SENT, '        self.socket.sendall(wire + b"\\r\\n")\n'),
    Bug("dies-of-bad-utf8", "an exception ends it where bytes are no UTF-8",
        DECODED, DECODED.replace('"replace"', '"strict"')),
    Bug("controls-passed-on", "prints control characters of other people", PRINTED, "    print(text, flush=True)\n"),
    Bug("text-to-its-first-blank", "shows the first word of a text", PARSED, PARSED + '    last = last.split(" ")[0]\n'),
    Bug("second-colon-cuts", "ends a text at a second colon", PARSED, PARSED + '    last = last.split(" :")[0]\n'),
    Bug("colon-shown", "takes the colon for a part of the text", PARSED, PARSED + '    last = ":" + last\n'),
    # FLOW
    Bug("no-user", "sends NICK alone", USER, ""),
    Bug("user-without-real-name", "leaves out a parameter of USER", USER, USER.replace(" 0 * :{nick}", " 0 *")),
    Bug("joins-too-soon", "joins before it is welcome", USER, USER + '    irc.send(f"JOIN {channel}")\n'),
    Bug("speaks-too-soon", "speaks before it is welcome", WAITS, ""),
    Bug("no-pong", "does not answer a PING", PONG, "        pass\n"),
    Bug("pong-without-token", "answers a PING without its token", PONG, '        irc.send("PONG")\n'),
    Bug("pong-to-the-first-word", "answers half of a token with a blank",
        PONG, PONG.replace("words[-1]", "words[-1].split()[0]")),
    Bug("taken-nick-unseen", "waits for ever where its nick is taken",
        '        irc.nick += "_"\n        irc.send(f"NICK {irc.nick}")\n', "        pass\n"),
    Bug("no-colon", "sends a text with blanks without a colon", SAID, SAID.replace(" :{typed}", " {typed}")),
    Bug("psst-without-colon", "sends one a text with blanks without a colon", PSST, PSST.replace(" :{text}", " {text}")),
    Bug("psst-to-the-channel", "tells the channel what is for one", PSST, PSST.replace("{to}", "{irc.channel}")),
    Bug("commands-said", "says /join in the channel", '    if not typed.startswith("/"):\n', "    if True:\n"),
    Bug("source-shown-for-text", "shows who speaks, and not what",
        'show(f"{where}<{source}> {words[1]}")', 'show(f"{where}<{source}>")'),
    Bug("numerics-hidden", "shows nothing but what people say",
        "        show(\" \".join([source, command, *words]).lstrip())\n", "        pass\n"),
    Bug("dies-without-a-source", "an exception ends it where a line has no source",
        'return (source or "").partition', "return source.partition"),
    Bug("dies-of-unknown-numerics", "an exception ends it at a command that it does not know",
        PARSED, PARSED + '    if command.isdigit() and int(command) > 500:\n        raise ValueError(command)\n'),
    Bug("shows-late", "keeps what it prints until its end, on a pipe", PRINTED,
        PRINTED.replace("print(", '__import__("atexit").register(print, ').replace(", flush=True", "")),
    # LIFE
    Bug("no-quit", "closes without a word at the end of the input",
        QUIT, '        irc.leaving.set()\n        __import__("os")._exit(0)\n'),
    Bug("last-answer-unread", "says QUIT and does not wait for what it asked before",
        QUIT, "".join(QUIT.splitlines(keepends=True)[:2]) + '        __import__("os")._exit(0)\n'),
    Bug("stays-at-the-end", "never ends when the input does", QUIT, "        time.sleep(3600)\n" + QUIT),
    Bug("quit-without-its-text", "forgets what /quit says", 'goodbye = "QUIT :" + line[6:]', 'goodbye = "QUIT"'),
    Bug("hangs-at-the-servers-end", "waits for the keyboard after the server has closed",
        THREAD, THREAD.replace("daemon=True", "daemon=False")),
    Bug("spins-at-the-servers-end", "reads on for ever after the server has closed",
        LINES, "    for line in iter(lambda: irc.socket.recv(4096), None):\n"),
    Bug("close-unseen", "says nothing where the server is the first to close",
        "    if not irc.leaving.is_set():\n", "    if False:\n"),
    # what single cases are about
    Bug("own-nick", "registers under a nick of its own", '    irc.send(f"NICK {nick}")\n', '    irc.send("NICK Ann")\n'),
    Bug("speaker-hidden", "does not show who speaks", 'show(f"{where}<{source}> {words[1]}")', 'show(f"{where}<> {words[1]}")'),
    Bug("half-lines-taken", "takes what one read brings of a line for all of it",
        LINES, '    for line in (line for data in iter(lambda: irc.socket.recv(4096), b"") for line in data.splitlines()):\n'),
]
