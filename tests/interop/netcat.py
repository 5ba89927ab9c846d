# netcat against chatd's line protocol: what a person types, and the lines that come back.
# SPDX-License-Identifier: BSL-1.0
from people import BroadcastClient, CrlfClient, IrcPerson
from stage import Chatd, Terminal, play


def lobby(netcat, bob, eve):
    """The room of all protocols: who is there, and what each says."""
    netcat.types("login ann")
    netcat.shows("login ann", "USERS * bob cat", "OK login ann")
    bob.hears("**ann is joining the chat**")
    netcat.types("users lobby")
    netcat.shows("USERS lobby ann bob", "OK users")
    netcat.types("say lobby hello everybody")
    netcat.shows("say lobby hello everybody", "OK say")
    bob.hears("[ann] hello everybody")
    eve.asks("getrange 0 0", "ann: hello everybody")
    eve.says("is anybody here?")
    netcat.shows("SAID lobby eve/crlf is anybody here?")
    bob.says("I am")
    netcat.shows("SAID lobby bob I am")
    netcat.types("bob: psst")
    netcat.shows("bob: psst", "OK send")
    bob.hears("[ann Private] psst")


def own_room(netcat, cat):
    """A room that she makes, which is a channel; whoever keeps it may put her out."""
    cat.asks("JOIN #games")
    netcat.types("join games")
    netcat.shows("OK join games")
    cat.sees(b":ann!line@127.0.0.1 JOIN #games\r\n")
    netcat.types("say games check")
    cat.sees(b":ann!line@127.0.0.1 PRIVMSG #games :check\r\n")
    cat.sends(b"PRIVMSG #games :mate\r\n")
    netcat.shows("SAID games cat mate")
    cat.sends(b"PRIVMSG ann :psst\r\n")
    netcat.shows("FROM cat psst")
    cat.sends(b"KICK #games ann :lost\r\n")
    netcat.shows("DROPPED games ann")


def scene(build, folder):
    with Chatd(build, folder) as chatd, BroadcastClient(chatd.ports["broadcast"], "bob") as bob, \
            CrlfClient(chatd.ports["commands"], "eve") as eve, IrcPerson(chatd.ports["irc"], "cat") as cat:
        cat.registers()
        with Terminal(folder, f"nc 127.0.0.1 {chatd.ports['lines']}") as netcat:
            lobby(netcat, bob, eve)
            own_room(netcat, cat)
            netcat.types("logout")
            netcat.shows("logout", "OK logout")
            bob.hears("**ann is leaving the chat**")
            netcat.presses("C-d")  # it waits for what else might be typed
            netcat.ends()


if __name__ == "__main__":
    play(scene, "nc", "tmux")
