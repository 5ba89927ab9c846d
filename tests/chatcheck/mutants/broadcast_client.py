# Mistakes in a client of the binary protocol.
# SPDX-License-Identifier: BSL-1.0
from mutant import Bug

FRAME = 'return bytes([kind]) + len(body).to_bytes(2, "big") + body'
LENGTH = 'length = int.from_bytes(data[1:HEADER], "big")'
WHOLE = "    if len(data) < HEADER or len(data) < HEADER + length:\n        return None\n"
CUT = "        yield frame(TALK, line[:end])\n        line = line[end:]"
SEND = "self.server.sendall(data)"
BOTH = "ready, _, _ = select.select([self.server, STDIN], [], [])"
CLOSED = "        self.closed = not data\n"
RESET = 'except OSError:\n            data = b""  # a reset is an end as well'
TALK = "        if kind in (TALK, DIRECT):"
OTHERS = "        return True  # other types"
TEXT = 'text = body.replace(b"\\0", b"").rstrip(b"\\r\\n")'
ANSWER = "self.joined, self.refused = self.heard[0] == 0, self.heard[0] == 1"
AFTER_ANSWER = "        self.heard = self.heard[1:]\n"
JOIN = "self.send(frame(JOIN, name))"
LEAVE = 'self.send(frame(LEAVE, b""))'
EXIT = 'if line == b"@exit":'
INPUT_END = "        if not data:\n            self.leave()"
PIECE = 'for each in frames_of(line):\n                self.send(each)'
NAME = "    if fault_of_name(options.name):"
FAREWELL = "self.until = time.monotonic() + FAREWELL"
PRINT = """shown = []
print = lambda *words, **manner: shown.extend(words)
__import__("atexit").register(lambda: sys.stdout.write("\\n".join(shown)))
"""

BUGS = [
    Bug("length-in-host-order", "sends the low byte of a length first", FRAME, FRAME.replace("big", "little")),
    Bug("length-read-in-host-order", "takes the first byte of a length for the low one",
        LENGTH, LENGTH.replace("big", "little")),
    Bug("length-counts-the-header", "sends lengths that are 3 too large",
        FRAME, FRAME.replace("len(body)", "(len(body) + 3)")),
    Bug("length-read-with-the-header", "takes a length to count the header", LENGTH, LENGTH + " - 3"),
    Bug("length-is-signed", "fails at lengths of 32768 and more", LENGTH, LENGTH.replace('"big"', '"big", signed=True')),
    Bug("length-read-as-one-byte", "reads lengths modulo 256", LENGTH, LENGTH + " % 256"),
    Bug("length-of-characters", "counts characters instead of bytes",
        FRAME, FRAME.replace("len(body)", "len(body.decode(errors='replace'))")),
    Bug("nul-counted", "sends a NUL behind each body, counted",
        FRAME, FRAME.replace("len(body)", "(len(body) + 1)") + ' + b"\\0"'),
    Bug("nul-uncounted", "sends a NUL behind each body, not counted", FRAME, FRAME + ' + b"\\0"'),
    Bug("line-end-sent", "sends the line end that was typed",
        PIECE, PIECE.replace("frames_of(line)", 'frames_of(line + b"\\n")')),
    Bug("header-and-body-apart", "sends a header, and its body later", SEND,
        "self.server.sendall(data[:3])\n            time.sleep(0.4)\n            self.server.sendall(data[3:])"),
    Bug("frames-padded", "sends all of its buffer of 256 bytes",
        FRAME, FRAME.replace("+ body", "+ body.ljust(256, b'\\0')")),
    Bug("text-cut-at-255", "says 255 bytes of a line", CUT, "        yield frame(TALK, line[:255])\n        return"),
    Bug("long-line-cut", "says the beginning of a long line", CUT, CUT.replace("line = line[end:]", "return")),
    Bug("cuts-inside-characters", "cuts a long line at any byte", "end -= 1", "break"),
    Bug("long-line-in-one-frame", "says a line of any length in one frame", "LONGEST_TEXT = 4090", "LONGEST_TEXT = 60000"),
    Bug("empty-lines-said", "says empty lines",
        PIECE, PIECE.replace("frames_of(line)", "list(frames_of(line)) or [frame(TALK, b'')]")),
    Bug("strips-lines", "blanks at both ends are gone", PIECE, PIECE.replace("(line)", "(line.strip())")),
    Bug("says-its-name", "puts the name before each text, as the server does",
        PIECE, PIECE.replace("(line)", '(b"[%b] " % self.name + line)')),
    Bug("talks-before-it-joined", "sends its input without waiting for the answer",
        JOIN, JOIN + "\n        self.until = None"),
    Bug("no-join", "talks without joining", JOIN, "self.until = None"),
    Bug("joins-twice", "sends its join twice", JOIN, JOIN + "\n        " + JOIN),
    Bug("no-leave", "closes without a leave", LEAVE, "self.closed = True"),
    Bug("bare-leave", "sends a leave without its length", LEAVE, 'self.send(b"\\1")'),
    Bug("exit-is-said", "says @exit", EXIT, 'if line == b"/quit":'),
    Bug("never-ends", "goes on at the end of its input", INPUT_END, "        if not data:\n            time.sleep(3600)"),
    Bug("last-line-lost", "does not say a last line that has no end",
        "            lines.append(self.typed)", "            pass"),
    Bug("blank-name-sent", "lets the server refuse a blank name", NAME, "    if False:"),
    Bug("status-is-the-only-byte", "takes whatever comes with the status for its own",
        AFTER_ANSWER, '        self.heard = b""\n'),
    Bug("status-has-a-frame", "waits for a frame with the status", AFTER_ANSWER, "        self.heard = self.heard[4:]\n"),
    Bug("refused-and-talking", "takes every answer for a yes", ANSWER, "self.joined, self.refused = True, False"),
    Bug("refused-and-hanging", "goes on waiting when its name is refused",
        "            self.leave()  # a script", "            time.sleep(3600)  # a script"),
    Bug("refused-as-agreed", "ends as if nothing were wrong when its name is refused",
        "    if conversation.refused:", "    if False:"),
    Bug("header-comes-whole", "drops half a header",
        WHOLE, "    if len(data) < HEADER:\n        return data[:1] and (-1, b'', b'')\n" + WHOLE),
    Bug("half-a-frame-shown", "shows what has come of a frame", WHOLE, WHOLE.replace(" or len(data) < HEADER + length", "")),
    Bug("frame-behind-waits", "shows one frame of a read",
        "        while self.heard and self.take_answer() or self.take_frame():\n            pass",
        "        if not (self.heard and self.take_answer()):\n            self.take_frame()"),
    Bug("frame-behind-is-lost", "throws away what stands behind a frame", OTHERS, '        self.heard = b""\n' + OTHERS),
    Bug("unknown-type-ends-it", "ends at a type that it does not know",
        OTHERS, "        if kind > ERROR:\n            sys.exit('what is that?')\n" + OTHERS),
    Bug("unknown-type-shown", "shows types that it does not know",
        TALK, "        if kind in (TALK, DIRECT) or kind > ERROR:"),
    Bug("talk-not-shown", "does not show what others say", TALK, "        if kind == DIRECT:"),
    Bug("error-not-shown", "does not show errors", 'self.show(b"Error: " + text)', "pass"),
    Bug("error-ends-it", "ends at an error", 'self.show(b"Error: " + text)', "sys.exit(1)"),
    Bug("nul-shown", "shows the NUL at the end of a text", TEXT, "text = body"),
    Bug("escapes-are-shown", "lets others steer the terminal", "\\x0b-\\x1f", "\\x0b-\\x1a"),
    Bug("bad-utf8-kills", "fails at a text that is no UTF-8", 'text.decode(errors="replace"))', "text.decode())"),
    Bug("output-at-the-end", "shows nothing before it ends", "STDIN = 0\n", "STDIN = 0\n" + PRINT),
    Bug("deaf-to-the-end", "hangs when the server closes", CLOSED, "        while not data:\n            time.sleep(1)\n"),
    Bug("busy-after-the-end", "reads on and on when the server has closed", CLOSED, ""),
    Bug("dies-of-a-reset", "is ended by a signal when the server resets", RESET, "except OSError:\n            os.abort()"),
    Bug("name-cut-at-four", "joins with the first four letters of its name", JOIN, "self.send(frame(JOIN, name[:4]))"),
    Bug("first-byte-is-the-status", "takes the first byte that comes for the answer to its join",
        " or self.heard[0] not in (0, 1)", ""),
    Bug("one-line-a-read", "loses what was typed behind a line", "        for line in lines:\n", "        for line in lines[:1]:\n"),
    Bug("nothing-is-the-end", "takes a body of length 0 for the end of the connection",
        WHOLE, "    if len(data) >= HEADER and not length:\n        sys.exit(1)\n" + WHOLE),
    Bug("text-is-a-format", "fills in what a text has of percent signs", TEXT, TEXT + " % ()"),
    Bug("ascii-only", "shows no umlauts", 'text.decode(errors="replace"))', 'text.decode("ascii", errors="replace"))'),
    Bug("list-ends-it", "ends at a list", '            self.show(b"In the chat: " + text.replace(b",", b", "))', "            sys.exit(1)"),
    Bug("answers-a-talk", "sends back what others say", TALK, "        if kind == TALK:\n            self.send(frame(TALK, body))\n" + TALK),
    Bug("no-prompt", "shows no prompt", "        if self.at_terminal and not self.until:\n", "        if self.refused:\n"),
    Bug("waits-for-the-close-forever", "hangs where the server does not close after a leave",
        FAREWELL, "self.until = time.monotonic() + 3600"),
    Bug("stdin-first", "does not hear the server before something is typed",
        BOTH, "ready, _, _ = select.select([STDIN], [], [])\n"
        "            ready += select.select([self.server], [], [], 0)[0]"),
]
