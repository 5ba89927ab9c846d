# What the checks share: finding the sources, reading C++ without its comments and literals, and telling the outcome.
# SPDX-License-Identifier: BSL-1.0
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = ("libchat", "protocols", "apps", "tests")

# Numbers come before characters, or the ' in 64'000 would open one.
TOKEN = re.compile(
    r"""(?P<raw>\bR"(?P<delimiter>[^()\\\s]{0,16})\(.*?\)(?P=delimiter)")
      |(?P<number>\b\d[\w.]*(?:'[\w.]+)*)
      |(?P<string>"(?:\\.|[^"\\\n])*")
      |(?P<character>'(?:\\.|[^'\\\n])+')
      |(?P<comment>//(?:\\\n|[^\n])*|/\*.*?\*/)""",
    re.VERBOSE | re.DOTALL,
)


def sources(root, *suffixes):
    """The project's files with one of the suffixes, in order, as paths relative to root."""
    found = []
    for folder in FOLDERS:
        found += [p.relative_to(root) for p in (root / folder).rglob("*") if p.is_file() and p.suffix in suffixes]
    return sorted(found)


def read(path):
    return path.read_text(encoding="utf-8")


def blank(text):
    """The text with all but its line ends made spaces."""
    return re.sub(r"[^\n]", " ", text)


def without_comments(text):
    """The same text with comments blanked: every other character keeps its line and column."""
    return TOKEN.sub(lambda m: blank(m[0]) if m["comment"] else m[0], text)


def code_only(text):
    """Comments blanked, and the contents of literals too; the quotes stay."""

    def shade(match):
        if match["comment"]:
            return blank(match[0])
        if match["number"]:
            return match[0]
        return match[0][0] + blank(match[0][1:-1]) + match[0][-1] if len(match[0]) > 1 else match[0]

    return TOKEN.sub(shade, text)


def literals(text):
    """(line number, contents) of every string literal outside comments."""
    for match in TOKEN.finditer(text):
        if match["string"]:
            yield line_of(text, match.start()), match[0][1:-1]
        elif match["raw"]:
            yield line_of(text, match.start()), match[0].split("(", 1)[1].rsplit(")", 1)[0]


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def main(name, check_tree, self_test):
    """Runs the check over the repository, or its self-test; exits 1 when something is wrong."""
    if "--self-test" in sys.argv:
        self_test()
        print(f"{name}: finds what it should, and nothing else")
        return
    faults, praise = check_tree(ROOT)
    for fault in faults:
        print(fault)
    print(f"{name}: {len(faults)} faults" if faults else f"{name}: {praise}")
    sys.exit(1 if faults else 0)
