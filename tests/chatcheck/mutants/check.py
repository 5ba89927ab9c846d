# Every mutant can be made: its passage stands in the program once, the result is Python, and no name is used twice.
# SPDX-License-Identifier: BSL-1.0
#
# With --self-test: that this finds mutants that cannot be made.
import collections
import sys

from mutant import Bug, bugs_of, clean_source, program_names


def complaint(bug, source):
    """Why a mutant cannot be made, or nothing."""
    try:
        compile(bug.planted_in(source), bug.name, "exec")
    except (ValueError, SyntaxError) as error:
        return f"{bug.name}: {error}" if isinstance(error, SyntaxError) else str(error)
    return f"{bug.name}: changes nothing" if bug.old == bug.new else None


def complaints(source, bugs):
    if not bugs:
        yield "has no mutants"
    for name, times in collections.Counter(bug.name for bug in bugs).items():
        if times > 1:
            yield f"{name}: {times} mutants have this name"
    yield from filter(None, (complaint(bug, source) for bug in bugs))


def check():
    """Prints what is wrong with the mutants of all programs, and says whether nothing is."""
    clean = True
    for program in program_names():
        for words in complaints(clean_source(program), bugs_of(program)):
            print(f"{program}: {words}")
            clean = False
    return clean


def self_test():
    source = "twice = 1\ntwice = 2\nonce = 3\n"
    fine = Bug("fine", "", "once = 3", "once = 4")
    wrong = {
        "its passage stands there 0 times": [Bug("absent", "", "never", "")],
        "its passage stands there 2 times": [Bug("twice", "", "twice", "")],
        "invalid syntax": [Bug("no-python", "", "once = 3", "once = = 3")],
        "changes nothing": [Bug("idle", "", "once", "once")],
        "2 mutants have this name": [fine, fine],
        "has no mutants": [],
    }
    missed = [words for words, bugs in wrong.items() if not any(words in found for found in complaints(source, bugs))]
    for words in missed:
        print(f"not found: {words}")
    return not missed and not list(complaints(source, [fine]))


if __name__ == "__main__":
    sys.exit(0 if (self_test() if "--self-test" in sys.argv else check()) else 1)
