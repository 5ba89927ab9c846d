# Does chatd pass every case of every protocol, and do our clients, on a pipe and on a terminal?
# SPDX-License-Identifier: BSL-1.0
#
#   python3 ours.py BIN      BIN is the folder with chatcheck, chatd and the clients
#
# Prints a line for each run, and what did not hold. Exits 1 where a case neither passed nor was skipped; a MAY may say so.
import json
import pathlib
import subprocess
import sys

CHATD = pathlib.Path(__file__).parent / "chatd.py"
PEER_PARTNERS = ("echo", "pair", "game")
CLIENTS = {
    "crlf": "chat-crlf {host} {port} --name {name}",
    "broadcast": "chat-broadcast {host} {name} --port {port}",
    "peer": "chat-peer {host} {port}",
    "line": "chat-line {host} {port} {name}",
    "echo": "chat-echo {host} {port}",
}
GOOD = ("pass", "skip", "info")


def play(chatcheck, side, protocol, command, *options):
    """The slugs that were not good, and how many cases there were."""
    ended = subprocess.run([chatcheck, side, "--protocol", protocol, "--exec", command, "--report", "json=-", "--seed", "1", *options],
                           stdout=subprocess.PIPE, timeout=170)
    cases = json.loads(ended.stdout)["cases"]
    bad = [f"{case['slug']}: {case['outcome']}: {case['reason']}" for case in cases if case["outcome"] not in GOOD]
    passed = sum(case["outcome"] == "pass" for case in cases)
    print(f"{protocol} {side} {' '.join(options) or '-'}: {passed} of {len(cases)} pass")
    return bad if passed else bad + [f"{protocol} {side}: nothing passed"]


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    chatcheck = str(folder / "chatcheck")
    serve = f"exec python3 -B {CHATD} --chatd {folder / 'chatd'} {{port}} "
    bad = []
    for protocol in ("crlf", "broadcast", "line", "irc", "echo"):
        bad += play(chatcheck, "server", protocol, serve + protocol)
    for partner in PEER_PARTNERS:
        bad += play(chatcheck, "server", "peer", serve + f"peer partner={partner}", "--habit", f"partner={partner}", "--dialect", "any")
    for protocol, command in CLIENTS.items():
        bad += play(chatcheck, "client", protocol, f"exec {folder}/{command}")
        bad += play(chatcheck, "client", protocol, f"exec {folder}/{command}", "--pty")
    print("\n".join(bad))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
