# irssi against chatd: what somebody sees who joins the class with it.
# SPDX-License-Identifier: BSL-1.0
from people import ERROR, BroadcastClient, CrlfClient, IrcPerson
from stage import OPERATOR, PASSWORD, Chatd, Terminal, play

# Rows without the time of day, so that they are known; and no waiting between two commands.
CONFIG = """
settings = {
  "irc/core" = { cmd_queue_speed = "1msec"; cmds_max_at_once = "100"; };
  core = { real_name = "Ann"; user_name = "ann"; };
  "fe-common/core" = { timestamps = "no"; };
};
"""


def start(folder, chatd):
    """irssi as a newcomer starts it, in a home of its own."""
    home = folder / "irssi"
    home.mkdir()
    (home / "config").write_text(CONFIG)
    return Terminal(folder, f"irssi --home {home} -c 127.0.0.1 -p {chatd.ports['irc']} -n ann")


def coming_and_going(irssi, chatd):
    """Whoever comes and goes on another protocol is seen doing so."""
    with BroadcastClient(chatd.ports["broadcast"], "dan"):
        irssi.shows("-!- dan [broadcast@127.0.0.1] has joined #lobby")
    irssi.shows("-!- dan [broadcast@127.0.0.1] has quit [client closed]")


def lobby(irssi, bob, eve):
    """The room of all protocols: who is there, and what each says."""
    irssi.types("/join #lobby")
    irssi.shows("[Users #lobby]", "[ ann] [ bob]",
                "-!- Irssi: #lobby: Total of 2 nicks [0 ops, 0 halfops, 0 voices, 2 normal]")
    bob.hears("**ann is joining the chat**")
    irssi.types("hello everybody")
    irssi.shows("< ann> hello everybody")
    bob.hears("[ann] hello everybody")
    eve.asks("getrange 0 0", "ann: hello everybody")
    eve.says("is anybody here?")
    irssi.shows("< eve/crlf> is anybody here?")
    bob.says("I am")
    irssi.shows("< bob> I am")
    irssi.types("/msg bob psst")
    bob.hears("[ann Private] psst")
    irssi.types("/me waves")
    irssi.shows(" * ann waves")
    bob.hears("[ann] * waves")


def keeping_order(irssi, bob):
    """In a room that a listener is bound to, an operator of the server has rights, and nobody else."""
    irssi.types("/kick bob out")
    irssi.shows("-!- #lobby You're not channel operator")
    irssi.types(f"/oper {OPERATOR} {PASSWORD}")
    irssi.types("/window 1")
    irssi.shows("-!- You are now an IRC operator")
    irssi.types("/window 2")
    irssi.types("/topic what all talk about")
    irssi.shows("-!- ann changed the topic of #lobby to: what all talk about")
    irssi.types("/kick bob out")
    irssi.shows("-!- bob was kicked from #lobby by ann [out]")
    bob.hears("You were put out of the chat", ERROR)
    bob.is_closed()


def own_channel(irssi, cat):
    """A channel that she opens is hers to keep."""
    irssi.types("/join #games")
    irssi.shows("[@ann]")
    irssi.types("/topic chess")
    irssi.shows("-!- ann changed the topic of #games to: chess")
    cat.sends(b"JOIN #games\r\n")
    cat.sees(b" 332 cat #games :chess\r\n")
    irssi.shows("-!- cat [~cat@127.0.0.1] has joined #games")
    cat.sends(b"PRIVMSG #games :check\r\n")
    irssi.shows("< cat> check")
    irssi.types("/names")
    irssi.shows("[Users #games]", "[@ann] [ cat]")
    irssi.types("/kick cat mate")
    cat.sees(b":ann!~ann@127.0.0.1 KICK #games cat :mate\r\n")
    irssi.shows("-!- cat was kicked from #games by ann [mate]")
    cat.sends(b"JOIN #games\r\n")
    cat.sees(b" 366 cat #games ")


def channel_of_another(irssi, cat):
    """A channel that somebody else keeps: its topic, and being put out."""
    cat.asks("JOIN #chess")
    cat.asks("TOPIC #chess :café, boards ½ price")
    irssi.types("/join #chess")
    irssi.shows("-!- Topic for #chess: café, boards ½ price", "[@cat] [ ann]")
    irssi.types("grüß euch")
    cat.sees(":ann!~ann@127.0.0.1 PRIVMSG #chess :grüß euch\r\n".encode())
    cat.sends(b"KICK #chess ann :stalemate\r\n")
    irssi.shows("-!- ann was kicked from #chess by cat [stalemate]")


def scene(build, folder):
    with Chatd(build, folder) as chatd, BroadcastClient(chatd.ports["broadcast"], "bob") as bob, \
            CrlfClient(chatd.ports["commands"], "eve") as eve, IrcPerson(chatd.ports["irc"], "cat") as cat:
        cat.registers()
        with start(folder, chatd) as irssi:
            irssi.shows("-!- Welcome to the ClassNet network, ann!~ann@127.0.0.1")
            lobby(irssi, bob, eve)
            coming_and_going(irssi, chatd)
            keeping_order(irssi, bob)
            own_channel(irssi, cat)
            channel_of_another(irssi, cat)
            irssi.types("/quit good night")
            cat.sees(b":ann!~ann@127.0.0.1 QUIT :Quit: good night\r\n")
            irssi.ends()


if __name__ == "__main__":
    play(scene, "irssi", "tmux")
