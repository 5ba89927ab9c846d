# Mistakes in a server of the echo protocol.
# SPDX-License-Identifier: BSL-1.0
from mutant import Bug

SERVER = "server = await asyncio.start_server(serve, host, int(port))"
READ = "    while data := await reader.read(65536):\n"
WRITE = "        writer.write(data)\n"
DRAIN = "        await writer.drain()\n"
ECHO = "        await echo(reader, writer)\n"
RESET = "    except OSError:\n        pass  # a reset is a way of leaving"
CLOSE = "        writer.close()  # when the rest is sent"
RESET_NOW = """        import socket
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\\1\\0\\0\\0\\0\\0\\0\\0")
"""
BLOCKING_SEND = """        with writer.get_extra_info("socket").dup() as blocking:
            blocking.setblocking(True)
            blocking.sendall(data)
            blocking.setblocking(False)
"""

START = [
    Bug("no-reuseaddr", "cannot take its port again at once", SERVER, SERVER[:-1] + ", reuse_address=False)"),
    Bug("slow-start", "listens three seconds after it was started", SERVER, "await asyncio.sleep(3)\n    " + SERVER),
    Bug("one-client-and-out", "ends with its first client", CLOSE, CLOSE + "\n        asyncio.get_running_loop().stop()"),
]

BYTES = [
    Bug("silent", "sends nothing", WRITE, ""),
    Bug("greets", "says something first", READ, '    writer.write(b"echo\\r\\n")\n' + READ),
    Bug("once", "echoes one read, and closes", WRITE + DRAIN, WRITE + DRAIN + "        return\n"),
    Bug("cut-at-1024", "sends the first 1024 bytes of a read", WRITE, "        writer.write(data[:1024])\n"),
    Bug("whole-lines-only", "waits for a line end", "data := await reader.read(65536)", "data := await reader.readline()"),
    Bug("lf-becomes-crlf", "makes CRLF of LF", WRITE, '        writer.write(data.replace(b"\\n", b"\\r\\n"))\n'),
    Bug("lf-added", "ends each read in LF", WRITE, '        writer.write(data + b"\\n")\n'),
    Bug("nul-added", "ends each read in NUL, as C's strings", WRITE, '        writer.write(data + b"\\0")\n'),
    Bug("ends-at-nul", "takes a read for a string of C", WRITE, '        writer.write(data.split(b"\\0")[0])\n'),
    Bug("strips", "blanks at both ends are gone", WRITE, "        writer.write(data.strip())\n"),
    Bug("utf8-only", "bytes that are no UTF-8 come back as others",
        WRITE, "        writer.write(data.decode(errors='replace').encode())\n"),
    Bug("bad-utf8-kills", "dies of bytes that are no UTF-8", WRITE, WRITE + "        try:\n            data.decode()\n"
        "        except UnicodeDecodeError:\n            __import__('os')._exit(1)\n"),
    Bug("capitals", "makes small letters large", WRITE, "        writer.write(data.upper())\n"),
    Bug("twice", "sends everything twice", WRITE, WRITE * 2),
    Bug("one-behind", "sends what came in the read before",
        READ + WRITE, '    last = b""\n' + READ + "        writer.write(last)\n        last = data\n"),
    Bug("everything-at-the-end", "echoes when its client has closed",
        READ, "    data = await reader.read(-1)\n    if data:\n"),
    Bug("asks-the-silent", "says something to who has not", READ, "    heard = []\n    asyncio.get_running_loop().call_later(\n"
        "        0.05, lambda: heard or writer.write(b'are you there?'))\n" + READ + "        heard.append(data)\n"),
]

LIFE = [
    Bug("quit-closes", "closes on a line of its own invention",
        WRITE, WRITE + '        if data.strip() == b"bye":\n            return\n'),
    Bug("half-close-keeps-open", "does not close when its client has", RESET, "        await asyncio.sleep(3600)\n" + RESET),
    Bug("closes-by-a-reset", "throws away what was not sent yet", CLOSE, RESET_NOW + "        writer.transport.abort()"),
    Bug("busy-after-the-end", "reads on and on at the end of the input",
        READ, "    while True:\n        data = await reader.read(65536)\n        await asyncio.sleep(0)\n"),
    Bug("dies-of-a-reset", "ends with the first client that resets",
        RESET, "    except OSError:\n        __import__('os')._exit(1)"),
    Bug("deaf-after-a-reset", "serves nobody after a client that resets",
        RESET, "    except OSError:\n        __import__('time').sleep(3600)"),
]

LOAD = [
    Bug("one-client-at-a-time", "the next client waits until this one leaves",
        ECHO, "        while getattr(serve, 'busy', False):\n"
        "            await asyncio.sleep(0.01)\n        serve.busy = True\n        try:\n            await echo(reader, writer)\n"
        "        finally:\n            serve.busy = False\n"),
    Bug("five-clients-in-all", "serves five clients, and no more",
        ECHO, "        serve.seen = getattr(serve, 'seen', 0) + 1\n"
        "        while serve.seen > 5:\n            await asyncio.sleep(1)\n" + ECHO),
    Bug("echo-to-all", "everybody gets what one sends", WRITE, "        echo.all = getattr(echo, 'all', set()) | {writer}\n"
        "        for each in echo.all:\n            each.write(data)\n"),
    Bug("blocking-send", "a client that does not read stops all", WRITE, BLOCKING_SEND),
    Bug("unbounded", "keeps all that its clients do not read", DRAIN, ""),
]

BUGS = START + BYTES + LIFE + LOAD
