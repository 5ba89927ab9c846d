# ii against chatd: IRC through files, as shell scripts use it. What it hears stands in its files; they are its screen.
# SPDX-License-Identifier: BSL-1.0
import os

from people import BroadcastClient, CrlfClient, IrcPerson
from stage import DEADLINE, Chatd, Program, eventually, found, play


class Channel:
    """A folder of ii's: `in` takes what is said, `out` has what was heard, each line behind a time."""

    def __init__(self, folder):
        self.folder = folder
        self.writer = None

    def types(self, line):
        if self.writer is None:
            pipe = self.folder / "in"
            eventually(pipe.exists, bool, f"{pipe} to be there")
            self.writer = open(os.open(pipe, os.O_WRONLY), "w")  # ii has no end of its input to miss a line behind
        self.writer.write(line + "\n")
        self.writer.flush()

    def look(self):
        """What was heard, a blank between words: versions differ in that."""
        out = self.folder / "out"
        return "".join(" ".join(line.split()[1:]) + "\n" for line in out.open()) if out.exists() else ""

    def shows(self, *lines):
        text = "".join(line + "\n" for line in lines)
        eventually(self.look, lambda seen: text in seen, text)


def start(folder, chatd):
    port = str(chatd.ports["irc"])
    return Program(found("ii"), "-i", folder, "-s", "127.0.0.1", "-p", port, "-n", "ann", folder=folder)


def scene(build, folder):
    with Chatd(build, folder) as chatd, BroadcastClient(chatd.ports["broadcast"], "bob") as bob, \
            CrlfClient(chatd.ports["commands"], "eve") as eve, IrcPerson(chatd.ports["irc"], "cat") as cat, \
            start(folder, chatd) as ii:
        cat.registers()
        server = Channel(folder / "127.0.0.1")
        server.shows("Welcome to the ClassNet network, ann!~ann@127.0.0.1")
        talk_in_lobby(server, Channel(server.folder / "#lobby"), bob, eve)
        own_channel(server, Channel(server.folder / "#games"), cat)
        server.types("/q good night")
        cat.sees(b":ann!~ann@127.0.0.1 QUIT :Quit: good night\r\n")
        ii.process.wait(DEADLINE)


def talk_in_lobby(server, lobby, bob, eve):
    """The room of all protocols, and a word to one alone."""
    server.types("/j #lobby")
    bob.hears("**ann is joining the chat**")
    server.shows("= #lobby ann bob")
    lobby.types("hello everybody")
    bob.hears("[ann] hello everybody")
    eve.says("is anybody here?")
    lobby.shows("<eve/crlf> is anybody here?")
    bob.says("I am")
    lobby.shows("<bob> I am")
    server.types("/j bob psst")
    bob.hears("[ann Private] psst")


def own_channel(server, games, cat):
    """A channel that she opens is hers to keep."""
    server.types("/j #games")
    server.shows("= #games @ann")
    games.types("/t chess")
    games.shows("-!- ann changed topic to \"chess\"")
    cat.sends(b"JOIN #games\r\n")
    cat.sees(b" 332 cat #games :chess\r\n")
    games.shows("-!- cat(~cat@127.0.0.1) has joined #games")
    cat.sends(b"PRIVMSG #games :check\r\n")
    games.shows("<cat> check")
    games.types("/KICK #games cat :mate")
    games.shows("-!- ann kicked cat (\"mate\")")
    cat.sees(b":ann!~ann@127.0.0.1 KICK #games cat :mate\r\n")
    cat.sends(b"JOIN #games\r\n")
    cat.sees(b" 366 cat #games ")


if __name__ == "__main__":
    play(scene, "ii")
