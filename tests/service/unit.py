# The systemd unit, installed and judged by systemd-analyze: nothing to complain of, and little exposed.
# SPDX-License-Identifier: BSL-1.0
#
# unit.py BUILD [--self-test]: BUILD is a build tree with chatd in it. The self-test spoils the unit in several ways and
# sees each one found. Ends with 77, which ctest shows as skipped, where there is no systemd-analyze.
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

UNIT = "lib/systemd/system/chatd@.service"
EXPOSURE = 15  # tenths: "OK" ends at 4.9, and what a chat daemon cannot do without is 1.1
SKIPPED = 77

# What to put for what, and a word of the complaint that must follow.
SPOILED = [
    ("/bin/chatd", "/bin/catd", "not executable"),
    ("UMask=", "UMusk=", "UMusk"),
    ("StateDirectory=chatd/%i", "StateDirectory=../%i", "StateDirectory"),
    ("CapabilityBoundingSet=\n", "", "exposure"),
    ("SystemCallFilter=", "#SystemCallFilter=", "exposure"),
    ("RestrictNamespaces=yes", "", "exposure"),
    ("WorkingDirectory=/var/log/", "WorkingDirectory=/var/lib/", "log folder"),
    ("LogsDirectory=chatd/%i", "LogsDirectory=chatd", "log folder"),
    ("/etc/chatd/%i", "/etc/chatd/%I", "%I"),
    ("operations.md", "operation.md", "Documentation"),
]


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=120)
    return done.returncode, done.stdout


def install(build, prefix):
    """As an operator does, but for the programs: the built daemon is as good as an installed one."""
    code, said = run("cmake", "--install", build, "--component", "service", "--prefix", prefix)
    if code != 0:
        sys.exit(said)
    (prefix / "bin").mkdir()
    (prefix / "bin/chatd").symlink_to(build / "bin/chatd")
    return prefix / UNIT


def setting(unit, key):
    return re.search(rf"^{key}=(.*)$", unit.read_text(), re.MULTILINE)[1]


def faults(unit):
    """What is wrong with this unit, a line or more each."""
    code, said = run("systemd-analyze", "verify", unit)
    if code != 0 or said:
        yield f"systemd-analyze verify: {said or code}"
    code, said = run("systemd-analyze", "security", "--offline=true", f"--threshold={EXPOSURE}", "--no-pager", unit)
    if code != 0:
        yield f"exposure above {EXPOSURE / 10}:\n{said}"
    if setting(unit, "WorkingDirectory") != "/var/log/" + setting(unit, "LogsDirectory"):
        yield "a relative audit file does not land in the log folder"
    if "%i" not in setting(unit, "LogsDirectory"):
        yield "two deployments share their log folder"
    if re.search(r"^[^#].*%I", unit.read_text(), re.MULTILINE):
        yield "%I turns room-204 into room/204"
    for page in setting(unit, "Documentation").split():
        if not pathlib.Path(page.removeprefix("file://")).is_file():
            yield f"Documentation={page} is not there"


def self_test(unit):
    """The spoiled units whose fault is not found."""
    good = unit.read_text()
    for old, new, complaint in SPOILED:
        unit.write_text(good.replace(old, new))
        found = "\n".join(faults(unit))
        if old not in good or complaint not in found:
            yield f"{old!r} -> {new!r}: expected {complaint!r}, found: {found or 'nothing'}"


def main():
    if not shutil.which("systemd-analyze"):
        print("skipped: no systemd-analyze here")
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        unit = install(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(folder))
        found = list(self_test(unit) if "--self-test" in sys.argv else faults(unit))
    for fault in found:
        print(fault)
    print("the unit: " + (f"{len(found)} faults" if found else "as it should be"))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
