#!/usr/bin/env python3
# A client of the line protocol: what is typed are commands to the server, what comes is shown.
# SPDX-License-Identifier: BSL-1.0
"""A client of the line protocol, written to be read.

    python3 line_client.py HOST PORT [NAME]

It logs in as NAME; then each line is a command to the server: say lobby hello, Bob: psst, help. /quit leaves, and so
does the end of the input. Two threads, since one cannot wait for the keyboard and for the network: the main thread shows
what comes, another sends what is typed. Exits with 1 where the server was the first to close, or refused the name.
"""
import re
import signal
import socket
import sys
import threading
import time

PATIENCE = 5  # seconds for a server to close after our logout


def show(line):
    """Prints a line that came, at once, and without what would move the cursor."""
    text = line.decode("utf-8", errors="replace").rstrip("\r\n")
    print(re.sub(r"[\x00-\x08\x0a-\x1f\x7f-\x9f]", " ", text), flush=True)


def is_let_in(lines):
    """Shows what comes up to the answer to a login, and says whether it is a yes."""
    for line in lines:
        show(line)
        if line.startswith((b"OK login", b"ERR login")):
            return line.startswith(b"OK")
    return False


def log_in(server, lines, name):
    """A person whose name is refused is asked for another, a script is not. Says whether we are in."""
    server.sendall(b"login " + name.encode() + b"\n")
    while not is_let_in(lines):
        if not sys.stdin.isatty():
            return False
        print("Another name: ", end="", flush=True)
        name = sys.stdin.readline().strip()
        if name in ("", "/quit"):
            return False
        server.sendall(b"login " + name.encode() + b"\n")
    return True


def send_what_is_typed(server, leaving):
    """Runs beside the main thread until the input ends. It may wait there for ever, and then ends with the process."""
    try:
        with open(0, "rb", buffering=0, closefd=False) as typed:  # no buffer: its lock would outlive the main thread
            for line in typed:
                line = line.rstrip(b"\r\n")
                if line == b"/quit":
                    break
                server.sendall(line + b"\n")
        leaving.set()
        server.sendall(b"logout\n")
        server.shutdown(socket.SHUT_WR)  # what we asked is still answered
        time.sleep(PATIENCE)
        server.shutdown(socket.SHUT_RDWR)  # now nobody waits for an answer any more
    except OSError:
        pass  # the server has closed: the main thread sees it too, and says so


def main(host, port, name=None):
    server = socket.create_connection((host, int(port)))
    server.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    lines = server.makefile("rb")  # whole lines, however they arrive
    leaving = threading.Event()
    if name and not log_in(server, lines, name):
        sys.exit("line_client: not logged in")
    threading.Thread(target=send_what_is_typed, args=(server, leaving), daemon=True).start()
    for line in lines:
        show(line)
        if line.rstrip() == b"OK logout":
            leaving.set()
    if not leaving.is_set():
        sys.exit("line_client: the server closed the connection")


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends us without a word
    if len(sys.argv) not in (3, 4):
        print("usage: line_client.py HOST PORT [NAME]", file=sys.stderr)
        sys.exit(64)
    try:
        main(*sys.argv[1:])
    except (OSError, ValueError) as error:
        sys.exit(f"line_client: {error}")
