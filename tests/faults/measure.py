# What a process costs, as the kernel tells it, and how many sockets may be open here.
# SPDX-License-Identifier: BSL-1.0
import os
import resource
import time

KIB = 1024
TICKS = os.sysconf("SC_CLK_TCK")


class Gauge:
    """The costs of one running process."""

    def __init__(self, process):
        self.folder = f"/proc/{process.pid}"

    def memory(self):
        """Resident, in KiB."""
        with open(f"{self.folder}/status", encoding="ascii") as status:
            return next((int(line.split()[1]) for line in status if line.startswith("VmRSS")), 0)

    def settled_memory(self):
        """The most of it, up to a look that finds it asleep, and to have been so since the last: all that came was worked on."""
        most, used = self.memory(), -1.0
        for _ in range(100):
            before, used = used, self.processor()
            if used - before < 0.02 and self.stat()[0] == "S":
                break
            time.sleep(0.1)
            most = max(most, self.memory())
        return most

    def descriptors(self):
        return len(os.listdir(f"{self.folder}/fd"))

    def sockets(self):
        """Connections and listeners."""
        links = 0
        for descriptor in os.listdir(f"{self.folder}/fd"):
            try:
                links += os.readlink(f"{self.folder}/fd/{descriptor}").startswith("socket:")
            except FileNotFoundError:
                pass  # closed meanwhile
        return links

    def processor(self):
        """Seconds used so far, by itself and in the kernel."""
        fields = self.stat()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def stat(self):
        """proc(5), from the third field on: its state."""
        with open(f"{self.folder}/stat", encoding="ascii") as stat:
            return stat.read().rpartition(")")[2].split()


def allow_many_sockets():
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    return most


def machine():
    """Its kind, without its name."""
    with open("/proc/cpuinfo", encoding="utf-8") as cpus:
        model = next((line.partition(":")[2].strip() for line in cpus if line.startswith("model name")), os.uname().machine)
    with open("/proc/meminfo", encoding="ascii") as memory:
        total = int(memory.readline().split()[1]) // KIB // KIB
    return f"{os.cpu_count()} x {model}, {total + 1} GiB, Linux {os.uname().release.split('-')[0]}"
