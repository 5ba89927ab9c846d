# Mistakes in a client of the echo protocol.
# SPDX-License-Identifier: BSL-1.0
from mutant import Bug

SEND = "            server.sendall(data)"
END = "        sent.set()\n        server.shutdown(socket.SHUT_WR)"
WRITE = "            while data:\n                data = data[os.write(STDOUT, data):]"
THREAD = "    threading.Thread(target=send_all, args=(server, sent), daemon=True).start()\n    hear_all(server)"

BUGS = [
    Bug("partial-send", "sends what goes into the socket at once, and no more",
        SEND, "            server.send(data[:1024])"),
    Bug("sends-all-before-it-hears", "sends all of its input before it takes any echo",
        THREAD, "    send_all(server, sent)\n    hear_all(server)"),
    Bug("one-line", "sends the first line of its input", SEND, SEND + "\n            break"),
    Bug("strips-lines", "sends no line ends", SEND, "            server.sendall(data.strip())"),
    Bug("utf8-only", "sends something else for bytes that are no UTF-8",
        SEND, "            server.sendall(data.decode(errors='replace').encode())"),
    Bug("ends-at-nul", "takes its input for a string of C", SEND, '            server.sendall(data.split(b"\\0")[0])'),
    Bug("no-half-close", "does not say that there is no more", END, "        sent.set()"),
    Bug("closes-at-the-end-of-input", "does not wait for the rest of the echo",
        END, "        sent.set()\n        os._exit(0)"),
    Bug("echo-not-shown", "does not show what comes back", WRITE, "            pass"),
    Bug("lf-behind-each-read", "shows a line end behind whatever came at once",
        WRITE, '            os.write(STDOUT, data + b"\\n")'),
    Bug("one-read-is-all", "takes one read for the whole echo",
        WRITE, "            os.write(STDOUT, data)\n            return"),
    Bug("deaf-to-the-end", "hangs when the server closes",
        "    hear_all(server)", "    hear_all(server)\n    threading.Event().wait()"),
    Bug("dies-of-a-reset", "fails aloud when the server resets",
        "    except OSError:\n        pass  # a reset is", "    except ZeroDivisionError:\n        pass  # a reset is"),
]
