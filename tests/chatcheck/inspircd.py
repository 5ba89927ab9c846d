# Runs Debian's inspircd in the foreground, as a server that chatcheck tries: proof that its cases are not only about ours.
# SPDX-License-Identifier: BSL-1.0
#
#   python3 inspircd.py PORT
#
# The configuration lives in memory, so nothing is left behind, however it ends. Exits 77 where there is no inspircd.
import os
import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "interop"))
from stage import SKIPPED, found  # noqa: E402

CONFIGURATION = """\
<server name="irc.example" description="A server" network="ClassNet">
<admin name="A school" description="A room" email="keeper@example" nick="keeper">
<bind address="127.0.0.1" port="{port}" type="clients">
<power diepass="none" restartpass="none">
<connect allow="*" timeout="60" pingfreq="120" localmax="1000" globalmax="1000" maxconnwarn="no" resolvehostnames="no"
 fakelag="no" commandrate="1000000" threshold="1000" recvq="65536" hardsendq="1048576" softsendq="65536">
<performance softlimit="10000" clonesonconnect="no" quietbursts="yes" nouserdns="yes">
<security hideserver="" announceinvites="dynamic">
<path pidfile="/dev/null">
<log method="file" type="* -*" level="sparse" target="/dev/null">
"""


def main(port):
    program = found("inspircd")
    if not program:
        print("inspircd.py: no inspircd here", file=sys.stderr)
        sys.exit(SKIPPED)
    file = os.memfd_create("inspircd.conf", 0)  # inherited by what we become
    os.write(file, CONFIGURATION.format(port=port).encode())
    os.execv(program, [program, "--nofork", "--nopid", "--nolog", "--runasroot", "--config", f"/proc/{os.getpid()}/fd/{file}"])


if __name__ == "__main__":
    main(*sys.argv[1:])
