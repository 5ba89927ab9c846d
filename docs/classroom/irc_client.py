#!/usr/bin/env python3
# A plain IRC client: what is typed is said in the channel, what comes is shown.
# SPDX-License-Identifier: BSL-1.0
"""An IRC client, written to be read.

    python3 irc_client.py HOST PORT NICK [CHANNEL]

What you type is said in the channel that you joined last. A line that begins with / is a command: /join #room,
/part #room, /msg Ann psst, /nick Bob, /quit bye; any other goes to the server as it is, such as /whois Ann. The end of
the input leaves as well. Two threads, since one cannot wait for the keyboard and for the network: the main thread shows
what comes, another sends what is typed. Exits with 1 where the server was the first to close.
"""
import re
import signal
import socket
import sys
import threading
import time

PATIENCE = 5  # seconds for a server to close after our QUIT
LONGEST_LINE = 510  # bytes, without CR LF


class Connection:
    def __init__(self, host, port, nick, channel):
        self.socket = socket.create_connection((host, port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.nick, self.channel = nick, channel
        self.registered, self.leaving = threading.Event(), threading.Event()

    def send(self, line):
        """One line, in one write. A longer one than IRC has room for is cut at a character."""
        wire = line.encode("utf-8", errors="replace")[:LONGEST_LINE]
        self.socket.sendall(wire.decode("utf-8", errors="ignore").encode() + b"\r\n")


def understand(line):
    """Who sent it, the command, and its parameters, of which the last may have blanks."""
    source, command, rest = re.fullmatch(r"(?:@\S* +)?(?::(\S*) +)?(\S*) *(.*)", line).groups()
    rest, colon, last = (" " + rest).partition(" :")
    return (source or "").partition("!")[0], command.upper(), rest.split() + ([last] if colon else [])


def show(text):
    """Prints at once, and without what would move the cursor."""
    print(re.sub(r"[\x00-\x1f\x7f-\x9f]", "", text), flush=True)


def hear(irc, line):
    """Shows a line as people like to read it, and answers what a program has to answer."""
    source, command, words = understand(line)
    if command == "PING":
        irc.send("PONG :" + (words[-1] if words else ""))
    elif command in ("PRIVMSG", "NOTICE") and len(words) > 1:
        where = words[0] + " " if words[0].startswith("#") else ""
        show(f"{where}<{source}> {words[1]}")
    elif command == "433" and not irc.registered.is_set():
        irc.nick += "_"
        irc.send(f"NICK {irc.nick}")
    else:
        show(" ".join([source, command, *words]).lstrip())
    if command == "001":
        if irc.channel:
            irc.send(f"JOIN {irc.channel}")
        irc.registered.set()


def obey(irc, typed):
    """Sends what a typed line asks for."""
    if not typed.startswith("/"):
        if irc.channel:
            irc.send(f"PRIVMSG {irc.channel} :{typed}")
        else:
            show("Join a channel first: /join #room")
        return
    verb, _, rest = typed[1:].partition(" ")
    if verb == "join":
        irc.channel = rest.split(" ")[0].split(",")[0]
    if verb == "msg":
        to, _, text = rest.partition(" ")
        irc.send(f"PRIVMSG {to} :{text}")
    else:
        irc.send(f"{verb.upper()} {rest}".rstrip())


def send_what_is_typed(irc):
    """Runs beside the main thread until the input ends. It may wait there for ever, and then ends with the process."""
    goodbye = "QUIT"
    irc.registered.wait()  # a script is not heard before
    try:
        with open(0, "rb", buffering=0, closefd=False) as typed:  # no buffer: its lock would outlive the main thread
            for line in typed:
                line = line.decode("utf-8", errors="replace").rstrip("\r\n")
                if re.match("/quit( |$)", line):
                    goodbye = "QUIT :" + line[6:]
                    break
                if line:
                    obey(irc, line)
        irc.leaving.set()
        irc.send(goodbye)
        irc.socket.shutdown(socket.SHUT_WR)  # what we asked is still answered
        time.sleep(PATIENCE)
        irc.socket.shutdown(socket.SHUT_RDWR)  # now nobody waits for an answer any more
    except OSError:
        pass  # the server has closed: the main thread sees it too, and says so


def main(host, port, nick, channel=""):
    irc = Connection(host, int(port), nick, channel)
    irc.send(f"NICK {nick}")
    irc.send(f"USER {nick} 0 * :{nick}")
    threading.Thread(target=send_what_is_typed, args=(irc,), daemon=True).start()
    for line in irc.socket.makefile("rb"):  # whole lines, however they arrive
        line = line.decode("utf-8", errors="replace").rstrip("\r\n")
        if line:
            hear(irc, line)
    if not irc.leaving.is_set():
        sys.exit("irc_client: the server closed the connection")


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends us without a word
    if len(sys.argv) not in (4, 5):
        print("usage: irc_client.py HOST PORT NICK [CHANNEL]", file=sys.stderr)
        sys.exit(64)
    try:
        main(*sys.argv[1:])
    except (OSError, ValueError) as error:
        sys.exit(f"irc_client: {error}")
