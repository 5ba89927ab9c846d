#!/usr/bin/env python3
# A client of the echo protocol: sends what is typed, or a file, and shows what comes back.
# SPDX-License-Identifier: BSL-1.0
"""A client of the echo protocol, written to be read.

    python3 echo_client.py HOST PORT
    python3 echo_client.py HOST PORT < file > copy

Ends with its input (Ctrl-D). It sends and hears at the same time, each in a thread of its own: the echo of a long file
comes while we are still sending, and a server need not read on while nobody takes its echo.
"""
import os
import signal
import socket
import sys
import threading

STDIN, STDOUT = 0, 1


def send_all(server, sent):
    """All of the input, byte for byte; then our side is closed, which says that there is no more. Sets `sent` before that."""
    try:
        while data := os.read(STDIN, 65536):
            server.sendall(data)  # send() may take less than it is given
        sent.set()
        server.shutdown(socket.SHUT_WR)
    except OSError:
        pass  # whoever hears finds the connection closed, too


def hear_all(server):
    """Until the server closes. A write may take less than it is given, as a send may."""
    try:
        while data := server.recv(65536):
            while data:
                data = data[os.write(STDOUT, data):]
    except OSError:
        pass  # a reset is an end as well, and so is a reader of ours who went away


def main(host, port):
    try:
        server = socket.create_connection((host, int(port)))
    except OSError as error:
        sys.exit(f"echo_client: cannot connect to {host} {port}: {error}")
    sent = threading.Event()
    threading.Thread(target=send_all, args=(server, sent), daemon=True).start()
    hear_all(server)
    if not sent.is_set():
        sys.exit("echo_client: the server closed the connection")


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends us without a word
    main(*sys.argv[1:])
