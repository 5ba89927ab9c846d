# What chatcheck does besides trying one program: marks, hiding, replay, grading a folder, an autograder for Gradescope.
# SPDX-License-Identifier: BSL-1.0
#
#   python3 tasks.py CHATCHECK
import json
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import zipfile

from checker import CLASSROOM, HERE, Checker, Failed, mutant, promise

sys.path.insert(0, str(HERE / "formats"))
import schema  # noqa: E402
import table  # noqa: E402

FEW = ["--only", "crlf/FLOW/*"]
CRLF = ["server", "--protocol", "crlf", *FEW]
OK, BROKEN, USAGE, HARNESS = range(4)


def says(done, status, *parts):
    promise(done.status == status, "exit", done.status, "and not", status, "-", done.err or done.out.decode(errors="replace"))
    promise((status >= USAGE) == bool(done.err), "standard error:", done.err)
    for part in parts:
        promise(part in done.err, "does not name", part, "-", done.err)


# ---- Exit codes ----

def check_exit_codes(chatcheck, folder):
    says(chatcheck(*CRLF, "--exec", mutant("crlf_server")), OK)
    says(chatcheck(*CRLF, "--exec", mutant("crlf_server", "no-welcome"), "--time-factor", "0.3"), BROKEN)
    says(chatcheck("sever"), USAGE, "sever", "server")
    says(chatcheck(*CRLF, "--exec", "x {port}", "--report", f"html={folder}/none/a.html"), USAGE, "none/a.html")
    says(chatcheck("client", "--protocol", "crlf", "--exec", "x", "--report", "replay=-"), USAGE, "replay")
    full = pathlib.Path("/dev/full")
    if full.exists():
        with full.open("wb") as out:
            done = subprocess.run([chatcheck.path, "list"], stdout=out, stderr=subprocess.PIPE, text=True, check=False)
        promise(done.returncode == HARNESS and "cannot write" in done.stderr, "a full disk:", done)


# ---- HOST PORT ----

def check_class_server(chatcheck, folder):
    """One that runs, and remembers: a second run on it does as well as the first."""
    server = subprocess.Popen([sys.executable, "-B", CLASSROOM / "crlf_server.py", "0"], stdout=subprocess.PIPE, text=True)
    try:
        port = server.stdout.readline().split()[-1]
        seeds = set()
        for _ in range(2):
            done = chatcheck("server", "--protocol", "crlf", "127.0.0.1", port, "--only", "1.*", "--only", "4.*", "--report",
                             "json=-")
            report = json.loads(done.out)
            seeds.add(report["seed"])
            says(done, OK)
        promise(len(seeds) == 2, "two runs with the same seed", seeds)
    finally:
        server.kill()
        server.communicate()


# ---- --points FILE ----

def check_points(chatcheck, folder):
    file = folder / "points.ini"

    def run(text, *more):
        file.write_text(text, encoding="utf-8")
        return chatcheck(*CRLF, "--exec", mutant("crlf_server"), "--points", file, "--report", "json=-", *more)
    says(run("[points]\ncrlf/FLOW/welcome = ten\n"), USAGE, f"{file}:2", "crlf/FLOW/welcome", "ten")
    says(run("[points]\n\ncrlf/FLOW/welcom = 1\n"), USAGE, f"{file}:3", "crlf/FLOW/welcom")
    says(run("[points]\n1.* = -1\n"), USAGE, f"{file}:2", "1.*")
    says(run("[points]\n1.* = nan\n"), USAGE, f"{file}:2", "1.*")
    says(run("[marks]\n1.* = 1\n"), USAGE, f"{file}:1", "marks")
    says(run("[points]\nno equals sign\n"), USAGE, f"{file}:2")
    says(chatcheck(*CRLF, "--exec", mutant("crlf_server"), "--points", folder / "none.ini"), USAGE, "none.ini")
    done = run("[points]\ncrlf/* = 1\n1.2 = 2.5\ncrlf/FLOW/help = 0\n")
    says(done, OK)
    worth = {case["slug"]: case["worth"] for case in json.loads(done.out)["cases"]}
    promise(worth["crlf/FLOW/test"] == 2.5 and worth["crlf/FLOW/help"] == 0 and worth["crlf/FLOW/welcome"] == 1, worth)


# ---- --hide LEVEL ----

def check_hide(chatcheck, folder):
    def cases(*hide):
        return json.loads(chatcheck("server", "--protocol", "crlf", "--only", "crlf/NAME/*", "--time-factor", "0.5", "--exec",
                                    mutant("crlf_server"), "--report", "json=-", *hide).out)["cases"]
    levels = {case["level"] for case in cases()}
    promise({"MUST", "SHOULD"} <= levels, "NAME has only", levels)
    for level, hidden in (("may", {"MAY"}), ("should", {"SHOULD", "MAY"}), ("must", {"MUST", "SHOULD", "MAY"})):
        for case in cases("--hide", level):
            promise(("hint" in case) == ("transcript" in case) == (case["level"] not in hidden), level, case["slug"])
            promise("rests_on" in case and "outcome" in case, level, case["slug"])


# ---- replay ----

class Recorder:
    """A server that writes down what each connection brings, and says one line."""

    def __enter__(self):
        self.heard = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.threads = []
        threading.Thread(target=self.accept, daemon=True).start()
        return self

    def accept(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            self.heard.append(bytearray())
            self.threads.append(threading.Thread(target=self.listen, args=(connection, self.heard[-1]), daemon=True))
            self.threads[-1].start()

    def listen(self, connection, heard):
        try:
            connection.sendall(b"Welcome to Ann's chat room\r\n")
            while got := connection.recv(4096):
                heard += got
        except OSError:
            pass

    def __exit__(self, *_):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        for thread in self.threads:
            thread.join(10)


BAD_REPLAYS = [  # what is changed in the file, and what the message names
    (lambda d: d.pop("cases"), ["line 1:", "cases", "missing"]),
    (lambda d: d.update(chatcheck_replay=2), ["line 2:", "chatcheck_replay"]),
    (lambda d: d["cases"][0].pop("slug"), ["line 5:", "cases[0].slug"]),
    (lambda d: d["cases"][0].update(slug=1), ["line 6:", "cases[0].slug"]),
    (lambda d: d["cases"][0]["steps"][1].update(do="sing"), ["line 18:", "cases[0].steps[1].do", "sing"]),
    (lambda d: d["cases"][0]["steps"][1].update(hex="0"), ["line 19:", "cases[0].steps[1].hex"]),
    (lambda d: d["cases"][0]["steps"][1].update(seconds=-1), ["line 16:", "cases[0].steps[1].seconds"]),
    (lambda d: d["cases"][0]["steps"][1].update(seconds="soon"), ["line 16:", "cases[0].steps[1].seconds"]),
    (lambda d: d["cases"][0]["steps"][1].update(who="eve"), ["line 17:", "cases[0].steps[1].who", "eve"]),
    (lambda d: d["cases"][0].update(steps={}), ["line 8:", "cases[0].steps"]),
]
REPLAY = {"chatcheck_replay": 1, "protocol": "crlf", "cases": [{"slug": "a\"b\\", "outcome": "pass", "steps": [
    {"seconds": 0, "who": "ann", "do": "connected", "hex": ""},
    {"seconds": 0.01, "who": "ann", "do": "sent", "hex": "00ff0d0a"},
    {"seconds": 0.02, "who": "ann", "do": "finished", "hex": ""}]}]}


def check_replay(chatcheck, folder):
    file = folder / "replay.json"
    says(chatcheck(*CRLF, "--exec", mutant("crlf_server"), "--report", f"replay={file}"), OK)
    wanted = []
    for case in schema.follow(file.read_bytes(), "replay")["cases"]:
        by_connection = {}
        for step in case["steps"]:
            if step["do"] == "connected":
                by_connection[step["who"]] = bytearray()
                wanted.append(by_connection[step["who"]])
            by_connection[step["who"]] += bytes.fromhex(step["hex"])
    with Recorder() as recorder:
        says(chatcheck("replay", file, "127.0.0.1", recorder.port), OK)
    promise(recorder.heard == wanted, "replay sends other octets")
    with Recorder() as recorder:
        says(chatcheck("replay", file, "localhost", recorder.port, "--only", "crlf/FLOW/adios"), OK)
    promise(len(recorder.heard) == 1 and recorder.heard[0].endswith(b"adios\r\n"), "--only:", recorder.heard)
    says(chatcheck("replay", file, "127.0.0.1", recorder.port, "--only", "crlf/FLOW/adios"), BROKEN)  # nobody is there now
    says(chatcheck("replay", file, "127.0.0.1", 9, "--only", "nothing"), USAGE, str(file))
    says(chatcheck("replay", folder / "none", "127.0.0.1", 9), USAGE, "none")


def check_bad_replays(chatcheck, folder):
    file = folder / "bad.json"
    with Recorder() as recorder:
        for change, names in BAD_REPLAYS:
            document = json.loads(json.dumps(REPLAY))
            change(document)
            file.write_text(json.dumps(document, indent=2), encoding="utf-8")
            says(chatcheck("replay", file, "127.0.0.1", recorder.port), USAGE, str(file), *names)
        for text, line in (("", "line 1"),
                           ("{\n\"a\": 1,\n}", "line 3"), ("[]", "line 1"), ("{} x", "line 1"), ("\0\xff", "line 1")):
            file.write_bytes(text.encode("latin-1"))
            says(chatcheck("replay", file, "127.0.0.1", recorder.port), USAGE, str(file), line)
        file.write_text(json.dumps(REPLAY), encoding="utf-8")
        says(chatcheck("replay", file, "127.0.0.1", recorder.port), OK)
    promise(recorder.heard == [b"\x00\xff\r\n"], "a bad file has sent something:", recorder.heard)


# ---- grade DIR ----

def submit(folder, name, program):
    """A submission as students hand it in: a folder with `run` in it."""
    place = folder / name
    place.mkdir(parents=True)
    (place / "run").write_text(f"#!/bin/sh\nexec {program}\n", encoding="utf-8")
    (place / "run").chmod(0o755)
    return place


def server_in(place):
    shutil.copy(CLASSROOM / "crlf_server.py", place / "server.py")


def check_grade(chatcheck, folder):
    class_folder = folder / "class of 2026"
    server_in(submit(class_folder, "ann", "python3 server.py \"$@\""))
    server_in(submit(class_folder, "o'brien, \"bob\"", "python3 server.py \"$@\""))
    submit(class_folder, "eve", "exit 1")
    (class_folder / "mallory").mkdir()
    (class_folder / "notes.txt").write_text("no submission", encoding="utf-8")
    done = chatcheck("grade", class_folder, "--protocol", "crlf", *FEW, "--time-factor", "0.5", "-o", folder / "marks")
    says(done, BROKEN)
    header, *rows = table.read((folder / "marks" / "marks.csv").read_bytes())
    marks = {row[0]: (float(row[1]), float(row[2])) for row in rows}
    promise(header[:3] == ["submission", "marks", "of"], header)
    promise(marks["ann"] == marks["o'brien, \"bob\""] and marks["ann"][0] == marks["ann"][1] > 0, marks)
    promise(marks["eve"][0] == marks["mallory"][0] == 0 and len(marks) == 4, marks)
    for name in marks:
        report = schema.follow((folder / "marks" / f"{name}.json").read_bytes(), "chatcheck")
        promise(sum(case["earned"] for case in report["cases"]) == marks[name][0], name, "has other marks in its report")
        promise((folder / "marks" / f"{name}.html").stat().st_size > 1000, name, "has no page")
    promise("eve" in done.out.decode() and len(done.out.decode().splitlines()) == 4, done.out.decode())
    says(chatcheck("grade", folder / "none", "--protocol", "crlf"), USAGE, "none")
    says(chatcheck("grade", folder / "marks", "--protocol", "crlf"), USAGE, "marks")
    says(chatcheck("grade", class_folder), USAGE, "--protocol")


# ---- gradescope -o FILE ----

def unzip(file, folder):
    """As unzip(1) does: with the permissions."""
    with zipfile.ZipFile(file) as archive:
        promise(archive.testzip() is None, "the zip file is damaged")
        for entry in archive.infolist():
            pathlib.Path(archive.extract(entry, folder)).chmod(entry.external_attr >> 16)


def grade_there(folder, submission):
    """Gradescope's part, in a folder of ours: what the scripts call /autograder is there."""
    (folder / "results").mkdir(exist_ok=True)
    shutil.rmtree(folder / "submission", ignore_errors=True)
    shutil.copytree(submission, folder / "submission")
    script = (folder / "source" / "run_autograder").read_text(encoding="utf-8")
    here = folder / "run_autograder"
    here.write_text(script.replace("/autograder", str(folder)), encoding="utf-8")
    here.chmod(0o755)
    done = subprocess.run([here], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120,
                          env={"PATH": "/usr/local/bin:/usr/bin:/bin"}, check=False)
    promise(done.returncode == 0 and not done.stderr, "run_autograder:", done.returncode, done.stderr)
    return schema.follow((folder / "results" / "results.json").read_bytes(), "gradescope")


def check_gradescope(chatcheck, folder):
    points = folder / "points.ini"
    points.write_text("[points]\ncrlf/FLOW/* = 3\n", encoding="utf-8")
    options = ["--protocol", "crlf", *FEW, "--skip", "crlf/FLOW/he'lp",
               "--time-factor", "0.5", "--hide", "must", "--points", points]
    says(chatcheck("gradescope", *options, "-o", folder / "autograder.zip"), OK)
    says(chatcheck("gradescope", *options), USAGE, "-o")
    says(chatcheck("gradescope", *options, "-o", folder / "none" / "a.zip"), USAGE, "none/a.zip")
    place = folder / "autograder"
    unzip(folder / "autograder.zip", place / "source")
    for name in ("setup.sh", "run_autograder", "chatcheck"):
        promise((place / "source" / name).stat().st_mode & 0o111, name, "cannot be run")
    for name in ("setup.sh", "run_autograder"):
        promise(subprocess.run(["bash", "-n", place / "source" / name], check=False).returncode == 0, name, "is no script")
    good, bad = submit(folder, "good", "python3 server.py \"$@\""), submit(folder, "bad", "exit 1")
    server_in(good)
    full = grade_there(place, good)["tests"]
    promise(all(test["score"] == test["max_score"] == 3 for test in full) and len(full) == 10, full)
    none = grade_there(place, bad)["tests"]
    promise(all(test["score"] == 0 and test["status"] == "failed" for test in none), none)
    promise(all("usually" not in test["output"] for test in none), "--hide is forgotten")
    libraries = [file for file in (place / "source" / "lib").iterdir() if "libfmt" in file.name or "libstdc++" in file.name]
    promise(libraries, "chatcheck has no libraries with it")


CHECKS = [check_exit_codes, check_class_server, check_points, check_hide, check_replay, check_bad_replays, check_grade,
          check_gradescope]


def main(path):
    chatcheck = Checker(path)
    failed = 0
    for check in CHECKS:
        try:
            with tempfile.TemporaryDirectory() as folder:
                check(chatcheck, pathlib.Path(folder))
        except (Failed, schema.Invalid) as fault:
            failed += 1
            print(f"{check.__name__}: {fault}", file=sys.stderr)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(sys.argv[1])
