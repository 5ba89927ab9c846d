# What two people say to ngircd and to chatd, and why the two servers do not answer everything alike.
# SPDX-License-Identifier: BSL-1.0
#
# A wrong OPER is not in the script: ngircd answers it and is then silent for ten seconds.
from stage import OPERATOR, PASSWORD


def script():
    """(who, line), in this order; no line is said twice by the same person."""
    for line in LINES.strip().split("\n"):
        nick, _, said = line.partition("> ")
        yield nick, said


LINES = f"""
ann> JOIN #room
ann> MODE #room
bob> JOIN #room,#other
bob> JOIN #room
bob> NAMES #room
bob> NAMES #nowhere
bob> JOIN
bob> JOIN room
bob> JOIN #a*b,c
ann> PRIVMSG #room :hello everybody
bob> NOTICE #room :a notice
bob> PRIVMSG ann :psst
ann> NOTICE bob :psst
bob> PRIVMSG
bob> PRIVMSG ann
bob> PRIVMSG ann :
bob> PRIVMSG nobody :hello
bob> NOTICE nobody :hello
bob> PRIVMSG #nowhere :hello
ann> PRIVMSG #other :from outside
ann> PRIVMSG bob,#room :both
bob> TOPIC #room
ann> TOPIC #room :what it is about
bob> TOPIC #room :and this
bob> TOPIC #nowhere
bob> TOPIC #nowhere :a topic
ann> TOPIC #other :a topic
ann> TOPIC #room
ann> MODE #room +t
bob> TOPIC #room :no more
ann> MODE #room +o bob
ann> MODE #room -o bob
ann> MODE #room +v bob
bob> NAMES
ann> MODE #room +o nobody
ann> MODE #room +o
bob> MODE #room +m
bob> MODE #nowhere +m
ann> MODE #nowhere
ann> MODE #other +m
ann> MODE #room +m
ann> MODE #room -v bob
bob> PRIVMSG #room :unheard
bob> NOTICE #room :unheard
ann> MODE #room -m
ann> MODE #room +b *!*@nowhere.example
ann> MODE #room +b
bob> MODE #room b
ann> MODE #room -b *!*@nowhere.example
ann> MODE #room +e *!*@here.example
ann> MODE #room +e
ann> MODE #room +I *!*@here.example
ann> MODE #room I
ann> MODE #room -eI *!*@here.example *!*@here.example
ann> MODE #room +k key
ann> MODE #room +l 10
ann> MODE #room +l
ann> MODE #room +l none
bob> MODE #room
ann> MODE #room -kl key
ann> MODE #room +y
ann> MODE #room +s
ann> MODE #room -s+n
bob> PART #room :good bye
bob> PART #room
bob> PART #nowhere
bob> PART
bob> PRIVMSG #room :from outside
ann> MODE #room +i
bob> JOIN #room now
bob> INVITE ann #room
ann> INVITE bob #room
ann> INVITE nobody #room
ann> INVITE bob #nowhere
ann> INVITE ann #other
ann> INVITE
bob> JOIN #room invited
ann> INVITE bob #room again
ann> MODE #room -i+k secret
bob> PART #room,#other
bob> JOIN #room wrong
bob> JOIN #room secret
ann> MODE #room -k secret
ann> MODE #room +l 1
bob> PART #room :full
bob> JOIN #room full
ann> MODE #room -l
ann> MODE #room +b bob!*@*
bob> JOIN #room banned
ann> MODE #room -b bob!*@*
bob> JOIN #room free
bob> KICK #room ann
ann> KICK #room nobody
ann> KICK #nowhere bob
ann> KICK #room
ann> KICK #room bob :out
bob> KICK #room ann :revenge
bob> JOIN #room back
ann> KICK #room bob
bob> LIST
bob> LIST #room
bob> LIST #nowhere
bob> JOIN #room #again
ann> NICK anna
ann> NICK bob
ann> NICK
ann> NICK 1a
ann> NICK a:b
ann> NICK :
ann> NICK ann
bob> NICK BOB
bob> NICK bob
bob> AWAY :at lunch
ann> PRIVMSG bob :are you there?
ann> NOTICE bob :are you there?
ann> INVITE bob #room away
ann> WHOIS bob
bob> AWAY
ann> WHOIS ann
ann> WHOIS nobody
ann> WHOIS
ann> WHO #room
ann> WHO bob
ann> WHO nobody
ann> WHO #nowhere
ann> WHOWAS nobody
ann> WHOWAS anna
ann> WHOWAS
ann> ISON bob nobody ann
ann> ISON
ann> ISON nobody
ann> USERHOST bob nobody
ann> USERHOST
ann> MODE ann
ann> MODE ann +i
ann> MODE ann +y
ann> MODE ann -i
ann> MODE bob
ann> MODE bob +i
ann> MODE nobody
ann> MODE
ann> MODE ann +o
ann> LUSERS
ann> MOTD
ann> MOTD nowhere.example
ann> VERSION
ann> VERSION nowhere.example
ann> TIME
ann> ADMIN
ann> INFO
ann> LINKS
ann> STATS u
ann> STATS
ann> HELP
ann> PING
ann> PING token
ann> PING one two
ann> PONG
ann> PONG nobody
ann> USER again 0 * :Again
ann> PASS again
ann> NONSENSE
ann> privmsg #room :lower case
ann> CAP LS
ann> CAP LIST
ann> CAP REQ :nonsense
ann> CAP END
ann> CAP
ann> CAP NONSENSE
ann> KILL bob :no
ann> WALLOPS :no
ann> REHASH
ann> OPER
ann> OPER {OPERATOR} :{PASSWORD}
ann> WALLOPS
ann> WALLOPS :to all keepers
ann> KILL
ann> KILL nobody :who
ann> KILL bob :no more
ann> MODE ann -o
ann> JOIN 0
ann> QUIT :good night
"""

VERSION = 26  # of ngircd
SCRIPT = list(script())
assert len(set(SCRIPT)) == len(SCRIPT)

REGISTERS = "(registers)"  # NICK and USER, before the script

# What carries a text of the server's own, in as many lines and words as it likes.
OWN_TEXTS = ("005", "371", "705")

# (who, line): what ngircd answers, what chatd answers, and why it does not answer as ngircd.
#
# The texts behind the reasons: "modern" is modern.ircdocs.horse, which settles most of RFC 1459 and RFC 2812.
EXPLAINED = {
    ("ann", REGISTERS): (
        "001/2 002/2 003/2 004/5 005... 251/2 254/3 255/2 265/4 266/4 250/2 422/2",
        "001/2 002/2 003/2 004/6 005... 251/2 252/3 253/3 254/3 255/2 265/4 266/4 422/2",
        "004 tells which channel modes take an argument (modern); zeros are told too; 250 is in no standard"),
    ("bob", REGISTERS): (
        "001/2 002/2 003/2 004/5 005... 251/2 254/3 255/2 265/4 266/4 250/2 422/2",
        "001/2 002/2 003/2 004/6 005... 251/2 252/3 253/3 254/3 255/2 265/4 266/4 422/2",
        "as above"),
    ("ann", "LUSERS"): (
        "251/2 254/3 255/2 265/4 266/4 250/2", "251/2 252/3 253/3 254/3 255/2 265/4 266/4",
        "as above"),
    ("bob", "PRIVMSG ann :"): (
        "PRIVMSG/2", "412/2",
        "an empty text is none (RFC 2812, 412), and no other protocol could show it"),
    ("bob", "PRIVMSG #nowhere :hello"): (
        "401/3", "403/3",
        "403 is for channels, 401 for nicks, as with every other command"),
    ("bob", "MODE #nowhere +m"): ("401/3", "403/3", "403 is for channels (modern, MODE)"),
    ("ann", "MODE #nowhere"): ("401/3", "403/3", "403 is for channels (modern, MODE)"),
    ("ann", "MODE #room +o"): ("nothing", "696/5", "it is passed over, as there, and that is told (modern, 696)"),
    ("ann", "MODE #room +l"): ("nothing", "696/5", "it is passed over, as there, and that is told (modern, 696)"),
    ("ann", "MODE #room +l none"): (
        "nothing", "696/5",
        "it is passed over, as there, and that is told (modern, 696)"),
    ("ann", "MODE #room -eI *!*@here.example *!*@here.example"): (
        "MODE/3 MODE/3 | MODE/3 MODE/3", "MODE/4 | MODE/4",
        "what one command changes is told in one message (modern, MODE)"),
    ("ann", "INVITE bob #nowhere"): (
        "341/3 | INVITE/2", "403/3",
        "nobody can be invited to a channel that is not there (modern, INVITE: 403)"),
    ("ann", "INVITE"): ("461/3", "337/2", "without parameters it lists the invitations one has (modern, INVITE)"),
    ("ann", "INVITE bob #room again"): ("461/3", "443/4", "parameters too many are passed over (modern)"),
    ("ann", "INVITE bob #room away"): ("461/3", "443/4", "parameters too many are passed over (modern)"),
    ("bob", "PART #room,#other"): (
        "PART/2 PART/2 | PART/2", "PART/1 PART/1 | PART/1",
        "where no reason was given none is told, not an empty one"),
    ("ann", "JOIN 0"): ("PART/2", "PART/1", "where no reason was given none is told, not the nick"),
    ("ann", "NICK"): ("461/3", "431/2", "431 is for a nick that is missing (modern, NICK)"),
    ("ann", "NICK :"): ("432/2", "431/2", "an empty nick is a missing one, and 432 would name it"),
    ("ann", "WHOWAS anna"): (
        "406/3 369/3", "314/6 312/4 369/3",
        "a nick that was given up is remembered too (RFC 2812: a nickname which no longer exists)"),
    ("ann", "MODE ann +o"): ("481/2", "nothing", "who is no operator and sets +o is passed over (RFC 2812, user modes)"),
    ("ann", "STATS"): ("219/3", "461/3", "the query is to be given (modern, STATS)"),
    ("ann", "HELP"): (
        "NOTICE/2 NOTICE/2 NOTICE/2 NOTICE/2 NOTICE/2 NOTICE/2 NOTICE/2", "704/3 705... 706/3",
        "help comes in numerics of its own, which clients tell from what people say (modern, HELP)"),
    ("ann", "PING one two"): ("402/3", "PONG/2", "the second parameter is of old, and passed over (modern, PING)"),
    ("ann", "PONG"): ("409/2", "nothing", "a PONG is never answered (modern, PONG)"),
    ("ann", f"OPER {OPERATOR} :{PASSWORD}"): (
        "MODE/2 381/2", "381/2 MODE/2",
        "the answer, then the change that follows from it (modern, OPER)"),
    ("ann", "KILL nobody :who"): ("nothing", "401/3", "nobody was killed, and 401 says why"),
    ("ann", "KILL bob :no more"): (
        "QUIT/1 | NOTICE/2 ERROR/1 (closed)/0", "QUIT/1 | KILL/2 ERROR/1 (closed)/0",
        "who is killed sees the KILL (modern, KILL); ngircd tells who leaves how many bytes there were"),
    ("ann", "QUIT :good night"): (
        "NOTICE/2 ERROR/1 (closed)/0", "ERROR/1 (closed)/0",
        "ngircd tells who leaves how many bytes there were"),
}
