# What every test with foreign programs stands on: a chatd of its own, programs and waiting for them, and how a test ends.
# SPDX-License-Identifier: BSL-1.0
#
# A test is a scene, played in a folder of its own: TEST.py BUILD, where BUILD is a build tree with chatd in it. It ends
# with 0, with 1 and the fault it found, or with 77, which ctest shows as skipped.
import os
import pathlib
import selectors
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

# Seconds for what takes milliseconds: a machine may be busy, and a sanitizer slow. Less where a deadline is sure to pass.
DEADLINE = float(os.environ.get("CHATD_TEST_DEADLINE", 30))
PAUSE = 0.02  # between two looks at what cannot tell that it changed
SKIPPED = 77
PATH = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"  # where servers are

OPERATOR, PASSWORD = "keeper", "opensesame"

# By name, the protocol and its options. The turn-based chat answers each text with itself: by their lengths, many may come
# at once.
LISTENERS = {"commands": "crlf", "broadcast": "broadcast", "lines": "line", "irc": "irc", "echo": "echo",
             "peer": "peer\npartner = echo\ndialect = len4"}


class Skipped(Exception):
    """Why a test cannot tell anything here."""


class Fault(Exception):
    """What a test saw, and what it waited for."""


def found(program):
    return shutil.which(program, path=PATH)


def eventually(look, is_right, wanted):
    """What look() gives as soon as is_right() is content with it; a Fault with the last look at the deadline."""
    until = time.monotonic() + DEADLINE
    while not is_right(seen := look()):
        if time.monotonic() > until:
            raise Fault(f"waited for {wanted}\nbut there is:\n{seen}")
        time.sleep(PAUSE)
    return seen


class Program:
    """A program without a terminal that runs until the `with` block ends. It has begun when it has printed `ready`."""

    def __init__(self, *command, folder, ready="", errors=None, environment=None):
        self.name = pathlib.Path(command[0]).name
        self.process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, env=environment)
        self.output = ""
        self.readable = selectors.DefaultSelector()
        self.readable.register(self.process.stdout, selectors.EVENT_READ)
        try:
            self.says(ready)
        except Fault:
            self.process.kill()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.terminate()
        try:
            self.process.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Fault(f"{self.name} does not end when it is asked to") from None
        finally:
            self.readable.close()
            self.process.stdout.close()

    def says(self, text):
        """Waits until it has printed this."""
        until = time.monotonic() + DEADLINE
        while text not in self.output:
            if not self.readable.select(max(0, until - time.monotonic())):
                raise Fault(f"{self.name} does not say {text!r}, but:\n{self.output}")
            read = os.read(self.process.stdout.fileno(), 65536)
            if not read:
                raise Fault(f"{self.name} ends without saying {text!r}, but:\n{self.output}")
            self.output += read.decode(errors="replace")


class Chatd(Program):
    """The built daemon with a listener for each protocol, on free ports; the room of all is lobby. `audit` is its file,
    `more` further sections of the configuration."""

    def __init__(self, build, folder, audit="", more="", address="127.0.0.1", **how):
        self.wanted_exit, self.address = 0, address
        daemon = build / "bin/chatd"
        hashed = subprocess.run(
            [daemon, "--hash-password"], input=PASSWORD + "\n", stdout=subprocess.PIPE, text=True, check=True)
        config = folder / "chatd.ini"
        config.write_text(
            f"[server]\nname = Ann\n[audit]\nfile = {audit}\n[log]\nlevel = warning\n"
            + "".join(f"[listen.{name}]\naddress = {address}\nport = 0\nprotocol = {protocol}\n"
                      for name, protocol in LISTENERS.items())
            + "[irc]\nserver = irc.example\nnetwork = ClassNet\nadmin_location = A room\nadmin_email = keeper@example\n"
            + "flood_control = no\n"
            + f"[oper.{OPERATOR}]\n{hashed.stdout}" + more)
        super().__init__(daemon, "--config", config, folder=folder, ready="ready\n", **how)
        listening = [line.split() for line in self.output.splitlines() if line.startswith("listening ")]
        self.ports = {words[1]: int(words[-1].rpartition(":")[2]) for words in listening}

    def __exit__(self, fault, *more):
        super().__exit__(fault, *more)
        if self.process.returncode != self.wanted_exit and fault is None:
            raise Fault(f"chatd ended with {self.process.returncode}")


class Terminal:
    """A program in tmux, on a screen of a fixed size that is read as a person would."""

    def __init__(self, folder, command, columns=100, rows=50):
        self.name = command.split()[0]
        self.socket = folder / f"{self.name}.tmux"
        self.exit_code = folder / f"{self.name}.exit-code"  # tmux knows it too, but not always
        command = f"trap : HUP; {command}; echo $? >'{self.exit_code}'"
        self.tmux("new-session", "-d", "-x", str(columns), "-y", str(rows), command,
                  ";", "set-option", "-g", "remain-on-exit", "on")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.tmux("kill-server")
        eventually(self.exit_code.exists, bool, f"{self.name} to end")  # until then it may write into the folder

    def tmux(self, *command):
        environment = {name: value for name, value in os.environ.items() if name != "TMUX"}
        done = subprocess.run(
            ["tmux", "-u", "-f", "/dev/null", "-S", self.socket, *command], stdout=subprocess.PIPE,
            env={**environment, "LC_ALL": "C.UTF-8", "SHELL": "/bin/sh"}, text=True, check=True, timeout=DEADLINE)
        return done.stdout

    def types(self, line):
        """Types a line and the Enter key."""
        self.tmux("send-keys", "-l", line, ";", "send-keys", "Enter")

    def presses(self, key):
        """One key by its name, such as C-d."""
        self.tmux("send-keys", key)

    def look(self):
        """The screen as it is now: its rows, without blanks at their ends."""
        return self.tmux("capture-pane", "-p").rstrip("\n")

    def shows(self, *rows):
        """Waits until these rows stand on the screen, in this order; others may stand between them."""
        return eventually(self.look, lambda screen: stand_in_order(rows, screen), "\n".join(rows))

    def ends(self):
        """Waits until the program has ended of itself, and well."""
        def code():
            return self.exit_code.read_text() if self.exit_code.exists() else "nothing"
        eventually(code, lambda seen: seen == "0\n", f"{self.name} to end with 0")


def stand_in_order(rows, screen):
    lines = iter([line.rstrip() for line in screen.split("\n")])
    return all(row in lines for row in rows)


def play(scene, *programs):
    """Plays scene(build, folder), and exits as ctest wants it."""
    with tempfile.TemporaryDirectory(prefix="chatd-interop-") as folder:
        try:
            for program in programs:
                if not found(program):
                    raise Skipped(f"{program} is not installed")
            scene(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(folder))
        except Skipped as reason:
            print(f"skipped: {reason}")
            sys.exit(SKIPPED)
        except Fault as fault:
            where = [frame for frame in traceback.extract_tb(fault.__traceback__) if frame.filename != __file__]
            print("".join(traceback.format_list(where)), fault, sep="")
            sys.exit(1)
    print("all as it should be")
