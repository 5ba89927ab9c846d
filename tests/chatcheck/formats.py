# Every report of chatcheck is what its format says: of runs of clean, wrong and nasty programs, hidden or not.
# SPDX-License-Identifier: BSL-1.0
#
#   python3 formats.py CHATCHECK        prints a line for each run; exit 1 where a report is wrong
import pathlib
import sys
import tempfile

from checker import HERE, Checker, Failed, mutant, program, promise

sys.path.insert(0, str(HERE / "formats"))
import capture  # noqa: E402
import junit  # noqa: E402
import page  # noqa: E402
import schema  # noqa: E402
import table  # noqa: E402
import tap  # noqa: E402

FILES = {"html": "html", "json": "json", "junit": "xml", "tap": "tap", "csv": "csv", "gradescope": "gradescope.json",
         "classroom": "classroom.json", "prairielearn": "prairielearn.json", "pcapng": "pcapng", "replay": "replay.json"}
LARGEST_OF_PRAIRIELEARN = 1_000_000
BROKEN = {"fail", "timeout", "unimplemented"}

HASTE = ["--time-factor", "0.3"]
QUIET_FAMILIES = [word for family in ("FLOW", "FRAME", "EOL", "TEXT", "STATE")
                  for word in ("--only", f"crlf/{family}/*")]
RUNS = {  # name: side, words of the command line
    "clean": ("server", [*QUIET_FAMILIES, "--exec", mutant("crlf_server")]),
    "wrong": ("server", [*HASTE, *QUIET_FAMILIES, "--exec", mutant("crlf_server", "welcome-ends-in-lf")]),
    "nasty": ("server", [*HASTE, "--skip", "*/LOAD/*", "--exec", program(HERE / "nasty_server.py", "{port}")]),
    "hidden": ("server", [*HASTE, *QUIET_FAMILIES, "--hide", "should", "--exec",
                          program(HERE / "nasty_server.py", "{port}")]),
    "strange words": ("server", [*HASTE, "--only", "crlf/FLOW/*", "--exec",
                                 "echo '<b>&\"]]>#\\' >&2; exit 7 # {port} \t\udcff\udcfe"]),
    "client": ("client", [*HASTE, "--only", "*/CLIENT-FLOW/*", "--exec",
                          mutant("crlf_client", words="{host} {port} {name}")]),
}


def check_json(document, text):
    promise(sum(document["totals"].values()) == len(document["cases"]), "the totals are not those of the cases")
    for case in document["cases"]:
        for event in case.get("transcript", []):
            promise(event.get("octets", 0) >= len(event.get("hex", "")) / 2, "more octets than there were")
        mark = case.get("mark")
        promise(not mark or mark["event"] < max(1, len(case["transcript"])), case["slug"], "is marked at no event")


def check_junit(document, text):
    root = junit.read(text)
    names = [case.get("name") for case in root.findall("testcase")]
    promise(names == [case["slug"] for case in document["cases"]], "JUnit has other cases")
    failed = [case.get("name") for case in root.findall("testcase") if case.find("failure") is not None]
    promise(failed == [case["slug"] for case in document["cases"]
                       if case["level"] == "MUST" and case["outcome"] in BROKEN], "JUnit has other failures")
    for case in root.findall("testcase/failure"):
        promise("rests on" in case.text, "a failure without its transcript")


def check_tap(document, text):
    points = tap.read(text)
    promise(len(points) == len(document["cases"]), "TAP has other cases")
    for point, case in zip(points, document["cases"]):
        promise(point.description == f"{case['slug']} ({case['number']})", "TAP has another case:", point.description)
        fails = not point.ok and point.directive is None
        promise(fails == (case["level"] == "MUST" and case["outcome"] in BROKEN), "TAP:", point)
        promise(point.ok or "report" in point.diagnostics, "no report of", point)
        promise(point.ok or point.diagnostics.get("message") == case.get("reason"), "another message of", point)


def check_csv(document, text):
    header, *rows = table.read(text)
    promise(header[:2] == ["number", "slug"], "the header is", header)
    for row, case in zip(rows, document["cases"], strict=True):
        cells = dict(zip(header, row))
        promise(cells["slug"] == case["slug"] and cells["reason"] == case.get("reason", ""), "CSV differs:", row)


def check_marks(document, tests, earned, worth):
    for test, case in zip(tests, document["cases"], strict=True):
        promise(test[earned] == case["earned"], "other marks:", test)
        promise(test[worth] == (0 if case["outcome"] == "skip" else case["worth"]), "other marks:", test)


def check_gradescope(document, text):
    check_marks(document, schema.follow(text, "gradescope")["tests"], "score", "max_score")


def check_classroom(document, text):
    found = schema.follow(text, "classroom")
    check_marks(document, found["tests"], "score", "max_score")
    promise(found["max_score"] == sum(test["max_score"] for test in found["tests"]), "another sum")


def check_prairielearn(document, text):
    found = schema.follow(text, "prairielearn")
    check_marks(document, found["tests"], "points", "max_points")
    promise(len(text) <= LARGEST_OF_PRAIRIELEARN, "PrairieLearn takes no file of", len(text), "octets")


def check_html(document, text):
    ids, words = page.read(text)
    for case in document["cases"]:
        promise("c" + case["number"].replace(".", "-") in ids, "the page has no", case["slug"])
        promise(case["slug"] in words and case.get("reason", "") in words, "the page does not tell of", case["slug"])


def check_replay(document, text):
    cases = {case["slug"]: case for case in schema.follow(text, "replay")["cases"]}
    for case in document["cases"]:
        promise(("transcript" in case) == (case["slug"] in cases), case["slug"], "may not be told")
        sent = "".join(event["hex"] for event in case.get("transcript", []) if event["what"] == "sent")
        whole = all(2 * event["octets"] == len(event["hex"]) for event in case.get("transcript", []) if "hex" in event)
        steps = cases.get(case["slug"], {"steps": []})["steps"]
        promise(not whole or "".join(step["hex"] for step in steps) == sent, case["slug"], "is told otherwise")


CHECKS = {"json": check_json, "junit": check_junit, "tap": check_tap, "csv": check_csv, "gradescope": check_gradescope,
          "classroom": check_classroom, "prairielearn": check_prairielearn, "html": check_html, "replay": check_replay}


def check_hidden(reports, open_document):
    """What a run in the open tells of a weak case stands in no report of a hidden run, but for what it rests on."""
    for case in open_document["cases"]:
        if case["level"] == "MUST":
            continue
        for name, text in reports.items():
            for part in ("legal", "hint", "was_done", "usual_mistake"):
                shared = [other for other in open_document["cases"]
                          if other["level"] == "MUST" and case[part] in str(other.values())]
                promise(shared or case[part] not in text.decode(errors="replace"), name, "tells the", part, "of",
                        case["slug"])


def check_run(chatcheck, name, folder):
    side, words = RUNS[name]
    files = dict(FILES)
    if side == "client":
        files.pop("replay")  # a client cannot be replayed
    paths = {format_: folder / f"run.{end}" for format_, end in files.items()}
    options = [word for format_, file in paths.items() for word in ("--report", f"{format_}={file}")]
    done = chatcheck(side, "--protocol", "crlf", *words, *options)
    promise(done.status in (0, 1) and not done.err, "exit", done.status, done.err)
    reports = {format_: file.read_bytes() for format_, file in paths.items()}
    document = schema.follow(reports["json"], "chatcheck")
    broken = any(case["level"] == "MUST" and case["outcome"] in BROKEN for case in document["cases"])
    promise(done.status == (1 if broken else 0), "exit", done.status, "and broken:", broken)
    for format_, check in CHECKS.items():
        if format_ in reports:
            check(document, reports[format_])
    if capture.tshark():
        capture.agree(paths["pcapng"], document)
    return document, {format_: text for format_, text in reports.items() if format_ != "pcapng"}


def main(path):
    chatcheck = Checker(path)
    documents, reports, failed = {}, {}, 0
    for tool in ("tshark", "xmllint"):
        if not {"tshark": capture.tshark, "xmllint": junit.xmllint}[tool]():
            print(f"no {tool} here: what only it can see is not looked at")
    for name in RUNS:
        try:
            with tempfile.TemporaryDirectory() as folder:
                documents[name], reports[name] = check_run(chatcheck, name, pathlib.Path(folder))
            print(f"{name}: {documents[name]['totals']}")
        except (Failed, schema.Invalid) as fault:
            failed += 1
            print(f"{name}: {fault}", file=sys.stderr)
    try:
        promise("hidden" not in reports or "clean" not in documents or not check_hidden(reports["hidden"], documents["clean"]))
        promise("clean" not in documents or not documents["clean"]["totals"]["fail"], "the clean program fails")
    except Failed as fault:
        failed += 1
        print(f"hidden: {fault}", file=sys.stderr)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(sys.argv[1])
