# The fake server's files: an audit log whose disk may fill, and a journal that outlives the process.
# SPDX-License-Identifier: BSL-1.0
import json
import os
import sys


class Files:
    """What a server keeps; `bug` says what it does wrong about it, and `lines` are the journal's."""

    def open_audit(self, file):
        self.audit, self.audit_file, self.records, self.seq = None, file, [], 0
        if file:
            try:
                self.audit = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o640)
            except OSError:
                sys.exit(73)
            with open(file, "rb") as kept:
                self.seq = kept.read().count(b"\n")
        self.record({"event": "start"})

    def record(self, fields):
        self.seq += 1
        line = json.dumps({"seq": self.seq, **fields})
        self.records.append((line.replace("\\n", "\n") if self.bug == "injects" else line).encode() + b"\n")
        while self.audit is not None and self.records:
            at = os.fstat(self.audit).st_size
            try:
                if os.write(self.audit, self.records[0]) < len(self.records[0]):
                    raise OSError("half of it")
            except OSError:
                if self.bug == "stops-with-the-disk":
                    os._exit(1)
                if self.bug != "tears-records":
                    os.ftruncate(self.audit, at)
                return
            self.records.pop(0)

    def open_journal(self, file):
        self.journal = None
        if file:
            self.journal = open(file, "ab+", buffering=0)
            self.journal.seek(0)
            self.lines = self.journal.read().splitlines()

    def keep(self, line):
        self.lines.append(line)
        if self.journal and self.bug != "forgets":
            self.journal.write(line + b"\n")
