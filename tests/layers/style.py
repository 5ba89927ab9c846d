# The rules of style that a machine can judge: first lines, swallowed exceptions, lost coroutines, clocks, names of tests.
# SPDX-License-Identifier: BSL-1.0
import re

import source

LONG = 300
LICENSE = "SPDX-License-Identifier: BSL-1.0"
EMPTY_CATCH = re.compile(r"\bcatch\s*\([^)]*\)\s*\{\s*\}")
DETACHED = re.compile(r"\basio\s*::\s*detached\b|\bdetached_t\b")
WALL = re.compile(r"\bsystem_clock\s*::\s*now\b|\bgettimeofday\b|\bCLOCK_REALTIME\b|\btime\s*\(\s*(nullptr|NULL|0)\s*\)")
WALL_READERS = ("libchat/core/clock.hpp", "libchat/log/stderr_log.cpp")
USING = re.compile(r"\busing\s+namespace\b")
TEST_NAME = re.compile(r'\bTEST_CASE\(\s*"((?:\\.|[^"\\])*)"')
# CMake or Catch2 reads these otherwise than as part of a name, and the test would not run.
UNFIT_IN_NAME = re.compile(r'[;*"\\\[\]]|^[~#]')


def top_comments(text):
    """The text of the comment lines before any code, up to line 8; a #! line and blank ones are passed over."""
    found = []
    for line in text.split("\n")[:8]:
        mark = re.match(r"(//+|#)(?!!|pragma|include|define|if)\s*(.*)", line)
        if mark:
            found.append(mark[2])
        elif line.strip() and not line.startswith(("#!", "#pragma once")):
            break
    return found


def check_first_lines(path, text):
    top = top_comments(text)
    if not any(LICENSE == line.strip() for line in top):
        yield f"{path}:1: a comment on top must say {LICENSE}"
    if not any(len(line.split()) >= 3 and "SPDX" not in line for line in top):
        yield f"{path}:1: begin with one sentence that says what the file is for"
    if path.endswith(".hpp") and not re.search(r"^#pragma once$", text, re.MULTILINE):
        yield f"{path}:1: a header says #pragma once"


def check_code(path, text):
    code = source.code_only(text)
    rules = [
        (EMPTY_CATCH, "an exception is swallowed: an empty catch hides what went wrong"),
        (DETACHED, "asio::detached loses exceptions, and with them dead loops: give a handler that looks"),
    ]
    if path.endswith(".hpp"):
        rules.append((USING, "a header says no `using namespace`: all who include it would say so too"))
    if path.startswith(("libchat/", "protocols/")) and path not in WALL_READERS:
        rules.append((WALL, "somebody may set the wall clock: ask the Clock for a record, steady_clock for a deadline"))
    for pattern, reason in rules:
        for match in pattern.finditer(code):
            yield f"{path}:{source.line_of(code, match.start())}: {reason}"
    for match in TEST_NAME.finditer(source.without_comments(text)):
        if UNFIT_IN_NAME.search(match[1]):
            yield f'{path}:{source.line_of(text, match.start())}: "{match[1]}": no ; * " \\ [ ] in a test\'s name, no ~ # before'


def check_text(path, text):
    """The faults of one file."""
    faults = list(check_first_lines(path, text))
    if path.endswith((".hpp", ".cpp")):
        faults += check_code(path, text)
    return faults


def too_long(path, text):
    """A warning for a file of more than one idea, or None."""
    lines = text.count("\n")
    if path.startswith("tests/") or lines <= LONG:
        return None
    return f"{path}: warning: {lines} lines; above {LONG} there are usually two ideas in it"


def check_tree(root):
    faults = []
    paths = [p.as_posix() for p in source.sources(root, ".hpp", ".cpp", ".sh", ".py")] + ["dev", ".ci/run"]
    for path in paths:
        text = source.read(root / path)
        faults += check_text(path, text)
        warning = too_long(path, text)
        if warning:
            print(warning)
    return faults, f"{len(paths)} files keep the house rules"


def self_test():
    top = f"// What this is for.\n// {LICENSE}\n"
    right = [
        ("a.cpp", top + "void f() { try { g(); } catch (const E& e) { log(e); } }\n"),
        ("a.cpp", top + "using namespace std::literals; // asio::detached, catch (...) {}\n"),
        ("a.hpp", top + "#pragma once\n"),
        ("libchat/core/clock.hpp", top + "#pragma once\nTime now() { return std::chrono::system_clock::now(); }\n"),
        ("libchat/a.cpp", top + "auto now = steady_clock::now(); use(time());\n"),
        ("a.hpp", "#pragma once\n\n" + f"// {LICENSE}\n// What this is for.\n"),
        ("a.sh", f"#!/bin/sh\n# What this is for.\n# {LICENSE}\n"),
        ("a.cpp", top + 'TEST_CASE("crlf: a name, kept (as it is): \'x\'") {}\n'),
    ]
    wrong = [
        ("a.cpp", "// What this is for.\n"),
        ("a.cpp", f"// {LICENSE}\n"),
        ("a.cpp", f"// {LICENSE}\n#include <vector>\n// What this is for.\n"),
        ("a.cpp", f"// What this is for. {LICENSE}\n"),
        ("a.hpp", top),
        ("a.hpp", top + "#pragma once\nusing namespace std;\n"),
        ("a.cpp", top + "void f() { try { g(); } catch (...) { /* never mind */ } }\n"),
        ("a.cpp", top + "void f() { co_spawn(io, g(), boost::asio::detached); }\n"),
        ("a.cpp", top + 'TEST_CASE("one; two") {}\n'),
        ("a.cpp", top + 'TEST_CASE("a [tag] inside") {}\n'),
        ("a.sh", "#!/bin/sh\n# What this is for.\n"),
        ("libchat/net/a.cpp", top + "auto due = std::chrono::system_clock::now() + 5s;\n"),
        ("protocols/a.cpp", top + "auto since = time(nullptr);\n"),
    ]
    for path, text in right:
        assert check_text(path, text) == [], (path, text, check_text(path, text))
    for path, text in wrong:
        assert len(check_text(path, text)) >= 1, (path, text)
    assert too_long("libchat/a.cpp", "\n" * 301) and not too_long("libchat/a.cpp", "\n" * 300)


if __name__ == "__main__":
    source.main("style", check_tree, self_test)
