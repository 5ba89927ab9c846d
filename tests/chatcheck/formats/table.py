# Is it CSV as RFC 4180 describes it? Python's own reader takes anything.
# SPDX-License-Identifier: BSL-1.0
import re

from schema import Invalid

FIELD = re.compile(r'"((?:[^"]|"")*)"|([^",\r\n]*)')


def read(text):
    """The rows, the header first: all of the same length, each ended by CR LF. Raises Invalid."""
    try:
        text = text.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Invalid("no UTF-8") from error
    rows, row, at = [], [], 0
    while at < len(text):
        match = FIELD.match(text, at)
        row.append(match[1].replace('""', '"') if match[1] is not None else match[2])
        at = match.end()
        if text.startswith(",", at):
            at += 1
        elif text.startswith("\r\n", at):
            at += 2
            rows.append(row)
            row = []
        else:
            raise Invalid(f"row {len(rows) + 1}: neither comma nor CR LF behind {row[-1]!r}")
    if row or not rows:
        raise Invalid("the last row has no end")
    if len({len(row) for row in rows}) != 1:
        raise Invalid("rows of different lengths")
    return rows
