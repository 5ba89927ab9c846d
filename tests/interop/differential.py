# Debian's ngircd and chatd are told the same, by two people; where their answers differ, the reason stands here.
# SPDX-License-Identifier: BSL-1.0
#
# differential.py BUILD [--self-test]: compared are, command by command and for each of the two, the numerics and messages
# that come, in their order, each with its count of parameters: 353/4 is a numeric with four. The self-test takes all
# reasons away, puts one for nothing, and sees each of them found.
import contextlib
import itertools
import socket
import subprocess
import sys

from differences import EXPLAINED, OWN_TEXTS, REGISTERS, SCRIPT, VERSION
from people import ENDED, IrcPerson
from stage import OPERATOR, PASSWORD, Chatd, Fault, Program, Skipped, found, play


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ngircd_configuration(port):
    """Nothing of the machine's, and no pace: it answers all as fast as it is asked."""
    return (
        f"[Global]\nName = irc.example\nInfo = A server\nListen = 127.0.0.1\nPorts = {port}\n"
        "Network = ClassNet\nMotdPhrase =\nMotdFile =\nAdminInfo1 = A room\nAdminInfo2 = A school\n"
        "AdminEMail = keeper@example\n"
        "[Limits]\nMaxNickLength = 31\nMaxPenaltyTime = 0\nMaxConnectionsIP = 0\n"
        "[Options]\nDNS = no\nIdent = no\nPAM = no\nIncludeDir =\n"
        f"[Operator]\nName = {OPERATOR}\nPassword = {PASSWORD}\n")


class Ngircd(Program):
    """Debian's IRC server, in the foreground, with nothing of the machine's configuration."""

    def __init__(self, folder):
        self.ports, self.address = {"irc": free_port()}, "127.0.0.1"
        config = folder / "ngircd.conf"
        config.write_text(ngircd_configuration(self.ports["irc"]))
        super().__init__(found("ngircd"), "-n", "-f", config, folder=folder,
                         ready="Now listening on", errors=subprocess.STDOUT)


def check_version():
    """Other versions answer otherwise, and our reasons are not about those."""
    said = subprocess.run([found("ngircd"), "--version"], stdout=subprocess.PIPE, text=True, check=True).stdout
    if not said.startswith(f"ngIRCd {VERSION}."):
        raise Skipped(f"the reasons are about ngircd {VERSION}, and here is {said.split()[1]}")


def shape(line):
    """What is compared of a line: of `:irc.example 353 ann = #room :@ann` it is 353/4."""
    words, colon, _ = line.partition(" :") if line[:1] not in ":@" else line.partition(" ")[2].partition(" :")
    verb, *parameters = words.split()
    return verb + "..." if verb in OWN_TEXTS else f"{verb}/{len(parameters) + bool(colon)}"


def shapes(lines):
    """Those of all lines; a text of the server's own is one thing, however long."""
    runs = [(name, len(list(run))) for name, run in itertools.groupby(lines, key=shape)]
    return " ".join(name if name.endswith("...") else " ".join([name] * count) for name, count in runs)


def answers(port):
    """What each line of the script brings both people: {(who, line): (lines for who said it, lines for the other)}."""
    heard = {}
    with contextlib.ExitStack() as connected:
        people = {}
        for nick in ("ann", "bob"):
            people[nick] = connected.enter_context(IrcPerson(port, nick))
            heard[nick, REGISTERS] = people[nick].registers(), []
        for nick, line in SCRIPT:
            who, other = people[nick], people["bob" if nick == "ann" else "ann"]
            heard[nick, line] = said, overheard = who.asks(line), other.came()
            if ENDED in overheard:
                said += who.came()  # that he is gone
    return heard


def differences(theirs, ours):
    """Where they differ: {(who, line): (theirs, ours)}, each the shapes for who said it | those for the other."""
    def told(lines):
        return " | ".join(filter(None, map(shapes, lines))) or "nothing"
    return {step: (told(theirs[step]), told(ours[step])) for step in theirs
            if [*map(shapes, theirs[step])] != [*map(shapes, ours[step])]}


def faults(found_out, explained, theirs, ours):
    """Differences without a reason, and reasons without a difference."""
    for step, difference in found_out.items():
        if step not in explained or explained[step][:2] != difference:
            known = "the reason is for " + " / ".join(explained[step][:2]) if step in explained else "no reason is known"
            yield "\n".join([f"{step[0]}> {step[1]}    ({known})",
                             f"  ngircd: {difference[0]}", f"  chatd:  {difference[1]}",
                             *(f"    ngircd< {line}" for line in sum(theirs[step], [])),
                             *(f"    chatd<  {line}" for line in sum(ours[step], []))])
    for step in explained.keys() - found_out.keys():
        yield f"{step[0]}> {step[1]}    (there is no difference: the reason can go)"


def compare(build, folder):
    check_version()
    with Ngircd(folder) as server:
        theirs = answers(server.ports["irc"])
    with Chatd(build, folder) as server:
        ours = answers(server.ports["irc"])
    different = differences(theirs, ours)
    if "--self-test" in sys.argv:
        none, missing = {("ann", "says nothing"): ("", "", "")}, len(EXPLAINED)
        if len(list(faults(different, none, theirs, ours))) != missing + 1:
            raise Fault("a difference without a reason is not found, or a reason without a difference")
        return
    complaints = list(faults(different, EXPLAINED, theirs, ours))
    print(f"{len(SCRIPT)} commands, {len(different)} differ, {len(complaints)} without a reason")
    if complaints:
        raise Fault("\n".join(complaints))


if __name__ == "__main__":
    play(compare, "ngircd")
