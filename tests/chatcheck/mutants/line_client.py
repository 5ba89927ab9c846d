# Mistakes that people make in a client of the line protocol.
# SPDX-License-Identifier: BSL-1.0
from mutant import Bug

SENT = '                server.sendall(line + b"\\n")\n'
LINES = '    lines = server.makefile("rb")  # whole lines, however they arrive\n'
LOGOUT = """        leaving.set()
        server.sendall(b"logout\\n")
        server.shutdown(socket.SHUT_WR)  # what we asked is still answered
"""
THREAD = "    threading.Thread(target=send_what_is_typed, args=(server, leaving), daemon=True).start()\n"
SHOWN = "    for line in lines:\n        show(line)\n        if line.rstrip()"
DECODED = '    text = line.decode("utf-8", errors="replace").rstrip("\\r\\n")\n'
PRINTED = 'print(re.sub(r"[\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f]", " ", text), flush=True)'
LOGIN = '    server.sendall(b"login " + name.encode() + b"\\n")\n    while'
TYPED = '                line = line.rstrip(b"\\r\\n")\n'
PIECES = """    def pieces():
        while data := server.recv(4096):
            yield from data.splitlines(keepends=True)

    lines = pieces()
"""
THREE = """    def three_of_each():
        rest = b""
        while data := server.recv(65536):
            *whole, rest = (rest + data).split(b"\\n")
            yield from whole[:3]

    lines = three_of_each()
"""

BUGS = [
    # EOL, CLEAN
    Bug("no-line-end", "sends what is typed without its LF", SENT, SENT.replace(' + b"\\n"', "")),
    Bug("two-line-ends", "sends an empty line behind each line", SENT, SENT.replace('"\\n"', '"\\n\\n"')),
    Bug("cr-alone", "ends what it sends with CR", SENT, SENT.replace('"\\n"', '"\\r"')),
    Bug("nul-behind-lines", "sends the NUL of its C string as well", SENT, SENT.replace('"\\n"', '"\\n\\0"')),
    Bug("login-without-line-end", "sends the login without its LF", LOGIN, LOGIN.replace(' + b"\\n"', "")),
    # FRAME
    Bug("one-read-one-line", "takes what one read brings for one line",
        LINES, '    lines = iter(lambda: server.recv(4096), b"")\n'),
    Bug("small-buffer", "has 80 bytes for a line",
        LINES, '    lines = iter(lambda: server.makefile("rb", buffering=0).readline(80), b"")\n'),
    Bug("first-line-of-a-read", "forgets what came behind a line in the same read",
        LINES, '    lines = iter(lambda: server.recv(4096).partition(b"\\n")[0], b"")\n'),
    # TEXT
    Bug("strips-texts", "drops the blanks around what is typed", TYPED, TYPED.replace('rstrip(b"\\r\\n")', "strip()")),
    Bug("ascii-only", "shows no umlauts", DECODED, DECODED.replace("utf-8", "ascii").replace("replace", "ignore")),
    Bug("dies-of-bad-utf8", "an exception ends it where bytes are no UTF-8", DECODED, DECODED.replace("replace", "strict")),
    Bug("controls-passed-on", "prints control characters of other people", PRINTED, "print(text, flush=True)"),
    Bug("cut-at-255", "sends 255 bytes of a line", SENT, SENT.replace("line +", "line[:255] +")),
    # FLOW
    Bug("no-login", "does not log in under its name", "    if name and not log_in(server, lines, name):\n", "    if False:\n"),
    Bug("next-line-is-the-answer", "takes the next line for the answer to its login",
        '        if line.startswith((b"OK login", b"ERR login")):\n', "        if True:\n"),
    Bug("refusal-unseen", "goes on without a name where it is refused",
        '            return line.startswith(b"OK")\n', "            return True\n"),
    Bug("answers-only", "shows a line for each that is typed, and nothing in between",
        THREAD,
        "    for typed in open(0, 'rb', buffering=0, closefd=False):\n        server.sendall(typed)\n        show(lines.readline())\n"
                "    leaving.set()\n    server.sendall(b'logout\\n')\n"),
    Bug("events-hidden", "shows statuses only",
        SHOWN, SHOWN.replace("        show(line)\n", "        show(line) if line.startswith((b'OK', b'ERR')) else None\n")),
    Bug("dies-of-unknown-words", "an exception ends it at a line that begins with a word it does not know",
        SHOWN, SHOWN.replace("        show(line)\n",
                             "        ('OK ERR HELP USERS ROOMS SAID FROM ALL JOINED DROPPED LOGIN LOGOUT'\n"
                             "         .split().index(line.split()[0].decode()))\n        show(line)\n")),
    Bug("shows-late", "keeps what it prints until its end, on a pipe", PRINTED,
        PRINTED.replace("print(", '__import__("atexit").register(print, ').replace(", flush=True", "")),
    Bug("one-command", "leaves after the first line that is typed", SENT, SENT + "                break\n"),
    # LIFE
    Bug("no-logout", "closes without a word at the end of the input",
        LOGOUT, '        leaving.set()\n        __import__("os")._exit(0)\n'),
    Bug("last-answer-unread", "says logout and does not wait for what it asked before",
        LOGOUT, LOGOUT.splitlines(keepends=True)[0] +
        LOGOUT.splitlines(keepends=True)[1] + '        __import__("os")._exit(0)\n'),
    Bug("stays-at-the-end", "never ends when the input does", LOGOUT, "        time.sleep(3600)\n" + LOGOUT),
    Bug("quit-sent", "sends /quit to the server", '                if line == b"/quit":\n', "                if False:\n"),
    Bug("hangs-at-the-servers-end", "waits for the keyboard after the server has closed",
        THREAD, THREAD.replace("daemon=True", "daemon=False")),
    Bug("spins-at-the-servers-end", "reads on for ever after the server has closed",
        LINES, "    lines = iter(lambda: server.recv(4096), None)\n"),
    Bug("close-unseen", "says nothing where the server is the first to close",
        "    if not leaving.is_set():\n", "    if False:\n"),
    # what single cases are about
    Bug("own-name", "logs in under a name of its own", LOGIN, LOGIN.replace("name.encode()", 'b"Ann"')),
    Bug("cr-in-the-answer", "does not know an answer that ends in CR LF",
        '        if line.startswith((b"OK login", b"ERR login")):\n',
        '        if line.startswith((b"OK login", b"ERR login")) and not line.endswith(b"\\r\\n"):\n'),
    Bug("greeting-is-the-answer", "takes a greeting for the answer to its login",
        '(b"OK login", b"ERR login")', '(b"OK login", b"ERR login", b"HELP")'),
    Bug("refusal-hidden", "does not show why its name is refused",
        "    for line in lines:\n        show(line)\n        if line.startswith", "    for line in lines:\n        if line.startswith"),
    Bug("errors-hidden", "does not show what went wrong",
        SHOWN, SHOWN.replace("        show(line)\n", "        None if line.startswith(b'ERR') else show(line)\n")),
    Bug("rooms-hidden", "shows FROM, and no other event",
        SHOWN, SHOWN.replace("        show(line)\n", "        show(line) if line.startswith((b'OK', b'ERR', b'FROM', b'HELP', b'USERS')) else None\n")),
    Bug("speaker-hidden", "does not show who speaks", DECODED, '    line = re.sub(rb"^FROM \\S+ ", b"", line)\n' + DECODED),
    Bug("five-words", "sends five words of a line", TYPED, TYPED + '                line = b" ".join(line.split(b" ")[:5])\n'),
    Bug("ascii-typed", "sends no umlauts", TYPED, TYPED + '                line = bytes(each for each in line if each < 128)\n'),
    Bug("half-lines-shown", "takes what one read brings of a line for all of it", LINES, PIECES),
    Bug("three-lines-of-a-read", "forgets what is behind the third line of a read", LINES, THREE),
]
