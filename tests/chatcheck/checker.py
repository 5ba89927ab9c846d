# Running chatcheck from a test.
# SPDX-License-Identifier: BSL-1.0
import dataclasses
import os
import pathlib
import shlex
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CLASSROOM = ROOT / "docs" / "classroom"
PATIENCE = 120  # seconds for one run: beyond it, chatcheck hangs


@dataclasses.dataclass
class Done:
    status: int
    out: bytes
    err: str


def program(*words):
    """A Python program of ours as one types it for --exec; {port} and the like may be among the words."""
    line = shlex.join([sys.executable, "-B", *map(str, words)])
    return "exec " + line.replace("'{", "{").replace("}'", "}")


def mutant(name, bug=None, words="{port}"):
    """A program of docs/classroom, clean or with a mistake, for --exec."""
    return program(HERE / "mutants" / "mutant.py", *(["--bug", bug] if bug else []), name) + " " + words


class Checker:
    """The chatcheck that is tested."""

    def __init__(self, path):
        self.path = str(pathlib.Path(path).resolve())

    def __call__(self, *words, cwd=None, env=None):
        done = subprocess.run([self.path, *map(str, words)], stdin=subprocess.DEVNULL, capture_output=True, cwd=cwd,
                              env={**os.environ, **(env or {})}, timeout=PATIENCE, check=False)
        return Done(done.returncode, done.stdout, done.stderr.decode(errors="replace"))


class Failed(Exception):
    """What was promised does not hold."""


def promise(holds, *words):
    if not holds:
        raise Failed(" ".join(str(word) for word in words))
