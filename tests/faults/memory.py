# What the promised figure of memory is made of, by itself: the base, and what many wait for.
# SPDX-License-Identifier: BSL-1.0
from case import BASE, case
from crowd import Crowd
from measure import KIB
from slow import ON_DISK, speak_until
from stage import eventually
from tongues import TONGUES, Person, spoken_by

ROOMY = ON_DISK + "[limits]\noutbox_soft = 32MiB\noutbox_hard = 64MiB\n"  # so that nobody is hung up here
SAID = 8 * KIB  # KiB, more than the kernel keeps for one who does not read


@case(fat="memory")
def base_of_memory(house, report):
    """A daemon that has served every protocol takes 10 MiB with nobody there."""
    with house.server(weighed=True) as server:
        for tongue in spoken_by(server):
            with Person(server, tongue, "ann") as ann:
                ann.says(b"hello")
                ann.is_served()
        report.at_most("memory with nobody there", server.gauge.settled_memory(), house.kib(BASE) + house.shadow, "KiB")


@case(copies=("irc: memory", "lines: memory", "broadcast: memory"))
def shared_lines(house, report):
    """What many who do not read wait for is in memory once, and not once for each."""
    many = house.pick(12, 100)
    for tongue in [tongue for tongue in TONGUES if tongue.hears]:
        with house.server(weighed=True, more=ROOMY) as server, Crowd() as crowd:
            there = server.gauge.sockets()
            for i in range(many):
                crowd.comes(server, tongue, small=True).sendall(tongue.enters(f"slow{i}"))
            eventually(server.gauge.sockets, lambda seen: seen >= there + many, "the slow to be there")
            before = server.gauge.settled_memory()
            most = speak_until(server, tongue, lambda: False, SAID * KIB // 400)
            report.same(f"{tongue.port}: still there, of {many}", min(many, server.gauge.sockets() - there), many)
            report.at_most(f"{tongue.port}: memory for {SAID} KiB and {many} readers", most - before,
                           house.kib(2 * SAID + many * 16), "KiB")
