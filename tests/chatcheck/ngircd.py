# Runs Debian's ngircd in the foreground, as a server that chatcheck tries: proof that its cases are not only about ours.
# SPDX-License-Identifier: BSL-1.0
#
#   python3 ngircd.py PORT
#
# The configuration lives in memory, so nothing is left behind, however it ends. Exits 77 where there is no ngircd.
import os
import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "interop"))
from differential import ngircd_configuration  # noqa: E402
from stage import SKIPPED, found  # noqa: E402


def main(port):
    program = found("ngircd")
    if not program:
        print("ngircd.py: no ngircd here", file=sys.stderr)
        sys.exit(SKIPPED)
    file = os.memfd_create("ngircd.conf", 0)  # inherited by what we become
    os.write(file, ngircd_configuration(port).encode())
    os.execv(program, [program, "-n", "-f", f"/proc/self/fd/{file}"])


if __name__ == "__main__":
    main(*sys.argv[1:])
