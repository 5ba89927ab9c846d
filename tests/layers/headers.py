# Does every header compile alone, without warnings, whatever stood before it?
# SPDX-License-Identifier: BSL-1.0
#
# A header that its own source file includes first is proven by the build. Each other one gets a file of one include line,
# compiled to an object that nobody needs: ccache keeps objects only, and with it a second run takes a second.
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

import source

FLAGS = "-std=c++20 -O0 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -DBOOST_ASIO_NO_DEPRECATED"
SCRATCH = source.ROOT / "build" / "headers"


def compiler():
    """The command before the flags: ccache where there is one."""
    command = [os.environ.get("CXX", "g++")]
    return ["ccache", *command] if shutil.which("ccache") else command


def complaint(root, scratch, header):
    """What the compiler says about one header, or None."""
    alone = scratch / (header.as_posix().replace("/", "-") + ".cpp")
    line = f'#include "{header.as_posix()}"\n'
    if not alone.exists() or source.read(alone) != line:
        alone.write_text(line, encoding="utf-8")
    command = [*compiler(), *FLAGS.split(), f"-I{root}", "-c", str(alone), "-o", str(alone.with_suffix(".o"))]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return None
    return f"{header}:1: does not compile alone\n{done.stderr.strip()}"


def is_proven_by_its_source(root, header):
    """True where the first that HEADER.cpp includes is HEADER.hpp."""
    body = root / header.with_suffix(".cpp")
    if not body.exists():
        return False
    first = re.search(r'^#include [<"]([^>"]+)', source.without_comments(source.read(body)), re.MULTILINE)
    return first is not None and first[1] == header.as_posix()


def check_headers(root, scratch, headers):
    """What is wrong with any of the headers, two at a time."""
    scratch.mkdir(parents=True, exist_ok=True)
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        found = pool.map(lambda header: complaint(root, scratch, header), headers)
        return [fault for fault in found if fault]


def check_tree(root):
    headers = source.sources(root, ".hpp")
    alone = [header for header in headers if not is_proven_by_its_source(root, header)]
    return check_headers(root, SCRATCH, alone), f"{len(headers)} headers compile alone, {len(alone)} of them tried here"


def self_test():
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        samples = {
            "right.hpp": "#pragma once\n#include <string>\nstd::string f();\n",
            "leaning.hpp": "#pragma once\nstd::string f();\n",
            "warned.hpp": "#pragma once\ninline int f(long n) { return n; }\n",
        }
        bodies = {
            "right.cpp": '// Why.\n#include "right.hpp"\n#include <string>\n',
            "leaning.cpp": '#include <string>\n#include "leaning.hpp"\n',
            "warned.cpp": '// #include "warned.hpp"\n',
        }
        for file, text in (samples | bodies).items():
            (root / file).write_text(text, encoding="utf-8")
        faults = check_headers(root, root / "scratch", [pathlib.Path(file) for file in samples])
        proven = [file for file in samples if is_proven_by_its_source(root, pathlib.Path(file))]
        assert proven == ["right.hpp"], proven
        assert [fault.split(":")[0] for fault in faults] == ["leaning.hpp", "warned.hpp"], faults


if __name__ == "__main__":
    source.main("headers", check_tree, self_test)
