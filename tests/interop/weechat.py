# weechat against chatd: its screen, with the list of nicks beside what is said.
# SPDX-License-Identifier: BSL-1.0
from people import ERROR, BroadcastClient, CrlfClient, IrcPerson
from stage import OPERATOR, PASSWORD, Chatd, Terminal, play

# Rows without the time of day or of a width that depends on nicks, so that they are known; and no waiting, which has one
# option from version 4 on and had two before.
SETTINGS = """
/set weechat.look.buffer_time_format ""
/set weechat.look.prefix_align none
/set weechat.bar.status.hidden on
/set buflist.look.enabled off
/set irc.look.smart_filter off
/set irc.server_default.nicks ann
/set irc.server_default.username ann
/set irc.server_default.realname Ann
/set irc.server_default.anti_flood 0
/set irc.server_default.anti_flood_prio_high 0
/set irc.server_default.anti_flood_prio_low 0
"""


class WeeChat(Terminal):
    """Started in a home of its own. What it shows are the rows of what was said, then those of the list of nicks."""

    def __init__(self, folder, chatd):
        home = folder / "weechat"
        home.mkdir()
        settings = " ".join(f"-r '{setting}'" for setting in SETTINGS.strip().split("\n"))
        super().__init__(folder, f"weechat --dir {home} {settings} irc://ann@127.0.0.1:{chatd.ports['irc']}/#lobby")

    def look(self):
        rows = [row.partition("│") for row in super().look().split("\n")]
        return "\n".join([said.rstrip() for said, _, _ in rows] + [nick for _, _, nick in rows])


def lobby(weechat, bob, eve):
    """The room of all protocols: who is there, and what each says."""
    weechat.shows("--> ann (Ann) (~ann@127.0.0.1) has joined #lobby", " ann", " bob")
    bob.hears("**ann is joining the chat**")
    weechat.types("hello everybody")
    weechat.shows("ann hello everybody")
    bob.hears("[ann] hello everybody")
    eve.asks("getrange 0 0", "ann: hello everybody")
    eve.says("is anybody here?")
    weechat.shows("eve/crlf is anybody here?")
    bob.says("I am")
    weechat.shows("bob I am")
    weechat.types("/msg bob psst")
    bob.hears("[ann Private] psst")
    weechat.types("/me waves")
    weechat.shows(" * ann waves")
    bob.hears("[ann] * waves")


def another_name(weechat, bob):
    """Who takes another name is known by it everywhere."""
    weechat.types("/nick anna")
    weechat.shows("-- You are now known as anna", " anna", " bob")
    bob.hears("**ann is leaving the chat**")
    bob.hears("**anna is joining the chat**")
    weechat.types("/nick ann")
    bob.hears("**ann is joining the chat**")


def keeping_order(weechat, bob):
    """In a room that a listener is bound to, an operator of the server has rights."""
    weechat.types(f"/oper {OPERATOR} {PASSWORD}")
    weechat.types("/topic what all talk about")
    weechat.shows('-- ann has changed topic for #lobby to "what all talk about"')
    weechat.types("/kick bob out")
    weechat.shows("<-- ann has kicked bob (out)", " ann")
    bob.hears("You were put out of the chat", ERROR)
    bob.is_closed()


def own_channel(weechat, cat):
    """A channel that she opens is hers to keep."""
    weechat.types("/join #games")
    weechat.shows("--> ann (Ann) (~ann@127.0.0.1) has joined #games", "@ann")
    weechat.types("/topic chess")
    weechat.shows('-- ann has changed topic for #games to "chess"')
    cat.sends(b"JOIN #games\r\n")
    cat.sees(b" 332 cat #games :chess\r\n")
    weechat.shows("--> cat (Cat) (~cat@127.0.0.1) has joined #games", "@ann", " cat")
    cat.sends(b"PRIVMSG #games :check\r\n")
    weechat.shows("cat check")
    weechat.types("/kick cat mate")
    cat.sees(b":ann!~ann@127.0.0.1 KICK #games cat :mate\r\n")
    weechat.shows("<-- ann has kicked cat (mate)", "@ann")
    cat.sends(b"JOIN #games\r\n")
    cat.sees(b" 366 cat #games ")


def scene(build, folder):
    with Chatd(build, folder) as chatd, BroadcastClient(chatd.ports["broadcast"], "bob") as bob, \
            CrlfClient(chatd.ports["commands"], "eve") as eve, IrcPerson(chatd.ports["irc"], "cat") as cat:
        cat.registers()
        with WeeChat(folder, chatd) as weechat:
            lobby(weechat, bob, eve)
            another_name(weechat, bob)
            keeping_order(weechat, bob)
            own_channel(weechat, cat)
            weechat.types("/quit good night")
            cat.sees(b":ann!~ann@127.0.0.1 QUIT :Quit: good night\r\n")
            weechat.ends()


if __name__ == "__main__":
    play(scene, "weechat", "tmux")
