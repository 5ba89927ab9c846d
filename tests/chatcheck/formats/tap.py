# Is it TAP 14 (testanything.org/tap-version-14-specification.html)? Stricter than a harness: every line is accounted for.
# SPDX-License-Identifier: BSL-1.0
import dataclasses
import json
import re

from schema import Invalid

POINT = re.compile(r"(not )?ok ([1-9][0-9]*) - ((?:[^\\#]|\\[\\#])*?)(?: # (TODO|SKIP)(?: ([^\n]+))?)?")
KEY = re.compile(r"([a-z_]+): (.+)")


@dataclasses.dataclass
class Point:
    ok: bool
    number: int
    description: str
    directive: str
    diagnostics: dict


def scalar(text):
    """A plain or double-quoted scalar of YAML, as far as it is unmistakable."""
    if text.startswith('"'):
        try:
            return json.loads(text)
        except ValueError as error:
            raise Invalid(f"no quoted scalar: {text!r}") from error
    if not re.fullmatch(r"[A-Za-z0-9][-A-Za-z0-9.]*", text):
        raise Invalid(f"a plain scalar may be mistaken: {text!r}")
    return text


def block(lines, at):
    """The lines of a literal block that are indented by two blanks more than its key; and where it ends."""
    text = []
    while at < len(lines) and (lines[at].startswith("    ") or not lines[at].strip()):
        text.append(lines[at][4:])
        at += 1
    if not text:
        raise Invalid("a literal block without a line")
    return "\n".join(text), at


def yaml(lines, at):
    """A mapping of scalars and literal blocks between `  ---` and `  ...`; and the line behind."""
    found = {}
    while at < len(lines) and lines[at] != "  ...":
        match = KEY.fullmatch(lines[at][2:])
        if not lines[at].startswith("  ") or not match:
            raise Invalid(f"line {at + 1} is no YAML of a diagnostic: {lines[at]!r}")
        name, value = match.groups()
        if name in found:
            raise Invalid(f"line {at + 1}: {name} again")
        at += 1
        if value == "|2":
            found[name], at = block(lines, at)
        else:
            found[name] = scalar(value)
    if at == len(lines):
        raise Invalid("a diagnostic without its end")
    return found, at + 1


def read(text):
    """The test points. Raises Invalid."""
    try:
        lines = text.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise Invalid("TAP is UTF-8") from error
    if any(ord(c) < 0x20 and c != "\n" or 0x7f <= ord(c) < 0xa0 for c in text.decode("utf-8")):
        raise Invalid("a control character")
    if lines.pop() != "":
        raise Invalid("the last line has no end")
    if lines[:1] != ["TAP version 14"]:
        raise Invalid("the first line is not the version")
    plan = re.fullmatch(r"1\.\.(0|[1-9][0-9]*)", lines[1] if len(lines) > 1 else "")
    if not plan:
        raise Invalid("the plan is not the second line")
    points, at = [], 2
    while at < len(lines):
        match = POINT.fullmatch(lines[at])
        if not match:
            raise Invalid(f"line {at + 1} is no test point: {lines[at]!r}")
        bad, number, description, directive, _ = match.groups()
        diagnostics, at = yaml(lines, at + 2) if lines[at + 1:at + 2] == ["  ---"] else ({}, at + 1)
        points.append(Point(not bad, int(number), re.sub(r"\\(.)", r"\1", description), directive, diagnostics))
    if [point.number for point in points] != list(range(1, int(plan[1]) + 1)):
        raise Invalid("the points are not those of the plan")
    return points
