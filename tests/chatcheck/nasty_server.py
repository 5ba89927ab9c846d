# A server of the command protocol whose words hurt whoever writes them into a report.
# SPDX-License-Identifier: BSL-1.0
#
#   python3 nasty_server.py PORT        each connection hears the next of NASTY, and is left or reset in turn
import itertools
import socket
import struct
import sys

NASTY = [
    b"]]>]]&gt;<![CDATA[</failure></testcase></testsuite></pre></script><script src=http://example.org/x>\r\n",
    b"Welcome to \"A\"nn's, 'chat'\\ room # TODO not # SKIP \\# ok 1 - yes\r\n",
    b"Welcome to \x00\x01\x08\x0b\x0c\x1b[31m\x7f\xff\xfe\xc0\x80\xed\xa0\x80\xf4\x90\x80\x80's chat room\r\n",
    "Welcome to \u202eevil\u2028line\u0085\ufeff\ufffe\uffff\U0001f600's chat room\r\n".encode(),
    b"\r\n\n\r\n  ---\n  ...\nnot ok 3\n1..0\nBail out!\nTAP version 14\n\r\n",
    b"=1+1,\"a\",\"b\"\"\r\n@SUM(A1)\r\n\t;\r\n",
    b"{\"tests\": [NaN]}, \\u0000 \\x00 ${HOME} $(id) `id` %s %n {0} {} {:x}\r\n",
    b"&amp;&#0;&#x1F;&lt;b&gt;<b>&copy;</b>\xc3\r\n" * 40,
]


def serve(connection, words, reset):
    connection.sendall(words)
    connection.settimeout(0.3)
    try:
        while asked := connection.recv(4096):
            connection.sendall(asked + words)
    except OSError:
        pass
    if reset:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def main(port):
    print("\x1b[2J]]> # \"listening\" \xff", file=sys.stderr)
    with socket.create_server(("127.0.0.1", int(port))) as listener:
        for turn in itertools.count():
            connection, _ = listener.accept()
            try:
                serve(connection, NASTY[turn % len(NASTY)], turn % 3 == 2)
            except OSError:
                pass


if __name__ == "__main__":
    main(sys.argv[1])
