# Programs that a tester has to survive: as a server, and as a client.
# SPDX-License-Identifier: BSL-1.0
#
#   python3 hostile_program.py HABIT PORT MARK      MARK stands in the command line of all that it starts
import os
import signal
import socket
import sys
import time

FOREVER = 600  # seconds: whoever is still there then was forgotten


def sleep():
    time.sleep(FOREVER)


def listen(port):
    return socket.create_server(("127.0.0.1", port))


def each_connection(port, deed):
    with listen(port) as listener:
        kept = []
        while True:
            kept.append(listener.accept()[0])
            try:
                deed(kept[-1])
            except OSError:
                pass


def pour(connection):
    while True:
        connection.sendall(b"x" * 65536)


def flood(port):
    each_connection(port, pour)


def flood_in_lines(port):
    each_connection(port, lambda connection: [connection.sendall(b"OK\r\n" * 4096) for _ in range(10**6)])


def flood_stdout(port):
    pid = os.fork()
    while pid == 0:
        os.write(1, b"\x1b[31mxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n" * 1000)
        os.write(2, b"\xff\xfe\x00\n" * 1000)
    hang(port)


def hang(port):
    each_connection(port, lambda connection: None)


def never_reads(port):
    each_connection(port, lambda connection: connection.sendall(b"Welcome to Ann's chat room\r\n"))


def binary(port):
    each_connection(port, lambda connection: connection.sendall(bytes(range(256)) * 16))


def forks(port):
    """Children that leave the group, the session and their environment, and theirs."""
    for _ in range(5):
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                os.setsid()
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                os.execve(sys.executable, [sys.executable, "-B", __file__, "sleeps", *sys.argv[2:]], {})
            os._exit(0)
    hang(port)


def ignores_term(port):
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)
    hang(port)


def stops_itself(port):
    with listen(port) as listener:
        listener.accept()
        os.kill(os.getpid(), signal.SIGSTOP)


def dies_at_start(port):
    print("Traceback: no such \xff thing", file=sys.stderr)
    sys.exit(7)


def crashes(port):
    os.kill(os.getpid(), signal.SIGSEGV)


def dies_on_connect(port):
    with listen(port) as listener:
        listener.accept()
        os.kill(os.getpid(), signal.SIGKILL)


def listens_late(port):
    time.sleep(1)
    never_reads(port)


def never_listens(port):
    sleep()


def closes_stdio(port):
    for number in (0, 1, 2):
        os.close(number)
    hang(port)


def sleeps(port):
    sleep()


# As a client: PORT is where chatcheck listens.

def connect(port):
    return socket.create_connection(("127.0.0.1", port))


def client_floods(port):
    pour(connect(port))


def client_floods_stdout(port):
    connect(port)
    while True:
        os.write(1, b"\x00\xff\x1b]0;x\x07" * 1000)


def client_hangs(port):
    connection = connect(port)
    sleep()
    connection.close()


def client_never_connects(port):
    sleep()


def client_closes_stdin(port):
    os.close(0)
    client_hangs(port)


def client_dies(port):
    connect(port)
    os.kill(os.getpid(), signal.SIGSEGV)


def client_connects_again_and_again(port):
    kept = []
    while True:
        kept.append(connect(port))


HABITS = [flood, flood_in_lines, flood_stdout, hang, never_reads, binary, forks, ignores_term, stops_itself, dies_at_start,
          crashes, dies_on_connect, listens_late, never_listens, closes_stdio]
HABITS_OF_CLIENTS = [client_floods, client_floods_stdout, client_hangs, client_never_connects, client_closes_stdin,
                     client_dies, client_connects_again_and_again]

if __name__ == "__main__":
    globals()[sys.argv[1]](int(sys.argv[2]))
