# Mistakes in a client of the command protocol.
# SPDX-License-Identifier: BSL-1.0
from mutant import Bug

REPLIES = "replies = self.replies.take(data)"
SHOW = "        for reply in replies:\n            show(reply)\n"
INTRODUCTION = 'self.commands = [b"name: " + name] if name else []'
ADIOS = 'self.send(b"adios")\n        elif self.at_terminal:'
SEND = 'self.server.sendall(command + b"\\r\\n")'
SAID = '        if not self.at_terminal or self.input_ended:\n            show(command)\n'
AWAITED = "awaited = [self.server] if self.waiting else [self.server, STDIN]"
TIMEOUT = "PATIENCE if self.waiting else None"
CLOSED = "        if not data:\n            self.closed = True\n"
RESET = 'except OSError:\n            data = b""  # a reset is an end as well'
ENDED = "        if not data:\n            self.input_ended = True\n"
TYPED = 'line = line[:-1] if line.endswith(b"\\r") else line'
WAITING = "if not self.waiting and not self.said_adios:"
PRINT = """shown = []
print = lambda *words, **manner: shown.extend(words)
__import__("atexit").register(lambda: sys.stdout.write("\\n".join(shown)))
"""

BUGS = [
    Bug("commands-end-in-lf", "sends LF alone", SEND, SEND.replace("\\r", "")),
    Bug("commands-end-in-cr", "sends CR alone", SEND, SEND.replace("\\n", "")),
    Bug("commands-without-end", "sends no line end", SEND, "self.server.sendall(command)"),
    Bug("commands-end-twice", "sends two CRLF", SEND, SEND.replace("\\r\\n", "\\r\\n\\r\\n")),
    Bug("nul-behind-commands", "sends the NUL that ends a string in C", SEND, SEND.replace("\\r\\n", "\\r\\n\\0")),
    Bug("command-in-two-pieces", "sends the CRLF later", SEND,
        "self.server.sendall(command)\n            __import__('time').sleep(0.4)\n            self.server.sendall(b'\\r\\n')"),
    Bug("commands-in-capitals", "sends capitals", SEND, SEND.replace("command +", "command.upper() +")),
    Bug("commands-stripped", "blanks at both ends are gone", SEND, SEND.replace("command +", "command.strip() +")),
    Bug("commands-cut-at-255", "sends 255 bytes of a command", SEND, SEND.replace("command +", "command[:255] +")),
    Bug("utf8-only", "sends something else for bytes that are no UTF-8", SEND,
        SEND.replace("command +", "command.decode(errors='replace').encode() +")),
    Bug("blank-lines-not-sent", "keeps empty lines to itself",
        TYPED, "if not line:\n                continue\n            " + TYPED),
    Bug("crlf-typed-is-doubled", "sends the CR that ends a typed line", TYPED, "pass"),
    Bug("no-introduction", "does not say its name", INTRODUCTION, "self.commands = []"),
    Bug("introduction-is-the-name", "sends its name without the verb",
        INTRODUCTION, INTRODUCTION.replace('b"name: " + name', "name")),
    Bug("introduction-before-the-welcome", "does not wait for the welcome",
        "self.waiting = True  # for", "self.waiting = False  # for"),
    Bug("all-at-once", "does not wait for the reply to one command before it sends the next",
        WAITING, "if (not self.waiting or self.commands) and not self.said_adios:"),
    Bug("one-read-one-reply", "takes a read for a reply", REPLIES, 'replies = [data.rstrip(b"\\r\\n")] if data else []'),
    Bug("half-a-reply-is-lost", "shows the last piece of a reply alone", REPLIES, REPLIES + '\n        self.replies.rest = b""'),
    Bug("reply-ends-at-lf", "takes LF for the end of a reply", 'Lines(b"\\r\\n"), Lines', 'Lines(b"\\n"), Lines'),
    Bug("reply-not-shown", "does not show replies", SHOW, SHOW.replace("show(reply)", "pass")),
    Bug("reply-behind-not-shown", "shows one reply of a read", SHOW, SHOW.replace("replies:", "replies[:1]:")),
    Bug("commands-not-shown", "does not show what it sends", SAID, ""),
    Bug("output-at-the-end", "shows nothing before it ends", "STDIN = 0\n", "STDIN = 0\n" + PRINT),
    Bug("escapes-are-shown", "lets the server steer the terminal", "\\x0b-\\x1f", "\\x0b-\\x1a"),
    Bug("bad-utf8-kills", "fails at a reply that is no UTF-8", "text.decode(errors=\"replace\")", "text.decode()"),
    Bug("no-adios", "closes without a goodbye",
        ADIOS, 'self.closed = self.said_adios = True\n        elif self.at_terminal:'),
    Bug("never-ends", "goes on at the end of its input", ENDED, ENDED.replace("True", "False")),
    Bug("adios-is-a-command-like-others", "waits for a reply to adios",
        "self.waiting, self.said_adios = True, command == b\"adios\"", "self.waiting = True"),
    Bug("last-line-lost", "does not send a last line that has no end",
        "            lines += self.typed.take_rest()", "            pass"),
    Bug("deaf-to-the-end", "hangs when the server closes",
        CLOSED, CLOSED.replace("True", "False") + "            __import__('time').sleep(3600)\n"),
    Bug("busy-after-the-end", "reads on and on when the server has closed", CLOSED, CLOSED.replace("True", "False")),
    Bug("dies-of-a-reset", "fails aloud when the server resets", RESET, 'except ZeroDivisionError:\n            data = b""'),
    Bug("waits-forever", "hangs where a reply has no end", TIMEOUT, "None"),
    Bug("impatient", "waits for no reply that takes longer than a tenth of a second", "PATIENCE = 1 ", "PATIENCE = 0.1 "),
    Bug("stdin-first", "does not hear the server before something is typed",
        AWAITED, "awaited = [STDIN] if not self.waiting else [self.server]"),
    Bug("welcome-not-shown", "does not show the welcome", SHOW,
        SHOW.replace("show(reply)", 'if not reply.startswith(b"Welcome to "):\n                show(reply)')),
    Bug("first-line-of-a-reply", "shows the first line of each reply", SHOW, SHOW.replace("show(reply)", 'show(reply.split(b"\\n")[0])')),
    Bug("reply-cut-at-1024", "shows 1024 bytes of a reply", SHOW, SHOW.replace("show(reply)", "show(reply[:1024])")),
    Bug("reply-ends-at-nul", "takes a reply for a string of C", SHOW, SHOW.replace("show(reply)", 'show(reply.split(b"\\0")[0])')),
    Bug("empty-reply-is-the-end", "takes an empty reply for the end", SHOW, SHOW + "            self.closed = self.closed or not reply\n"),
    Bug("leaves-at-an-error", "ends when it is told of an error", SHOW, SHOW + '            self.closed = self.closed or reply.startswith(b"Error")\n'),
    Bug("read-of-input-is-a-line", "takes what it reads from its input for one line", "lines = self.typed.take(data)", 'lines = [data.rstrip(b"\\n")] if data else []'),
    Bug("ascii-only", "has question marks for what is not ASCII", SEND, SEND.replace("command +", "command.decode(errors='replace').encode('ascii', 'replace') +")),
    Bug("polls", "asks again and again whether there is something", TIMEOUT, "PATIENCE if self.waiting else 0"),
    Bug("fails-at-the-end", "ends in shame whatever happened", "if not conversation.said_adios:", "if True:"),
    Bug("adios-must-be-answered", "does not end before adios is answered or the server closes", "self.closed = self.said_adios\n", "self.waiting = self.said_adios\n"),
    Bug("range-with-a-comma", "has a comma between the numbers of a range", SEND,
        SEND.replace("command +", "re.sub(rb'^(getrange [0-9]+) ', rb'\\1,', command) +")),
    Bug("push-ends-twice", "sends the end that was typed as well, behind a push", SEND,
        SEND.replace('b"', '(b"\\r\\n" if command.startswith(b"push") else b"") + b"')),
    Bug("three-replies", "shows the first three replies, and no more", SHOW,
        SHOW.replace("show(reply)", "self.shown = getattr(self, 'shown', 0) + 1\n            if self.shown <= 3:\n                show(reply)")),
]
