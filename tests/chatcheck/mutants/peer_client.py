# Mistakes that people make in a client of the turn-based chat, in each of its dialects.
# SPDX-License-Identifier: BSL-1.0
from mutant import Bug, in_dialects

SEND = "        self.socket.sendall(framed(self.dialect, body))\n"
TAKE = "        while len(self.rest) < count:\n            self.more()\n"
SILENCE = """            while select.select([self.socket], [], [], GAP)[0]:
                self.more()
"""
LEN3X = '        return (b"%d" % len(body)).ljust(3, b"x") + body\n'
LEN3Z = '        return b"%03d" % (len(body) + 1) + body + b"\\0"\n'
LEN4 = '        return b"%04d" % len(body) + body\n'
HEADER10 = '        return (b"%d" % len(body)).ljust(10) + body\n'
TOTAL = """        total = len(body) + 2  # one digit and the blank, unless there are more digits
        while total != len(b"%d " % total + body):
            total += 1
"""
LINE_FEED = '    if dialect in ("handle", "port-line"):\n        return body + b"\\n"\n'
TURN = "        server.send(prefix + message)\n        hear(server)\n"
QUIT = "        server.socket.sendall(quit_word if bare else framed(server.dialect, quit_word))\n"
HEARD_QUIT = """    if QUIT.fullmatch(text):
        show(b"Server requested to close connection. Good Bye")
        sys.exit(0)
"""
CLOSED = "        if not data:\n            raise Closed\n"
DECODED = '    shown = text.decode("utf-8", errors="replace")\n'
PRINTED = 'print(re.sub(r"[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]", " ", shown), flush=True)'
LIMITS = "        elif 0 < len(line) <= longest:\n"

BUGS = [
    # FLOW
    Bug("no-handle", "sends its texts without a handle", TURN, TURN.replace("prefix + message", "message")),
    Bug("does-not-wait", "sends the next text before it has heard the reply",
        TURN, TURN.replace("        hear(server)\n", "")),
    Bug("waits-for-two", "waits for a second reply to each text", TURN, TURN + "        hear(server)\n"),
    Bug("reply-unshown", "does not print the reply", "        sys.exit(0)\n    show(text)\n", "        sys.exit(0)\n"),
    Bug("shows-late", "keeps what it prints until its end, on a pipe", PRINTED, PRINTED.replace(", flush=True", "")),
    Bug("greeting-not-awaited", "sends its handle before the server has greeted",
        '    if server.dialect == "greeting":\n        server.reply()\n', '    if server.dialect == "greeting":\n'),
    Bug("handle-and-text-at-once", "lets no time pass between its handle and the first text",
        "        time.sleep(PAUSE)\n", ""),
    Bug("no-hello", "leaves out client-372", '        server.send(b"client-372")\n        server.reply()\n', "        pass\n"),
    Bug("no-port", "leaves out the port in port-line",
        '    if server.dialect == "port-line":\n        server.send(b"%d" % port)\n', ""),
    Bug("echo-of-typed", "prints what was typed as if the server had said it", TURN, TURN + "        show(message)\n"),
    # FRAME
    Bug("frames-come-whole", "takes what one read brings for a whole header, or a whole body",
        TAKE, TAKE.replace("while", "if")),
    Bug("one-read-one-reply", "takes half of a reply for the reply, and its rest for the next", SILENCE, "            pass\n"),
    # EOL, CLEAN
    Bug("no-line-feed", "ends no line in port-line", LINE_FEED, '    if dialect == "handle":\n        return body + b"\\n"\n'),
    Bug("crlf-out", "ends its texts with CR LF", LINE_FEED, LINE_FEED.replace("\\n\"\n", "\\r\\n\"\n")),
    Bug("text-apart", "sends a text byte by byte",
        SEND,
        "        for byte in framed(self.dialect, body):\n            self.socket.sendall(bytes([byte]))\n            time.sleep(0.2)\n"),
    Bug("padded-to-500", "sends its whole buffer",
        SEND, '        self.socket.sendall(framed(self.dialect, body).ljust(500, b"\\0"))\n'),
    # LEN
    Bug("length-counts-the-header", "counts the header too", LEN3X, LEN3X.replace("len(body))", "len(body) + 3)")),
    Bug("padded-with-zeros", "pads the length with zeros in place of x", LEN3X, '        return b"%03d" % len(body) + body\n'),
    Bug("nul-uncounted", "does not count the NUL", LEN3Z, LEN3Z.replace("(len(body) + 1)", "len(body)")),
    Bug("nul-forgotten", "counts the NUL and does not send it", LEN3Z, LEN3Z.replace(' + b"\\0"', "")),
    Bug("binary-length", "sends the length as an integer in host byte order",
        LEN4, '        return len(body).to_bytes(4, "little") + body\n'),
    Bug("counts-characters", "counts characters, and not bytes",
        LEN4, LEN4.replace("len(body)", "len(body.decode(errors='replace'))")),
    Bug("header-of-nine", "pads the header to nine bytes", HEADER10, HEADER10.replace("ljust(10)", "ljust(9)")),
    Bug("header-padded-before", "pads the header on the wrong side", HEADER10, HEADER10.replace("ljust", "rjust")),
    Bug("total-of-one-digit", "does not see that a length of two digits is longer", TOTAL, TOTAL.splitlines(keepends=True)[0]),
    Bug("total-without-itself", "does not count the length and the blank", TOTAL, "        total = len(body)\n"),
    Bug("empty-sent", "sends an empty text", LIMITS, "        elif len(line) <= longest:\n"),
    Bug("too-long-sent", "sends more than 500 characters", LIMITS, "        elif line:\n"),
    # TEXT
    Bug("dies-of-bad-utf8", "an exception ends it where bytes are no UTF-8", DECODED, DECODED.replace("replace", "strict")),
    Bug("controls-passed-on", "prints control characters of other people", PRINTED, "print(shown, flush=True)"),
    Bug("strips-texts", "drops the blanks around what is typed",
        'return line.rstrip(b"\\r") if line or end else None', "return line.strip() if line or end else None"),
    # LIFE
    Bug("no-quit", "closes without a quit", QUIT, ""),
    Bug("quit-with-handle", "sends its quit behind its handle and a blank",
        QUIT, QUIT.replace("quit_word if bare", 'b"Bob > " + quit_word if bare')),
    Bug("quit-of-the-others", "says /q where \\quit is due",
        'quit_word = b"/q" if server.dialect in PLAIN else b"\\\\quit"',
        'quit_word = b"\\\\quit" if server.dialect in PLAIN else b"/q"'),
    Bug("typed-quit-is-a-text", "sends a typed \\quit as a text, and stays",
        "        elif QUIT.fullmatch(line):\n", "        elif False:\n"),
    Bug("quit-is-a-text", "goes on after the server's quit", HEARD_QUIT, ""),
    Bug("quit-anywhere", "ends where \\quit stands inside a text",
        HEARD_QUIT, HEARD_QUIT.replace("QUIT.fullmatch(text)", 'b"\\\\quit" in text or QUIT.fullmatch(text)')),
    Bug("spins-at-the-servers-end", "reads on for ever after the server has closed", CLOSED, ""),
    Bug("close-unseen-in-ones-turn", "sees only after the next text that the server has closed",
        "typed.line(server.socket)) is not None", "typed.line()) is not None"),
    Bug("hangs-at-the-servers-end", "waits for ever after the server has closed",
        CLOSED, "        if not data:\n            time.sleep(3600)\n"),
    Bug("stays-at-the-end", "never ends when the input does",
        '    show(b"You have requested to close this connection. Good Bye")\n', "    time.sleep(3600)\n"),
    Bug("waits-for-the-servers-close", "never ends where the server takes no notice of the quit",
        "        server.socket.settimeout(PATIENCE)\n", ""),
]

# In which dialects a mistake shows, where it is not in the one that chatcheck tries first.
DIALECTS = {
    "greeting": ["greeting-not-awaited", "handle-and-text-at-once"],
    "handshake": ["no-hello"],
    "port-line": ["no-port", "no-line-feed"],
    "len3x": ["length-counts-the-header", "padded-with-zeros"],
    "len3z": ["nul-uncounted", "nul-forgotten"],
    "len4": ["binary-length", "counts-characters", "frames-come-whole", "hangs-at-the-servers-end"],
    "header10": ["header-of-nine", "header-padded-before"],
    "len-total": ["total-of-one-digit", "total-without-itself"],
}
BUGS = in_dialects(BUGS, DIALECTS, both=["hangs-at-the-servers-end"])
