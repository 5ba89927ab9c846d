# Runs a program of docs/classroom, clean or with one mistake in it: what chatcheck has to pass, and what it has to fail.
# SPDX-License-Identifier: BSL-1.0
#
#   python3 mutant.py [--bug NAME] PROGRAM ARGS...      PROGRAM is crlf_server, or crlf_server.py
#   python3 mutant.py --list [PROGRAM]                  a line each: program, bug, what it does
#
# The mistakes in PROGRAM are the BUGS of PROGRAM.py beside this file. Exits 3 where a bug is unknown, or its passage does
# not stand in the program exactly once; else as the program does.
import argparse
import dataclasses
import importlib
import pathlib
import sys

CLASSROOM = pathlib.Path(__file__).resolve().parents[3] / "docs" / "classroom"
NO_MUTANT = 3


@dataclasses.dataclass(frozen=True)
class Bug:
    """A mistake: the passage `old` of the clean program reads `new` instead."""
    name: str
    mistake: str
    old: str
    new: str
    dialects: tuple = ()  # of peer: where it shows; "" is the one that chatcheck tries when it is told none

    def planted_in(self, source):
        """The program with the mistake. Raises ValueError where the passage does not stand in it exactly once."""
        times = source.count(self.old)
        if times != 1:
            raise ValueError(f"{self.name}: its passage stands there {times} times, not once")
        return source.replace(self.old, self.new)


def in_dialects(bugs, dialects, both=()):
    """The bugs, each with the dialects that name it; those in `both` show without any, too."""
    def of(name):
        return ("",) * (name in both) + tuple(dialect for dialect, names in dialects.items() if name in names)
    return [dataclasses.replace(bug, dialects=of(bug.name)) for bug in bugs]


def program_names():
    return sorted(path.stem for path in CLASSROOM.glob("*_*.py"))


def clean_source(program):
    return (CLASSROOM / f"{program}.py").read_text(encoding="utf-8")


def bugs_of(program):
    """The mistakes known of a program; none where nobody has written any."""
    sys.dont_write_bytecode = True
    if not pathlib.Path(__file__).with_name(f"{program}.py").exists():
        return []
    return importlib.import_module(program).BUGS


def mutated_source(program, name):
    """Raises ValueError where there is no such mutant."""
    for bug in bugs_of(program):
        if bug.name == name:
            return bug.planted_in(clean_source(program))
    raise ValueError(f"{program} has no bug {name}")


def run(program, source, arguments):
    """Runs the source as if it were the file of the program."""
    path = str(CLASSROOM / f"{program}.py")
    sys.argv = [path, *arguments]
    exec(compile(source, path, "exec"), {"__name__": "__main__", "__file__": path})


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bug")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("program", nargs="?")
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    program = pathlib.Path(options.program).stem if options.program else None
    if options.list:
        for each in [program] if program else program_names():
            for bug in bugs_of(each):
                print(each, bug.name, bug.mistake)
        return
    if program not in program_names():
        parser.error(f"the programs are {', '.join(program_names())}")
    try:
        source = mutated_source(program, options.bug) if options.bug else clean_source(program)
    except ValueError as error:
        print(f"mutant.py: {error}", file=sys.stderr)
        sys.exit(NO_MUTANT)
    run(program, source, options.arguments)


if __name__ == "__main__":
    main()
