#!/usr/bin/env python3
# A server of the echo protocol: every byte comes back unchanged.
# SPDX-License-Identifier: BSL-1.0
"""A server of the echo protocol, written to be read.

    python3 echo_server.py PORT [HOST]

Try it with `nc 127.0.0.1 PORT`. Ctrl-C ends it. This is the smallest server that is right: it serves many clients at
once, holds no more of a client's bytes than it must, and loses none.
"""
import asyncio
import signal
import sys


async def echo(reader, writer):
    """Until the client closes its side; it may still be reading then, and gets all that it has sent.

    A write may take less than all there is: the writer keeps the rest, and drain() waits until there is little of it. So
    who does not read his echo is not read, either, and costs nobody anything.
    """
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()


async def serve(reader, writer):
    try:
        await echo(reader, writer)
    except OSError:
        pass  # a reset is a way of leaving
    finally:
        writer.close()  # when the rest is sent


async def main(port, host="127.0.0.1"):
    server = await asyncio.start_server(serve, host, int(port))  # it sets SO_REUSEADDR: a restart takes the port at once
    print("listening on %s %d" % server.sockets[0].getsockname()[:2], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends us without a word
    asyncio.run(main(*sys.argv[1:]))
