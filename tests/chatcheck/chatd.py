# Runs chatd with one listener, as a server that chatcheck tries: no quotas, no pace, nothing kept.
# SPDX-License-Identifier: BSL-1.0
#
#   python3 chatd.py [--chatd PROGRAM] PORT PROTOCOL [KEY=VALUE...]
#
# KEY is an option of the listener, or SECTION.KEY: adios_reply=yes, limits.line=1024. PROGRAM is chatd itself: else what
# the environment calls CHATD, else build/dev/bin/chatd. The configuration lives in memory, so nothing is left behind,
# however it ends.
import argparse
import collections
import os
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
WITHOUT_DISTURBANCE = """\
server.name=Ann
irc.flood_control=no
journal.durability=memory
journal.file=
audit.file=
log.level=error
limits.connections=1000
limits.max_connections_per_ip=0
limits.new_connections_per_ip=0
"""


def configuration(protocol, port, settings):
    """The text of the configuration; later settings replace earlier ones."""
    sections = collections.defaultdict(dict)
    for setting in [*WITHOUT_DISTURBANCE.splitlines(), f"protocol={protocol}", f"port={port}", *settings]:
        name, value = setting.split("=", 1)
        section, key = name.rsplit(".", 1) if "." in name else ("listen.one", name)
        sections[section][key] = value
    return "".join(
        f"[{section}]\n" + "".join(f"{key} = {value}\n" for key, value in keys.items())
        for section, keys in sections.items()
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--chatd", default=os.environ.get("CHATD", ROOT / "build" / "dev" / "bin" / "chatd"))
    parser.add_argument("port")
    parser.add_argument("protocol")
    parser.add_argument("settings", nargs="*", metavar="KEY=VALUE")
    options = parser.parse_args()
    file = os.memfd_create("chatd.ini", 0)  # inherited by what we become
    os.write(file, configuration(options.protocol, options.port, options.settings).encode())
    os.execv(options.chatd, [str(options.chatd), "--config", f"/proc/self/fd/{file}"])


if __name__ == "__main__":
    main()
