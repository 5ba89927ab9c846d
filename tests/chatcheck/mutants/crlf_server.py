# Mistakes in a server of the command protocol.
# SPDX-License-Identifier: BSL-1.0
from mutant import Bug

WELCOME = 'writer.write(b"Welcome to " + OWNER + b"\'s chat room\\r\\n")'
SERVER = "server = await asyncio.start_server(serve, host, int(port))"
REPLY = '        writer.write(reply + b"\\r\\n")'
ANSWER = 'reply = answer(client, request) if request is not None else b"Error: line too long"'
GET = '    if request == b"get":\n        return b"\\n".join(buffer)'
ERROR = 'return b"Error: unrecognized command: " + request'
RANGE = 'numbers = re.fullmatch(rb"getrange ([0-9]+) ([0-9]+)", request)'
SLICE = 'return b"\\n".join(buffer[int(first):int(last) + 1])'
CUT = '*whole, rest = (rest + data).split(b"\\r\\n")'
KEEP = 'buffer.append(client.name + b": " + clean(stuff))'
CLIENT = "    try:\n        await converse(Client(), reader, writer)"
EACH = "    async for request in requests_of(reader):\n"
RESET = "    except OSError:\n        pass  # a reset is a way of leaving"
BLOCKING_SEND = """        with writer.get_extra_info("socket").dup() as blocking:
            blocking.setblocking(True)
            blocking.sendall(reply + b"\\r\\n")
            blocking.setblocking(False)"""

START = [
    Bug("no-reuseaddr", "cannot take its port again at once", SERVER, SERVER[:-1] + ", reuse_address=False)"),
    Bug("slow-start", "listens three seconds after it was started", SERVER, "await asyncio.sleep(3)\n    " + SERVER),
    Bug("old-lines-at-the-start", "begins with a line of its author's", "buffer = []", 'buffer = [b"Ann: it works"]'),
    Bug("one-client-and-out", "ends with its first client", "    finally:\n        writer.close()",
        "    finally:\n        writer.close()\n        asyncio.get_running_loop().stop()"),
]

FLOW = [
    Bug("no-welcome", "says nothing on accept", WELCOME, "pass"),
    Bug("late-welcome", "welcomes with the first reply", WELCOME + "\n" + EACH,
        'welcome = b"Welcome to Ann\'s chat room\\r\\n"\n' + EACH + "        writer.write(welcome)\n        welcome = b''\n"),
    Bug("welcome-in-own-words", "another welcome", '"Welcome to "', '"Hello, this is "'),
    Bug("welcome-ends-in-lf", "the welcome ends in LF", "chat room\\r\\n", "chat room\\n"),
    Bug("welcome-of-two-lines", "a second CRLF in the welcome", "chat room\\r\\n", "chat room\\r\\nTry help\\r\\n"),
    Bug("push-unanswered", "no OK to a push",
        REPLY, '        if not request or not request.startswith(b"push: "):\n    ' + REPLY),
    Bug("push-answered-by-the-line", "a push is answered by its line",
        KEEP + '\n    return b"OK"', KEEP + "\n    return buffer[-1]"),
    Bug("push-forgets", "a push is not kept", KEEP, "clean(stuff)"),
    Bug("push-without-name", "keeps the stuff alone", KEEP, "buffer.append(clean(stuff))"),
    Bug("push-twice", "keeps every line twice", KEEP, KEEP + "\n    buffer.append(buffer[-1])"),
    Bug("name-answered-by-the-name", "OK and the name", 'client.name = kept or b"unknown"\n    return b"OK"',
        'client.name = kept or b"unknown"\n    return b"OK " + client.name'),
    Bug("test-keeps-its-verb", "the whole line comes back", "        return text\n", "        return request\n"),
    Bug("get-newest-first", "the buffer upside down", GET, GET.replace("buffer)", "reversed(buffer))")),
    Bug("get-empties-the-buffer", "what was got is gone", GET,
        GET.replace("return", "everything =") + "\n        buffer.clear()\n        return everything"),
    Bug("get-shows-the-last-line", "get is the newest line only", GET, GET.replace("buffer)", "buffer[-1:])")),
    Bug("get-cut-at-4096", "a reply has 4096 bytes at most", GET, GET + "[:4096]"),
    Bug("get-ends-twice", "two CRLF behind the buffer", GET, GET + ' + b"\\r\\n"'),
    Bug("get-cut-at-ten-lines", "get shows the last ten lines", GET, GET.replace("buffer)", "buffer[-10:])")),
    Bug("get-numbers-the-lines", "a number before each line", GET,
        GET.replace("buffer)", 'b"%d %b" % each for each in enumerate(buffer))')),
    Bug("no-help", "help is not a command", 'request == b"help"', 'request == b"?"'),
    Bug("empty-help", "help shows nothing", "return HELP", 'return b""'),
    Bug("help-of-many-lines", "CRLF between the lines of the help", "return HELP", 'return HELP.replace(b"\\n", b"\\r\\n")'),
    Bug("long-help", "the help has more than 4096 bytes", "return HELP", "return HELP * 20"),
    Bug("error-without-the-line", "the error does not say what was wrong", ERROR, 'return b"Error: unrecognized command"'),
    Bug("error-names-the-verb", "the error has the first word only", ERROR, ERROR + '.split(b" ")[0]'),
    Bug("error-in-own-words", "another error", ERROR, 'return b"Unknown command: " + request'),
    Bug("error-is-silent", "no answer to what is not a command",
        REPLY, '        if not reply.startswith(b"Error"):\n    ' + REPLY),
    Bug("error-closes", "hangs up after an error",
        REPLY, REPLY + '\n        if reply.startswith(b"Error"):\n            return'),
    Bug("error-squeezes-blanks", "the error has one blank where the line has several", ERROR,
        ERROR.replace("request", 'b" ".join(request.split())')),
]

FRAME = [
    Bug("one-read-one-request", "takes a read for a request", CUT, 'whole, rest = [data.rstrip(b"\\r\\n")], b""'),
    Bug("half-a-request-is-lost", "what is not whole in a read is gone", CUT, CUT + '\n        rest = b""'),
    Bug("half-a-request-is-one", "answers before the CRLF",
        CUT, CUT + '\n        whole, rest = whole + [rest] * bool(rest), b""'),
    Bug("request-behind-is-lost", "one request of a read, the others are gone", CUT, CUT + "\n        del whole[1:]"),
    Bug("request-behind-waits", "the second of a read is answered with the next read",
        "        for request in whole:", '        rest = b"\\r\\n".join(whole[1:] + [rest])\n        for request in whole[:1]:'),
    Bug("end-cut-apart", "CR and LF in two reads are no end",
        CUT, CUT + '\n        rest = rest[:-1] if rest.endswith(b"\\r") else rest'),
    Bug("reply-in-two-pieces", "the CRLF comes later than the reply", REPLY,
        '        writer.write(reply)\n        await asyncio.sleep(0.4)\n        writer.write(b"\\r\\n")'),
    Bug("replies-late", "answers after the next request",
        REPLY, '        late = late + [reply] if "late" in locals() else [reply]\n'
        '        if len(late) > 1:\n            writer.write(late.pop(0) + b"\\r\\n")'),
    Bug("early-request-is-lost", "throws away what comes before its welcome", WELCOME,
        "await asyncio.sleep(0.05)\n    reader._buffer.clear()\n    " + WELCOME),
    Bug("half-a-request-stops-all", "serves nobody while half a request is there", CUT,
        CUT + "\n        if rest:\n            __import__('time').sleep(1)"),
]

EOL = [
    Bug("lone-lf-ends-a-line", "takes LF alone for the end of a request",
        CUT, '*whole, rest = (rest + data).replace(b"\\r\\n", b"\\n").split(b"\\n")'),
    Bug("lone-cr-ends-a-line", "takes CR alone for the end of a request",
        CUT, '*whole, rest = (rest + data).replace(b"\\n", b"").split(b"\\r")'),
    Bug("blank-lines-are-skipped", "an empty line is not answered", "if not skipping:\n                yield",
        "if not skipping and request:\n                yield"),
    Bug("reply-ends-in-lf", "no CR in replies", REPLY, REPLY.replace("\\r", "")),
    Bug("reply-without-end", "no CRLF in replies", REPLY, REPLY.replace(' + b"\\r\\n"', "")),
    Bug("reply-ends-twice", "two CRLF in replies", REPLY, REPLY.replace("\\r\\n", "\\r\\n\\r\\n")),
    Bug("lines-joined-by-crlf", "CRLF between lines of the buffer", GET, GET.replace("\\n\".join", "\\r\\n\".join")),
    Bug("lines-end-in-lf", "LF behind the last line too",
        GET, GET.replace('b"\\n".join(buffer)', 'b"".join(line + b"\\n" for line in buffer)')),
    Bug("range-joined-by-crlf", "CRLF between lines of a range", SLICE, SLICE.replace("\\n", "\\r\\n")),
    Bug("nothing-is-no-reply", "an empty reply is not sent", REPLY, "        if reply:\n    " + REPLY),
    Bug("nothing-in-words", "an empty reply says so", REPLY, REPLY.replace("reply", '(reply or b"(empty)")')),
    Bug("lf-in-stuff-makes-lines", "stuff with LF is more than one line", "[\\x00-\\x08\\x0a-", "[\\x00-\\x08\\x0b-"),
]

CLEAN = [
    Bug("nul-at-the-end", "a NUL behind each reply, as C's strings have", REPLY, REPLY.replace("\\r\\n", "\\r\\n\\0")),
    Bug("prompt-behind-replies", "a prompt behind each reply", REPLY, REPLY.replace("\\r\\n", "\\r\\n> ")),
    Bug("blank-behind-replies", "a blank before the CRLF", REPLY, REPLY.replace("\\r\\n", " \\r\\n")),
    Bug("pads-replies", "sends all of its buffer of 256 bytes", REPLY, REPLY.replace("reply", "reply.ljust(256, b'\\0')")),
    Bug("adios-answered", "a goodbye that nobody asked for", "        if request == b\"adios\":\n",
        "        if request == b\"adios\":\n            writer.write(b\"Goodbye\\r\\n\")\n"),
    Bug("pushes-to-all", "sends a push to everybody", ANSWER, "converse.all = getattr(converse, 'all', set()) | {writer}\n"
        "        for other in converse.all - {writer} if request and request.startswith(b'push: ') else ():\n"
        "            other.write(request[6:] + b'\\r\\n')\n        " + ANSWER),
]

LEN = [
    Bug("text-cut-at-255", "keeps 255 bytes of a text", "request[:6], request[6:]", "request[:6], request[6:261]"),
    Bug("line-of-1024", "a line may have 1024 bytes", "LONGEST_LINE = 6 + 4096", "LONGEST_LINE = 1024"),
    Bug("line-of-4096", "forgets the verb when it counts", "LONGEST_LINE = 6 + 4096", "LONGEST_LINE = 4096"),
    Bug("long-line-closes", "hangs up on a long line", ANSWER, "if request is None:\n            return\n        " + ANSWER),
    Bug("long-line-in-pieces", "takes the rest of a long line for a request",
        "            skipping = True\n", "            rest = b''\n"),
    Bug("long-line-unanswered", "says nothing to a long line",
        ANSWER, "if request is None:\n            continue\n        " + ANSWER),
    Bug("empty-stuff-refused", "does not keep empty stuff",
        KEEP, 'if not stuff:\n        return b"Error: nothing to push"\n    ' + KEEP),
]

TEXT = [
    Bug("strips-texts", "blanks at both ends are gone", "request[:6], request[6:]", "request[:6], request[6:].strip()"),
    Bug("squeezes-blanks", "several blanks become one", "        return text\n", '        return b" ".join(text.split())\n'),
    Bug("text-ends-at-nul", "takes a text for a string of C",
        "request[:6], request[6:]", 'request[:6], request[6:].split(b"\\0")[0]'),
    Bug("text-ends-at-colon", "splits at each colon",
        "request[:6], request[6:]", 'request[:6], b":".join(request.split(b":")[1:2])[1:]'),
    Bug("ascii-only", "hangs up on what is not ASCII", ANSWER, ANSWER + "\n        try:\n            reply.decode('ascii')\n"
        "        except UnicodeDecodeError:\n            return"),
    Bug("utf8-only", "what is no UTF-8 comes back as something else", REPLY,
        REPLY.replace("reply", "reply.decode(errors='replace').encode()")),
    Bug("bad-utf8-kills", "dies of what is no UTF-8", ANSWER, ANSWER + "\n        try:\n            reply.decode()\n"
        "        except UnicodeDecodeError:\n            os._exit(1)".replace("os.", "__import__('os').")),
    Bug("lower-case", "makes what is pushed small", KEEP, KEEP.replace("clean(stuff)", "clean(stuff).lower()")),
    Bug("words-are-a-format", "takes the words for a format, and has nothing to put in", "        return text\n",
        "        return re.sub(rb'%[sdn]|[{][0-9]?[}]', b'', text)\n"),
]

NAME = [
    Bug("name-of-all", "one name for all clients",
        "call(client, text)", "call(Client, text)\n    if hasattr(Client, 'name'):\n"
        "        client.name = Client.name"),
    Bug("name-outlives-its-client", "the next client has the name of the last", 'self.name = b"unknown"',
        'self.name = NAMES.get("last", b"unknown")\n\n    def __setattr__(self, key, value):\n        NAMES["last"] = value\n'
        '        object.__setattr__(self, key, value)\n\n\nNAMES = {}'),
    Bug("name-is-one-word", "the name ends at a blank", "kept = clean(name)", "kept = clean(name).split(b' ')[0]"),
    Bug("name-is-final", "a second name is ignored",
        "    client.name = kept", '    if client.name == b"unknown":\n        client.name = kept'),
    Bug("empty-name-is-a-name", "an empty name is taken as it is", 'kept or b"unknown"', "kept"),
    Bug("nameless-is-anonymous", "who has no name is called otherwise",
        'self.name = b"unknown"', 'self.name = b"anonymous"'),
    Bug("push-wants-a-name", "refuses a push before a name",
        KEEP, 'if client.name == b"unknown":\n        return b"Error: no name"\n    ' + KEEP),
    Bug("name-must-be-free", "refuses a name that somebody has said something under", "    client.name = kept",
        "    if any(line.startswith(kept + b': ') for line in buffer):\n        return b'Error: name taken'\n    client.name = kept"),
    Bug("buffer-of-each-client", "what one pushes others do not get",
        ANSWER, "global buffer\n        buffer = client.__dict__.setdefault('own', [])\n        " + ANSWER),
    Bug("name-cut-at-32", "keeps 32 bytes of a name", "LONGEST_NAME = 256", "LONGEST_NAME = 32"),
    Bug("name-as-it-came", "a LF in a name makes lines", "kept = clean(name)", "kept = name"),
    Bug("controls-are-kept", "lets one client steer the terminals of others", "[\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f]", "[\\r\\n]"),
]

STATE = [
    Bug("any-case", "commands in capitals are commands", 'verb, text = request[:6], request[6:]',
        'verb, text = request[:6].lower(), request[6:]\n    request = request.lower() if request.isalpha() else request'),
    Bug("blank-behind-is-nothing", "`get ` is get",
        'verb, text = request[:6], request[6:]', "verb, text = request[:6], request[6:]\n    request = request.rstrip()"),
    Bug("blank-before-is-nothing", "` get` is get",
        'verb, text = request[:6], request[6:]', "request = request.lstrip()\n    verb, text = request[:6], request[6:]"),
    Bug("beginning-is-enough", "`getx` is get",
        'if request == b"get":', 'if request.startswith(b"get") and b" " not in request:'),
    Bug("colon-is-enough", "`push:x` is a push",
        '    if verb == b"push: ":', '    if verb.startswith(b"push:"):\n        text = request[5:].lstrip()'),
    Bug("test-of-nothing", "`test:` is a test", '    if verb == b"test: ":', '    if verb.startswith(b"test:"):'),
]

RANGES = [
    Bug("range-without-its-end", "the last line of a range is left out", SLICE, SLICE.replace(" + 1", "")),
    Bug("range-from-one", "counts lines from 1",
        SLICE, SLICE.replace("int(first)", "max(int(first) - 1, 0)").replace(" + 1", "")),
    Bug("range-of-a-count", "takes the second number for a count",
        SLICE, SLICE.replace("int(last) + 1", "int(first) + int(last)")),
    Bug("range-reversed", "turns a range round that ends before it begins",
        SLICE, "first, last = sorted([int(first), int(last)])\n    " + SLICE),
    Bug("range-must-exist", "refuses a range that goes on behind the buffer", SLICE,
        "if int(last) >= len(buffer):\n        return b'Error: no such line'\n    " + SLICE),
    Bug("range-behind-hangs-up", "lines that do not exist end the conversation", SLICE,
        "if int(first) >= len(buffer):\n        raise ConnectionError\n    " + SLICE),
    Bug("huge-number-wraps", "numbers have 32 bits",
        SLICE, SLICE.replace("int(first)", "int(first) % 2**32").replace("int(last)", "int(last) % 2**32")),
    Bug("huge-number-kills", "dies of a number that is none of its own", SLICE,
        "if max(len(first), len(last)) > 18:\n        __import__('os')._exit(1)\n    " + SLICE),
    Bug("negative-numbers", "counts from the end where a number is negative",
        RANGE, RANGE.replace("([0-9]+)", "(-?[0-9]+)")),
    Bug("range-of-one-number", "one number is a range",
        RANGE, RANGE.replace(" ([0-9]+)\"", "(?: ([0-9]+))?\"").replace("([0-9]+)(", "([0-9]+)(") +
        "\n    if numbers and numbers[2] is None:\n        return get_range(numbers[1], numbers[1])"),
    Bug("range-of-any-blanks", "several blanks are one", RANGE, RANGE.replace(" ([", " +([")),
    Bug("words-are-zero", "takes words for numbers, as atoi does", RANGE, RANGE.replace("([0-9]+)", "([a-z0-9]+)") +
        "\n    if numbers and not all(each.isdigit() for each in numbers.groups()):\n        return get_range(b'0', b'0')"),
]

LIFE = [
    Bug("adios-keeps-open", "does not close on adios",
        '        if request == b"adios":\n            break', '        if request == b"adios":\n            continue'),
    Bug("adios-unknown", "adios is not a command", 'if request == b"adios":', 'if request == b"exit":'),
    Bug("adios-ends-the-server", "ends with the first adios", '        if request == b"adios":\n            break',
        '        if request == b"adios":\n            __import__("os")._exit(0)'),
    Bug("adios-resets", "throws away what was not sent yet", '        if request == b"adios":\n            break',
        '        if request == b"adios":\n            import socket\n            writer.get_extra_info("socket").setsockopt(\n'
        '                socket.SOL_SOCKET, socket.SO_LINGER, b"\\1\\0\\0\\0\\0\\0\\0\\0")\n            writer.transport.abort()'),
    Bug("half-close-unanswered", "answers nobody who has closed his side",
        ANSWER, "await asyncio.sleep(0.05)\n        if reader.at_eof() or reader._eof:\n            return\n        " + ANSWER),
    Bug("half-close-keeps-open", "does not close when the client has",
        "        await close(reader, writer)", "        await asyncio.sleep(3600)"),
    Bug("half-a-request-at-the-end", "answers half a request at the end of the input", "            rest = rest[-1:]",
        "            rest = rest[-1:]\n    if rest and not skipping:\n        yield rest"),
    Bug("busy-after-the-end", "reads on and on at the end of the input",
        "    while data := await reader.read(4096):\n        *whole",
        "    while True:\n        data = await reader.read(4096)\n        await asyncio.sleep(0)\n        *whole"),
    Bug("dies-of-a-reset", "ends with the first client that resets",
        RESET, "    except OSError:\n        __import__('os')._exit(1)"),
    Bug("deaf-after-a-reset", "serves nobody after a client that resets",
        RESET, "    except OSError:\n        __import__('time').sleep(3600)"),
    Bug("adios-is-not-the-last", "goes on with what stands behind adios", '        if request == b"adios":\n            break',
        '        if request == b"adios":\n            asyncio.get_running_loop().call_later(0.01, reader.feed_eof)\n            continue'),
    Bug("lines-go-with-their-client", "forgets all when a client leaves", "    finally:\n        writer.close()",
        "    finally:\n        writer.close()\n        buffer.clear()"),
]

LOAD = [
    Bug("one-client-at-a-time", "the next client waits until this one leaves", CLIENT,
        "    try:\n        while getattr(serve, 'busy', False):\n            await asyncio.sleep(0.01)\n        serve.busy = True\n"
        "        try:\n            await converse(Client(), reader, writer)\n        finally:\n            serve.busy = False"),
    Bug("ten-clients", "hangs up on more than ten at once",
        CLIENT, "    serve.here = getattr(serve, 'here', 0) + 1\n    try:\n"
        "        if serve.here <= 10:\n            await converse(Client(), reader, writer)\n        serve.here -= 1"),
    Bug("five-clients-in-all", "accepts five clients, and no more",
        CLIENT, "    serve.seen = getattr(serve, 'seen', 0) + 1\n"
        "    while serve.seen > 5:\n        await asyncio.sleep(1)\n" + CLIENT),
    Bug("blocking-send", "a client that does not read stops all", REPLY, BLOCKING_SEND),
    Bug("unbounded", "keeps all replies that its clients do not read", "        await writer.drain()\n", "        await asyncio.sleep(0)\n"),
    Bug("slow-answers", "thinks for a second before each reply", ANSWER, "await asyncio.sleep(1)\n        " + ANSWER),
    Bug("sleeps-for-all", "nobody is served while it thinks", ANSWER, "__import__('time').sleep(0.3)\n        " + ANSWER),
    Bug("hangs-up-on-a-flood", "takes a hundred requests for an attack", ANSWER,
        "client.asked = getattr(client, 'asked', 0) + 1\n        if client.asked > 100:\n            return\n        " + ANSWER),
]

BUGS = START + FLOW + FRAME + EOL + CLEAN + LEN + TEXT + NAME + STATE + RANGES + LIFE + LOAD
